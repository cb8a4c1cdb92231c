import type { Outcome } from '#libs/evaluation';
import type { Exposure } from '#libs/ingestion';

/** What an answer exposes its end user to, apart from what is recorded already, and what is not measured: what is shipped, and a
 * flag that gives everybody the same. */
export function exposuresOf(outcomes: readonly Outcome[]): Exposure[] {
  const exposures: Exposure[] = [];
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
