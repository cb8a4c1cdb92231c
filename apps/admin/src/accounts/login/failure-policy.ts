import { dayMs } from '#libs/durations';

/** What somebody may guess: a password, or a code from a mail. */
export type GuessedSecret = 'password' | 'code';

/** Failures that the last day may hold for one address and place. */
const limits: Record<GuessedSecret, number> = { password: 100, code: 20 };

export const failureWindowMs = dayMs;

/** So many wrong passwords are answered at once; each further one waits longer. */
const promptFailures = 10;
const delayStepMs = 50;
const longestDelayMs = 2_000;

export type Verdict = { admitted: true; delayMs: number } | { admitted: false; retryAfterSeconds: number };

/**
 * Decides about a try.
 *
 * @param failures milliseconds since 1970 of failures and of tries under way, oldest first
 * @param now milliseconds since 1970
 */
export function judgeTry(secret: GuessedSecret, failures: readonly number[], now: number): Verdict {
  const recent = failures.filter((at) => at > now - failureWindowMs);
  const spare = limits[secret] - recent.length;
  if (spare > 0) return { admitted: true, delayMs: secret === 'password' ? delayAfter(recent.length) : 0 };
  const waitMs = recent[-spare]! + failureWindowMs - now;
  return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
}

const delayAfter = (failures: number): number =>
  Math.min(longestDelayMs, Math.max(0, failures - promptFailures + 1) * delayStepMs);
