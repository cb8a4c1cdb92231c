import type { Allocation } from './allocation.js';
import type { StrataTexts } from '../analysis/allocation-strata.js';
import { readSums, type SumsRow } from './end-user-sums.queries.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import { isKept, sourcesOf, type MeasuredMetric } from '../analysis/measured-metric.js';
import { readLibrary } from './library.queries.js';
import type { Reading } from './reading.js';
import type { RowsText } from './statement.js';
import { readAssigned, readEarly, readTotals, readUncounted } from './totals.queries.js';

/** Reads everything that metrics need. Without dates, groups and such metrics, its cost depends on nothing. */
export async function gather(reading: Reading, metrics: readonly MeasuredMetric[]): Promise<GatheredTexts> {
  const assigned = await readAssigned(reading);
  const totals = await readTotals(reading, sourcesOf(metrics));
  const sums = new Map<string, RowsText<SumsRow>>();
  for (const metric of metrics) {
    if (!metric.shared && !isKept(metric)) sums.set(metric.key, await readSums(reading, metric));
  }
  const library = await readLibrary(reading, metrics);
  const leftOut = { uncounted: await readUncounted(reading), early: await readEarly(reading) };
  return { assigned, totals, sums, ...leftOut, library };
}

/**
 * Reads what metrics are made of per allocation version, within the groups of the reading. Null where all end users came
 * under the same shares. Kept sums know of versions, so that it costs no more than the reading itself.
 */
export async function readStrata(
  reading: Reading,
  metrics: readonly MeasuredMetric[],
  { versionsInUse }: Allocation,
): Promise<StrataTexts | null> {
  if (versionsInUse.length < 2) return null;
  return { versions: versionsInUse, gathered: await gather({ ...reading, byVersion: true }, metrics) };
}
