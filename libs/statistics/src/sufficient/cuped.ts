import { requireFinite, requireThat } from '../invalid-input.js';
import { estimateMean, type Estimate } from './estimate.js';
import {
  deviationsOf,
  relativeZero,
  productDeviations,
  requireMoments,
  squaredDeviations,
} from './moments.js';
import type { CovariateStatistics } from './statistics.js';

/** Means freed of what a covariate from before the assignment explains (Deng et al. 2013). */
export interface CupedAdjustment {
  /** Regression coefficient, pooled over all variations; 0 when the covariate is constant. */
  theta: number;
  /** Mean of the covariate over all users of all variations; null without users. */
  covariateMean: number | null;
  /** Whether the covariate varies at all; without it nothing is adjusted. */
  covariateVaries: boolean;
  /** One per variation, in the order given. */
  adjusted: Estimate[];
  /** The same metric without adjustment. */
  raw: Estimate[];
}

/**
 * Adjusts every variation with one common theta and covariate mean, so that the control's adjusted mean is the
 * same in all comparisons.
 *
 * @throws InvalidInputError for sums that no n pairs can have
 */
export function adjustByCovariate(
  variations: readonly CovariateStatistics[],
  field = 'variations',
): CupedAdjustment {
  const raw = variations.map((variation, i) => requireCovariate(variation, `${field}.${i}`));
  const explained = total(variations, covariateDeviations);
  const theta = explained === 0 ? 0 : total(variations, productsOf) / explained;
  const users = total(variations, ({ n }) => n);
  const covariateMean = users === 0 ? null : total(variations, ({ covariateSum }) => covariateSum) / users;
  const adjusted = variations.map((variation) => adjustFor(variation, { theta, covariateMean }));
  return { theta, covariateMean, covariateVaries: explained > 0, adjusted, raw };
}

function requireCovariate(variation: CovariateStatistics, field: string): Estimate {
  const { n, covariateSum, covariateSumSquares, sumProducts } = variation;
  const estimate = estimateMean(variation, field);
  requireMoments(
    n,
    { sum: covariateSum, sumSquares: covariateSumSquares },
    { sum: `${field}.covariate_sum`, squares: `${field}.covariate_sum_squares` },
  );
  requireFinite(sumProducts, `${field}.sum_products`);
  requireThat(n > 0 || sumProducts === 0, `${field}.sum_products`, 'must be 0 without users');
  return estimate;
}

/** The adjusted mean of a variation for a theta and a covariate mean that were found elsewhere. */
export function adjustFor(
  variation: CovariateStatistics,
  { theta, covariateMean }: Pick<CupedAdjustment, 'theta' | 'covariateMean'>,
): Estimate {
  const { n, sum, covariateSum } = variation;
  const value = n === 0 ? null : sum / n - theta * (covariateSum / n - (covariateMean ?? 0));
  const variance = n < 2 ? null : adjustedDeviations(variation, theta) / (n - 1);
  return { kind: 'mean', n, numerator: value ?? 0, denominator: 1, value, variance };
}

function adjustedDeviations(variation: CovariateStatistics, theta: number): number {
  const xx = deviationsOf(variation);
  const deviations = xx - 2 * theta * productsOf(variation) + theta * theta * covariateDeviations(variation);
  return deviations <= relativeZero * xx ? 0 : deviations;
}

function covariateDeviations(variation: CovariateStatistics): number {
  const { n, covariateSum, covariateSumSquares } = variation;
  return variation.covariateDeviations ?? squaredDeviations(n, covariateSum, covariateSumSquares);
}

function productsOf(variation: CovariateStatistics): number {
  const { n, sumProducts, sum, covariateSum } = variation;
  return variation.productDeviations ?? productDeviations(n, sumProducts, sum, covariateSum);
}

function total<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0);
}
