import { readFlagContext } from '#libs/evaluation';
import type { AssignmentVisit } from '../assignments/index.js';
import { isObject } from '../requests/index.js';
import { OfrepError } from './ofrep-error.js';

/**
 * The end user, and what is known of the visit, from the body of an evaluation: `{context: {targetingKey, …}}`. Fields
 * beside the context are ignored, since a client may be newer than the server.
 *
 * @throws OfrepError INVALID_CONTEXT or TARGETING_KEY_MISSING
 */
export function parseContext(body: unknown): AssignmentVisit {
  const read = readFlagContext(isObject(body) ? body['context'] : undefined);
  if ('errorCode' in read) throw new OfrepError(read.errorCode, read.errorDetails);
  return { ...read, deviceType: null, campaignId: null, adId: null };
}
