import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  acceptedSignatures,
  decryptSecret,
  encryptSecret,
  isOfPresentKey,
  isSigned,
  keyOfToken,
  sign,
  type SecretKeys,
} from './key-ring.js';

const [first, second, third] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
const before: SecretKeys = { secretKey: first, previousSecretKeys: [] };
const rotated: SecretKeys = { secretKey: second, previousSecretKeys: [first] };
const twice: SecretKeys = { secretKey: third, previousSecretKeys: [second, first] };
const forgotten: SecretKeys = { secretKey: third, previousSecretKeys: [] };

describe('a signature', () => {
  it('counts for its purpose and text alone', () => {
    const signature = sign(before, 'preview-links', 'text');

    expect(signature).toMatch(/^[\w-]{43}$/);
    expect(isSigned(before, 'preview-links', 'text', signature)).toBe(true);
    expect(isSigned(before, 'one-time-codes', 'text', signature)).toBe(false);
    expect(isSigned(before, 'preview-links', 'texT', signature)).toBe(false);
    expect(isSigned(before, 'preview-links', 'text', signature.slice(1))).toBe(false);
  });

  it('of an earlier key counts until the key is forgotten, and is made no more', () => {
    const signature = sign(before, 'preview-links', 'text');

    expect(
      [rotated, twice, forgotten].map((keys) => isSigned(keys, 'preview-links', 'text', signature)),
    ).toEqual([...[true, true, false]]);
    expect(sign(rotated, 'preview-links', 'text')).not.toBe(signature);
    expect(acceptedSignatures(rotated, 'preview-links', 'text')[0]).toBe(
      sign(rotated, 'preview-links', 'text'),
    );
  });

  it('of a version before purposes had keys of their own counts too', () => {
    const signature = createHmac('sha256', first).update('text').digest('base64url');

    expect(
      [before, rotated, forgotten].map((keys) => isSigned(keys, 'preview-links', 'text', signature)),
    ).toEqual([...[true, true, false]]);
  });
});

describe('a stored secret', () => {
  const stored = encryptSecret(before, 'web_hook.secret', 'größer als 🙂');

  it('is unreadable, different each time, and comes back whole', () => {
    expect(stored).not.toContain('als');
    expect(encryptSecret(before, 'web_hook.secret', 'größer als 🙂')).not.toBe(stored);
    expect([before, rotated, twice].map((keys) => decryptSecret(keys, 'web_hook.secret', stored))).toEqual(
      Array(3).fill('größer als 🙂'),
    );
    expect(decryptSecret(before, 'a', encryptSecret(before, 'a', ''))).toBe('');
  });

  it('is not read with a forgotten key, at another place, or changed', () => {
    const changed = stored.slice(0, -1) + (stored.endsWith('A') ? 'Q' : 'A');

    expect(() => decryptSecret(forgotten, 'web_hook.secret', stored)).toThrow('neither SECRET_KEY nor');
    expect(() => decryptSecret(before, 'user.secret', stored)).toThrow();
    expect(() => decryptSecret(before, 'web_hook.secret', changed)).toThrow();
    expect(() => decryptSecret(before, 'web_hook.secret', 'plain')).toThrow();
  });

  it('tells whether it is of the present key', () => {
    expect([before, rotated, twice].map((keys) => isOfPresentKey(keys, stored))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('keyOfToken', () => {
  const token = (key: string): string =>
    `e30.e30.${createHmac('sha384', key).update('e30.e30').digest('base64url')}`;

  it('is the one that signed it, or the present one', () => {
    expect(keyOfToken(twice, token(first), 'sha384')).toBe(first);
    expect(keyOfToken(twice, token(third), 'sha384')).toBe(third);
    expect(keyOfToken(twice, token('d'.repeat(32)), 'sha384')).toBe(third);
    expect(keyOfToken(twice, token(first), 'sha256')).toBe(third);
    expect(keyOfToken(twice, 'nothing', 'sha256')).toBe(third);
  });
});
