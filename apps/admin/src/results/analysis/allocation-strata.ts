import type { AnalysedMetric } from '#libs/statistics';
import { toAnalysed, unpack, type Gathered, type GatheredTexts } from './gather-statistics.js';
import type { Part } from './sums-to-statistics.js';
import type { MeasuredMetric } from './measured-metric.js';

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

/** The key of those of an allocation version within a group. */
export const keyOfVersion = (version: number, group: string): string => `${version}:${group}`;
