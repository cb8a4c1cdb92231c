import { differenceOfProducts } from '../exact-difference.js';
import type { Beta } from './beta.js';

// Taken out of Math once: these run a hundred thousand times per posterior, and a global is looked up each time.
const { abs, exp, expm1, log, log1p, max, min } = Math;

/**
 * How coordinates of two Beta variables correspond when one is a fixed amount away from the other. Outside
 * (`from`, `to`), in the coordinate of the narrow one, the wide one would have to lie below 0 or above 1.
 */
export interface Link {
  from: number;
  to: number;
  /** The wide one's coordinate for a coordinate of the narrow one. */
  toWide: (t: number) => number;
  /** How fast the wide one's coordinate moves with the shift. */
  stretch: (wideCoordinate: number) => number;
}

/** wide = narrow. */
export function equalityLink(narrow: Beta, wide: Beta): Link {
  const offset = logOddsGap(narrow, wide);
  return { from: -Infinity, to: Infinity, toWide: (t) => t + offset, stretch: () => 1 };
}

/** wide = narrow + shift, `gap` being the difference of their means (wide - narrow). */
export function differenceLink(narrow: Beta, wide: Beta, shift: number, gap: number): Link {
  const near = min(wide.mean, wide.rest) / 2;
  return {
    from: shift < 0 ? narrow.coordinate(-shift, 1 + shift) : -Infinity,
    to: shift > 0 ? narrow.coordinate(1 - shift, shift) : Infinity,
    toWide: (t) => {
      const fromMean = narrow.deviation(t) + (shift - gap);
      if (abs(fromMean) < near) return log1p(fromMean / wide.mean) - log1p(-fromMean / wide.rest);
      const p = narrow.probability(t);
      const q = narrow.complement(t);
      // Next to a break p + shift is small; this way round it keeps its digits.
      const above = shift < -0.5 ? 1 + shift - q : p + shift;
      const below = shift > 0.5 ? 1 - shift - p : q - shift;
      return wide.coordinate(max(0, above), max(0, below));
    },
    stretch: (t) => 1 / (wide.probability(t) * wide.complement(t)),
  };
}

/** wide = narrow e^shift, `gap` being the logarithm of the quotient of their means (wide over narrow). */
export function ratioLink(narrow: Beta, wide: Beta, shift: number, gap: number): Link {
  const odds = wide.mean / wide.rest;
  return {
    from: -Infinity,
    to: shift > 0 ? narrow.coordinate(exp(-shift), -expm1(-shift)) : Infinity,
    toWide: (t) => {
      const fromMean = narrow.logRatio(t) + (shift - gap);
      return fromMean - log1p(max(-1, -odds * expm1(fromMean)));
    },
    stretch: (t) => 1 / wide.complement(t),
  };
}

/** log odds of `one`'s mean - log odds of the other's. */
function logOddsGap(one: Beta, other: Beta): number {
  const cross = differenceOfProducts([one.a, other.b], [other.a, one.b]) / other.a / one.b;
  return cross > -0.5 ? log1p(cross) : log(one.a / one.b) - log(other.a / other.b);
}
