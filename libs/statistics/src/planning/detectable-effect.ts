import { signOf, type Direction } from '../bayesian/direction.js';
import { requireCount, requireFinite, requireFraction, requirePositive } from '../invalid-input.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { criticalZ, powerZ, type PowerSettings } from './power-settings.js';
import { requireCorrelation } from './sample-size.js';

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
  const shortfall = shortfallOfRate(input, sign);
  const reachable = nControl > 0 && nTreatment > 0 && shortfall(largest) >= 0;
  if (!reachable)
    return { absoluteMde: null, relativeMde: null, warnings: warningsWhere({ mde_unreachable: true }) };
  const absoluteMde = sign * bisect(shortfall, largest);
  return { absoluteMde, relativeMde: absoluteMde / baseline, warnings: [] };
}

/** The smallest lift of a mean that n users find, as a positive number. @throws InvalidInputError */
export function detectableEffectOnMean(input: MeanEffectInput): DetectableEffect {
  const { baseline, sd, nControl, nTreatment, covariateCorrelation = 0 } = input;
  requireFinite(baseline, 'baseline');
  requirePositive(sd, 'sd');
  requireCount(nControl, 'n_control');
  requireCount(nTreatment, 'n_treatment');
  const z = criticalZ(input) + powerZ(input);
  const left = Math.sqrt(1 - requireCorrelation(covariateCorrelation) ** 2);
  if (nControl === 0 || nTreatment === 0) {
    return { absoluteMde: null, relativeMde: null, warnings: warningsWhere({ mde_unreachable: true }) };
  }
  const absoluteMde = z * sd * left * Math.sqrt(1 / nControl + 1 / nTreatment);
  return { absoluteMde, relativeMde: baseline === 0 ? null : absoluteMde / Math.abs(baseline), warnings: [] };
}

/** By how much an absolute effect exceeds what the wanted power takes; rises through 0 at the smallest one that is found. */
function shortfallOfRate(input: RateEffectInput, sign: number): (effect: number) => number {
  const { baseline, nControl, nTreatment } = input;
  const z = criticalZ(input);
  const zPower = powerZ(input);
  return (effect) => {
    const rate = Math.min(1, Math.max(0, baseline + sign * effect));
    const pooled = (nControl * baseline + nTreatment * rate) / (nControl + nTreatment);
    const underNull = Math.sqrt(pooled * (1 - pooled) * (1 / nControl + 1 / nTreatment));
    const underEffect = Math.sqrt((baseline * (1 - baseline)) / nControl + (rate * (1 - rate)) / nTreatment);
    return effect - z * underNull - zPower * underEffect;
  };
}

/** Where an increasing function that is negative at 0 and not at `high` becomes 0. */
function bisect(f: (x: number) => number, high: number): number {
  let low = 0;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}
