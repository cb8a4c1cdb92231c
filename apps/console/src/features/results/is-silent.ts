import { libraryFactsOf } from './library-facts.js';
import type { MetricResult } from './results-queries.js';

/** Whether there are visitors, and no event of the metric has been counted for any of them. */
export function isSilent(metric: MetricResult): boolean {
  const { variants } = metric;
  // Of a shared metric that is still worked out, nothing is known yet.
  if ((libraryFactsOf(metric).filling ?? 1) < 1) return false;
  return (
    variants.some(({ users }) => users > 0) && variants.every(({ value }) => value === 0 || value === null)
  );
}
