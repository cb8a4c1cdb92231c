import { describe, expect, it } from '@jest/globals';
import { toJson } from './to-json.js';

describe('toJson', () => {
  it.each([
    [null],
    ['text "quoted"'],
    [[1, undefined, 'a', [true]]],
    [{ a: 1, b: undefined, c: { d: [null, { e: 'ü\u2028' }] } }],
    [new Date(0)],
    [NaN],
    [{ f: () => 1 }],
  ])('writes %j as JSON.stringify does', (value) => {
    expect(toJson(value)).toBe(JSON.stringify(value));
  });

  it('does not ask lists for a toJSON that a library has given them', () => {
    const extended = Array.prototype as { toJSON?: () => string };
    extended.toJSON = () => 'spoilt';
    try {
      expect(toJson([{ list: [1] }])).toBe('[{"list":[1]}]');
    } finally {
      delete extended.toJSON;
    }
  });
});
