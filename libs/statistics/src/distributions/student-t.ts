import betainc from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import { normalCritical } from './normal.js';

/**
 * P(|T| > |t|) with any df > 0, also fractional and beyond 1e12; relative accuracy 1e-13 down to 1e-300.
 *
 * The regularized incomplete beta function of df/(df + t^2), taken from the side where no digits cancel.
 */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t;
  if (square > df) return betainc(df / (df + square), df / 2, 0.5);
  // The library's own complement loses digits next to t = 0.
  if (square < 1e-4) return 1 - betainc(square / (df + square), 0.5, df / 2);
  return betainc(square / (df + square), 0.5, df / 2, true, true);
}

/** P(T > t). */
export function studentUpperTail(t: number, df: number): number {
  const outer = studentTwoSided(t, df) / 2;
  return t > 0 ? outer : 1 - outer;
}

/** The t with P(|T| > t) = alpha. */
export function studentCritical(alpha: number, df: number): number {
  return df > 1e7 ? expandedCritical(normalCritical(alpha), df) : -quantile(alpha / 2, df);
}

/**
 * The expansion around the normal quantile (Abramowitz, Stegun 26.7.5); what it leaves out is below 1e-15 here. The
 * library's quantile is 0 for an alpha near 1 and this many degrees of freedom.
 */
function expandedCritical(z: number, df: number): number {
  return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df * df);
}
