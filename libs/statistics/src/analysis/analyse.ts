import { requireSameLength, requireThat } from '../invalid-input.js';
import { checkSampleRatio, type SampleRatio } from '../sample-ratio.js';
import { mergeWarnings } from '../warnings.js';
import { adjustFamily, leaveUnadjusted, type Adjusted } from './adjust-family.js';
import type { AnalysedMetric, AnalysisInput } from './analysis-input.js';
import type { AnalysisResult, MetricResult, VariationResult } from './analysis-result.js';
import { settle, type AnalysisSettings } from './analysis-settings.js';
import { compareMetric, type Compared } from './compare-metric.js';
import { decide } from './decide.js';
import { guardMetric } from './guard.js';
import { estimateMetric, intervalOf, type MetricEstimates } from './metric-estimates.js';

/**
 * Everything there is to say about an experiment, from sufficient statistics per variation; the cost does not depend on
 * the number of events or users.
 *
 * With several primary metrics, p-values are adjusted over all of them and all treatments together; a treatment is
 * better if it is better on some of them and worse on none, and ranks by its lift on the first.
 *
 * @throws InvalidInputError for statistics or settings that make no sense
 */
export function analyse(input: AnalysisInput): AnalysisResult {
  const settings = settle(input);
  requireDistinct(input.variations, 'variations');
  requireDistinct(input.metrics, 'metrics');
  const control = onlyControl(input);
  const analysed = input.metrics.map((metric, i) => {
    const estimates = estimateMetric(metric, input.variations, `metrics.${i}`);
    const compared = control === null ? [] : compareMetric(metric, estimates, control, { input, settings });
    return { metric, estimates, compared };
  });
  const adjusted = adjustAll(analysed, settings);
  const metrics = analysed.map((one, i) => metricResult(one, adjusted[i]!, input, settings.intervalAlpha));
  const guardrails = analysed
    .filter(({ metric }) => metric.role === 'guardrail' && control !== null)
    .flatMap(({ metric, estimates }) => guardMetric(metric, estimates, control!, { input, settings }));
  const srm = sampleRatioOf(input, settings.srmThreshold);
  const primary = analysed
    .map(({ metric, estimates }, i) => ({ metric, estimates, adjusted: adjusted[i]! }))
    .filter(({ metric }) => isPrimary(metric));
  const decision = decide({ control, srmDetected: srm.srmDetected, primary, guardrails }, input, settings);
  const { method, judgedBy, alpha, confidenceLevel, horizonReached } = settings;
  const parts = [...metrics, ...guardrails, decision];
  const warnings = mergeWarnings(srm.warnings, ...parts.map((part) => part.warnings));
  return {
    method,
    judgedBy,
    alpha,
    confidenceLevel,
    horizonReached,
    srm,
    metrics,
    guardrails,
    decision,
    warnings,
  };
}

interface Analysed {
  metric: AnalysedMetric;
  estimates: MetricEstimates;
  compared: Compared[];
}

function requireDistinct(items: readonly { key: string }[], field: string): void {
  requireThat(new Set(items.map(({ key }) => key)).size === items.length, field, 'must have distinct keys');
}

function onlyControl({ variations }: AnalysisInput): number | null {
  const controls = variations.flatMap(({ isControl }, i) => (isControl ? [i] : []));
  return controls.length === 1 && variations.length > 1 ? controls[0]! : null;
}

function isPrimary({ role }: AnalysedMetric): boolean {
  return (role ?? 'primary') === 'primary';
}

/** The primary metrics are one family; the others do not count in it. */
function adjustAll(analysed: readonly Analysed[], settings: AnalysisSettings): Adjusted[][] {
  const family = analysed.filter(({ metric }) => isPrimary(metric)).flatMap(({ compared }) => compared);
  const inFamily = new Map(adjustFamily(family, settings).map((adjusted) => [adjusted.compared, adjusted]));
  return analysed.map(({ metric, compared }) =>
    isPrimary(metric) ? compared.map((one) => inFamily.get(one)!) : leaveUnadjusted(compared, settings),
  );
}

function metricResult(
  { metric, estimates }: Analysed,
  adjusted: readonly Adjusted[],
  { variations }: AnalysisInput,
  alpha: number,
): MetricResult {
  const comparisons = adjusted.map(({ comparison }) => comparison);
  return {
    key: metric.key,
    kind: metric.kind,
    role: metric.role ?? 'primary',
    direction: metric.direction ?? 'increase',
    variations: variations.map(({ key, isControl }, i) => ({
      key,
      isControl,
      ...valueOf(metric, estimates, i, alpha),
    })),
    comparisons,
    theta: estimates.theta,
    covariateMean: estimates.covariateMean,
    warnings: mergeWarnings(estimates.warnings, ...comparisons.map(({ warnings }) => warnings)),
  };
}

function valueOf(
  metric: AnalysedMetric,
  { estimates }: MetricEstimates,
  i: number,
  alpha: number,
): Omit<VariationResult, 'key' | 'isControl'> {
  const estimate = estimates[i]!;
  const conversions = estimate.kind === 'binomial' ? estimate.numerator : null;
  const interval =
    metric.kind === 'quantile' ? metric.statistics[i]!.intervalAt(alpha) : intervalOf(estimate, alpha);
  return { users: estimate.n, conversions, value: estimate.value, interval };
}

/** Weights that follow the users are all 0 before anybody came; then there is nothing to compare with. */
function sampleRatioOf({ variations, versions }: AnalysisInput, threshold: number): SampleRatio {
  if (variations.length === 0) return { ...nothingToCheck, threshold };
  if (versions && versions.length > 0) {
    versions.forEach(({ users }, i) => requireSameLength(users, variations, `versions.${i}.users`));
    return checkSampleRatio({ versions, threshold });
  }
  const users = variations.map((variation) => variation.users);
  const weights = variations.map(({ weight }) => weight ?? 1);
  const nobodyYet = users.every((n) => n === 0) && weights.every((weight) => weight === 0);
  return checkSampleRatio({ users, weights: nobodyYet ? weights.map(() => 1) : weights, threshold });
}

const nothingToCheck: Omit<SampleRatio, 'threshold'> = {
  expectedUsers: [],
  chiSquare: null,
  degreesOfFreedom: 0,
  pValue: null,
  pValueOneLook: null,
  srmDetected: false,
  warnings: ['no_users'],
};
