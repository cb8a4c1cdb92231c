import { differenceOfProducts } from '../exact-difference.js';
import { requireCount, requireFinite, requireThat } from '../invalid-input.js';
import {
  deviationsOf,
  relativeZero,
  productDeviations,
  requireMoments,
  squaredDeviations,
} from './moments.js';
import type {
  BinomialStatistics,
  EstimateKind,
  MeanStatistics,
  QuantileStatistics,
  RatioStatistics,
} from './statistics.js';

/** What every kind of metric reduces to: a value with its variance, from n users. */
export interface Estimate {
  kind: EstimateKind;
  /** Users assigned. */
  n: number;
  /** `value` = numerator / denominator; kept apart so that differences of estimates lose no digits. */
  numerator: number;
  denominator: number;
  /** The rate, mean or ratio; null without users or with a denominator of 0. */
  value: number | null;
  /**
   * Variance s2 of one user's contribution: m(1 - m) for a rate, the sample variance for a mean, the delta
   * method for a ratio (Deng, Knoblich, Lu 2018). Null where it takes more users. The estimate's own variance is s2/n.
   */
  variance: number | null;
}

/** @throws InvalidInputError for counts that are no integers, or more conversions than users */
export function estimateRate({ n, conversions }: BinomialStatistics, field: string): Estimate {
  requireCount(n, `${field}.n`);
  requireCount(conversions, `${field}.conversions`);
  requireThat(conversions <= n, `${field}.conversions`, 'must not exceed n');
  const value = n === 0 ? null : conversions / n;
  const variance = n === 0 ? null : (conversions / n) * ((n - conversions) / n);
  return { kind: 'binomial', n, numerator: conversions, denominator: n, value, variance };
}

/** @throws InvalidInputError for sums that no n values can have */
export function estimateMean(statistics: MeanStatistics, field: string): Estimate {
  const { n, sum, sumSquares } = statistics;
  requireCount(n, `${field}.n`);
  requireMoments(n, { sum, sumSquares }, { sum: `${field}.sum`, squares: `${field}.sum_squares` });
  const value = n === 0 ? null : sum / n;
  const variance = n < 2 ? null : deviationsOf(statistics) / (n - 1);
  return { kind: 'mean', n, numerator: sum, denominator: n, value, variance };
}

/** @throws InvalidInputError for sums that no n pairs can have */
export function estimateRatio(statistics: RatioStatistics, field: string): Estimate {
  const { n, sum, denominatorSum } = statistics;
  requirePairs(statistics, field);
  const value = n === 0 || denominatorSum === 0 ? null : sum / denominatorSum;
  const variance = n < 2 || value === null ? null : ratioVariance(statistics, value);
  return { kind: 'ratio', n, numerator: sum, denominator: denominatorSum, value, variance };
}

/** A quantile with the variance that its standard error stands for. */
export function estimateOfQuantile({ n, value, standardError }: QuantileStatistics, field: string): Estimate {
  requireCount(n, `${field}.n`);
  if (value !== null) requireFinite(value, `${field}.value`);
  const variance = standardError === null ? null : standardError * standardError * n;
  return { kind: 'quantile', n, numerator: value ?? 0, denominator: 1, value, variance };
}

function requirePairs(statistics: RatioStatistics, field: string): void {
  const { n, denominatorSum, denominatorSumSquares, sumProducts } = statistics;
  estimateMean(statistics, field);
  requireMoments(
    n,
    { sum: denominatorSum, sumSquares: denominatorSumSquares },
    { sum: `${field}.denominator_sum`, squares: `${field}.denominator_sum_squares` },
  );
  requireFinite(sumProducts, `${field}.sum_products`);
  requireThat(n > 0 || sumProducts === 0, `${field}.sum_products`, 'must be 0 without users');
}

function ratioVariance(statistics: RatioStatistics, ratio: number): number {
  const { n, sum, denominatorSum, denominatorSumSquares, sumProducts } = statistics;
  const xx = deviationsOf(statistics);
  const ofDenominator =
    statistics.denominatorDeviations ?? squaredDeviations(n, denominatorSum, denominatorSumSquares);
  const yy = ratio * ratio * ofDenominator;
  const ofProducts = statistics.productDeviations ?? productDeviations(n, sumProducts, sum, denominatorSum);
  const xy = ratio * ofProducts;
  const deviations = xx - 2 * xy + yy;
  if (deviations <= relativeZero * (xx + yy)) return 0;
  const meanDenominator = denominatorSum / n;
  return deviations / (n - 1) / meanDenominator / meanDenominator;
}

/** Variance of the estimate itself, s2/n; null where undefined. */
export function squaredError({ variance, n }: Estimate): number | null {
  return variance === null ? null : variance / n;
}

/** treatment - control without cancellation of digits that both have in common; null without one of them. */
export function differenceOf(control: Estimate, treatment: Estimate): number | null {
  if (control.value === null || treatment.value === null) return null;
  const cross = differenceOfProducts(
    [treatment.numerator, control.denominator],
    [control.numerator, treatment.denominator],
  );
  // Products of sums beyond 1e300 overflow; such means lose nothing by plain subtraction that matters.
  if (!Number.isFinite(cross)) return treatment.value - control.value;
  return cross / control.denominator / treatment.denominator;
}
