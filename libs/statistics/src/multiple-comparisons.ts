import { requireProbability } from './invalid-input.js';

/**
 * How p-values of one family are adjusted: `holm` bounds the chance of any false discovery, `benjamini_hochberg` the
 * expected share of false ones among the discoveries, `none` neither.
 */
export const corrections = ['holm', 'benjamini_hochberg', 'none'] as const;
export type Correction = (typeof corrections)[number];

/**
 * Adjusted p-values, to be compared with the same alpha; nulls stay null and do not count (Holm 1979; Benjamini,
 * Hochberg 1995).
 *
 * @throws InvalidInputError for a p-value outside [0, 1]
 */
export function adjustPValues(
  pValues: readonly (number | null)[],
  correction: Correction,
): (number | null)[] {
  pValues.forEach((p, i) => {
    if (p !== null) requireProbability(p, `p_values.${i}`);
  });
  if (correction === 'none') return [...pValues];
  const ascending = pValues
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((a, b) => a.p - b.p);
  const sorted = ascending.map(({ p }) => p);
  const adjusted = correction === 'holm' ? holm(sorted) : benjaminiHochberg(sorted);
  const result: (number | null)[] = pValues.map(() => null);
  ascending.forEach(({ index }, rank) => (result[index] = adjusted[rank]!));
  return result;
}

function holm(ascending: readonly number[]): number[] {
  let largest = 0;
  return ascending.map((p, i) => (largest = Math.max(largest, Math.min(1, (ascending.length - i) * p))));
}

function benjaminiHochberg(ascending: readonly number[]): number[] {
  let smallest = 1;
  const m = ascending.length;
  return ascending
    .map((p, i) => p * (m / (i + 1)))
    .reduceRight<number[]>((adjusted, p) => [(smallest = Math.min(smallest, p)), ...adjusted], []);
}
