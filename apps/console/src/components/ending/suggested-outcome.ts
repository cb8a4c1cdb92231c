import type { Schema } from '../../api/client.js';

type Results = Pick<Schema<'ResultsDto'>, 'decision' | 'winner' | 'warnings'>;
type Outcome = Schema<'EndDecisionDto'>['outcome'];

/** Warnings that say that variations are not compared. */
export const notCompared = ['not_randomized', 'rules_mixed'] as const;

/** What the results suggest to decide, as a start; nothing where they do not say, or nothing was compared. */
export function suggestedOutcome(results: Results | undefined): {
  outcome: Outcome | '';
  variationId: string;
} {
  const none = { outcome: '' as const, variationId: '' };
  if (!results || notCompared.some((code) => results.warnings.includes(code))) return none;
  const { decision, winner } = results;
  if (decision.status === 'winner' && winner) {
    return { outcome: 'ship', variationId: String(winner.variantId) };
  }
  if (decision.status === 'control_wins' || decision.status === 'guardrail_blocked') {
    return { ...none, outcome: 'roll_back' };
  }
  return decision.status === 'inconclusive' ? { ...none, outcome: 'inconclusive' } : none;
}
