import {
  compareCuped,
  compareMeans,
  compareRates,
  compareRatios,
  powerOfRate,
  type Interval,
} from '#libs/statistics';
import { binomialBand, shareBand } from './band.js';
import { countTimes, type CalibrationCheck } from './calibration-check.js';
import { drawCovaried, drawRate, drawRatio, drawRevenue } from './designs.js';
import type { SeededRandom } from './seeded-random.js';

/** Bands of 10000 replications at 0.05 and at 0.95, as the specification states them. */
const fivePercent = { low: 430, high: 573 };
const ninetyFivePercent = { low: 9427, high: 9570 };

export const fixedChecks: CalibrationCheck[] = [
  falseAlarms('A/A binomial', 'rate 0.10, 2000 users per variation', (random) => {
    return compareRates({ control: drawRate(random, 2000, 0.1), treatment: drawRate(random, 2000, 0.1) })
      .pValue;
  }),
  falseAlarms('A/A skewed revenue (Welch)', '10 % buyers, lognormal(3, 1), 5000 per variation', (random) => {
    return compareMeans({ control: drawRevenue(random, 5000), treatment: drawRevenue(random, 5000) }).pValue;
  }),
  falseAlarms('A/A ratio metric', 'y = 1+Poisson(4), x ~ Bin(y, Beta(2,6)), 1000 per variation', (random) => {
    return compareRatios({ control: drawRatio(random, 1000), treatment: drawRatio(random, 1000) }).pValue;
  }),
  {
    name: 'A/A CUPED',
    design: 'y ~ Gamma(1, scale 2), x = 0.8 y + Gamma(1, scale 1.2), 500 per variation',
    replications: 10_000,
    run: (random, replications, full) => {
      let reduction = 0;
      const measured = countTimes(replications, () => {
        const variations = [drawCovaried(random, 500), drawCovaried(random, 500)];
        const comparison = compareCuped({ variations }).comparisons[0]!;
        reduction += comparison.varianceReduction! / replications;
        return comparison.pValue! < 0.05;
      });
      const band = full ? fivePercent : binomialBand(replications, 0.05);
      const around = { low: 0.63, high: 0.65 };
      return [
        { what: 'p < 0.05', measured, band, replications },
        { what: 'mean variance reduction', measured: reduction, band: around, replications },
      ];
    },
  },
  coverage('coverage, ci_absolute', [0.1, 0.12, 5000], ['ci_absolute'], ({ ciAbsolute }) => [
    [ciAbsolute, 0.02],
  ]),
  coverage('coverage, relative', [0.1, 0.12, 5000], ['ci_relative', 'Fieller'], (result) => [
    [result.ciRelative, 0.2],
    [result.ciRelativeFieller, 0.2],
  ]),
  coverage('coverage, few conversions', [0.02, 0.024, 1000], ['Fieller'], ({ ciRelativeFieller }) => [
    [ciRelativeFieller, 0.2],
  ]),
  ...[1000, 2000, 3841, 5142].map(powerCheck),
];

function falseAlarms(
  name: string,
  design: string,
  draw: (random: SeededRandom) => number | null,
): CalibrationCheck {
  return {
    name,
    design,
    replications: 10_000,
    run: (random, replications, full) => {
      const measured = countTimes(replications, () => draw(random)! < 0.05);
      return [
        {
          what: 'p < 0.05',
          measured,
          band: full ? fivePercent : binomialBand(replications, 0.05),
          replications,
        },
      ];
    },
  };
}

type Design = [control: number, treatment: number, users: number];
type Intervals = (result: ReturnType<typeof compareRates>) => [Interval | null, truth: number][];

/** An interval that does not exist covers everything: it excludes nothing. */
function coverage(
  name: string,
  [p1, p2, n]: Design,
  labels: string[],
  intervalsOf: Intervals,
): CalibrationCheck {
  return {
    name,
    design: `binomial ${p1} against ${p2}, ${n} each`,
    replications: 10_000,
    run: (random, replications, full) => {
      const counts = labels.map(() => 0);
      for (let i = 0; i < replications; i++) {
        const result = compareRates({ control: drawRate(random, n, p1), treatment: drawRate(random, n, p2) });
        intervalsOf(result).forEach(([interval, truth], k) => {
          if (!interval || (interval.lower <= truth && truth <= interval.upper)) counts[k]!++;
        });
      }
      const band = full ? ninetyFivePercent : binomialBand(replications, 0.95);
      return labels.map((label, k) => ({
        what: `${label} covers`,
        measured: counts[k]!,
        band,
        replications,
      }));
    },
  };
}

function powerCheck(n: number): CalibrationCheck {
  const { power } = powerOfRate({ baseline: 0.1, relativeMde: 0.2, nControl: n, nTreatment: n });
  return {
    name: 'power curve',
    design: `0.10 against 0.12, ${n} each; planned power ${power!.toFixed(4)}`,
    replications: 10_000,
    run: (random, replications) => {
      const measured = countTimes(replications, () => {
        const control = drawRate(random, n, 0.1);
        return compareRates({ control, treatment: drawRate(random, n, 0.12) }).pValue! < 0.05;
      });
      return [{ what: 'p < 0.05', measured, band: shareBand(replications, power!, 3.29), replications }];
    },
  };
}
