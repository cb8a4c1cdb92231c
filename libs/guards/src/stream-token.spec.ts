import { signPreview } from './preview-token.js';
import { readStreamToken, signStream, streamToken } from './stream-token.js';

const keys = { secretKey: 'a-secret-key-of-32-characters-at-least', previousSecretKeys: [] };
const claims = { projectId: 7, keyId: 12, revision: 3 };
const token = streamToken(claims, signStream(keys, claims, ''));

describe('tokens of streams', () => {
  it('tell project, key and revision', () => {
    expect(readStreamToken(keys, token, '')).toEqual(claims);
    expect(readStreamToken(keys, streamToken({ ...claims, revision: 9 }, token.split('.')[3]!), '')).toEqual({
      ...claims,
      revision: 9,
    });
  });

  it.each([
    ['another project', token.replace(/^7/, '8')],
    ['another key', token.replace('.12.', '.13.')],
    ['the tokens of API_TOKEN', token.replace('.12.', '.0.')],
    ['a changed signature', `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`],
    ['nothing', ''],
    ['a preview', signPreview(keys, { projectId: 7, experimentId: 12, variationId: 3 }, 9e12)],
  ])('of %s open nothing', (_, wrong) => {
    expect(readStreamToken(keys, wrong, '')).toBeUndefined();
  });

  it('live on while SECRET_KEY_PREVIOUS names their key', () => {
    const rotated = { secretKey: `${keys.secretKey}!`, previousSecretKeys: [keys.secretKey] };
    expect(readStreamToken(rotated, token, '')).toEqual(claims);
    expect(readStreamToken({ ...rotated, previousSecretKeys: [] }, token, '')).toBeUndefined();
  });

  it('of API_TOKEN end when it changes', () => {
    const ofTokens = { ...claims, keyId: null };
    const signed = streamToken(ofTokens, signStream(keys, ofTokens, 'first'));
    expect(readStreamToken(keys, signed, 'first')).toEqual(ofTokens);
    expect(readStreamToken(keys, signed, 'second')).toBeUndefined();
  });
});
