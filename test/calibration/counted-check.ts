import { binomialBand, type Band } from './band.js';
import { countTimes, type CalibrationCheck, type Finding } from './calibration-check.js';
import type { SeededRandom } from './seeded-random.js';

/** Where a count should lie. */
export interface ExpectedCount {
  what: string;
  /** In the full run; an end at 0 or at R is open. */
  band: Band;
  /** The chance that a short run's band is made from. */
  chance: number;
}

export interface CountedCheck extends ExpectedCount {
  name: string;
  design: string;
  replications: number;
}

/** A check that counts how often one thing happens. */
export function counted(
  { name, design, replications, ...expected }: CountedCheck,
  happens: (random: SeededRandom) => boolean,
): CalibrationCheck {
  return {
    name,
    design,
    replications,
    run: (random, n, full) => [
      findingOf(
        expected,
        countTimes(n, () => happens(random)),
        { n, full },
      ),
    ],
  };
}

/** A check that counts several things in the same replications. */
export function countedTogether(
  { name, design, replications }: Omit<CountedCheck, keyof ExpectedCount>,
  expected: readonly ExpectedCount[],
  happen: (random: SeededRandom) => readonly boolean[],
): CalibrationCheck {
  return {
    name,
    design,
    replications,
    run: (random, n, full) => {
      const counts = expected.map(() => 0);
      for (let i = 0; i < n; i++) happen(random).forEach((happens, k) => (counts[k]! += happens ? 1 : 0));
      return expected.map((one, k) => findingOf(one, counts[k]!, { n, full }));
    },
  };
}

function findingOf(
  { what, band, chance }: ExpectedCount,
  measured: number,
  { n, full }: { n: number; full: boolean },
): Finding {
  if (full || chance === 0) return { what, measured, band, replications: n };
  const wider = binomialBand(n, chance);
  const low = band.low === 0 ? 0 : wider.low;
  const high = band.high === Infinity ? n : wider.high;
  return { what, measured, band: { low, high }, replications: n };
}

/** At most so many, of R. */
export const atMost = (high: number): Band => ({ low: 0, high });

/** At least so many, of R. */
export const atLeast = (low: number): Band => ({ low, high: Infinity });
