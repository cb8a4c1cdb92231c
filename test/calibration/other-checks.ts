import {
  adjustPValues,
  analyse,
  compareQuantiles,
  compareRatesBayesian,
  estimateMean,
  estimateRate,
  testNonInferiority,
  type Correction,
} from '#libs/statistics';
import { binomialBand, shareBand } from './band.js';
import { countTimes, type CalibrationCheck, type Finding } from './calibration-check.js';
import { atMost, counted } from './counted-check.js';
import { drawBuyers, drawRate, drawRevenue, usualRevenue, type Buying } from './designs.js';
import type { SeededRandom } from './seeded-random.js';

export const otherChecks: CalibrationCheck[] = [
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
  ...[
    [9000, 1000],
    [1000, 9000],
  ].flatMap(([control, treatment]) => revenueGuardrail(control!, treatment!)),
  ...[1, 2, 4].map((treatments) => winnersWithoutEffect(treatments, 1)),
  ...[0.5, 0.9].map((quantile) => quantileFalseAlarms(quantile, 500)),
  quantileFalseAlarms(0.99, 3000),
  anyRejection('holm', 0.049),
  anyRejection('benjamini_hochberg', 0.05),
  {
    name: 'Bayesian calibration',
    design: 'both rates ~ U(0,1), 20 users each; per tenth of chance_to_beat_control (none has 0.4 to 0.5)',
    replications: 20_000,
    run: calibrateChances,
  },
];

/** Spend exactly at the margin, and no harm at all. */
function revenueGuardrail(control: number, treatment: number): CalibrationCheck[] {
  const margin = { type: 'relative', value: 0.05 } as const;
  const spendAtMargin = { ...usualRevenue, mean: usualRevenue.mean + Math.log(0.95) };
  const test = (random: SeededRandom, treated: Buying) =>
    testNonInferiority(
      estimateMean(drawRevenue(random, control), 'control'),
      estimateMean(drawBuyers(random, treatment, treated), 'treatment'),
      { margin },
    );
  const users = `${control}/${treatment}`;
  const rate = { band: atMost(573), chance: 0.05 };
  return [
    counted(
      {
        ...{ name: 'non-inferiority at the margin, revenue, 10/90', replications: 10_000 },
        ...{ design: `spend at the margin of 0.05 relative, ${users}`, what: 'pass', ...rate },
      },
      (random) => test(random, spendAtMargin).status === 'pass',
    ),
    counted(
      {
        ...{ name: 'p_harm < 0.05 without harm', replications: 10_000 },
        ...{ design: `the same revenue, ${users}`, what: 'p_harm < 0.05', ...rate },
      },
      (random) => test(random, usualRevenue).pHarm! < 0.05,
    ),
  ];
}

/** Not bounded by any promise, but worth knowing. */
export function winnersWithoutEffect(treatments: number, looks: number): CalibrationCheck {
  const keys = Array.from({ length: treatments + 1 }, (_, i) => String(i));
  return counted(
    {
      name: 'Bayesian winner without effect',
      design: `rate 0.10, 14000 users each, ${looks === 1 ? 'one look' : `${looks} looks`}; treatments: ${treatments}`,
      ...{
        replications: looks === 1 ? 3000 : 500,
        what: 'winner named',
        band: atMost(Infinity),
        chance: 0.05,
      },
    },
    (random) => {
      const statistics = keys.map(() => ({ n: 0, conversions: 0 }));
      for (let look = 0; look < looks; look++) {
        for (const one of statistics) {
          one.n += 14_000 / looks;
          one.conversions += random.binomial(14_000 / looks, 0.1);
        }
        const { decision } = analyse({
          method: 'bayesian',
          horizonReached: true,
          variations: keys.map((key, i) => ({ key, isControl: i === 0, users: statistics[i]!.n })),
          metrics: [{ key: 'goal', kind: 'binomial', statistics }],
        });
        if (decision.status === 'winner') return true;
      }
      return false;
    },
  );
}

function quantileFalseAlarms(quantile: number, users: number): CalibrationCheck {
  return counted(
    {
      name: 'quantile A/A',
      design: `${users} users, 0 to 6 log-normal events with user effect 0.5 and event effect 0.6; quantile ${quantile}`,
      ...{ replications: 2000, what: 'p < 0.05', band: atMost(155), chance: 0.06 },
    },
    (random) => {
      const [control, treatment] = [drawEvents(random, users), drawEvents(random, users)];
      return compareQuantiles({ quantile, control, treatment }).pValue! < 0.05;
    },
  );
}

function drawEvents(random: SeededRandom, users: number): number[][] {
  return Array.from({ length: users }, () => {
    const ofUser = 5 + 0.5 * random.normal();
    const events = Math.floor(7 * random.uniform());
    return Array.from({ length: events }, () => Math.exp(ofUser + 0.6 * random.normal()));
  });
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
