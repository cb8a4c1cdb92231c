import type { Outcome } from './outcome.js';

/** An assignment that is served, and to be recorded. */
export interface ServedExposure {
  readonly experimentId: number;
  readonly variationId: number;
  readonly allocationVersion: number;
  /** The rule of a flag that serves it; 0 for the default rule, and where there are no rules. */
  readonly ruleId: number;
  /** Whether the end user has to keep this variation; not so for a Personalization. */
  readonly binding: boolean;
}

/** Whether what is served is recorded, or was: not what is shipped, pinned, or the same for everybody. */
export function isMeasured({ experiment, reason, ruleId }: Outcome): boolean {
  if (reason === 'shipped' || reason === 'pinned' || reason === 'ruled') return false;
  return ruleId !== 0 || experiment.measured;
}

/** What an answer exposes its end user to, apart from what is recorded already, and what is not measured: what is shipped, and a
 * flag that gives everybody the same. */
export function exposuresOf(outcomes: readonly Outcome[]): ServedExposure[] {
  const exposures: ServedExposure[] = [];
  for (const outcome of outcomes) {
    const { experiment, variation, reason, ruleId } = outcome;
    if (variation === null || reason === 'recorded' || !isMeasured(outcome)) continue;
    exposures.push({
      experimentId: experiment.id,
      variationId: variation.id,
      allocationVersion: experiment.allocationVersion,
      ruleId,
      binding: reason !== 'personalized',
    });
  }
  return exposures;
}
