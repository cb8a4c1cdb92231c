import { differenceOfProducts } from '../exact-difference.js';
import { requireFinite, requireThat } from '../invalid-input.js';
import type { MeanStatistics } from './statistics.js';

/** Below this share of its scale a variance is rounding noise and counts as exactly 0. */
export const relativeZero = 1e-12;

/** Sum of squared deviations from the mean, sum(x^2) - (sum x)^2 / n; noise is exactly 0. */
export function squaredDeviations(n: number, sum: number, sumSquares: number): number {
  if (n === 0) return 0;
  const exact = differenceOfProducts([sumSquares, n], [sum, sum]) / n;
  const deviations = Number.isFinite(exact) ? exact : sumSquares - (sum / n) * sum;
  return deviations <= relativeZero * sumSquares ? 0 : deviations;
}

/** The same of statistics, as exactly as they say it. */
export function deviationsOf({ n, sum, sumSquares, deviations }: MeanStatistics): number {
  return deviations ?? squaredDeviations(n, sum, sumSquares);
}

/** Sum of (x - mean x)(y - mean y). */
export function productDeviations(n: number, sumProducts: number, sumX: number, sumY: number): number {
  return n === 0 ? 0 : differenceOfProducts([sumProducts, n], [sumX, sumY]) / n;
}

/** @throws InvalidInputError when no real numbers have these sums */
export function requireMoments(
  n: number,
  { sum, sumSquares }: Moments,
  { sum: sumField, squares }: MomentFields,
): void {
  requireFinite(sum, sumField);
  requireFinite(sumSquares, squares);
  requireThat(sumSquares >= 0, squares, 'must not be negative');
  requireThat(n > 0 || (sum === 0 && sumSquares === 0), sumField, 'must be 0 without users');
  const possible = n === 0 || (sum / n) * sum <= sumSquares * (1 + 1e-9);
  requireThat(possible, squares, 'is too small: by Cauchy-Schwarz it is at least sum^2 / n');
}

interface Moments {
  sum: number;
  sumSquares: number;
}

interface MomentFields {
  sum: string;
  squares: string;
}
