import { setImmediate } from 'node:timers/promises';
import { analyseExperiment } from './analyse-experiment.js';
import type { BreakdownDto, BreakdownGroupDto } from './breakdown.dto.js';
import { gather, type Gathered } from './gather-statistics.js';
import { groupKeys, readGrouping, valueOfKey, type Grouping } from './grouping.js';
import { byKey, presentMetric } from './present-metrics.js';
import type { Results } from './read-results.js';

/** Reads what the metrics come to for each value of something that is known of end users since their first exposure. */
export async function readBreakdown(results: Results, by: string): Promise<BreakdownDto> {
  const { reading, metrics } = results;
  const grouping = await readGrouping(reading.manager, reading.experimentId, by);
  const gathered = await gather({ ...reading, grouping }, metrics);
  const groups: BreakdownGroupDto[] = [];
  for (const key of groupKeys(grouping)) {
    groups.push(...presentGroup(key, gathered, results));
    // Posteriors take milliseconds each; other requests get their turn in between.
    await setImmediate();
  }
  const warnings = new Set(groups.flatMap((group) => group.metrics.flatMap((metric) => metric.warnings)));
  return { by, groups, otherValues: otherValuesOf(grouping), warnings: [...warnings] };
}

const otherValuesOf = ({ distinctValues, values }: Grouping): number => distinctValues - values.length;

/** None for a group without end users. */
function presentGroup(key: string, gathered: Gathered, results: Results): BreakdownGroupDto[] {
  const { measured, metrics, allocation, request, analysis } = results;
  const users = gathered.assigned.reduce((sum, row) => sum + (row.group === key ? row.users : 0), 0);
  if (users === 0) return [];
  const { horizonReached } = analysis;
  const parts = { measured, metrics, gathered, allocation, judgement: request, horizonReached, group: key };
  const variations = byKey(measured.variations);
  const presented = analyseExperiment(parts).metrics.map((result, i) =>
    presentMetric(metrics[i]!, result, { gathered, variations }),
  );
  return [{ value: valueOfKey(key), isOther: key === 'other', users, metrics: presented }];
}
