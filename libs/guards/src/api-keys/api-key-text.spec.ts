import { bearerToken, hashApiKey, hasKeyForm, makeApiKey, maskApiKey } from './api-key-text.js';

describe('makeApiKey', () => {
  it('makes keys that say what they are and are never the same', () => {
    const keys = Array.from({ length: 100 }, () => makeApiKey('secret'));

    expect(new Set(keys).size).toBe(100);
    expect(keys.every((key) => key.startsWith('abt_sk_') && hasKeyForm(key))).toBe(true);
    expect(makeApiKey('publishable')).toMatch(/^abt_pk_/);
  });
});

describe('maskApiKey', () => {
  it('shows the prefix and the last four characters', () => {
    expect(maskApiKey(`abt_sk_${'a'.repeat(39)}wxyz`)).toBe('abt_sk_****wxyz');
  });
});

describe('hashApiKey', () => {
  it('is the SHA-256 of the text', () => {
    expect(hashApiKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('hasKeyForm', () => {
  it.each([
    '',
    'abt_sk_',
    `abt_xk_${'a'.repeat(43)}`,
    `abt_sk_${'a'.repeat(44)}`,
    `abt_sk_${'ä'.repeat(43)}`,
  ])('is not that of "%s"', (text) => {
    expect(hasKeyForm(text)).toBe(false);
  });
});

describe('bearerToken', () => {
  it.each([
    ['Bearer token', 'token'],
    ['bearer  token ', 'token'],
    ['Basic token', undefined],
    ['Bearer', undefined],
    ['Bearer two tokens', undefined],
    [undefined, undefined],
  ])('finds in "%s" the token %s', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });
});
