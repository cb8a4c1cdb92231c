import {
  endUserIdRule,
  endUserIdText,
  FieldFaults,
  isObject,
  isProjectReference,
  projectRule,
  refuseUnknown,
} from '../requests/index.js';
import type { ProjectReference } from '../serving/index.js';

/** That an anonymous id is of a known end user. */
export interface Identification {
  readonly endUserId: string;
  readonly anonymousId: string;
}

/** A checked body of `POST /identify`. */
export interface PublicIdentification extends Identification {
  readonly projectId: ProjectReference;
  /** HMAC-SHA256 of the known id with the identity secret, in hexadecimal; undefined without one. */
  readonly proof: string | undefined;
}

/** Ids that the server and the SDK make are integers from here on; smaller ones are people's own. */
const smallestMadeId = 2 ** 32;

/** @throws DomainError invalid, naming every field that is wrong or not known */
export function parseIdentification(body: unknown): Identification {
  const faults = new FieldFaults();
  if (!isObject(body)) {
    faults.add('', 'must be a JSON object');
    throw faults.toError();
  }
  refuseUnknown(body, ['user_id', 'anonymous_id'], faults);
  const ids = readIds(body, { known: 'user_id', anonymous: 'anonymous_id' }, faults);
  faults.throwIfAny();
  return ids;
}

/**
 * Reads a body of a browser. Unknown fields are ignored, since a client may be newer than the server.
 *
 * @throws DomainError invalid, naming every field that is wrong
 */
export function parsePublicIdentification(body: unknown): PublicIdentification {
  const faults = new FieldFaults();
  if (!isObject(body)) {
    faults.add('', 'must be a JSON object');
    throw faults.toError();
  }
  const { projectId, proof } = body;
  if (!isProjectReference(projectId)) faults.add('projectId', projectRule);
  const ids = readIds(body, { known: 'userId', anonymous: 'anonymousId' }, faults);
  const isGiven = proof !== undefined && proof !== null;
  if (isGiven && typeof proof !== 'string') faults.add('proof', 'must be a text of hexadecimal digits');
  faults.throwIfAny();
  return { ...ids, projectId: projectId as ProjectReference, proof: isGiven ? (proof as string) : undefined };
}

/** @throws DomainError invalid for an anonymous id of which nothing says that no person has it */
export function requireMadeId({ anonymousId }: Identification): void {
  const made = /^[1-9]\d{9,15}$/.test(anonymousId) ? Number(anonymousId) : 0;
  if (Number.isSafeInteger(made) && made >= smallestMadeId) return;
  const faults = new FieldFaults();
  faults.add(
    'anonymousId',
    'must be an integer of 2^32 or more without a proof, as the server and the SDK make them',
  );
  throw faults.toError();
}

function readIds(
  body: Record<string, unknown>,
  { known, anonymous }: Record<'known' | 'anonymous', string>,
  faults: FieldFaults,
): Identification {
  const endUserId = endUserIdText(body[known]);
  const anonymousId = endUserIdText(body[anonymous]);
  if (endUserId === undefined) faults.add(known, endUserIdRule);
  if (anonymousId === undefined) faults.add(anonymous, endUserIdRule);
  else if (anonymousId === endUserId) faults.add(anonymous, `must be another id than ${known}`);
  return { endUserId: endUserId ?? '', anonymousId: anonymousId ?? '' };
}
