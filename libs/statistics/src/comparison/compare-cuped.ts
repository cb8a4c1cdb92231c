import { requireFraction, requireThat } from '../invalid-input.js';
import { adjustRatiosByCovariate } from '../sufficient/cuped-ratio.js';
import { adjustByCovariate, type CupedAdjustment } from '../sufficient/cuped.js';
import type { Estimate } from '../sufficient/estimate.js';
import type { CovariateStatistics, RatioCovariateStatistics } from '../sufficient/statistics.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';
import { combinePair, type Combined } from './combine-strata.js';
import type { MeanComparison, RatioComparison } from './compare.js';
import { testCombined } from './fixed-test.js';

export interface CupedInput {
  /** The control first, then the treatments. */
  variations: readonly CovariateStatistics[];
  alpha?: number;
}

export interface CupedComparison extends Omit<MeanComparison, 'skewness'> {
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
  requireThat(variations.length > 0, 'variations', 'must contain the control first');
  return compareAdjusted(adjustByCovariate(variations), alpha, (control, treatment) => ({
    meanControl: control.value,
    meanTreatment: treatment.value,
  }));
}

export interface CupedRatioInput {
  /** The control first, then the treatments. */
  variations: readonly RatioCovariateStatistics[];
  alpha?: number;
}

export interface CupedRatioComparison extends RatioComparison {
  /** As of means. */
  varianceReduction: number | null;
}

export interface CupedRatioResult extends Omit<CupedResult, 'comparisons'> {
  comparisons: CupedRatioComparison[];
}

/** The same of ratios, adjusted by the ratio of before the assignment. @throws InvalidInputError */
export function compareCupedRatios({ variations, alpha = 0.05 }: CupedRatioInput): CupedRatioResult {
  requireFraction(alpha, 'alpha');
  requireThat(variations.length > 0, 'variations', 'must contain the control first');
  return compareAdjusted(adjustRatiosByCovariate(variations), alpha, (control, treatment) => ({
    ratioControl: control.value,
    ratioTreatment: treatment.value,
  }));
}

function compareAdjusted<Values>(
  { theta, covariateMean, covariateVaries, adjusted, raw }: CupedAdjustment,
  alpha: number,
  valuesOf: (control: Estimate, treatment: Estimate) => Values,
) {
  const comparisons = adjusted.slice(1).map((treatment, i) => {
    const combined = combinePair(adjusted[0]!, treatment);
    return {
      ...valuesOf(adjusted[0]!, treatment),
      varianceReduction: varianceReduction(combined, combinePair(raw[0]!, raw[i + 1]!)),
      ...testCombined(combined, alpha),
    };
  });
  const ownWarnings = warningsWhere({ zero_covariate_variance: !covariateVaries });
  const warnings = mergeWarnings(ownWarnings, ...comparisons.map((comparison) => comparison.warnings));
  return { theta, covariateMean, comparisons, warnings };
}

/** 1 - (adjusted variance of the difference)/(raw one); null without a raw variance. */
export function varianceReduction(adjusted: Combined, raw: Combined): number | null {
  if (!adjusted.plain || !raw.plain) return null;
  const before = raw.plain.control + raw.plain.treatment;
  return before === 0 ? null : 1 - (adjusted.plain.control + adjusted.plain.treatment) / before;
}
