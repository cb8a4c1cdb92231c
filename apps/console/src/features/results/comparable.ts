import type { Results } from './results-queries.js';

/** Codes that are about a comparison or the split that it needs. */
const ofComparisons = new Set([
  'no_users',
  'insufficient_users',
  'low_counts',
  'zero_variance',
  'zero_baseline',
  'zero_denominator',
  'zero_covariate_variance',
  'unstable_baseline',
  'unexpected_traffic',
  'skewed',
  'no_plan',
  'plan_changed',
  'ended_early',
  'shares_changed',
  'strata_left_out',
  'early_stop_estimate',
]);

/** Whether all visitors get the same variation, as a redirect for everyone does, so that there will never be two to compare. */
export function isOneWay({ decision, variants }: Pick<Results, 'decision' | 'variants'>): boolean {
  const expected = variants.filter(({ expectedCount }) => (expectedCount ?? 0) > 0);
  return decision.status === 'insufficient_data' && expected.length === 1;
}

/** Whether chance decides which variation a visitor gets, and there are two at least. */
export const isCompared = (results: Pick<Results, 'decision' | 'variants' | 'warnings'>): boolean =>
  !isMixed(results) && !isOneWay(results);

const isMixed = ({ warnings }: Pick<Results, 'warnings'>): boolean =>
  warnings.includes('not_randomized') || warnings.includes('rules_mixed');

/** The results without anything that compares where there is nothing to compare: no lift, no verdict, no advice on them. */
export function comparableOnly(results: Results): Results {
  if (isCompared(results)) return results;
  const withoutCodes = (codes: readonly string[]) => codes.filter((code) => !ofComparisons.has(code));
  const described = (metrics: Results['metrics']) =>
    metrics.map((metric) => ({ ...metric, comparisons: [], warnings: withoutCodes(metric.warnings) }));
  return {
    ...results,
    warnings: withoutCodes(results.warnings),
    comparison: null,
    comparisons: [],
    guardrails: [],
    metrics: described(results.metrics),
    breakdown:
      results.breakdown && !isByRule(results)
        ? {
            ...results.breakdown,
            warnings: withoutCodes(results.breakdown.warnings),
            groups: results.breakdown.groups.map((group) => ({
              ...group,
              metrics: described(group.metrics),
            })),
          }
        : results.breakdown,
  };
}

/** Each rule of a flag is compared on its own. */
const isByRule = ({ breakdown, warnings }: Pick<Results, 'breakdown' | 'warnings'>): boolean =>
  warnings.includes('rules_mixed') && (breakdown?.by === 'rule_id' || breakdown?.by === 'ruleId');
