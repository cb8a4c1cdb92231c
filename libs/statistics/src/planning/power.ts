import { normalUpperTail } from '../distributions/normal.js';
import { requireCount, requireFinite, requirePositive } from '../invalid-input.js';
import type { MeanEffectInput, RateEffectInput } from './detectable-effect.js';
import { errorOfRates, errorRatioOfRates } from './error-ratio.js';
import { criticalZ, isSequential, requireEffect, requireRates } from './power-settings.js';
import { requireCorrelation } from './sample-size.js';
import { sequentialPower, survivorsOf } from './sequential-power.js';

export interface Power {
  /** Chance that the two-sided test, or some look of the sequential one, finds the planned effect; null without users. */
  power: number | null;
}

type Planned<Input> = Omit<Input, 'power' | 'direction'> & {
  /** The planned relative lift, a fraction other than 0. Never the observed one: that only restates the p-value. */
  relativeMde: number;
};

/** @throws InvalidInputError for a rate outside (0, 1), a zero effect, impossible counts */
export function powerOfRate(input: Planned<RateEffectInput>): Power {
  const { baseline, relativeMde, nControl, nTreatment } = input;
  const rate = requireRates(baseline, relativeMde);
  const z = criticalZ(input);
  const sequential = isSequential(input);
  if (!haveUsers(nControl, nTreatment)) return { power: null };
  const effect = Math.abs(baseline * relativeMde);
  const planned = { baseline, rate, nControl, nTreatment };
  const underEffect = errorOfRates(planned);
  if (sequential) {
    const survivors = survivorsOf(input, errorRatioOfRates(planned));
    return { power: sequentialPower(survivors, effect / underEffect) };
  }
  const pooled = (nControl * baseline + nTreatment * rate) / (nControl + nTreatment);
  const underNull = Math.sqrt(pooled * (1 - pooled) * (1 / nControl + 1 / nTreatment));
  return { power: bothTails((z * underNull - effect) / underEffect, (z * underNull + effect) / underEffect) };
}

/** @throws InvalidInputError for a zero effect, an sd that is not positive, impossible counts */
export function powerOfMean(input: Planned<MeanEffectInput>): Power {
  const { baseline, relativeMde, sd, nControl, nTreatment, covariateCorrelation = 0 } = input;
  requireEffect(relativeMde);
  requireFinite(baseline, 'baseline');
  requirePositive(sd, 'sd');
  const z = criticalZ(input);
  const sequential = isSequential(input);
  const left = sd * Math.sqrt(1 - requireCorrelation(covariateCorrelation) ** 2);
  if (!haveUsers(nControl, nTreatment)) return { power: null };
  if (left === 0) return { power: 1 };
  const delta = Math.abs(baseline * relativeMde) / (left * Math.sqrt(1 / nControl + 1 / nTreatment));
  if (sequential) return { power: sequentialPower(survivorsOf(input), delta) };
  return { power: bothTails(z - delta, z + delta) };
}

function bothTails(near: number, far: number): number {
  return normalUpperTail(near) + normalUpperTail(far);
}

function haveUsers(nControl: number, nTreatment: number): boolean {
  requireCount(nControl, 'n_control');
  requireCount(nTreatment, 'n_treatment');
  return nControl > 0 && nTreatment > 0;
}
