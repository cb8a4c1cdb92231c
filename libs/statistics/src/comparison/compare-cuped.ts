import { requireFraction, requireThat } from '../invalid-input.js';
import { adjustByCovariate, type CupedAdjustment } from '../sufficient/cuped.js';
import { squaredError, type Estimate } from '../sufficient/estimate.js';
import type { CovariateStatistics } from '../sufficient/statistics.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';
import type { MeanComparison } from './compare.js';
import { testFixed } from './fixed-test.js';

export interface CupedInput {
  /** The control first, then the treatments. */
  variations: readonly CovariateStatistics[];
  alpha?: number;
}

export interface CupedComparison extends MeanComparison {
  /** The share of variance that the covariate took away, 1 - adjusted/raw; null where that is undefined. */
  varianceReduction: number | null;
}

export interface CupedResult extends Pick<CupedAdjustment, 'theta' | 'covariateMean'> {
  /** One per treatment, in the order given. */
  comparisons: CupedComparison[];
  warnings: Warning[];
}

/** Compares each treatment with the control on covariate-adjusted means. @throws InvalidInputError */
export function compareCuped({ variations, alpha = 0.05 }: CupedInput): CupedResult {
  requireFraction(alpha, 'alpha');
  requireThat(variations.length > 0, 'variations', 'must hold the control first');
  const { theta, covariateMean, covariateVaries, adjusted, raw } = adjustByCovariate(variations);
  const comparisons = adjusted.slice(1).map((treatment, i) => ({
    meanControl: adjusted[0]!.value,
    meanTreatment: treatment.value,
    varianceReduction: varianceReduction([adjusted[0]!, treatment], [raw[0]!, raw[i + 1]!]),
    ...testFixed(adjusted[0]!, treatment, alpha),
  }));
  const ownWarnings = warningsWhere({ zero_covariate_variance: !covariateVaries });
  const warnings = mergeWarnings(ownWarnings, ...comparisons.map((comparison) => comparison.warnings));
  return { theta, covariateMean, comparisons, warnings };
}

/** 1 - (adjusted variance of the difference)/(raw one); null without a raw variance. */
export function varianceReduction(adjusted: readonly Estimate[], raw: readonly Estimate[]): number | null {
  const before = sumOfErrors(raw);
  const after = sumOfErrors(adjusted);
  return before === null || after === null || before === 0 ? null : 1 - after / before;
}

function sumOfErrors(estimates: readonly Estimate[]): number | null {
  const errors = estimates.map(squaredError);
  return errors.some((error) => error === null)
    ? null
    : errors.reduce<number>((sum, error) => sum + error!, 0);
}
