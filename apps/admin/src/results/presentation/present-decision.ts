import type { AnalysisResult } from '#libs/statistics';
import { isCompared } from '../analysis/analyse-experiment.js';
import type { Results } from '../analysis/analyse-material.js';
import type { VariationsByKey } from './present-metrics.js';
import type { DecisionDto, WinnerDto } from '../dto/decision.dto.js';

export function presentDecision({ analysis, measured }: Pick<Results, 'analysis' | 'measured'>): DecisionDto {
  const { decision, metrics } = analysis;
  const { status, verdicts, adjustedPValues, guardrails } = decision;
  const { chanceToBeBest, expectedLossAgainstBest, warnings } = decision;
  const reason = isCompared(measured) ? decision.reason : notCompared;
  const primary = metrics.filter(({ role }) => role === 'primary').map(({ key }) => key);
  return {
    ...{ status, reason, metrics: primary, verdicts, adjustedPValues, guardrails },
    ...{ chanceToBeBest, expectedLossAgainstBest, warnings },
  };
}

const notCompared =
  'A personalization is not compared: each variation is for end users of its own kind, so differences are no effects.';

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
