import type { Schema } from '../../api/client.js';

/** Where a variation stood at the end of a day; lifts are relative, the band is the common part of all so far. */
export interface TrendPoint {
  day: string;
  /** Of all variations. */
  users: number;
  lift: number | null;
  lower: number | null;
  upper: number | null;
}

/** One variation of a series. */
export function followed({ points }: Schema<'SeriesDto'>, variantId: number): TrendPoint[] {
  return points.map(({ day, variants, comparisons }) => {
    const comparison = comparisons.find((each) => each.variantId === variantId);
    return {
      day,
      users: variants.reduce((sum, { users }) => sum + users, 0),
      lift: comparison?.relativeLift ?? null,
      lower: comparison?.runningRelativeBand?.lower ?? null,
      upper: comparison?.runningRelativeBand?.upper ?? null,
    };
  });
}

/** The day from which on the band as drawn is off zero. */
export function offZeroSince(points: readonly TrendPoint[]): string | undefined {
  return points.find(({ lower, upper }) => (lower !== null && lower > 0) || (upper !== null && upper < 0))
    ?.day;
}
