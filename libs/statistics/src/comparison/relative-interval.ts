import { finiteInterval, finiteOrNull, intervalAround, type Interval } from '../interval.js';
import { differenceOf, type Estimate } from '../sufficient/estimate.js';

/** Two estimates with the variances (of the estimates themselves) that an interval should use. */
export interface Spread {
  control: Estimate;
  treatment: Estimate;
  controlVariance: number;
  treatmentVariance: number;
}

/** Delta-method standard error of the relative lift; null at a control of 0 or without any variance. */
export function relativeStandardError(spread: Spread): number | null {
  const { control, treatment, controlVariance, treatmentVariance } = spread;
  if (!control.value || treatment.value === null || controlVariance + treatmentVariance === 0) return null;
  const ratio = treatment.value / control.value;
  return finiteOrNull(
    Math.sqrt(treatmentVariance + ratio * ratio * controlVariance) / Math.abs(control.value),
  );
}

export function deltaInterval(spread: Spread, quantile: number): Interval | null {
  const error = relativeStandardError(spread);
  const difference = differenceOf(spread.control, spread.treatment);
  if (error === null || difference === null) return null;
  return intervalAround(difference / Math.abs(spread.control.value!), quantile * error);
}

/** Whether the control is so close to 0 that no bounded Fieller interval exists. */
export function isBaselineUnstable({ control, controlVariance }: Spread, quantile: number): boolean {
  if (!control.value) return false;
  return (quantile / control.value) * (quantile / control.value) * controlVariance >= 1;
}

/**
 * All relative lifts r for which the test of treatment - (1 + r) control does not reject (Fieller 1954). Null at a
 * control of 0, with an unstable baseline, without variance and where the width would be 0.
 */
export function fiellerInterval(spread: Spread, quantile: number): Interval | null {
  const { control, treatment, controlVariance, treatmentVariance } = spread;
  const difference = differenceOf(control, treatment);
  if (difference === null || !control.value || isBaselineUnstable(spread, quantile)) return null;
  const ratio = treatment.value! / control.value;
  const scale = quantile / control.value;
  const g = scale * scale * controlVariance;
  const halfWidth =
    Math.abs(scale) * Math.sqrt(treatmentVariance * (1 - g) + ratio * ratio * controlVariance);
  if (!(halfWidth > 0)) return null;
  const lower = (difference / control.value + g - halfWidth) / (1 - g);
  const upper = (difference / control.value + g + halfWidth) / (1 - g);
  return control.value > 0 ? finiteInterval(lower, upper) : finiteInterval(-upper, -lower);
}
