import {
  estimateRate,
  powerOfRate,
  sampleSizeOfRate,
  testSequentially,
  type BinomialStatistics,
} from '#libs/statistics';
import type { CalibrationCheck } from './calibration-check.js';
import { counted } from './counted-check.js';
import type { SeededRandom } from './seeded-random.js';

const looks = 50;

/** A plan for the sequential test keeps its promise when the experiment is looked at 50 times. */
export const planningChecks: CalibrationCheck[] = [
  asPlanned({ baseline: 0.1, relativeMde: 0.2, power: 0.8 }),
  asPlanned({ baseline: 0.1, relativeMde: 0.2, power: 0.8, allocationRatio: 1 / 9 }),
  asPlanned({ baseline: 0.05, relativeMde: 0.1, power: 0.8 }),
  asPlanned({ baseline: 0.1, relativeMde: 0.2, power: 0.9 }),
  atFixedSize(),
];

interface Wanted {
  baseline: number;
  relativeMde: number;
  power: number;
  allocationRatio?: number;
}

function asPlanned(wanted: Wanted): CalibrationCheck {
  const { nControl, nTreatment } = sampleSizeOfRate({ ...wanted, method: 'sequential' });
  const rates = [wanted.baseline, wanted.baseline * (1 + wanted.relativeMde)] as const;
  const design = `${rates[0]} against ${rates[1].toFixed(3)}, ${nControl}/${nTreatment}, 50 looks`;
  return powerCheck('sequential power as planned', design, {
    rates,
    nControl,
    nTreatment,
    power: wanted.power,
    width: 0.007,
  });
}

function atFixedSize(): CalibrationCheck {
  const groups = { nControl: 3841, nTreatment: 3841 };
  const { power } = powerOfRate({ baseline: 0.1, relativeMde: 0.2, ...groups, method: 'sequential' });
  const design = `0.10 against 0.12, 3841 each; computed ${power!.toFixed(4)}`;
  const planned = { rates: [0.1, 0.12] as const, ...groups, power: power!, width: 0.008 };
  return powerCheck('sequential power at the fixed size', design, planned);
}

interface Planned {
  rates: readonly [number, number];
  nControl: number;
  nTreatment: number;
  power: number;
  width: number;
}

function powerCheck(name: string, design: string, planned: Planned): CalibrationCheck {
  const { power, width } = planned;
  const replications = 40_000;
  const band = { low: replications * (power - width), high: replications * (power + width) };
  return counted(
    { name, design, replications, what: 'p < 0.05 at some look', band, chance: power },
    (random) => isFound(random, planned),
  );
}

function isFound(random: SeededRandom, { rates, nControl, nTreatment }: Planned): boolean {
  const control = { n: 0, conversions: 0 };
  const treatment = { n: 0, conversions: 0 };
  const tuningN = nControl + nTreatment;
  for (let look = 1; look <= looks; look++) {
    grow(random, control, Math.round((nControl * look) / looks), rates[0]);
    grow(random, treatment, Math.round((nTreatment * look) / looks), rates[1]);
    const { pValue } = testSequentially(
      estimateRate(control, 'control'),
      estimateRate(treatment, 'treatment'),
      { tuningN },
    );
    if (pValue !== null && pValue < 0.05) return true;
  }
  return false;
}

function grow(random: SeededRandom, group: BinomialStatistics, n: number, rate: number): void {
  group.conversions += random.binomial(n - group.n, rate);
  group.n = n;
}
