import type { AssignmentVisit } from '../assignments/index.js';
import { endUserIdText, isHttpUrl, isNestedObject, isObject, maxAttributeDepth } from '../requests/index.js';
import { OfrepError } from './ofrep-error.js';

/**
 * The end user, and what is known of the visit, from the body of an evaluation: `{context: {targetingKey, …}}`. Fields
 * beside the context are ignored, since a client may be newer than the server.
 *
 * @throws OfrepError INVALID_CONTEXT or TARGETING_KEY_MISSING
 */
export function parseContext(body: unknown): AssignmentVisit {
  const context = isObject(body) ? body['context'] : undefined;
  if (!isObject(context)) throw new OfrepError('INVALID_CONTEXT', 'The context must be a JSON object.');
  const { targetingKey, ...attributes } = context;
  if (targetingKey === undefined || targetingKey === null || targetingKey === '')
    throw new OfrepError(
      'TARGETING_KEY_MISSING',
      'The context needs a targetingKey, the id of the end user.',
    );
  const endUserId = typeof targetingKey === 'string' ? endUserIdText(targetingKey) : undefined;
  if (endUserId === undefined)
    throw new OfrepError('INVALID_CONTEXT', 'targetingKey must be a text of 1 to 128 UTF-8 bytes.');
  if (!isNestedObject(attributes))
    throw new OfrepError('INVALID_CONTEXT', `The context must be at most ${maxAttributeDepth} levels deep.`);
  const { url } = attributes;
  return {
    ...{ endUserId, attributes, deviceType: null, campaignId: null, adId: null },
    url: isHttpUrl(url) ? (url as string) : undefined,
  };
}
