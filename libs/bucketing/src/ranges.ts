import type { BucketOf } from './bucket.js';
import { percentLimit } from './shares.js';

/** The end users whose bucket of a certain key lies in (above, upTo]. */
export interface BucketRange {
  /** The key is the end-user id followed by this. */
  keySuffix: string;
  above: number;
  upTo: number;
}

/** What follows the end-user id in the key whose bucket picks the variation of an experiment. */
export function assignmentKeySuffix(experimentId: number | string): string {
  return `:${experimentId}`;
}

/**
 * Who is held out of all experiments of a project: key `endUserId:holdout:projectId`. Raising the percent
 * holds out more end users and lets nobody in.
 *
 * @throws RangeError unless the percent is 0 to 100 with at most two decimals
 */
export function holdoutRange(projectId: number, percent: number, maxTrafficVal: number): BucketRange {
  return { keySuffix: `:holdout:${projectId}`, above: 0, upTo: percentLimit(percent, maxTrafficVal) };
}

/**
 * Who may enter an experiment with the slot (from, to] percent of a mutually exclusive group: key
 * `endUserId:group:groupId`. Slots of one group that do not overlap share no end user.
 *
 * @throws RangeError unless both percents are 0 to 100 with at most two decimals
 */
export function groupRange(
  group: { id: number; from: number; to: number },
  maxTrafficVal: number,
): BucketRange {
  return {
    keySuffix: `:group:${group.id}`,
    above: percentLimit(group.from, maxTrafficVal),
    upTo: percentLimit(group.to, maxTrafficVal),
  };
}

/**
 * Who is covered by an experiment: key `endUserId:experimentId:coverage`. Raising the percent only adds end
 * users; the variation depends on another key, so anyone who was in keeps theirs.
 *
 * @throws RangeError unless the percent is 0 to 100 with at most two decimals
 */
export function coverageRange(
  experimentId: number | string,
  percent: number,
  maxTrafficVal: number,
): BucketRange {
  return { keySuffix: `:${experimentId}:coverage`, above: 0, upTo: percentLimit(percent, maxTrafficVal) };
}

/** Whether an end user is in the range; the bucket is not computed for a range without end users. */
export function fallsInto(range: BucketRange, endUserId: string, bucketOf: BucketOf): boolean {
  if (range.upTo <= range.above) return false;
  const bucket = bucketOf(endUserId, range.keySuffix);
  return bucket > range.above && bucket <= range.upTo;
}
