import { normalCritical } from '../distributions/normal.js';
import { studentCritical } from '../distributions/student-t.js';
import { wilsonLimits } from '../comparison/wilson.js';
import { intervalAround, type Interval } from '../interval.js';
import { requireSameLength, requireThat } from '../invalid-input.js';
import { adjustByCovariate } from '../sufficient/cuped.js';
import {
  estimateMean,
  estimateRate,
  estimateRatio,
  squaredError,
  type Estimate,
} from '../sufficient/estimate.js';
import { warningsWhere, type Warning } from '../warnings.js';
import type { AnalysedMetric, AnalysedVariation } from './analysis-input.js';

/** The estimates of a metric per variation, with what CUPED adds. */
export interface MetricEstimates {
  estimates: Estimate[];
  /** Before adjustment; the same without CUPED. */
  raw: Estimate[];
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
  const at = (i: number) => `${field}.statistics.${i}`;
  switch (metric.kind) {
    case 'binomial':
      return unadjusted(metric.statistics.map((statistics, i) => estimateRate(statistics, at(i))));
    case 'mean':
      return unadjusted(metric.statistics.map((statistics, i) => estimateMean(statistics, at(i))));
    case 'ratio':
      return unadjusted(metric.statistics.map((statistics, i) => estimateRatio(statistics, at(i))));
    case 'cuped': {
      const adjustment = adjustByCovariate(metric.statistics, `${field}.statistics`);
      const { theta, covariateMean, covariateVaries, adjusted, raw } = adjustment;
      const warnings = warningsWhere({ zero_covariate_variance: !covariateVaries });
      return { estimates: adjusted, raw, theta, covariateMean, warnings };
    }
  }
  requireThat(false, `${field}.kind`, 'must be binomial, mean, ratio or cuped');
  throw new Error('unreachable');
}

function unadjusted(estimates: Estimate[]): MetricEstimates {
  return { estimates, raw: estimates, theta: null, covariateMean: null, warnings: [] };
}

/** The interval of one variation's own value. */
export function intervalOf(estimate: Estimate, alpha: number): Interval | null {
  const { kind, n, numerator, value } = estimate;
  if (kind === 'binomial') return wilsonLimits({ n, conversions: numerator }, normalCritical(alpha));
  const error = squaredError(estimate);
  return error === null ? null : intervalAround(value, studentCritical(alpha, n - 1) * Math.sqrt(error));
}
