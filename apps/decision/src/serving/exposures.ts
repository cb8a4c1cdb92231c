import type { Outcome } from '#libs/evaluation';
import type { Exposure } from '#libs/ingestion';

/** What an answer exposes its end user to, apart from what is recorded already, and what is shipped and not measured. */
export function exposuresOf(outcomes: readonly Outcome[]): Exposure[] {
  const exposures: Exposure[] = [];
  for (const { experiment, variation, reason } of outcomes) {
    if (variation === null || reason === 'recorded' || reason === 'shipped') continue;
    exposures.push({
      experimentId: experiment.id,
      variationId: variation.id,
      allocationVersion: experiment.allocationVersion,
      binding: reason !== 'personalized',
    });
  }
  return exposures;
}
