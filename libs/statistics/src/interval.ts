/** A two-sided interval at level 1 - alpha. */
export interface Interval {
  lower: number;
  upper: number;
}

/** `centre` -/+ `halfWidth`; null where that is undefined or has no width. */
export function intervalAround(centre: number | null, halfWidth: number | null): Interval | null {
  if (centre === null || halfWidth === null || !(halfWidth > 0)) return null;
  return finiteInterval(centre - halfWidth, centre + halfWidth);
}

export function finiteInterval(lower: number, upper: number): Interval | null {
  return Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : null;
}

/** Numbers beyond float64 are undefined here, never Infinity or NaN. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
