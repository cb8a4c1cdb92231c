import { setTimeout as sleep } from 'node:timers/promises';

/** The answer, or null when there is an error (which is told) or none after the time. Never rejects. */
export async function withTimeoutOrNull<T>(
  answer: Promise<T>,
  waitMs: number,
  onError: ((error: Error) => void) | undefined,
): Promise<T | null> {
  const limit = new AbortController();
  const late = sleep(waitMs, null, { signal: limit.signal }).catch(() => null);
  const known = answer.catch((error: Error) => {
    onError?.(error);
    return null;
  });
  const first = await Promise.race([known, late]);
  limit.abort();
  return first;
}
