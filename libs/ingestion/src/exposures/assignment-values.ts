import { numberArray, textArray } from '../array-literal.js';
import type { Exposure, ExposureGroup } from './exposure.js';

type Text = string | null;

/** One assignment of a group. */
interface Row {
  readonly group: ExposureGroup;
  readonly exposure: Exposure;
}

/** The parameters of `assignmentInsertion`. */
export function assignmentValues(groups: readonly ExposureGroup[]): string[] {
  return valuesOf(rowsOf(groups));
}

/** The parameters of `newAssignmentInsertion`. */
export function newAssignmentValues(groups: readonly ExposureGroup[]): (string | number)[] {
  const rows = rowsOf(groups).sort(byExperimentAndEndUser);
  const oldest = groups.reduce((least, { servedAt }) => Math.min(least, servedAt), Infinity);
  return [...valuesOf(rows), ...countsOf(rows), oldest];
}

function rowsOf(groups: readonly ExposureGroup[]): Row[] {
  const rows: Row[] = [];
  for (const group of groups) for (const exposure of group.exposures) rows.push({ group, exposure });
  return rows;
}

function byExperimentAndEndUser(one: Row, other: Row): number {
  const byExperiment = one.exposure.experimentId - other.exposure.experimentId;
  if (byExperiment !== 0) return byExperiment;
  return one.group.endUserId < other.group.endUserId ? -1 : 1;
}

function valuesOf(rows: readonly Row[]): string[] {
  const numbers: [number[], number[], number[], number[]] = [[], [], [], []];
  const texts: [string[], Text[], Text[], Text[], Text[]] = [[], [], [], [], []];
  for (const { group, exposure } of rows) {
    numbers[0].push(exposure.experimentId);
    numbers[1].push(exposure.variationId);
    numbers[2].push(exposure.allocationVersion);
    numbers[3].push(group.servedAt);
    texts[0].push(group.endUserId);
    texts[1].push(group.details.deviceType);
    texts[2].push(group.details.campaignId);
    texts[3].push(group.details.adId);
    texts[4].push(group.details.attributes);
  }
  return [...numbers.map(numberArray), ...texts.map(textArray)];
}

/** How many rows there are of each experiment, variation and allocation version, in their order. */
function countsOf(rows: readonly Row[]): string[] {
  const counts = new Map<string, [number, number, number, number]>();
  for (const { exposure } of rows) {
    const { experimentId, variationId, allocationVersion } = exposure;
    const key = `${experimentId} ${variationId} ${allocationVersion}`;
    const count = counts.get(key);
    if (count) count[3]++;
    else counts.set(key, [experimentId, variationId, allocationVersion, 1]);
  }
  const sorted = [...counts.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return [0, 1, 2, 3].map((column) => numberArray(sorted.map((count) => count[column]!)));
}
