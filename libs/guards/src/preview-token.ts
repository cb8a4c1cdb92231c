import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a preview link shows: one variation of one experiment, in any status. */
export interface PreviewClaims {
  projectId: number;
  experimentId: number;
  variationId: number;
}

const purpose = 'preview';

/**
 * A token that shows a variation until it expires. It opens nothing else: its signature is made for this
 * purpose, so it is no access token, and no other token of ours passes as one.
 *
 * @param expiresAt milliseconds since 1970, kept to the second
 */
export function signPreview(secretKey: string, claims: PreviewClaims, expiresAt: number): string {
  const { projectId, experimentId, variationId } = claims;
  const text = [projectId, experimentId, variationId, Math.floor(expiresAt / 1000)].join('.');
  return `${text}.${signature(secretKey, text)}`;
}

/**
 * What a token shows; undefined for one that was not signed here, was changed, or has expired.
 *
 * @param now milliseconds since 1970
 */
export function readPreview(secretKey: string, token: string, now: number): PreviewClaims | undefined {
  const [, text, signed] = /^(\d{1,10}\.\d{1,10}\.\d{1,10}\.\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  if (text === undefined || signed === undefined) return undefined;
  const expected = Buffer.from(signature(secretKey, text));
  if (!timingSafeEqual(expected, Buffer.from(signed))) return undefined;
  const [projectId = 0, experimentId = 0, variationId = 0, expiresAt = 0] = text.split('.').map(Number);
  return expiresAt * 1000 > now ? { projectId, experimentId, variationId } : undefined;
}

function signature(secretKey: string, text: string): string {
  return createHmac('sha256', secretKey).update(`${purpose}:${text}`).digest('base64url');
}
