import type { Outcome } from './outcome.js';

/** An assignment that is served, and to be recorded. */
export interface ServedExposure {
  readonly experimentId: number;
  readonly variationId: number;
  readonly allocationVersion: number;
  /** Whether the end user has to keep this variation; not so for a Personalization. */
  readonly binding: boolean;
}

/** What an answer exposes its end user to, apart from what is recorded already, and what is not measured: what is shipped, and a
 * flag that gives everybody the same. */
export function exposuresOf(outcomes: readonly Outcome[]): ServedExposure[] {
  const exposures: ServedExposure[] = [];
  for (const { experiment, variation, reason } of outcomes) {
    if (variation === null || reason === 'recorded' || reason === 'shipped' || !experiment.measured) continue;
    exposures.push({
      experimentId: experiment.id,
      variationId: variation.id,
      allocationVersion: experiment.allocationVersion,
      binding: reason !== 'personalized',
    });
  }
  return exposures;
}
