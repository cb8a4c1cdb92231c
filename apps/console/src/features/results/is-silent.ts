import type { MetricResult } from './results-queries.js';

/** Whether there are visitors, and no event of the metric has been counted for any of them. */
export const isSilent = ({ variants }: MetricResult): boolean =>
  variants.some(({ users }) => users > 0) && variants.every(({ value }) => value === 0 || value === null);
