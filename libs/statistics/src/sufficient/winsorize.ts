import { requireFinite, requireThat } from '../invalid-input.js';
import type { MeanStatistics } from './statistics.js';

/** Where extreme values are cut: at a fixed number, or at a percentile of all users' values. */
export interface CapRule {
  /** A fixed cap, in the unit of the metric; wins over the percentile. */
  cap?: number | null;
  /** A fraction in (0, 1], by default 0.99; 1 caps nothing. */
  percentile?: number | null;
  /** Take the percentile over non-zero values only; by default over all. */
  ignoreZeros?: boolean | null;
}

/**
 * The cap of a metric, pooled over all variations so that it cannot differ between them; null without values.
 *
 * The percentile interpolates linearly between order statistics at (N - 1) q.
 *
 * @param values one array of users' values per variation, users without events (0) included
 * @throws InvalidInputError for a percentile outside (0, 1] or a value that is no finite number
 */
export function findCap(values: readonly (readonly number[])[], rule: CapRule = {}): number | null {
  const { cap, percentile, ignoreZeros } = rule;
  values.forEach((of, variation) => of.forEach((x, i) => requireFinite(x, `values.${variation}.${i}`)));
  if (cap !== undefined && cap !== null) {
    requireFinite(cap, 'cap');
    return cap;
  }
  const q = percentile ?? 0.99;
  requireThat(q > 0 && q <= 1, 'percentile', 'must lie in (0, 1]');
  return interpolate(
    values.flat().filter((x) => !ignoreZeros || x !== 0),
    q,
  );
}

function interpolate(values: number[], q: number): number | null {
  const sorted = values.sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  if (below === undefined) return null;
  const above = sorted[Math.floor(position) + 1] ?? below;
  return below + (position - Math.floor(position)) * (above - below);
}

/** Sufficient statistics after replacing each value x by min(x, cap); a null cap changes nothing. */
export function winsorize(values: readonly number[], cap: number | null): MeanStatistics {
  const capped = cap === null ? values : values.map((x) => Math.min(x, cap));
  return { n: values.length, sum: sumExactly(capped), sumSquares: sumExactly(capped.map((x) => x * x)) };
}

/** Neumaier's compensated summation. */
function sumExactly(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
