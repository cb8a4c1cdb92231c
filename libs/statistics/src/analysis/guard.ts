import { testCombinedNonInferiority } from '../non-inferiority.js';
import { defaultMargin, type AnalysedMetric, type AnalysisInput } from './analysis-input.js';
import type { GuardrailResult } from './analysis-result.js';
import { tuningOf, type AnalysisSettings } from './analysis-settings.js';
import { combineVariations, type MetricEstimates } from './metric-estimates.js';

/** Tests one guardrail metric for every treatment; under `bayesian` by the fixed test. */
export function guardMetric(
  metric: AnalysedMetric,
  { strata }: MetricEstimates,
  control: number,
  { input, settings }: { input: AnalysisInput; settings: AnalysisSettings },
): GuardrailResult[] {
  const direction = metric.direction ?? 'increase';
  const margin = metric.margin ?? defaultMargin;
  return input.variations.flatMap(({ key, isControl }, i) => {
    if (isControl) return [];
    const test = testCombinedNonInferiority(combineVariations(strata, control, i), {
      direction,
      margin,
      alpha: settings.alpha,
      method: settings.judgedBy === 'sequential' ? 'sequential' : 'fixed',
      tuningN: tuningOf(input, control, i),
    });
    return [{ metric: metric.key, variation: key, direction, margin, ...test }];
  });
}
