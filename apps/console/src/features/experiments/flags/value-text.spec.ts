import { describe, expect, it } from '@jest/globals';
import { readValue, textOf, valueWords } from './value-text.js';

describe('readValue', () => {
  it.each([
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['number', ' 1.5 ', 1.5],
    ['number', '-0', -0],
    ['string', 'a text', 'a text'],
    ['string', '', null],
    ['json', '{"a": [1]}', { a: [1] }],
    ['json', '[]', []],
  ] as const)('reads the %s %j', (type, text, value) => {
    expect(readValue(type, text)).toEqual({ value });
  });

  it.each([
    ['boolean', ''],
    ['boolean', 'yes'],
    ['number', ''],
    ['number', '3 columns'],
    ['number', '1e999'],
    ['json', ''],
    ['json', '{'],
    ['json', 'null'],
    ['json', '3'],
  ] as const)('refuses the %s %j', (type, text) => {
    expect(readValue(type, text)).toEqual({ fault: expect.any(String) });
  });

  it.each([
    ['boolean', true],
    ['number', 0.25],
    ['string', 'x'],
    ['json', { a: { b: [1, null] } }],
  ] as const)('reads what it has written of a %s', (type, value) => {
    expect(readValue(type, textOf(value))).toEqual({ value });
  });
});

describe('valueWords', () => {
  it('says values on one line', () => {
    expect(valueWords({ columns: 3 }, 'on', 'json')).toBe('{"columns":3}');
    expect(valueWords('Buy now', 'on', 'string')).toBe('“Buy now”');
    expect(valueWords(false, 'on', 'boolean')).toBe('false');
    expect(valueWords('x'.repeat(100), 'on', 'string')).toHaveLength(40);
  });

  it('takes the title for a text without a value, and says so of other types', () => {
    expect(valueWords(null, 'blue', 'string')).toBe('“blue”');
    expect(valueWords(null, 'blue', 'number')).toBe('no value');
    expect(valueWords(undefined, 'blue', 'json')).toBe('…');
  });
});
