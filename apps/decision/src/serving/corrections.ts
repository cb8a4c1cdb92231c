import { keepRecorded as takeRecorded, type EvaluationRequest, type Outcome } from '#libs/evaluation';
import type { ExposureConflict } from '#libs/ingestion';

/**
 * The outcomes with what was recorded elsewhere in place of what contradicts it. It can only contradict
 * while a change of shares is on its way through the processes, so the experiment counts as sticky here
 * even if its datafile does not say so yet.
 */
export function keepRecorded(
  outcomes: readonly Outcome[],
  conflicts: readonly ExposureConflict[],
): Outcome[] {
  const recorded = new Map(conflicts.map((one) => [one.experimentId, one.recordedVariationId]));
  return outcomes.map((outcome) => {
    const variationId = recorded.get(outcome.experiment.id);
    if (variationId === undefined) return outcome;
    return takeRecorded(outcome.experiment, variationId, outcome.ruleId);
  });
}

/**
 * The outcomes without those that a process elsewhere may answer differently: where shares have changed,
 * the hash alone proves nothing until the exposure is recorded.
 */
export function withoutUnsure(outcomes: readonly Outcome[], { isJoined }: EvaluationRequest): Outcome[] {
  return outcomes.map((outcome) =>
    (outcome.experiment.sticky || isJoined) && outcome.reason === 'assigned'
      ? { ...outcome, variation: null, reason: 'lookup_unavailable' }
      : outcome,
  );
}
