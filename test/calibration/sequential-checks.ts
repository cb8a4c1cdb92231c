import {
  estimateMean,
  estimateRate,
  testFixed,
  testSequentially,
  type Estimate,
  type MeanStatistics,
} from '#libs/statistics';
import { binomialBand } from './band.js';
import type { CalibrationCheck, Finding } from './calibration-check.js';
import { atMost, counted } from './counted-check.js';
import { addGroup, drawBuyers, drawConversions, drawRevenue } from './designs.js';
import type { SeededRandom } from './seeded-random.js';

const users = 20_000;
const usersPerLook = 100;

/** True ends the walk. */
type Look = (control: Estimate, treatment: Estimate) => boolean;
/** The statistics of so many more users. */
type Draw = (random: SeededRandom, n: number) => MeanStatistics;

export const sequentialChecks: CalibrationCheck[] = [
  neverRejects('binomial 0.10', 0.5, convertsWith(0.1), 'binomial'),
  neverRejects('the revenue above', 0.5, drawRevenue, 'mean'),
  neverRejects('binomial 0.10', 0.1, convertsWith(0.1), 'binomial'),
  neverRejects('the revenue above', 0.1, drawRevenue, 'mean'),
  ...[0.12, 0.15].map((rate) =>
    neverMisses(`0.10 against ${rate}`, {
      ...{ values: [convertsWith(0.1), convertsWith(rate)], kind: 'binomial', lift: rate - 0.1 },
    }),
  ),
  neverMisses('the revenue above, spend +20 %', {
    values: [
      drawRevenue,
      (random, n) => drawBuyers(random, n, { buyers: 0.1, mean: 3 + Math.log(1.2), sd: 1 }),
    ],
    ...{ kind: 'mean', lift: 0.02 * Math.exp(3.5) },
  }),
  neverMisses('the revenue above, buyers +50 %', {
    values: [drawRevenue, (random, n) => drawBuyers(random, n, { buyers: 0.15, mean: 3, sd: 1 })],
    ...{ kind: 'mean', lift: 0.05 * Math.exp(3.5) },
  }),
  {
    name: 'control of that check: fixed p < 0.05 at any look',
    design: 'binomial 0.10, looks after every 100 of 20000 users, 50/50',
    replications: 4000,
    run: (random, replications, full) => {
      const measured = countPaths(replications, (end) => {
        walk(
          random,
          { share: 0.5, values: [convertsWith(0.1), convertsWith(0.1)], kind: 'binomial' },
          (c, t) => {
            const { pValue } = testFixed(c, t, 0.05);
            const rejects = pValue !== null && pValue < 0.05;
            if (rejects) end();
            return rejects;
          },
        );
      });
      const low = full ? 1200 : binomialBand(replications, 0.43).low;
      return [{ what: 'ever p < 0.05', measured, band: { low, high: replications }, replications }];
    },
  },
  {
    name: 'sequential power and coverage',
    design: '0.10 against 0.12, looks after every 100 of 20000 users, 50/50',
    replications: 4000,
    run: powerAndCoverage,
  },
];

function convertsWith(rate: number): Draw {
  return (random, n) => drawConversions(random, n, rate);
}

function neverRejects(
  outcome: string,
  share: number,
  value: Draw,
  kind: 'binomial' | 'mean',
): CalibrationCheck {
  return {
    name: 'sequential A/A, ever rejects',
    design: `${outcome}, looks after every 100 of 20000 users, ${100 - 100 * share}/${100 * share}`,
    replications: 4000,
    run: (random, replications, full) => {
      const measured = countPaths(replications, (end) => {
        walk(random, { share, values: [value, value], kind }, (control, treatment) => {
          const { pValue } = testSequentially(control, treatment);
          const rejects = pValue !== null && pValue < 0.05;
          if (rejects) end();
          return rejects;
        });
      });
      const high = full ? 200 : binomialBand(replications, 0.05).high;
      return [{ what: 'ever p < 0.05', measured, band: { low: 0, high }, replications }];
    },
  };
}

/** With 10 % of the users in the treatment, the truth lies outside at some look in at most alpha of the experiments. */
function neverMisses(
  design: string,
  { lift, ...walked }: Omit<Walk, 'share'> & { lift: number },
): CalibrationCheck {
  return counted(
    {
      ...{ name: 'sequential, truth outside at any look, 90/10', design, replications: 1000 },
      ...{ what: 'ever outside', band: atMost(50), chance: 0.05 },
    },
    (random) => {
      let outside = false;
      walk(random, { share: 0.1, ...walked }, (control, treatment) => {
        const { ciAbsolute } = testSequentially(control, treatment);
        if (ciAbsolute && (ciAbsolute.lower > lift || ciAbsolute.upper < lift)) outside = true;
        return outside;
      });
      return outside;
    },
  );
}

function powerAndCoverage(random: SeededRandom, replications: number, full: boolean): Finding[] {
  let missed = 0;
  const found = countPaths(replications, (end) => {
    let outside = false;
    walk(
      random,
      { share: 0.5, values: [convertsWith(0.1), convertsWith(0.12)], kind: 'binomial' },
      (c, t) => {
        const { pValue, ciAbsolute } = testSequentially(c, t);
        if (pValue !== null && pValue < 0.05) end();
        if (ciAbsolute && (ciAbsolute.lower > 0.02 || ciAbsolute.upper < 0.02)) outside = true;
        return false;
      },
    );
    if (outside) missed++;
  });
  const power = full ? { low: 3790, high: 3880 } : binomialBand(replications, 0.959);
  const error = { low: 0, high: full ? 200 : binomialBand(replications, 0.05).high };
  return [
    { what: 'ever p < 0.05', measured: found, band: power, replications },
    { what: 'truth outside at any look', measured: missed, band: error, replications },
  ];
}

/** How many of the paths call `end` at least once. */
function countPaths(replications: number, path: (end: () => void) => void): number {
  let count = 0;
  for (let i = 0; i < replications; i++) {
    let ended = false;
    path(() => (ended = true));
    if (ended) count++;
  }
  return count;
}

interface Walk {
  /** Probability that a user gets the treatment. */
  share: number;
  values: [control: Draw, treatment: Draw];
  kind: 'binomial' | 'mean';
}

/** Lets users come by the hundred and looks after each. */
function walk(random: SeededRandom, { share, values, kind }: Walk, look: Look): void {
  const arms: [MeanStatistics, MeanStatistics] = [
    { n: 0, sum: 0, sumSquares: 0 },
    { n: 0, sum: 0, sumSquares: 0 },
  ];
  for (let came = 0; came < users; came += usersPerLook) {
    const treated = random.binomial(usersPerLook, share);
    addGroup(arms[0], values[0](random, usersPerLook - treated));
    addGroup(arms[1], values[1](random, treated));
    if (look(estimate(arms[0], kind), estimate(arms[1], kind))) return;
  }
}

function estimate(arm: MeanStatistics, kind: 'binomial' | 'mean'): Estimate {
  return kind === 'binomial'
    ? estimateRate({ n: arm.n, conversions: arm.sum }, 'arm')
    : estimateMean(arm, 'arm');
}
