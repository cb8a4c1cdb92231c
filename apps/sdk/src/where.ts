import type { Answer } from './published-types.js';
import { matchesUrl } from './url-conditions.js';

const MINUTE_MS = 60_000;

/**
 * Whether an earlier answer is known to name no experiment for an address, so that nobody has to wait for the next
 * one. What it says about where experiments are is good for a minute.
 */
export function isNowhere({ where, at }: Answer & { at: number }, url: string): boolean {
  const { conditions } = (where ?? {}) as { conditions?: object[] };
  const isHere = (condition: object) =>
    matchesUrl({ matching: 2, conditions: [condition as never] }, url) !== false;
  return Date.now() - at < MINUTE_MS && !!conditions && !conditions.some(isHere);
}
