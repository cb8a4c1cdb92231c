import type { ErrorCode } from './error-codes.js';

/** How a caller should understand an error; the HTTP edge maps each kind to one status. */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition-needed'
  | 'too-large'
  | 'unsupported-media'
  | 'limited'
  | 'unavailable';

/** One fault of one input field; `field` is a dotted path such as `allocations.0.traffic`. */
export interface FieldError {
  field: string;
  message: string;
  /** Where it stands in a document, as a JSON pointer. */
  pointer?: string;
  /** Of a list of items: the position of the one at fault. */
  index?: number;
}

export interface DomainErrorDetails {
  /** Faults per field, for `invalid`. */
  fields?: readonly FieldError[];
  /** When trying again makes sense, in seconds, for `limited` and `unavailable`. */
  retryAfterSeconds?: number;
  /** Further members of the answer, for what a program needs in order to go on. */
  extension?: Readonly<Record<string, unknown>>;
  /** What led here; logged, never answered. */
  cause?: unknown;
}

/**
 * An error that is part of the contract: callers see `code` and `detail`, so `detail` is a sentence for
 * people and holds no secret, no SQL and no other tenant's data.
 */
export class DomainError extends Error {
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly extension: Readonly<Record<string, unknown>>;

  constructor(
    readonly kind: ErrorKind,
    readonly code: ErrorCode,
    readonly detail: string,
    { fields = [], retryAfterSeconds, extension = {}, cause }: DomainErrorDetails = {},
  ) {
    super(detail, { cause });
    this.name = 'DomainError';
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
    this.extension = extension;
  }
}

/** The answer for anything that is absent or belongs to somebody else: the two are not told apart. */
export function notFound(what: string): DomainError {
  return new DomainError('not-found', 'not-found', `There is no such ${what}.`);
}

/** An `invalid` error about a single field. */
export function invalidField(field: string, message: string): DomainError {
  return new DomainError('invalid', 'validation-failed', 'Some fields are not valid.', {
    fields: [{ field, message }],
  });
}
