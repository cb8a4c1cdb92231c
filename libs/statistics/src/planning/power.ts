import { normalUpperTail } from '../distributions/normal.js';
import { requireCount, requireFinite, requirePositive } from '../invalid-input.js';
import type { MeanEffectInput, RateEffectInput } from './detectable-effect.js';
import { criticalZ, requireEffect, requireRates } from './power-settings.js';
import { requireCorrelation } from './sample-size.js';

export interface Power {
  /** Chance that the two-sided test finds the planned effect; null without users in both groups. */
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
  if (!haveUsers(nControl, nTreatment)) return { power: null };
  const pooled = (nControl * baseline + nTreatment * rate) / (nControl + nTreatment);
  const underNull = Math.sqrt(pooled * (1 - pooled) * (1 / nControl + 1 / nTreatment));
  const underEffect = Math.sqrt((baseline * (1 - baseline)) / nControl + (rate * (1 - rate)) / nTreatment);
  const effect = Math.abs(baseline * relativeMde);
  return { power: bothTails((z * underNull - effect) / underEffect, (z * underNull + effect) / underEffect) };
}

/** @throws InvalidInputError for a zero effect, an sd that is not positive, impossible counts */
export function powerOfMean(input: Planned<MeanEffectInput>): Power {
  const { baseline, relativeMde, sd, nControl, nTreatment, covariateCorrelation = 0 } = input;
  requireEffect(relativeMde);
  requireFinite(baseline, 'baseline');
  requirePositive(sd, 'sd');
  const z = criticalZ(input);
  const left = sd * Math.sqrt(1 - requireCorrelation(covariateCorrelation) ** 2);
  if (!haveUsers(nControl, nTreatment)) return { power: null };
  if (left === 0) return { power: 1 };
  const delta = Math.abs(baseline * relativeMde) / (left * Math.sqrt(1 / nControl + 1 / nTreatment));
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
