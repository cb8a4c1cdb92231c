import type { GatheredTexts } from './gather-statistics.js';
import { readGrouping, type Grouping } from './grouping.js';
import type { MeasuredMetric } from './measured-metric.js';
import { gather } from './read-gathered.js';
import type { Reading } from './reading.js';

/** What a breakdown is made of. */
export interface BreakdownMaterial {
  groups: Omit<Grouping, 'keyOf'>;
  gathered: GatheredTexts;
}

/** Reads what the metrics are made of for each value of something that is known of end users since their first exposure. */
export async function readBreakdown(
  reading: Reading,
  by: string,
  metrics: readonly MeasuredMetric[],
): Promise<BreakdownMaterial> {
  const grouping = await readGrouping(reading.manager, reading.experimentId, by);
  const { keyOf: _, ...groups } = grouping;
  return { groups, gathered: await gather({ ...reading, grouping }, metrics) };
}
