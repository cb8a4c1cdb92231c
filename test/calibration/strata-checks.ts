import {
  compareRates,
  compareStratified,
  estimateRate,
  testStrataSequentially,
  type BinomialStatistics,
  type StatisticsOfStratum,
} from '#libs/statistics';
import type { CalibrationCheck } from './calibration-check.js';
import { atLeast, atMost, counted, countedTogether } from './counted-check.js';
import { drawRate } from './designs.js';
import { covers } from './fixed-checks.js';
import type { SeededRandom } from './seeded-random.js';

type Stratum = StatisticsOfStratum<BinomialStatistics>;

const design = '3000 users 90/10 at 5 %, then 3000 users 50/50 at 15 %';

/** Shares that change while rates move: compared within versions, the promised rates hold. */
export const strataChecks: CalibrationCheck[] = [
  counted(
    {
      ...{ name: 'strata A/A', design, replications: 40_000 },
      ...{ what: 'p < 0.05', band: { low: 1857, high: 2144 }, chance: 0.05 },
    },
    (random) => comparison(draw(random, (rate) => rate)).pValue! < 0.05,
  ),
  counted(
    {
      ...{ name: 'control of that check: pooled over versions', design, replications: 4000 },
      ...{ what: 'p < 0.05', band: atLeast(3900), chance: 0.99 },
    },
    (random) => compareRates(pooled(draw(random, (rate) => rate))).pValue! < 0.05,
  ),
  ...[1.2, 0.7].map((ratio) =>
    coverage(`ratio ${ratio}`, 'ci_relative covers', (random) =>
      covers(comparison(draw(random, (rate) => rate * ratio)).ciRelative, ratio - 1),
    ),
  ),
  ...[0.01, 0.03].map((difference) =>
    coverage(`difference ${difference}`, 'ci_absolute covers', (random) =>
      covers(comparison(draw(random, (rate) => rate + difference)).ciAbsolute, difference),
    ),
  ),
  countedTogether(
    {
      name: 'strata, sequential, ever rejects',
      design: '10000 users 90/10 at 5 %, then 10000 at 50/50 and 15 %; looks after every 100',
      replications: 3000,
    },
    [
      { what: 'ever p < 0.05', band: atMost(150), chance: 0.05 },
      { what: 'ever p < 0.05, pooled over versions', band: atLeast(2900), chance: 0.98 },
    ],
    followChange,
  ),
];

function coverage(truth: string, what: string, happens: (random: SeededRandom) => boolean): CalibrationCheck {
  const band = { low: 37_857, high: 38_200 };
  const named = { name: 'strata, coverage', design: `${design}; true ${truth}` };
  return counted({ ...named, replications: 40_000, what, band, chance: 0.95 }, happens);
}

/** @param treated the treatment's rate for a rate of the control */
function draw(random: SeededRandom, treated: (rate: number) => number): Stratum[] {
  return [
    { rate: 0.05, share: 0.1 },
    { rate: 0.15, share: 0.5 },
  ].map(({ rate, share }) => {
    const n = random.binomial(3000, share);
    return { control: drawRate(random, 3000 - n, rate), treatment: drawRate(random, n, treated(rate)) };
  });
}

function comparison(strata: readonly Stratum[]) {
  return compareStratified({ metricKind: 'binomial', strata });
}

function pooled(strata: readonly Stratum[]): Stratum {
  const add = (side: 'control' | 'treatment') => ({
    n: strata.reduce((sum, stratum) => sum + stratum[side].n, 0),
    conversions: strata.reduce((sum, stratum) => sum + stratum[side].conversions, 0),
  });
  return { control: add('control'), treatment: add('treatment') };
}

function rejects(strata: readonly Stratum[]): boolean {
  const estimated = strata.map(({ control, treatment }) => ({
    control: estimateRate(control, 'control'),
    treatment: estimateRate(treatment, 'treatment'),
  }));
  return (testStrataSequentially(estimated).pValue ?? 1) < 0.05;
}

/** Whether the sequential test rejects at some look, within versions and pooled over them. */
function followChange(random: SeededRandom): boolean[] {
  const strata: Stratum[] = [];
  let [within, over] = [false, false];
  for (const { rate, share } of [
    { rate: 0.05, share: 0.1 },
    { rate: 0.15, share: 0.5 },
  ]) {
    const stratum = { control: { n: 0, conversions: 0 }, treatment: { n: 0, conversions: 0 } };
    strata.push(stratum);
    for (let look = 0; look < 100; look++) {
      const treated = random.binomial(100, share);
      for (const [side, n] of [
        [stratum.control, 100 - treated],
        [stratum.treatment, treated],
      ] as const) {
        side.n += n;
        side.conversions += random.binomial(n, rate);
      }
      within ||= rejects(strata);
      over ||= rejects([pooled(strata)]);
    }
  }
  return [within, over];
}
