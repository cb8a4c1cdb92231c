/** Error codes of the protocol that are answers of a server. */
export type OfrepErrorCode =
  'PARSE_ERROR' | 'INVALID_CONTEXT' | 'TARGETING_KEY_MISSING' | 'FLAG_NOT_FOUND' | 'GENERAL';

/** A failure as the protocol tells it; without `key` for a call about all flags. */
export interface OfrepFailure {
  readonly key?: string | undefined;
  readonly errorCode: OfrepErrorCode;
  readonly errorDetails: string;
}

/** Why a call cannot be evaluated. */
export class OfrepError extends Error {
  constructor(
    readonly code: OfrepErrorCode,
    readonly details: string,
  ) {
    super(details);
  }
}

const statuses: Record<OfrepErrorCode, number> = {
  ...{ PARSE_ERROR: 400, INVALID_CONTEXT: 400, TARGETING_KEY_MISSING: 400 },
  ...{ FLAG_NOT_FOUND: 404, GENERAL: 500 },
};

export const statusOf = (code: OfrepErrorCode): number => statuses[code];
