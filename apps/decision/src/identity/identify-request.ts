import { bodyChecker, endUserIdText, FieldFaults, isObject } from '../requests/index.js';
import type { ProjectReference } from '../serving/index.js';
import { identificationSchema, publicIdentificationSchema } from './identify-schema.js';

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

const checkIdentification = bodyChecker(identificationSchema);
const checkPublicIdentification = bodyChecker(publicIdentificationSchema);

/** @throws DomainError invalid, naming every field that is wrong or not known */
export function parseIdentification(body: unknown): Identification {
  const faults = new FieldFaults();
  const isRight = checkIdentification(body, faults);
  refuseSame(body, { known: 'user_id', anonymous: 'anonymous_id' }, faults);
  if (!isRight || faults.count > 0) throw faults.toError();
  return { endUserId: String(body.user_id), anonymousId: String(body.anonymous_id) };
}

/**
 * Reads a body of a browser.
 *
 * @throws DomainError invalid, naming every field that is wrong
 */
export function parsePublicIdentification(body: unknown): PublicIdentification {
  const faults = new FieldFaults();
  const isRight = checkPublicIdentification(body, faults);
  refuseSame(body, { known: 'userId', anonymous: 'anonymousId' }, faults);
  if (!isRight || faults.count > 0) throw faults.toError();
  const { projectId, proof } = body;
  return {
    ...{ endUserId: String(body.userId), anonymousId: String(body.anonymousId) },
    ...{ projectId, proof: proof ?? undefined },
  };
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

/** 42 and "42" are the same. */
function refuseSame(
  body: unknown,
  { known, anonymous }: Record<'known' | 'anonymous', string>,
  faults: FieldFaults,
): void {
  if (!isObject(body)) return;
  const id = endUserIdText(body[known]);
  if (id !== undefined && id === endUserIdText(body[anonymous]))
    faults.add(anonymous, `must be another id than ${known}`);
}
