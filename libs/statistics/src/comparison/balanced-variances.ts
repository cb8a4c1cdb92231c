import type { Estimate } from '../sufficient/estimate.js';

/** Variances of the estimates of the two sides, in the squared unit of the metric. */
export interface Variances {
  control: number;
  treatment: number;
}

/**
 * The variances v' of a comparison: their sum is the larger of the pooled variance and of its mean with the separate one.
 *
 * At unequal shares the variance of a small skewed group goes with its mean: a group that misses the few large values
 * looks both low and certain, and separate variances reject far too often. With equal groups of means the result is
 * Welch's. Both estimates must have a variance.
 */
export function balancedVariances(control: Estimate, treatment: Estimate): Variances {
  const ofControl = control.variance! / control.n;
  const ofTreatment = treatment.variance! / treatment.n;
  const separate = ofControl + ofTreatment;
  if (separate === 0) return { control: 0, treatment: 0 };
  const pooled = pooledVariance(control, treatment);
  const wanted = Math.max(pooled, (pooled + separate) / 2);
  if (wanted < separate) {
    const factor = wanted / separate;
    return { control: ofControl * factor, treatment: ofTreatment * factor };
  }
  const n = control.n + treatment.n;
  const excess = wanted - separate;
  return {
    control: ofControl + excess * (treatment.n / n),
    treatment: ofTreatment + excess * (control.n / n),
  };
}

function pooledVariance(control: Estimate, treatment: Estimate): number {
  const lost = control.kind === 'binomial' ? 0 : 1;
  const weighted = (control.n - lost) * control.variance! + (treatment.n - lost) * treatment.variance!;
  const pooled = weighted / (control.n + treatment.n - 2 * lost);
  return pooled * (1 / control.n + 1 / treatment.n);
}
