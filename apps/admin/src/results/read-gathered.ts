import { readSums, type SumsRow } from './end-user-sums.queries.js';
import type { GatheredTexts } from './gather-statistics.js';
import { isKept, sourcesOf, type MeasuredMetric } from './measured-metric.js';
import type { Reading } from './reading.js';
import type { RowsText } from './statement.js';
import { readAssigned, readTotals, readUncounted } from './totals.queries.js';

/** Reads everything that metrics need. Without dates, groups and such metrics, its cost depends on nothing. */
export async function gather(reading: Reading, metrics: readonly MeasuredMetric[]): Promise<GatheredTexts> {
  const assigned = await readAssigned(reading);
  const totals = await readTotals(reading, sourcesOf(metrics));
  const sums = new Map<string, RowsText<SumsRow>>();
  for (const metric of metrics) {
    if (!isKept(metric)) sums.set(metric.key, await readSums(reading, metric));
  }
  return { assigned, totals, sums, uncounted: await readUncounted(reading) };
}
