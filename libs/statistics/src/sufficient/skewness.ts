import { requireFinite } from '../invalid-input.js';
import { deviationsOf } from './moments.js';
import type { MeanStatistics } from './statistics.js';

/**
 * Skewness of users' values around the mean of their own group, pooled over the groups; null without sums of cubes in
 * every group, and without any spread.
 *
 * @throws InvalidInputError for a sum of cubes that is no finite number
 */
export function skewnessOf(groups: readonly MeanStatistics[], field: string): number | null {
  groups.forEach(({ sumCubes }, i) => {
    if (typeof sumCubes === 'number') requireFinite(sumCubes, `${field}.${i}.sum_cubes`);
  });
  if (groups.some(({ sumCubes }) => typeof sumCubes !== 'number')) return null;
  const n = total(groups, (group) => group.n);
  const squares = total(groups, deviationsOf);
  if (squares === 0) return null;
  return total(groups, cubesOf) / n / (squares / n) ** 1.5;
}

/** Whether the smaller group has fewer than 355 g^2 users, below which a t test errs (Kohavi et al. 2014, rule 7). */
export function isSkewed(skewness: number | null, smallerGroup: number): boolean {
  return skewness !== null && smallerGroup < 355 * skewness * skewness;
}

function cubesOf({ n, sum, sumSquares, sumCubes, cubedDeviations }: MeanStatistics): number {
  if (cubedDeviations !== undefined) return cubedDeviations;
  if (n === 0) return 0;
  const mean = sum / n;
  return sumCubes! - 3 * mean * sumSquares + 2 * mean * mean * sum;
}

function total(groups: readonly MeanStatistics[], valueOf: (group: MeanStatistics) => number): number {
  return groups.reduce((sum, group) => sum + valueOf(group), 0);
}
