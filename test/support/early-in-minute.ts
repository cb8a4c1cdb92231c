import { setTimeout as sleep } from 'node:timers/promises';
import { minuteMs } from '#libs/durations';

/** Waits for the next minute when this one is about to end: limits by the minute begin anew with each. */
export async function earlyInMinute(neededMs = 5_000): Promise<void> {
  const leftMs = minuteMs - (Date.now() % minuteMs);
  if (leftMs < neededMs) await sleep(leftMs + 10);
}
