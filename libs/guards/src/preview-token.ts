import { isSigned, sign, type SecretKeys } from '#libs/security';

/** What a preview link shows: one variation of one experiment, in any status. */
export interface PreviewClaims {
  projectId: number;
  experimentId: number;
  variationId: number;
}

const purpose = 'preview-links';

/** What is signed; the word is from before purposes had keys of their own. */
const signedText = (text: string): string => `preview:${text}`;

/**
 * A token that shows a variation until it expires. It opens nothing else: its signature is made with a key for this
 * purpose, so it is no access token, and no other token of ours passes as one.
 *
 * @param expiresAt milliseconds since 1970, kept to the second
 */
export function signPreview(keys: SecretKeys, claims: PreviewClaims, expiresAt: number): string {
  const { projectId, experimentId, variationId } = claims;
  const text = [projectId, experimentId, variationId, Math.floor(expiresAt / 1000)].join('.');
  return `${text}.${sign(keys, purpose, signedText(text))}`;
}

/**
 * What a token shows; undefined for one that was not signed here, was changed, or has expired.
 *
 * @param now milliseconds since 1970
 */
export function readPreview(keys: SecretKeys, token: string, now: number): PreviewClaims | undefined {
  const [, text, signed] = /^(\d{1,10}\.\d{1,10}\.\d{1,10}\.\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  if (text === undefined || signed === undefined) return undefined;
  if (!isSigned(keys, purpose, signedText(text), signed)) return undefined;
  const [projectId = 0, experimentId = 0, variationId = 0, expiresAt = 0] = text.split('.').map(Number);
  return expiresAt * 1000 > now ? { projectId, experimentId, variationId } : undefined;
}
