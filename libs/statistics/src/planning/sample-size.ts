import { requireFinite, requirePositive, requirePositiveCount, requireThat } from '../invalid-input.js';
import { errorOfRates, errorRatioOfRates } from './error-ratio.js';
import {
  criticalZ,
  isSequential,
  powerZ,
  requireEffect,
  requireRates,
  roundUp,
  type PowerSettings,
} from './power-settings.js';
import { driftForPower, survivorsOf } from './sequential-power.js';

export interface GroupSizes {
  /** Users of the control. */
  nControl: number;
  /** Users of each treatment. */
  nTreatment: number;
  /** Users of the control and all treatments. */
  nTotal: number;
}

export interface SampleSizeSettings extends PowerSettings {
  /** Smallest relative lift that must be found, a fraction other than 0; negative for a decrease. */
  relativeMde: number;
  /** Users of a treatment per user of the control, positive; by default 1. */
  allocationRatio?: number;
  /** Number of treatments; by default 1. */
  treatments?: number;
}

export interface RateSampleSize extends SampleSizeSettings {
  /** The control's rate, strictly between 0 and 1. */
  baseline: number;
}

export interface MeanSampleSize extends SampleSizeSettings {
  /** The control's mean, not 0. */
  baseline: number;
  /** Standard deviation of one user's value, positive. */
  sd: number;
  /** Correlation of the value with the CUPED covariate; by default 0. */
  covariateCorrelation?: number;
}

/**
 * Users needed to find a lift of a rate: for the pooled test (Fleiss, Levin, Paik 2003), or for the sequential one with
 * 50 looks.
 *
 * @throws InvalidInputError
 */
export function sampleSizeOfRate(input: RateSampleSize): GroupSizes {
  const { baseline, relativeMde } = input;
  const rate = requireRates(baseline, relativeMde);
  const ratio = requireRatio(input);
  if (isSequential(input)) {
    const perControlUser = { baseline, rate, nControl: 1, nTreatment: ratio };
    const drift = driftForPower(survivorsOf(input, errorRatioOfRates(perControlUser)), input);
    return groups(((drift * errorOfRates(perControlUser)) / (baseline * relativeMde)) ** 2, input);
  }
  const pooled = (baseline + ratio * rate) / (1 + ratio);
  const underNull = criticalZ(input) * Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
  const underEffect = powerZ(input) * Math.sqrt(baseline * (1 - baseline) + (rate * (1 - rate)) / ratio);
  return groups(((underNull + underEffect) / (baseline * relativeMde)) ** 2, input);
}

/** Users needed to find a lift of a mean. @throws InvalidInputError */
export function sampleSizeOfMean(input: MeanSampleSize): GroupSizes {
  const { baseline, relativeMde, sd, covariateCorrelation = 0 } = input;
  requireEffect(relativeMde);
  requirePositive(sd, 'sd');
  requireFinite(baseline, 'baseline');
  requireThat(baseline !== 0, 'baseline', 'must not be 0');
  const explained = requireCorrelation(covariateCorrelation) ** 2;
  const z = isSequential(input) ? driftForPower(survivorsOf(input), input) : criticalZ(input) + powerZ(input);
  const effect = (baseline * relativeMde) / sd;
  return groups((z / effect) ** 2 * (1 - explained) * (1 + 1 / requireRatio(input)), input);
}

export function requireCorrelation(correlation: number): number {
  requireThat(Math.abs(correlation) <= 1, 'covariate_correlation', 'must be between -1 and 1');
  return correlation;
}

function requireRatio({ allocationRatio = 1 }: SampleSizeSettings): number {
  requirePositive(allocationRatio, 'allocation_ratio');
  return allocationRatio;
}

function groups(n: number, { allocationRatio = 1, treatments = 1 }: SampleSizeSettings): GroupSizes {
  requirePositiveCount(treatments, 'treatments');
  requireThat(Number.isFinite(n), 'relative_mde', 'is too small for any number of users');
  const nControl = roundUp(n);
  const nTreatment = roundUp(allocationRatio * n);
  return { nControl, nTreatment, nTotal: nControl + treatments * nTreatment };
}
