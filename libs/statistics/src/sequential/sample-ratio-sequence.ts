import gammaln from '@stdlib/math-base-special-gammaln';
import { requireSample, type SampleRatioInput } from '../sample-ratio.js';

/**
 * How close to the configured shares the alternatives lie: that of a half has a standard deviation of 1.6 percentage
 * points, the size of mismatch that broken set-ups show.
 */
const concentration = 1000;

/** Whether users were split as configured, after any number of looks. */
export interface SampleRatioSequence {
  /** Always-valid p-value of the present counts; null when there is nothing to compare. */
  pValue: number | null;
  srmDetected: boolean;
}

/**
 * The sample ratio check for those who look again and again: without a mismatch it is detected at any look at all with
 * a probability of at most `threshold`, while the chi-square test would find one sooner or later.
 *
 * The evidence is the likelihood of the counts with shares drawn from a Dirichlet distribution around the configured
 * ones, over that with the configured ones; without a mismatch it is a martingale that starts at 1 (Lindon, Malek 2022,
 * NeurIPS 35), so 1 over it is an always-valid p-value (Ville 1939). Exact for any counts, also small ones.
 *
 * @param input users who all were assigned under the same shares; by default the threshold is 0.001
 * @throws InvalidInputError as `checkSampleRatio`
 */
export function checkSampleRatioSequentially(input: SampleRatioInput): SampleRatioSequence {
  const { users, weights, threshold = 0.001 } = input;
  requireSample(users, weights, threshold);
  const unexpected = users.some((n, i) => n > 0 && weights[i] === 0);
  if (unexpected) return { pValue: 0, srmDetected: true };
  const served = users.flatMap((n, i) => (weights[i]! > 0 ? [{ n, weight: weights[i]! }] : []));
  if (served.length < 2) return { pValue: null, srmDetected: false };
  const pValue = Math.min(1, Math.exp(-logEvidence(served)));
  return { pValue, srmDetected: pValue < threshold };
}

function logEvidence(served: readonly { n: number; weight: number }[]): number {
  const total = served.reduce((sum, { n }) => sum + n, 0);
  const largest = Math.max(...served.map(({ weight }) => weight));
  const scale = served.reduce((sum, { weight }) => sum + weight / largest, 0);
  const gains = served.map(({ n, weight }) => {
    const share = weight / largest / scale;
    return logRising(concentration * share, n) - n * Math.log(share);
  });
  return gains.reduce((sum, gain) => sum + gain, 0) - logRising(concentration, total);
}

/** The logarithm of x (x + 1) … (x + n - 1). */
function logRising(x: number, n: number): number {
  return gammaln(x + n) - gammaln(x);
}
