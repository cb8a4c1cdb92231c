import type { DataSource } from 'typeorm';
import { compareMetricValues, listMeasured, rebuildMetricValues } from '../metric-values/index.js';
import type { TotalsTask } from './check-totals.js';

const printedDifferences = 20;

/**
 * Compares the values of shared metrics with a recount of events, or rebuilds them, in every experiment that has any.
 *
 * @returns whether all that was looked at is right now
 */
export async function checkMetricValues(
  dataSource: DataSource,
  { task, experiment, print }: TotalsTask,
): Promise<boolean> {
  let right = true;
  for (const { id, projectId, key } of await listMeasured(dataSource)) {
    if (experiment !== undefined && ![String(id), key].includes(experiment)) continue;
    const name = `${id} ${key}: values of shared metrics`;
    const of = { projectId, experimentId: id };
    if (task === 'rebuild') {
      await rebuildMetricValues(dataSource, of);
      print(`${name} rebuilt`);
      continue;
    }
    const differences = await compareMetricValues(dataSource, of);
    print(`${name} ${differences.length === 0 ? 'right' : `have ${differences.length} differences`}`);
    for (const { total, stored, recounted } of differences.slice(0, printedDifferences))
      print(`  ${total}: stored ${JSON.stringify(stored)}, recounted ${JSON.stringify(recounted)}`);
    if (differences.length > 0) right = false;
  }
  return right;
}
