import fc from 'fast-check';
import type { BinomialStatistics, MeanStatistics } from '../sufficient/statistics.js';

/** Counts of a rate with some conversions and some users left over. */
export function anyRate(maxUsers = 100_000): fc.Arbitrary<BinomialStatistics> {
  return fc
    .tuple(fc.integer({ min: 20, max: maxUsers }), fc.double({ min: 0.05, max: 0.95, noNaN: true }))
    .map(([n, rate]) => ({ n, conversions: Math.round(n * rate) }));
}

/** Sums of values with a mean between -100 and 100 and a standard deviation between 0.1 and 50. */
export function anyMean(maxUsers = 100_000): fc.Arbitrary<MeanStatistics> {
  return fc
    .tuple(
      fc.integer({ min: 2, max: maxUsers }),
      fc.integer({ min: -10_000, max: 10_000 }).map((cents) => cents / 100),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
    )
    .map(([n, mean, sd]) => ({ n, sum: n * mean, sumSquares: n * (mean * mean + sd * sd) }));
}
