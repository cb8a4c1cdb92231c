import {
  adjustPValues,
  checkSampleRatio,
  compareRatesBayesian,
  estimateRate,
  testNonInferiority,
  type Correction,
} from '#libs/statistics';
import { binomialBand, shareBand } from './band.js';
import { countTimes, type CalibrationCheck, type Finding } from './calibration-check.js';
import { drawRate } from './designs.js';
import type { SeededRandom } from './seeded-random.js';

export const otherChecks: CalibrationCheck[] = [
  {
    name: 'SRM false alarms',
    design: '50/50, 10000 users',
    replications: 100_000,
    run: (random, replications, full) => {
      const measured = countTimes(replications, () => isMismatch(random.heads(10_000)));
      return [
        {
          what: 'p < 0.001',
          measured,
          band: full ? { low: 69, high: 134 } : binomialBand(replications, 0.001),
          replications,
        },
      ];
    },
  },
  {
    name: 'SRM detection',
    design: '52/48 against weights 50/50, 10000 users',
    replications: 1000,
    run: (random, replications, full) => {
      const measured = countTimes(replications, () => isMismatch(random.binomial(10_000, 0.52)));
      const low = full ? 715 : binomialBand(replications, 0.761).low;
      return [{ what: 'p < 0.001', measured, band: { low, high: replications }, replications }];
    },
  },
  {
    name: 'non-inferiority at the margin',
    design: 'rate 0.5 against 0.485, M = 0.03 relative, 5000 each',
    replications: 10_000,
    run: (random, replications, full) => {
      const measured = countTimes(replications, () => {
        const control = estimateRate(drawRate(random, 5000, 0.5), 'control');
        const treatment = estimateRate(drawRate(random, 5000, 0.485), 'treatment');
        const margin = { type: 'relative', value: 0.03 } as const;
        return testNonInferiority(control, treatment, { margin }).status === 'pass';
      });
      const band = full ? { low: 430, high: 573 } : binomialBand(replications, 0.05);
      return [{ what: 'pass', measured, band, replications }];
    },
  },
  anyRejection('holm', 0.049),
  anyRejection('benjamini_hochberg', 0.05),
  {
    name: 'Bayesian calibration',
    design: 'both rates ~ U(0,1), 20 users each; per tenth of chance_to_beat_control (none has 0.4 to 0.5)',
    replications: 20_000,
    run: calibrateChances,
  },
];

function isMismatch(first: number): boolean {
  return checkSampleRatio({ users: [first, 10_000 - first], weights: [0.5, 0.5] }).srmDetected;
}

function anyRejection(correction: Correction, q: number): CalibrationCheck {
  return {
    name: `${correction}, any rejection`,
    design: '5 independent true nulls, p uniform',
    replications: 10_000,
    run: (random, replications, full) => {
      const measured = countTimes(replications, () => {
        const pValues = Array.from({ length: 5 }, () => random.uniform());
        return adjustPValues(pValues, correction).some((p) => p! < 0.05);
      });
      const band = full ? { low: 420, high: 573 } : binomialBand(replications, q);
      return [{ what: 'any adjusted p < 0.05', measured, band, replications }];
    },
  };
}

interface Bin {
  size: number;
  chances: number;
  better: number;
}

/** Among the cases with a given chance, the treatment must be better that often. */
function calibrateChances(random: SeededRandom, replications: number): Finding[] {
  const bins = Array.from({ length: 10 }, (): Bin => ({ size: 0, chances: 0, better: 0 }));
  const chanceOf = rememberChances();
  for (let i = 0; i < replications; i++) {
    const [control, treatment] = [random.uniform(), random.uniform()];
    const chance = chanceOf(random.binomial(20, control), random.binomial(20, treatment));
    const bin = bins[Math.min(9, Math.floor(10 * chance))]!;
    bin.size++;
    bin.chances += chance;
    if (treatment > control) bin.better++;
  }
  const findings = bins.map(({ size, chances, better }, i) => ({
    what: `better, chance ${i / 10} to ${(i + 1) / 10}`,
    measured: better,
    band: shareBand(size, chances / size, 3.9),
    replications: size,
  }));
  return findings.filter(({ replications: size }) => size > 0);
}

function rememberChances(): (control: number, treatment: number) => number {
  const known = new Map<number, number>();
  const compute = (control: number, treatment: number) =>
    compareRatesBayesian({
      control: { n: 20, conversions: control },
      treatment: { n: 20, conversions: treatment },
    }).chanceToBeatControl;
  return (control, treatment) => {
    const key = 21 * control + treatment;
    if (!known.has(key)) known.set(key, compute(control, treatment));
    return known.get(key)!;
  };
}
