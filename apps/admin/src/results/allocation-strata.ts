import type { AnalysedMetric } from '#libs/statistics';
import type { Allocation } from './allocation.js';
import { toAnalysed, unpack, type Gathered, type GatheredTexts, type Part } from './gather-statistics.js';
import type { Grouping } from './grouping.js';
import type { MeasuredMetric } from './measured-metric.js';
import { gather } from './read-gathered.js';
import { groupOf, type Reading } from './reading.js';

/** What metrics are made of per allocation version, as it was read. */
export interface StrataTexts {
  versions: readonly number[];
  gathered: GatheredTexts;
}

/** The same to work with. */
export interface Strata {
  versions: readonly number[];
  gathered: Gathered;
}

/**
 * Reads what metrics are made of per allocation version, within the groups of the reading. Null where all end users came
 * under the same shares; otherwise it takes a look at each of them.
 */
export async function readStrata(
  reading: Reading,
  metrics: readonly MeasuredMetric[],
  { versionsInUse }: Allocation,
): Promise<StrataTexts | null> {
  if (versionsInUse.length < 2) return null;
  const grouping = byVersion(reading.grouping);
  return { versions: versionsInUse, gathered: await gather({ ...reading, grouping }, metrics) };
}

export function unpackStrata(texts: StrataTexts | null): Strata | null {
  return texts && { versions: texts.versions, gathered: unpack(texts.gathered) };
}

/** A metric with its statistics over all versions and, where there are several, per version. */
export function toStratified(
  metric: MeasuredMetric,
  { gathered, strata }: { gathered: Gathered; strata: Strata | null },
  part: Part,
): AnalysedMetric {
  const analysed = toAnalysed(metric, gathered, part);
  if (!strata) return analysed;
  const perVersion = strata.versions.map((version) => {
    const group = keyOfVersion(version, part.group);
    return toAnalysed(metric, strata.gathered, { ...part, group }).statistics;
  });
  // The kind follows from the metric, so that it is the same in every version.
  return { ...analysed, strata: perVersion } as AnalysedMetric;
}

/** Groups end users by the shares that they were assigned under, within the groups that they are in already. */
export function byVersion(grouping: Pick<Grouping, 'keyOf'> | null): Pick<Grouping, 'keyOf'> {
  return { keyOf: (p) => `assignment.allocation_version || ':' || ${groupOf(grouping, p)}` };
}

const keyOfVersion = (version: number, group: string): string => `${version}:${group}`;
