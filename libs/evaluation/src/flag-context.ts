import { type Attributes, requestAttributes } from '#libs/targeting';
import { endUserIdText } from './end-user-id.js';
import { isHttpUrl, isNestedObject, isObject, maxAttributeDepth } from './attribute-values.js';

/** An OpenFeature context as evaluations use it. */
export interface FlagContext {
  readonly endUserId: string;
  /** The page, for experiments with URL conditions. */
  readonly url: string | undefined;
  /** Everything beside the targeting key, the address included. */
  readonly attributes: Record<string, unknown>;
}

/** What is wrong with a context, by the error codes of OpenFeature. */
export interface ContextFault {
  readonly errorCode: 'INVALID_CONTEXT' | 'TARGETING_KEY_MISSING';
  readonly errorDetails: string;
}

/** The end user, and what is known of the visit, from a context: `{targetingKey, …}`. Never throws. */
export function readFlagContext(context: unknown): FlagContext | ContextFault {
  const read = readFlagUser(context);
  if ('errorCode' in read) return read;
  return { endUserId: read.endUserId, attributes: flagAttributes(read.context), url: read.url };
}

/** A context that is sound, whose attributes are read when they are asked for. */
export interface FlagUser extends Omit<FlagContext, 'attributes'> {
  readonly context: Readonly<Record<string, unknown>>;
}

/** The same without the attributes: see `flagAttributes`. */
export function readFlagUser(context: unknown): FlagUser | ContextFault {
  if (!isObject(context)) return invalid('The context must be a JSON object.');
  const { targetingKey, url } = context;
  if (targetingKey === undefined || targetingKey === null || targetingKey === '')
    return {
      errorCode: 'TARGETING_KEY_MISSING',
      errorDetails: 'The context needs a targetingKey, the id of the end user.',
    };
  const endUserId = typeof targetingKey === 'string' ? endUserIdText(targetingKey) : undefined;
  if (endUserId === undefined) return invalid('targetingKey must be a text of 1 to 128 UTF-8 bytes.');
  if (!isNestedObject(context))
    return invalid(`The context must be at most ${maxAttributeDepth} levels deep.`);
  return { endUserId, url: isHttpUrl(url) ? (url as string) : undefined, context };
}

/** Everything in a context beside the targeting key. */
export function flagAttributes(context: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { targetingKey: _, ...attributes } = context;
  return attributes;
}

const invalid = (errorDetails: string): ContextFault => ({ errorCode: 'INVALID_CONTEXT', errorDetails });

const nothing: Attributes = Object.freeze({});

/** What rules may ask for where a program speaks for the end user: what it says weighs more than what is stored. */
export function trustedAttributes(
  { url, attributes }: { url: string | undefined; attributes: Readonly<Record<string, unknown>> | undefined },
  stored?: Attributes,
): Attributes {
  // Nothing else of a request is known here.
  const known = url === undefined ? undefined : requestAttributes({ url });
  if (known === undefined && stored === undefined) return attributes ?? nothing;
  return { ...known, ...stored, ...attributes };
}
