import fc from 'fast-check';
import { endUserIdText, isIdText } from './end-user-id.js';

describe('isIdText', () => {
  it.each(['a', '42', 'ü', '😀', ' ', 'x'.repeat(128), 'é'.repeat(64), '€'.repeat(42), '😀'.repeat(32)])(
    'accepts %p',
    (text) => {
      expect(isIdText(text)).toBe(true);
    },
  );

  it.each([
    '',
    'x'.repeat(129),
    'é'.repeat(65),
    '€'.repeat(43),
    '😀'.repeat(33),
    'a\0b',
    '\ud800',
    'a\udc00',
  ])('refuses %p', (text) => {
    expect(isIdText(text)).toBe(false);
  });

  it('agrees with the encoder about every text that can be encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 140 }), (text) => {
        const bytes = new TextEncoder().encode(text).length;
        const expected = bytes >= 1 && bytes <= 128 && !text.includes('\0');

        expect(isIdText(text)).toBe(expected);
      }),
    );
  });
});

describe('endUserIdText', () => {
  it.each([
    [0, '0'],
    [42, '42'],
    [2 ** 53 - 1, '9007199254740991'],
    ['42', '42'],
    ['user-1', 'user-1'],
  ])('takes %p for %p', (value, expected) => {
    expect(endUserIdText(value)).toBe(expected);
  });

  it.each([-1, 1.5, 2 ** 53, NaN, '', true, {}, [], null, undefined])('refuses %p', (value) => {
    expect(endUserIdText(value)).toBeUndefined();
  });
});
