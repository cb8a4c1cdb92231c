import { testNonInferiority } from '../non-inferiority.js';
import { defaultMargin, type AnalysedMetric, type AnalysisInput } from './analysis-input.js';
import type { GuardrailResult } from './analysis-result.js';
import { tuningOf, type AnalysisSettings } from './analysis-settings.js';
import type { MetricEstimates } from './metric-estimates.js';

/** Tests one guardrail metric for every treatment; under `bayesian` by the fixed test. */
export function guardMetric(
  metric: AnalysedMetric,
  { estimates }: MetricEstimates,
  control: number,
  { input, settings }: { input: AnalysisInput; settings: AnalysisSettings },
): GuardrailResult[] {
  const direction = metric.direction ?? 'increase';
  const margin = metric.margin ?? defaultMargin;
  return input.variations.flatMap(({ key, isControl }, i) => {
    if (isControl) return [];
    const test = testNonInferiority(estimates[control]!, estimates[i]!, {
      direction,
      margin,
      alpha: settings.alpha,
      method: settings.method === 'sequential' ? 'sequential' : 'fixed',
      tuningN: tuningOf(input, control, i),
    });
    return [{ metric: metric.key, variation: key, direction, margin, ...test }];
  });
}
