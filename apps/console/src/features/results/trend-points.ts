import type { Schema } from '../../api/client.js';
import { possibleLifts } from '../../components/numbers.js';

/** Where a variation stood at the end of a day; lifts are relative, the band is the common part of all so far. */
export interface TrendPoint {
  day: string;
  /** Of all variations. */
  users: number;
  lift: number | null;
  lower: number | null;
  upper: number | null;
}

/** Beyond these, the bands of the first days would flatten all later ones. */
const tallest = 3;
const lowest = -1;

/** A lift as far as the picture goes. */
export const shownLift = (lift: number): number => Math.min(tallest, Math.max(lowest, lift));

/** Whether a band goes on beyond the picture. */
export const isCut = (points: readonly TrendPoint[]): boolean =>
  points.some(({ lower, upper }) => [lower, upper].some((end) => end !== null && shownLift(end) !== end));

/** Whether the first lifts have no band yet, though later ones do. */
export function isLate(points: readonly TrendPoint[]): boolean {
  const [first] = points.filter(({ lift }) => lift !== null);
  return first?.lower === null && points.some(({ lower }) => lower !== null);
}

/** One variation of a series; rates do not lose more than all. */
export function followed(
  { points }: Schema<'SeriesDto'>,
  variantId: number,
  kind: Schema<'MetricResultDto'>['kind'],
): TrendPoint[] {
  return points.map(({ day, variants, comparisons }) => {
    const comparison = comparisons.find((each) => each.variantId === variantId);
    const band = possibleLifts(comparison?.runningRelativeBand ?? null, kind);
    return {
      day,
      users: variants.reduce((sum, { users }) => sum + users, 0),
      lift: comparison?.relativeLift ?? null,
      lower: band?.lower ?? null,
      upper: band?.upper ?? null,
    };
  });
}

/** The day from which on the band as drawn is off zero. */
export function offZeroSince(points: readonly TrendPoint[]): string | undefined {
  return points.find(({ lower, upper }) => (lower !== null && lower > 0) || (upper !== null && upper < 0))
    ?.day;
}
