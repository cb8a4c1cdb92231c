import { requireThat } from '../invalid-input.js';
import { adjustByCovariate } from '../sufficient/cuped.js';
import { estimateMean, estimateRatio, squaredError, type Estimate } from '../sufficient/estimate.js';
import type {
  BinomialStatistics,
  CovariateStatistics,
  MeanStatistics,
  RatioStatistics,
} from '../sufficient/statistics.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { posteriorOfRate, requirePrior, type BetaParameters } from './bayesian-rates.js';
import { bestOfNormals, bestOfRates } from './best-of-several.js';
import type { Direction } from './direction.js';

export type ChancesToBeBestInput = (
  | {
      metricKind: 'binomial';
      variations: readonly BinomialStatistics[];
      /** Belief about each rate before the data; by default 1 and 1. */
      prior?: BetaParameters | null;
    }
  | { metricKind: 'mean'; variations: readonly MeanStatistics[] }
  | { metricKind: 'ratio'; variations: readonly RatioStatistics[] }
  | { metricKind: 'cuped'; variations: readonly CovariateStatistics[] }
) & {
  /** Which way is better; by default `increase`. */
  direction?: Direction;
};

/** Null where a variation has no variance. */
export interface ChancesToBeBest {
  chanceToBeBest: number[] | null;
  expectedLoss: number[] | null;
  warnings: Warning[];
}

/**
 * The chance of each variation, the control included, to be the best of all, and what is given up by shipping it.
 *
 * @throws InvalidInputError for fewer than two variations, impossible statistics, a prior out of range
 */
export function chancesToBeBest(input: ChancesToBeBestInput): ChancesToBeBest {
  const { direction = 'increase' } = input;
  requireThat(input.variations.length > 1, 'variations', 'must be at least two');
  if (input.metricKind === 'binomial') {
    const prior = requirePrior(input.prior ?? { alpha: 1, beta: 1 });
    const posteriors = input.variations.map((rate, i) => posteriorOfRate(rate, prior, `variations.${i}`));
    return { ...bestOfRates(posteriors, direction), warnings: [] };
  }
  const estimates = estimatesOf(input);
  const posteriors = estimates.map((estimate) => ({
    mean: estimate.value,
    variance: squaredError(estimate),
  }));
  const known = posteriors.filter(isKnown);
  const warnings = warningsWhere({
    no_users: estimates.some(({ n }) => n === 0),
    insufficient_users: estimates.some(({ n }) => n === 1),
    zero_variance: posteriors.some(({ variance }) => variance === 0),
    zero_denominator: estimates.some(({ n, value }) => n > 0 && value === null),
  });
  if (known.length < posteriors.length) return { chanceToBeBest: null, expectedLoss: null, warnings };
  return { ...bestOfNormals(known, direction), warnings };
}

function isKnown(posterior: {
  mean: number | null;
  variance: number | null;
}): posterior is { mean: number; variance: number } {
  return posterior.mean !== null && posterior.variance !== null && posterior.variance > 0;
}

function estimatesOf(input: Exclude<ChancesToBeBestInput, { metricKind: 'binomial' }>): Estimate[] {
  switch (input.metricKind) {
    case 'mean':
      return input.variations.map((mean, i) => estimateMean(mean, `variations.${i}`));
    case 'ratio':
      return input.variations.map((ratio, i) => estimateRatio(ratio, `variations.${i}`));
    case 'cuped':
      return adjustByCovariate(input.variations).adjusted;
  }
  requireThat(false, 'metric_kind', 'must be binomial, mean, ratio or cuped');
  throw new Error('unreachable');
}
