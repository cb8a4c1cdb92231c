import { signOf, type Direction } from '../bayesian/direction.js';
import { requireCount, requireFinite, requireFraction, requirePositive } from '../invalid-input.js';
import { findRoot } from '../find-root.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { errorOfRates, errorRatioOfRates } from './error-ratio.js';
import { criticalZ, isSequential, powerZ, type PowerSettings } from './power-settings.js';
import { requireCorrelation } from './sample-size.js';
import { driftForPower, sequentialPower, survivorsOf } from './sequential-power.js';

export interface DetectableEffect {
  /** Smallest absolute lift that is found with the wanted power; null when no possible one is. */
  absoluteMde: number | null;
  /** The same over |baseline|; null at a baseline of 0. */
  relativeMde: number | null;
  warnings: Warning[];
}

export interface RateEffectInput extends PowerSettings {
  /** The control's rate, strictly between 0 and 1. */
  baseline: number;
  nControl: number;
  nTreatment: number;
  /** Which way the effect goes; by default `increase`. */
  direction?: Direction;
}

export interface MeanEffectInput extends PowerSettings {
  /** The control's mean. */
  baseline: number;
  /** Standard deviation of one user's value, positive. */
  sd: number;
  nControl: number;
  nTreatment: number;
  /** Correlation of the value with the CUPED covariate; by default 0. */
  covariateCorrelation?: number;
}

/** The smallest lift of a rate that n users find; negative for `decrease`. @throws InvalidInputError */
export function detectableEffectOnRate(input: RateEffectInput): DetectableEffect {
  const { baseline, nControl, nTreatment, direction = 'increase' } = input;
  requireFraction(baseline, 'baseline');
  requireCount(nControl, 'n_control');
  requireCount(nTreatment, 'n_treatment');
  const sign = signOf(direction);
  const largest = sign > 0 ? 1 - baseline : baseline;
  const excess = isSequential(input) ? excessOfPower(input, sign) : excessOfEffect(input, sign);
  const reachable = nControl > 0 && nTreatment > 0 && excess(largest) >= 0;
  if (!reachable)
    return { absoluteMde: null, relativeMde: null, warnings: warningsWhere({ mde_unreachable: true }) };
  const absoluteMde = sign * findRoot(excess, largest, 0);
  return { absoluteMde, relativeMde: absoluteMde / baseline, warnings: [] };
}

/** The smallest lift of a mean that n users find, as a positive number. @throws InvalidInputError */
export function detectableEffectOnMean(input: MeanEffectInput): DetectableEffect {
  const { baseline, sd, nControl, nTreatment, covariateCorrelation = 0 } = input;
  requireFinite(baseline, 'baseline');
  requirePositive(sd, 'sd');
  requireCount(nControl, 'n_control');
  requireCount(nTreatment, 'n_treatment');
  const z = isSequential(input) ? driftForPower(survivorsOf(input), input) : criticalZ(input) + powerZ(input);
  const left = Math.sqrt(1 - requireCorrelation(covariateCorrelation) ** 2);
  if (nControl === 0 || nTreatment === 0) {
    return { absoluteMde: null, relativeMde: null, warnings: warningsWhere({ mde_unreachable: true }) };
  }
  const absoluteMde = z * sd * left * Math.sqrt(1 / nControl + 1 / nTreatment);
  return { absoluteMde, relativeMde: baseline === 0 ? null : absoluteMde / Math.abs(baseline), warnings: [] };
}

/** By how much an absolute effect exceeds what the wanted power takes; rises through 0 at the smallest one that is found. */
function excessOfEffect(input: RateEffectInput, sign: number): (effect: number) => number {
  const { baseline, nControl, nTreatment } = input;
  const z = criticalZ(input);
  const zPower = powerZ(input);
  return (effect) => {
    const rate = rateAt(baseline, sign * effect);
    const pooled = (nControl * baseline + nTreatment * rate) / (nControl + nTreatment);
    const underNull = Math.sqrt(pooled * (1 - pooled) * (1 / nControl + 1 / nTreatment));
    const underEffect = errorOfRates({ baseline, rate, nControl, nTreatment });
    return effect - z * underNull - zPower * underEffect;
  };
}

/** By how much the power of the sequential test exceeds the wanted one; the ratio of errors moves with the rate. */
function excessOfPower(input: RateEffectInput, sign: number): (effect: number) => number {
  const { baseline, nControl, nTreatment, power = 0.8 } = input;
  powerZ(input);
  let known = { ratio: 1, survivors: survivorsOf(input) };
  return (effect) => {
    const planned = { baseline, rate: rateAt(baseline, sign * effect), nControl, nTreatment };
    const ratio = errorRatioOfRates(planned);
    if (ratio !== known.ratio) known = { ratio, survivors: survivorsOf(input, ratio) };
    return sequentialPower(known.survivors, effect / errorOfRates(planned)) - power;
  };
}

function rateAt(baseline: number, effect: number): number {
  return Math.min(1, Math.max(0, baseline + effect));
}
