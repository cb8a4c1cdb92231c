import { flagAttributes, readFlagUser, type FlagUser } from '#libs/evaluation';
import type { AssignmentVisit } from '../assignments/index.js';
import { isObject } from '../requests/index.js';
import { OfrepError } from './ofrep-error.js';

/** What is known of the visit that a context tells of; its attributes are read once somebody asks for them. */
class ContextVisit implements AssignmentVisit {
  readonly endUserId: string;
  readonly url: string | undefined;
  readonly deviceType = null;
  readonly campaignId = null;
  readonly adId = null;
  private readonly context: FlagUser['context'];
  private known: Record<string, unknown> | undefined = undefined;

  constructor({ endUserId, url, context }: FlagUser) {
    this.endUserId = endUserId;
    this.url = url;
    this.context = context;
  }

  get attributes(): Record<string, unknown> {
    return (this.known ??= flagAttributes(this.context));
  }
}

/**
 * The end user, and what is known of the visit, from the body of an evaluation: `{context: {targetingKey, …}}`. Fields
 * beside the context are ignored, since a client may be newer than the server.
 *
 * @throws OfrepError INVALID_CONTEXT or TARGETING_KEY_MISSING
 */
export function parseContext(body: unknown): AssignmentVisit {
  const read = readFlagUser(isObject(body) ? body['context'] : undefined);
  if ('errorCode' in read) throw new OfrepError(read.errorCode, read.errorDetails);
  return new ContextVisit(read);
}
