import type { Band } from './band.js';
import type { SeededRandom } from './seeded-random.js';

/** One number that a simulation measured, with where it should lie. */
export interface Finding {
  /** What was counted, e.g. "p < 0.05". */
  what: string;
  /** The band in a full run, for a count of `replications`; a short run widens it by the binomial law. */
  measured: number;
  band: Band;
  /** How many replications the number comes from. */
  replications: number;
}

/** A simulation whose truth is known. */
export interface CalibrationCheck {
  name: string;
  design: string;
  /** Of the full run. */
  replications: number;
  /** Runs `replications` of them; `full` is false where fewer than all are made. */
  run: (random: SeededRandom, replications: number, full: boolean) => Finding[];
}

/** Counts how often something happens in `replications` trials. */
export function countTimes(replications: number, happens: (replication: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < replications; i++) if (happens(i)) count++;
  return count;
}
