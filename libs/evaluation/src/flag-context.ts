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
  if (!isObject(context)) return invalid('The context must be a JSON object.');
  const { targetingKey, ...attributes } = context;
  if (targetingKey === undefined || targetingKey === null || targetingKey === '')
    return {
      errorCode: 'TARGETING_KEY_MISSING',
      errorDetails: 'The context needs a targetingKey, the id of the end user.',
    };
  const endUserId = typeof targetingKey === 'string' ? endUserIdText(targetingKey) : undefined;
  if (endUserId === undefined) return invalid('targetingKey must be a text of 1 to 128 UTF-8 bytes.');
  if (!isNestedObject(attributes))
    return invalid(`The context must be at most ${maxAttributeDepth} levels deep.`);
  const { url } = attributes;
  return { endUserId, attributes, url: isHttpUrl(url) ? (url as string) : undefined };
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
