import { finiteInterval, finiteOrNull, intervalAround, type Interval } from '../interval.js';
import type { Variances } from './balanced-variances.js';
import type { Combined } from './combine-strata.js';

/** Two values with the variances that an interval should use. */
export interface Spread {
  valueControl: number | null;
  valueTreatment: number | null;
  difference: number | null;
  variances: Variances;
}

export function spreadOf(
  { valueControl, valueTreatment, difference }: Combined,
  variances: Variances,
): Spread {
  return { valueControl, valueTreatment, difference, variances };
}

/** Delta-method standard error of the relative lift; null at a control of 0 or without any variance. */
export function relativeStandardError({ valueControl, valueTreatment, variances }: Spread): number | null {
  if (!valueControl || valueTreatment === null || variances.control + variances.treatment === 0) return null;
  const ratio = valueTreatment / valueControl;
  const variance = variances.treatment + ratio * ratio * variances.control;
  return finiteOrNull(Math.sqrt(variance) / Math.abs(valueControl));
}

export function deltaInterval(spread: Spread, quantile: number): Interval | null {
  const error = relativeStandardError(spread);
  if (error === null || spread.difference === null) return null;
  return intervalAround(spread.difference / Math.abs(spread.valueControl!), quantile * error);
}

/** Whether the control is so close to 0 that no bounded Fieller interval exists. */
export function isBaselineUnstable({ valueControl, variances }: Spread, quantile: number): boolean {
  if (!valueControl) return false;
  return (quantile / valueControl) * (quantile / valueControl) * variances.control >= 1;
}

/**
 * All relative lifts r for which the test of treatment - (1 + r) control does not reject (Fieller 1954). Null at a
 * control of 0, with an unstable baseline, without variance and where the width would be 0.
 */
export function fiellerInterval(spread: Spread, quantile: number): Interval | null {
  const { valueControl, valueTreatment, difference, variances } = spread;
  if (difference === null || !valueControl || isBaselineUnstable(spread, quantile)) return null;
  const ratio = valueTreatment! / valueControl;
  const scale = quantile / valueControl;
  const g = scale * scale * variances.control;
  const halfWidth =
    Math.abs(scale) * Math.sqrt(variances.treatment * (1 - g) + ratio * ratio * variances.control);
  if (!(halfWidth > 0)) return null;
  const lower = (difference / valueControl + g - halfWidth) / (1 - g);
  const upper = (difference / valueControl + g + halfWidth) / (1 - g);
  return valueControl > 0 ? finiteInterval(lower, upper) : finiteInterval(-upper, -lower);
}
