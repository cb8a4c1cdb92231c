import { valueFault } from './values.js';

describe('valueFault', () => {
  it.each([
    ['boolean', false],
    ['string', ''],
    ['string', 'x'.repeat(64 * 1024 - 2)],
    ['number', -1.5e300],
    ['json', []],
    ['json', { a: [1, 'ü', null, { b: false }] }],
  ] as const)('takes %s %j', (type, value) => {
    expect(valueFault(type, value)).toBeUndefined();
  });

  it.each([
    ['boolean', 'true', 'true or false'],
    ['string', 7, 'a text'],
    ['number', '7', 'a finite number'],
    ['number', Infinity, 'a finite number'],
    ['number', NaN, 'a finite number'],
    ['json', 'text', 'an object or a list'],
    ['json', true, 'an object or a list'],
    ['string', 'x'.repeat(64 * 1024 - 1), '64 KiB'],
    ['json', { a: 'ü'.repeat(32 * 1024) }, '64 KiB'],
    ['string', 'a\0', 'NUL'],
    ['json', { 'a\0': 1 }, 'NUL'],
    ['json', [['\uD800']], 'broken'],
    ['json', { a: Infinity }, 'broken'],
  ] as const)('refuses %s %j', (type, value, expected) => {
    expect(valueFault(type, value)).toContain(expected);
  });
});
