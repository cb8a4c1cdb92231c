import { createHmac } from 'node:crypto';
import { readPreview, signPreview } from './preview-token.js';

const secretKey = 'a secret key of at least thirty-two characters';
const secret = { secretKey, previousSecretKeys: [] };
const claims = { projectId: 1, experimentId: 12, variationId: 31 };
const expiresAt = Date.UTC(2026, 0, 2);
const token = signPreview(secret, claims, expiresAt);

describe('readPreview', () => {
  it('reads what was signed until it expires', () => {
    expect(readPreview(secret, token, expiresAt - 1)).toEqual(claims);
    expect(readPreview(secret, token, expiresAt)).toBeUndefined();
  });

  it('refuses a token of another key', () => {
    expect(readPreview({ ...secret, secretKey: `${secretKey}!` }, token, 0)).toBeUndefined();
  });

  it('reads a token of an earlier key, and one of release 0.1.0', () => {
    const rotated = { secretKey: `${secretKey}!`, previousSecretKeys: [secretKey] };
    const text = token.slice(0, token.lastIndexOf('.'));
    const earlier = `${text}.${createHmac('sha256', secretKey).update(`preview:${text}`).digest('base64url')}`;

    expect(earlier).not.toBe(token);
    expect([token, earlier].map((one) => readPreview(rotated, one, 0))).toEqual([claims, claims]);
  });

  it.each([
    ['another experiment', token.replace('1.12.31', '1.13.31')],
    ['another end', token.replace('1767312000', '1967312000')],
    ['another signature', `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`],
    ['no signature', token.slice(0, -44)],
    ['a token of another form', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl'],
    ['nothing', ''],
  ])('refuses %s', (_, changed) => {
    expect(changed).not.toBe(token);
    expect(readPreview(secret, changed, 0)).toBeUndefined();
  });
});
