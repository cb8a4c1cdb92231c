import { setTimeout as sleep } from 'node:timers/promises';

/** Returns as soon as the condition holds, or fails after `patienceMs` with what was waited for. */
export async function waitUntil(condition: () => unknown, patienceMs = 20_000): Promise<void> {
  for (const started = Date.now(); !(await condition()); await sleep(50)) {
    if (Date.now() - started > patienceMs)
      throw new Error(`Waited ${patienceMs} ms in vain for ${condition.toString()}`);
  }
}
