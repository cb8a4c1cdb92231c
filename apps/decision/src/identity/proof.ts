import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a text proves a known id: hex HMAC-SHA256(identity secret, id). Takes as long for a wrong one, and without a
 * secret nothing is a proof.
 */
export function isProof(proof: string, secret: string | null, endUserId: string): boolean {
  const expected = createHmac('sha256', secret ?? '')
    .update(endUserId, 'utf8')
    .digest();
  const given = /^[0-9a-f]{64}$/i.test(proof) ? Buffer.from(proof, 'hex') : Buffer.alloc(expected.length);
  return timingSafeEqual(given, expected) && secret !== null && secret !== '';
}
