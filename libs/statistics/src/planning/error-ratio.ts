import { balancedVariances } from '../comparison/balanced-variances.js';

/** A control's rate and a treatment's, with their numbers of users (on any common scale). */
export interface PlannedRates {
  baseline: number;
  rate: number;
  nControl: number;
  nTreatment: number;
}

/** The standard error of the difference of two rates from their own variances. */
export function errorOfRates({ baseline, rate, nControl, nTreatment }: PlannedRates): number {
  return Math.sqrt((baseline * (1 - baseline)) / nControl + (rate * (1 - rate)) / nTreatment);
}

/** The same over the standard error that the sequential test uses; 1 for equal groups. */
export function errorRatioOfRates(planned: PlannedRates): number {
  const estimate = (value: number, n: number) => ({
    kind: 'binomial' as const,
    n,
    numerator: value * n,
    denominator: n,
    value,
    variance: value * (1 - value),
  });
  const { control, treatment } = balancedVariances(
    estimate(planned.baseline, planned.nControl),
    estimate(planned.rate, planned.nTreatment),
  );
  const ratio = errorOfRates(planned) / Math.sqrt(control + treatment);
  return Math.abs(ratio - 1) < 1e-12 ? 1 : ratio;
}
