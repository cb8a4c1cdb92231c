import { DomainError } from '#libs/errors';
import { JobRefused } from './job-queue.js';
import { JobTooLong } from './thread-pool.js';

export interface BusyAnswer {
  /** A sentence for the caller. */
  detail: string;
  retryAfterSeconds: number;
  /** Whether the owner of too many jobs is told so (429), rather than that there is too much in all (503). */
  namesShare?: boolean;
}

/**
 * What a caller is told whose job was not begun or not finished.
 *
 * @returns DomainError `busy`; any other error as it is
 */
export function busyOr(
  error: unknown,
  { detail, retryAfterSeconds, namesShare = false }: BusyAnswer,
): unknown {
  if (!(error instanceof JobRefused || error instanceof JobTooLong)) return error;
  const isShare = namesShare && error instanceof JobRefused && error.reason === 'share';
  return isShare
    ? new DomainError(
        'limited',
        'busy',
        'Your organization has too many requests in progress. Try again later.',
        {
          retryAfterSeconds,
        },
      )
    : new DomainError('unavailable', 'busy', detail, { retryAfterSeconds, cause: error });
}
