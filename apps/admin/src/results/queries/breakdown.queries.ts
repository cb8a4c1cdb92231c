import type { Allocation } from './allocation.js';
import type { StrataTexts } from '../analysis/allocation-strata.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import { readGrouping, type Grouping } from './grouping.js';
import type { MeasuredMetric } from '../analysis/measured-metric.js';
import { gather, readStrata } from './read-gathered.js';
import type { Reading } from './reading.js';

/** What a breakdown is made of. */
export interface BreakdownMaterial {
  groups: Omit<Grouping, 'keyOf'>;
  gathered: GatheredTexts;
  /** Per allocation version; null where shares did not change. */
  strata: StrataTexts | null;
}

/** Reads what the metrics are made of for each value of something that is known of end users since their first exposure. */
export async function readBreakdown(
  reading: Reading,
  by: string,
  {
    metrics,
    allocation,
    ofRules,
  }: { metrics: readonly MeasuredMetric[]; allocation: Allocation; ofRules: boolean },
): Promise<BreakdownMaterial> {
  const grouping = await readGrouping(reading, by, { ofRules });
  const { keyOf: _, ...groups } = grouping;
  const grouped = { ...reading, grouping };
  return {
    groups,
    gathered: await gather(grouped, metrics),
    strata: await readStrata(grouped, metrics, allocation),
  };
}
