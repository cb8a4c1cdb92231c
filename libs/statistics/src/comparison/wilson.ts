import type { Interval } from '../interval.js';
import { normalCritical } from '../distributions/normal.js';
import { requireFraction } from '../invalid-input.js';
import { estimateRate } from '../sufficient/estimate.js';
import type { BinomialStatistics } from '../sufficient/statistics.js';

/**
 * Wilson's score interval of a rate (Wilson 1927); null without users. Its lower limit is exactly 0 without
 * conversions, the upper one exactly 1 when all converted.
 *
 * @throws InvalidInputError for impossible counts or an alpha outside (0, 1)
 */
export function wilsonInterval(statistics: BinomialStatistics, alpha = 0.05): Interval | null {
  requireFraction(alpha, 'alpha');
  estimateRate(statistics, 'statistics');
  return wilsonLimits(statistics, normalCritical(alpha));
}

export function wilsonLimits({ n, conversions }: BinomialStatistics, z: number): Interval | null {
  if (n === 0) return null;
  const squareOverN = (z * z) / n;
  const rate = conversions / n;
  const centre = (rate + squareOverN / 2) / (1 + squareOverN);
  const spread = rate * ((n - conversions) / n) + squareOverN / 4;
  const halfWidth = (z / (1 + squareOverN)) * Math.sqrt(spread / n);
  return {
    lower: conversions === 0 ? 0 : centre - halfWidth,
    upper: conversions === n ? 1 : centre + halfWidth,
  };
}

/** Hybrid score interval of a difference of rates, good at small counts (Newcombe 1998); null without users. */
export function newcombeInterval(
  control: BinomialStatistics,
  treatment: BinomialStatistics,
  difference: number | null,
  z: number,
): Interval | null {
  const ofControl = wilsonLimits(control, z);
  const ofTreatment = wilsonLimits(treatment, z);
  if (!ofControl || !ofTreatment || difference === null) return null;
  const controlRate = control.conversions / control.n;
  const treatmentRate = treatment.conversions / treatment.n;
  return {
    lower: difference - Math.hypot(treatmentRate - ofTreatment.lower, ofControl.upper - controlRate),
    upper: difference + Math.hypot(ofTreatment.upper - treatmentRate, controlRate - ofControl.lower),
  };
}
