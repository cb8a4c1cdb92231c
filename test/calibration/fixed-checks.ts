import {
  compareCuped,
  compareMeans,
  compareRates,
  compareRatios,
  powerOfRate,
  type Interval,
} from '#libs/statistics';
import { shareBand } from './band.js';
import { countTimes, type CalibrationCheck } from './calibration-check.js';
import { atLeast, atMost, counted, countedTogether } from './counted-check.js';
import { drawBuyers, drawCovaried, drawRate, drawRatio, drawRevenue, rareRevenue } from './designs.js';
import type { SeededRandom } from './seeded-random.js';

/** Bands of 10000 replications at 0.05, as the specification states them. */
const fivePercent = { low: 430, high: 573 };

const unequal = [
  [9000, 1000],
  [1800, 200],
  [200, 1800],
] as const;
const binomialUneven = [
  [0.02, 9000, 1000],
  [0.1, 1800, 200],
] as const;

export const fixedChecks: CalibrationCheck[] = [
  falseAlarms(
    'A/A binomial',
    'rate 0.10, 2000 users per variation',
    (random) => rates(random, [0.1, 0.1], [2000, 2000]).pValue,
  ),
  falseAlarms(
    'A/A skewed revenue, equal shares',
    '10 % buyers, lognormal(3, 1), 5000 per variation',
    (random) =>
      compareMeans({ control: drawRevenue(random, 5000), treatment: drawRevenue(random, 5000) }).pValue,
  ),
  ...unequal.map(([control, treatment]) =>
    conservative(
      `A/A skewed revenue, 10/90`,
      `10 % buyers, lognormal(3, 1), ${control}/${treatment}`,
      (random) =>
        compareMeans({ control: drawRevenue(random, control), treatment: drawRevenue(random, treatment) })
          .pValue,
    ),
  ),
  ...unequal.map(([control, treatment]) =>
    conservative(
      'A/A rarer and more skewed, 10/90',
      `3 % buyers, lognormal(3, 1.5), ${control}/${treatment}`,
      (random) =>
        compareMeans({
          control: drawBuyers(random, control, rareRevenue),
          treatment: drawBuyers(random, treatment, rareRevenue),
        }).pValue,
    ),
  ),
  ...(['spend +20 %', 'buyers +20 %'] as const).map((effect) =>
    countedTogether(
      {
        name: 'coverage under a true lift, 10/90',
        design: `revenue, 9000/1000, ${effect}`,
        replications: 10_000,
      },
      [
        { what: 'ci_absolute covers', band: atLeast(9360), chance: 0.944 },
        { what: 'ci_relative covers', band: atLeast(9360), chance: 0.944 },
      ],
      (random) => coversLift(random, effect),
    ),
  ),
  ...binomialUneven.map(([rate, control, treatment]) =>
    counted(
      {
        ...{
          name: 'A/A binomial, 10/90',
          design: `rate ${rate}, ${control}/${treatment}`,
          replications: 100_000,
        },
        ...{ what: 'p < 0.05', band: { low: 4774, high: 5227 }, chance: 0.05 },
      },
      (random) => rates(random, [rate, rate], [control, treatment]).pValue! < 0.05,
    ),
  ),
  falseAlarms(
    'A/A ratio metric',
    'y = 1+Poisson(4), x ~ Bin(y, Beta(2,6)), 1000 per variation',
    (random) =>
      compareRatios({ control: drawRatio(random, 1000), treatment: drawRatio(random, 1000) }).pValue,
  ),
  conservative(
    'A/A ratio metric, 10/90',
    'the same, 1800/200',
    (random) => compareRatios({ control: drawRatio(random, 1800), treatment: drawRatio(random, 200) }).pValue,
  ),
  conservative(
    'A/A CUPED, 10/90',
    'the design below, 900/100',
    (random) => adjusted(random, [900, 100]).pValue,
  ),
  {
    name: 'A/A CUPED',
    design: 'y ~ Gamma(1, scale 2), x = 0.8 y + Gamma(1, scale 1.2), 500 per variation',
    replications: 10_000,
    run: (random, replications, full) => {
      let reduction = 0;
      const falseAlarm = counted(
        {
          ...{ name: '', design: '', replications },
          ...{ what: 'p < 0.05', band: fivePercent, chance: 0.05 },
        },
        () => {
          const comparison = adjusted(random, [500, 500]);
          reduction += comparison.varianceReduction! / replications;
          return comparison.pValue! < 0.05;
        },
      );
      const around = { low: 0.63, high: 0.65 };
      return [
        ...falseAlarm.run(random, replications, full),
        { what: 'mean variance reduction', measured: reduction, band: around, replications },
      ];
    },
  },
  coverage({ rates: [0.1, 0.12], users: [5000, 5000], high: 9570 }),
  coverage({ rates: [0.02, 0.024], users: [1000, 1000], high: 9580 }),
  coverage({ rates: [0.1, 0.12], users: [9000, 1000], high: 9580 }),
  coverage({ rates: [0.05, 0.07], users: [1800, 200], high: 9580 }),
  ...[1000, 2000, 3841, 5142].map(powerCheck),
];

function falseAlarms(
  name: string,
  design: string,
  pValueOf: (random: SeededRandom) => number | null,
): CalibrationCheck {
  const expected = { what: 'p < 0.05', band: fivePercent, chance: 0.05 };
  return counted({ name, design, replications: 10_000, ...expected }, (random) => pValueOf(random)! < 0.05);
}

/** Fewer false alarms than promised are right, too. */
function conservative(
  name: string,
  design: string,
  pValueOf: (random: SeededRandom) => number | null,
): CalibrationCheck {
  const expected = { what: 'p < 0.05', band: atMost(573), chance: 0.05 };
  return counted({ name, design, replications: 10_000, ...expected }, (random) => pValueOf(random)! < 0.05);
}

type Both = readonly [control: number, treatment: number];

function rates(random: SeededRandom, [p1, p2]: Both, [n1, n2]: Both) {
  return compareRates({ control: drawRate(random, n1, p1), treatment: drawRate(random, n2, p2) });
}

function adjusted(random: SeededRandom, [n1, n2]: Both) {
  const variations = [drawCovaried(random, n1), drawCovaried(random, n2)];
  return compareCuped({ variations }).comparisons[0]!;
}

/** An interval that does not exist covers everything: it excludes nothing. */
export function covers(interval: Interval | null, truth: number): boolean {
  return !interval || (interval.lower <= truth && truth <= interval.upper);
}

/** Mean revenue of the design: a tenth of the mean of lognormal(3, 1). */
const meanRevenue = 0.1 * Math.exp(3.5);

function coversLift(random: SeededRandom, effect: 'spend +20 %' | 'buyers +20 %'): boolean[] {
  const control = drawRevenue(random, 9000);
  const treatment =
    effect === 'spend +20 %'
      ? drawBuyers(random, 1000, { buyers: 0.1, mean: 3 + Math.log(1.2), sd: 1 })
      : drawBuyers(random, 1000, { buyers: 0.12, mean: 3, sd: 1 });
  const { ciAbsolute, ciRelative } = compareMeans({ control, treatment });
  return [covers(ciAbsolute, 0.2 * meanRevenue), covers(ciRelative, 0.2)];
}

/** Score intervals cover as promised, and never contradict the test. */
function coverage({ rates: p, users, high }: { rates: Both; users: Both; high: number }): CalibrationCheck {
  const band = { low: 9427, high };
  return countedTogether(
    {
      name: 'coverage of score intervals',
      design: `binomial ${p[0]} against ${p[1]}, ${users[0]}/${users[1]}`,
      replications: 10_000,
    },
    [
      { what: 'ci_absolute covers', band, chance: 0.95 },
      { what: 'ci_relative covers', band, chance: 0.95 },
      { what: 'interval contradicts the test', band: atMost(0), chance: 0 },
    ],
    (random) => {
      const { ciAbsolute, ciRelative, pValue } = rates(random, p, users);
      const rejects = pValue! < 0.05;
      return [
        covers(ciAbsolute, p[1] - p[0]),
        covers(ciRelative, p[1] / p[0] - 1),
        rejects === covers(ciAbsolute, 0) || (ciRelative !== null && rejects === covers(ciRelative, 0)),
      ];
    },
  );
}

function powerCheck(n: number): CalibrationCheck {
  const { power } = powerOfRate({ baseline: 0.1, relativeMde: 0.2, nControl: n, nTreatment: n });
  return {
    name: 'power curve',
    design: `0.10 against 0.12, ${n} each; planned power ${power!.toFixed(4)}`,
    replications: 10_000,
    run: (random, replications) => {
      const measured = countTimes(replications, () => rates(random, [0.1, 0.12], [n, n]).pValue! < 0.05);
      return [{ what: 'p < 0.05', measured, band: shareBand(replications, power!, 3.29), replications }];
    },
  };
}
