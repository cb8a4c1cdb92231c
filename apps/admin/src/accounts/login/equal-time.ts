import { setTimeout as sleep } from 'node:timers/promises';

/** More than the work behind any such answer takes. */
const answerAfterMs = 300;

/**
 * Lets an answer come after a fixed time, so that it does not tell by its haste whether there is an account
 * behind it.
 */
export async function inEqualTime<T>(work: Promise<T>): Promise<T> {
  await Promise.allSettled([work, sleep(answerAfterMs)]);
  return work;
}

/** The same where success tells by itself that there is one: only refusals take their time. */
export async function refusedInEqualTime<T>(work: Promise<T>): Promise<T> {
  const time = sleep(answerAfterMs);
  try {
    return await work;
  } catch (error) {
    await time;
    throw error;
  }
}
