import { decideWinner, type DecisionStatus } from '../decision/decide-winner.js';
import { advantageOf, combineVerdicts } from '../decision/verdict.js';
import type { AnalysisInput } from './analysis-input.js';
import type { Decision, GuardrailResult } from './analysis-result.js';
import type { AnalysisSettings } from './analysis-settings.js';
import type { Adjusted } from './adjust-family.js';

const reasons: Record<DecisionStatus, string> = {
  no_control: 'There must be exactly one control and at least one treatment that is not retired.',
  srm_detected: 'Users were not split as configured, so no result can be trusted. Find the cause first.',
  insufficient_data: 'There are too few users or conversions to judge any treatment.',
  keep_running: 'Nothing is decided yet; keep the experiment running.',
  winner: 'A treatment is better than the control, and its guardrails are in order.',
  guardrail_blocked:
    'A treatment is better than the control, but no such treatment has its guardrails in order.',
  control_wins: 'Every treatment is worse than the control.',
  inconclusive:
    'The planned size is reached without a decision: a difference, if any, is too small to be seen.',
};

export interface DecisionParts {
  /** Position of the only control, or null. */
  control: number | null;
  srmDetected: boolean;
  /** Comparisons on the primary metrics, the first metric first. */
  primary: readonly (readonly Adjusted[])[];
  guardrails: readonly GuardrailResult[];
}

/** Applies the decision table to the treatments that can still be shipped; verdicts are of all of them. */
export function decide(
  { control, srmDetected, primary, guardrails }: DecisionParts,
  input: AnalysisInput,
  settings: AnalysisSettings,
): Decision {
  const treatments = control === null ? [] : input.variations.filter(({ isControl }) => !isControl);
  const candidates = treatments.map(({ key }, i) => ({
    key,
    verdict: combineVerdicts(primary.map((comparisons) => comparisons[i]!.comparison.verdict)),
    advantage: primary[0] ? advantageOf(primary[0][i]!.compared) : null,
    guardrails: guardrails.filter(({ variation }) => variation === key).map(({ status }) => status),
  }));
  const controlKey = control === null ? null : input.variations[control]!.key;
  const live = candidates.filter((_, i) => !treatments[i]!.retired);
  const decided = decideWinner({ control: controlKey, candidates: live, srmDetected, ...settings });
  return {
    ...decided,
    reason: reasons[decided.status],
    verdicts: Object.fromEntries(candidates.map(({ key, verdict }) => [key, verdict])),
    adjustedPValues: Object.fromEntries(
      treatments.map(({ key }, i) => [key, primary[0]?.[i]?.comparison.adjustedPValue ?? null]),
    ),
    guardrails: Object.fromEntries(treatments.map(({ key }) => [key, statusesOf(key, guardrails)])),
  };
}

function statusesOf(treatment: string, guardrails: readonly GuardrailResult[]) {
  const ofTreatment = guardrails.filter(({ variation }) => variation === treatment);
  return Object.fromEntries(ofTreatment.map(({ metric, status }) => [metric, status]));
}
