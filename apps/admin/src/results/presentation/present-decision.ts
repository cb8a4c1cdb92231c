import type { AnalysisResult } from '#libs/statistics';
import { whyNotCompared } from '../analysis/is-compared.js';
import type { Results } from '../analysis/analyse-material.js';
import type { VariationsByKey } from './present-metrics.js';
import type { DecisionDto, WinnerDto } from '../dto/decision.dto.js';

export function presentDecision({ analysis, measured }: Pick<Results, 'analysis' | 'measured'>): DecisionDto {
  const { decision, metrics } = analysis;
  const { status, verdicts, adjustedPValues, guardrails } = decision;
  const { chanceToBeBest, expectedLossAgainstBest, warnings } = decision;
  const obstacle = whyNotCompared(measured);
  const reason = obstacle ? notCompared[obstacle] : decision.reason;
  const primary = metrics.filter(({ role }) => role === 'primary').map(({ key }) => key);
  return {
    ...{ status, reason, metrics: primary, verdicts, adjustedPValues, guardrails },
    ...{ chanceToBeBest, expectedLossAgainstBest, warnings },
  };
}

const notCompared = {
  not_randomized:
    'A personalization is not compared: each variation is for end users of its own kind, so differences are no effects.',
  rules_mixed:
    'Several rules of the flag measure, or did since its start. Rules are for end users of different kinds and may have ' +
    'different shares, so the numbers of all rules together are not compared.',
} as const;

/** The variation to ship, with its numbers on the first primary metric. */
export function presentWinner(
  { decision, metrics }: AnalysisResult,
  variations: VariationsByKey,
): WinnerDto | null {
  const metric = metrics.find(({ role }) => role === 'primary');
  if (decision.winner === null || !metric) return null;
  const { id, title, isControl } = variations.get(decision.winner)!;
  const numbers = metric.comparisons.find(({ variation }) => variation === decision.winner);
  return {
    ...{ variantId: id, variantName: title, isControl, metric: metric.key },
    lift: numbers?.relativeLift ?? null,
    liftInterval: numbers?.ciRelative ?? null,
    pValue: numbers?.pValue ?? null,
    adjustedPValue: numbers?.adjustedPValue ?? null,
    chanceToBeatControl: numbers?.bayesian?.chanceToBeatControl ?? null,
  };
}
