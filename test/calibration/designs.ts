import type {
  BinomialStatistics,
  CovariateStatistics,
  MeanStatistics,
  RatioStatistics,
} from '#libs/statistics';
import type { SeededRandom } from './seeded-random.js';

/** `n` users of whom each converts with the given probability. */
export function drawRate(random: SeededRandom, n: number, rate: number): BinomialStatistics {
  return { n, conversions: random.binomial(n, rate) };
}

/** Who buys, and for how much: a lognormal amount. */
export interface Buying {
  buyers: number;
  mean: number;
  sd: number;
}

export const usualRevenue: Buying = { buyers: 0.1, mean: 3, sd: 1 };
export const rareRevenue: Buying = { buyers: 0.03, mean: 3, sd: 1.5 };

/** Skewed revenue: 10 % buy, for a lognormal(3, 1) amount. */
export function drawRevenue(random: SeededRandom, n: number): MeanStatistics {
  return drawBuyers(random, n, usualRevenue);
}

export function drawBuyers(random: SeededRandom, n: number, buying: Buying): MeanStatistics {
  const statistics = { n, sum: 0, sumSquares: 0 };
  for (let left = random.binomial(n, buying.buyers); left > 0; left--)
    addValue(statistics, random.lognormal(buying.mean, buying.sd));
  return statistics;
}

/** The same of a rate, as sums of 0 and 1. */
export function drawConversions(random: SeededRandom, n: number, rate: number): MeanStatistics {
  const sum = random.binomial(n, rate);
  return { n, sum, sumSquares: sum };
}

export function addGroup(statistics: MeanStatistics, { n, sum, sumSquares }: MeanStatistics): void {
  statistics.n += n;
  statistics.sum += sum;
  statistics.sumSquares += sumSquares;
}

/** Clicks per view: y = 1 + Poisson(4) views, each clicked with the user's own probability, Beta(2, 6). */
export function drawRatio(random: SeededRandom, n: number): RatioStatistics {
  const statistics = {
    n,
    sum: 0,
    sumSquares: 0,
    denominatorSum: 0,
    denominatorSumSquares: 0,
    sumProducts: 0,
  };
  for (let i = 0; i < n; i++) {
    const y = 1 + random.poisson(4);
    const x = random.binomial(y, random.beta(2, 6));
    addValue(statistics, x);
    statistics.denominatorSum += y;
    statistics.denominatorSumSquares += y * y;
    statistics.sumProducts += x * y;
  }
  return statistics;
}

/** A value that a covariate from before explains in part: x = 0.8 y + Gamma(1, scale 1.2), y ~ Gamma(1, scale 2). */
export function drawCovaried(random: SeededRandom, n: number): CovariateStatistics {
  const statistics = { n, sum: 0, sumSquares: 0, covariateSum: 0, covariateSumSquares: 0, sumProducts: 0 };
  for (let i = 0; i < n; i++) {
    const y = 2 * random.gamma(1);
    const x = 0.8 * y + 1.2 * random.gamma(1);
    addValue(statistics, x);
    statistics.covariateSum += y;
    statistics.covariateSumSquares += y * y;
    statistics.sumProducts += x * y;
  }
  return statistics;
}

function addValue(statistics: { sum: number; sumSquares: number }, x: number): void {
  statistics.sum += x;
  statistics.sumSquares += x * x;
}
