import { describe, expect, it } from '@jest/globals';
import { attributesOf, objectIn, rowsOf } from './trial-context.js';

describe('attributes to try', () => {
  it('have types where they are written as such', () => {
    const rows = [
      { name: ' country_code ', value: 'US' },
      { name: 'age', value: '42' },
      { name: 'member', value: 'true' },
      { name: 'cart', value: '["a", 1]' },
      { name: 'zip', value: '"01234"' },
      { name: 'broken', value: '[1' },
      { name: '', value: 'left out' },
    ];

    expect(attributesOf(rows)).toEqual({
      ...{ country_code: 'US', age: 42, member: true, cart: ['a', 1], zip: '01234', broken: '[1' },
    });
  });

  it('are the same after a change between form and JSON', () => {
    const attributes = { a: 'x', b: '42', c: 42, d: { e: [null] }, f: '', g: 'true' };

    expect(attributesOf(rowsOf(attributes))).toEqual(attributes);
  });

  it('are an object', () => {
    expect(objectIn('{"a": 1}')).toEqual({ a: 1 });
    expect([objectIn('[1]'), objectIn('null'), objectIn('{')]).toEqual([undefined, undefined, undefined]);
  });
});
