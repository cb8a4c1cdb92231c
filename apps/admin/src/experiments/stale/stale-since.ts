import { dayMs } from '#libs/durations';
import { servedToEverybody, type ServingConfiguration } from './served-to-everybody.js';

/** Why a flag is stale; both at once are `not_asked`, since it can go without a look at the code that runs. */
export const staleReasons = ['one_variation', 'not_asked'] as const;
export type StaleReason = (typeof staleReasons)[number];

export interface Staleness {
  reason: StaleReason;
  since: Date;
}

/** A flag as it was from a time on. */
export interface ServingVersion extends ServingConfiguration {
  at: Date;
}

export const sameDays = 30;
export const unaskedDays = 14;

/**
 * Whether a flag is stale, and since when.
 *
 * @param versions latest first, at least the present one
 * @param lastAsked the last day on which it was asked for, or from which that is counted; null when it never was
 */
export function staleSince(
  versions: readonly ServingVersion[],
  lastAsked: Date | null,
  now: Date,
): Staleness | null {
  const present = versions[0]!;
  const before = (days: number): number => now.getTime() - days * dayMs;
  const isServed =
    present.status === 'Active' || (present.status === 'Ended' && present.shippedVariationId !== null);
  if (isServed) {
    const served = sinceWhen(versions, ({ status }) => status === present.status);
    const since = new Date(Math.max(served.getTime(), lastAsked?.getTime() ?? 0));
    if (since.getTime() <= before(unaskedDays)) return { reason: 'not_asked', since };
  }
  const variationId = servedToEverybody(present);
  if (variationId === null) return null;
  const since = sinceWhen(versions, (version) => servedToEverybody(version) === variationId);
  return since.getTime() <= before(sameDays) ? { reason: 'one_variation', since } : null;
}

/** Since when something is so; at least since the oldest version that is kept. */
function sinceWhen(versions: readonly ServingVersion[], isSo: (version: ServingVersion) => boolean): Date {
  const end = versions.findIndex((version) => !isSo(version));
  return versions[(end === -1 ? versions.length : end) - 1]!.at;
}
