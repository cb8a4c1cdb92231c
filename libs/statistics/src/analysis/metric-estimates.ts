import { combineStrata, type Combined } from '../comparison/combine-strata.js';
import { wilsonLimits } from '../comparison/wilson.js';
import { normalCritical } from '../distributions/normal.js';
import { studentCritical } from '../distributions/student-t.js';
import { intervalAround, type Interval } from '../interval.js';
import { requireSameLength, requireThat } from '../invalid-input.js';
import { adjustByCovariate, adjustFor, type CupedAdjustment } from '../sufficient/cuped.js';
import { adjustRatioFor, adjustRatiosByCovariate, historyOf } from '../sufficient/cuped-ratio.js';
import {
  estimateMean,
  estimateOfQuantile,
  estimateRate,
  estimateRatio,
  squaredError,
  type Estimate,
} from '../sufficient/estimate.js';
import { skewnessOf } from '../sufficient/skewness.js';
import type {
  CovariateStatistics,
  MeanStatistics,
  QuantileStatistics,
  RatioCovariateStatistics,
} from '../sufficient/statistics.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';
import type { AnalysedMetric, AnalysedVariation } from './analysis-input.js';

/** The estimates of a metric per variation, with what CUPED adds. */
export interface MetricEstimates {
  /** Over all versions, to be shown, never compared when shares changed. */
  estimates: Estimate[];
  /** Per allocation version and variation; a single version when the metric has no strata. */
  strata: readonly Estimate[][];
  /** Before adjustment; the same without CUPED. */
  rawStrata: readonly Estimate[][];
  theta: number | null;
  covariateMean: number | null;
  warnings: Warning[];
}

/** @throws InvalidInputError for statistics that are impossible or not one per variation */
export function estimateMetric(
  metric: AnalysedMetric,
  variations: readonly AnalysedVariation[],
  field: string,
): MetricEstimates {
  requireSameLength(metric.statistics, variations, `${field}.statistics`);
  metric.strata?.forEach((of, i) => requireSameLength(of, variations, `${field}.strata.${i}`));
  switch (metric.kind) {
    case 'binomial':
      return estimateEach(metric, estimateRate, field);
    case 'mean':
      return estimateEach(metric, estimateMean, field);
    case 'ratio':
      return estimateEach(metric, estimateRatio, field);
    case 'cuped':
      return estimateMeansWithHistory(metric, field);
    case 'cuped_ratio':
      return estimateRatiosWithHistory(metric, field);
    case 'quantile':
      return estimateQuantiles(metric, field);
  }
  requireThat(false, `${field}.kind`, 'must be binomial, mean, ratio, cuped, cuped_ratio or quantile');
  throw new Error('unreachable');
}

/** A treatment and the control, given by their positions, over the strata. */
export function combineVariations(
  strata: readonly (readonly Estimate[])[],
  control: number,
  treatment: number,
): Combined {
  return combineStrata(strata.map((of) => ({ control: of[control]!, treatment: of[treatment]! })));
}

/** Skewness of a mean within the groups that are compared; null for other kinds and without sums of cubes. */
export function skewnessOfPair(metric: AnalysedMetric, control: number, treatment: number): number | null {
  if (metric.kind !== 'mean') return null;
  const versions: readonly (readonly MeanStatistics[])[] = metric.strata ?? [metric.statistics];
  const groups = versions.flatMap((of) => [of[control]!, of[treatment]!]);
  return skewnessOf(groups, `metrics.${metric.key}`);
}

interface Tabulated<Statistics> {
  statistics: readonly Statistics[];
  strata?: readonly (readonly Statistics[])[] | null;
}

function estimateEach<Statistics>(
  { statistics, strata }: Tabulated<Statistics>,
  estimate: (statistics: Statistics, field: string) => Estimate,
  field: string,
): MetricEstimates {
  const estimates = statistics.map((of, i) => estimate(of, `${field}.statistics.${i}`));
  const perVersion =
    strata && strata.length > 0
      ? strata.map((of, s) => of.map((one, i) => estimate(one, `${field}.strata.${s}.${i}`)))
      : [estimates];
  const unadjusted = { theta: null, covariateMean: null, warnings: [] };
  return { estimates, strata: perVersion, rawStrata: perVersion, ...unadjusted };
}

function estimateMeansWithHistory(metric: Tabulated<CovariateStatistics>, field: string): MetricEstimates {
  const adjustment = adjustByCovariate(versionsOf(metric).flat(), `${field}.statistics`);
  return spreadAdjustment(metric, adjustment, (of) => adjustFor(of, adjustment));
}

function estimateRatiosWithHistory(
  metric: Tabulated<RatioCovariateStatistics>,
  field: string,
): MetricEstimates {
  const all = versionsOf(metric).flat();
  const adjustment = adjustRatiosByCovariate(all, `${field}.statistics`);
  const [{ theta }, history] = [adjustment, historyOf(all)];
  return spreadAdjustment(metric, adjustment, (of, i) =>
    adjustRatioFor(of, { theta, history }, `${field}.statistics.${i}`),
  );
}

const versionsOf = <Statistics>({
  statistics,
  strata,
}: Tabulated<Statistics>): readonly (readonly Statistics[])[] =>
  strata && strata.length > 0 ? strata : [statistics];

/** One adjustment serves all versions and variations. */
function spreadAdjustment<Statistics>(
  metric: Tabulated<Statistics>,
  { theta, covariateMean, covariateVaries, adjusted, raw }: CupedAdjustment,
  adjustOne: (statistics: Statistics, i: number) => Estimate,
): MetricEstimates {
  const { length } = metric.statistics;
  const perVersion = (all: readonly Estimate[]) =>
    versionsOf(metric).map((_, s) => all.slice(s * length, (s + 1) * length));
  return {
    estimates: metric.statistics.map(adjustOne),
    strata: perVersion(adjusted),
    rawStrata: perVersion(raw),
    theta,
    covariateMean,
    warnings: warningsWhere({ zero_covariate_variance: !covariateVaries }),
  };
}

/** What keeps a quantile from being compared is a warning of the metric. */
function estimateQuantiles(metric: Tabulated<QuantileStatistics>, field: string): MetricEstimates {
  const warnings = mergeWarnings(
    ...versionsOf(metric)
      .flat()
      .map((of) => [...of.warnings]),
  );
  return { ...estimateEach(metric, estimateOfQuantile, field), warnings };
}

/** The interval of one variation's own value. */
export function intervalOf(estimate: Estimate, alpha: number): Interval | null {
  const { kind, n, numerator, value } = estimate;
  if (kind === 'binomial') return wilsonLimits({ n, conversions: numerator }, normalCritical(alpha));
  const error = squaredError(estimate);
  return error === null ? null : intervalAround(value, studentCritical(alpha, n - 1) * Math.sqrt(error));
}
