import type { Schema } from '../../api/client.js';

/** Where a variation stood at the end of a day; lifts are relative. */
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
      lower: comparison?.relativeBand?.lower ?? null,
      upper: comparison?.relativeBand?.upper ?? null,
    };
  });
}
