import { randomUUID } from 'node:crypto';

/** What the client takes from the machine that it runs on; replaced in tests. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after so many milliseconds; what it returns ends the waiting. */
  after(ms: number, call: () => void): () => void;
  /** From 0 to 1, without 1. */
  random(): number;
  /** An id that nobody else has. */
  newId(): string;
  fetch: typeof fetch;
}

export const machine: Surroundings = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  newId: () => randomUUID(),
  fetch: (...request) => fetch(...request),
};

/** The first pause after a failure. */
export const firstPauseMs = 500;
/** A key that is refused is tried so seldom: a revoked one does not come back. */
export const refusedMs = 60_000;

/**
 * How long to wait after so many failures in a row: twice as long each time up to the limit, and by chance between half
 * of that and all of it, so that many programs do not come back at one moment.
 */
export function backOff(
  failures: number,
  { firstMs, limitMs, random }: { firstMs: number; limitMs: number; random: () => number },
): number {
  const most = Math.min(limitMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(most * (0.5 + random() / 2));
}
