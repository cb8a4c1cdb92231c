import { requireFraction } from '../invalid-input.js';
import { type Interval } from '../interval.js';
import { normalCritical } from '../distributions/normal.js';
import { estimateMean, estimateRate, estimateRatio } from '../sufficient/estimate.js';
import type { BinomialStatistics, MeanStatistics, RatioStatistics } from '../sufficient/statistics.js';
import { isSkewed, skewnessOf } from '../sufficient/skewness.js';
import { mergeWarnings, warningsWhere } from '../warnings.js';
import { testFixed, type FixedTest } from './fixed-test.js';
import { wilsonLimits } from './wilson.js';

/** The statistics of one treatment and of the control. */
export interface Pair<Statistics> {
  control: Statistics;
  treatment: Statistics;
  /** Level 1 - alpha of the intervals, strictly between 0 and 1; by default 0.05. */
  alpha?: number;
}

export interface RateComparison extends FixedTest {
  /** Conversions per user, a fraction; null without users. */
  rateControl: number | null;
  rateTreatment: number | null;
  /** Wilson's interval of each rate. */
  wilsonControl: Interval | null;
  wilsonTreatment: Interval | null;
}

export interface MeanComparison extends FixedTest {
  meanControl: number | null;
  meanTreatment: number | null;
  /** Skewness of the values within the groups; null without sums of cubes on both sides, or without spread. */
  skewness: number | null;
}

export interface RatioComparison extends FixedTest {
  ratioControl: number | null;
  ratioTreatment: number | null;
}

/** Two rates: pooled z test, score, Wilson and Newcombe intervals. @throws InvalidInputError */
export function compareRates({ control, treatment, alpha = 0.05 }: Pair<BinomialStatistics>): RateComparison {
  requireFraction(alpha, 'alpha');
  const ofControl = estimateRate(control, 'control');
  const ofTreatment = estimateRate(treatment, 'treatment');
  const z = normalCritical(alpha);
  return {
    rateControl: ofControl.value,
    rateTreatment: ofTreatment.value,
    wilsonControl: wilsonLimits(control, z),
    wilsonTreatment: wilsonLimits(treatment, z),
    ...testFixed(ofControl, ofTreatment, alpha),
  };
}

/** Two means of per-user values: a t test. @throws InvalidInputError */
export function compareMeans({ control, treatment, alpha = 0.05 }: Pair<MeanStatistics>): MeanComparison {
  requireFraction(alpha, 'alpha');
  const ofControl = estimateMean(control, 'control');
  const ofTreatment = estimateMean(treatment, 'treatment');
  const test = testFixed(ofControl, ofTreatment, alpha);
  const skewness = skewnessOf([control, treatment], 'groups');
  const skewed = isSkewed(skewness, Math.min(control.n, treatment.n));
  const warnings = mergeWarnings(test.warnings, warningsWhere({ skewed }));
  return { meanControl: ofControl.value, meanTreatment: ofTreatment.value, ...test, skewness, warnings };
}

/** Two ratios of sums: a t test with delta-method variances. @throws InvalidInputError */
export function compareRatios({ control, treatment, alpha = 0.05 }: Pair<RatioStatistics>): RatioComparison {
  requireFraction(alpha, 'alpha');
  const ofControl = estimateRatio(control, 'control');
  const ofTreatment = estimateRatio(treatment, 'treatment');
  const test = testFixed(ofControl, ofTreatment, alpha);
  return { ratioControl: ofControl.value, ratioTreatment: ofTreatment.value, ...test };
}
