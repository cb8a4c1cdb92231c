import { Beta } from '../distributions/beta.js';
import { bestOfNormals, bestOfRates, type BestOfSeveral } from '../bayesian/best-of-several.js';
import { squaredError, type Estimate } from '../sufficient/estimate.js';
import type { AnalysedMetric } from './analysis-input.js';
import type { Unadjusted } from './compare-metric.js';
import type { MetricEstimates } from './metric-estimates.js';

/** Chance to be the best, and loss against the best of the others, of a variation that may be shipped. */
export interface BestChances {
  chance: number;
  /** In the unit of the metric. */
  loss: number;
}

/**
 * Which of the variations in play, the control among them, is the best on a metric; empty where a variance is missing.
 *
 * @param inPlay positions of the control and of one or more treatments
 * @param comparisons of the treatments in play
 */
export function chancesInPlay(
  { metric, estimates }: { metric: AnalysedMetric; estimates: MetricEstimates },
  { control, treatments }: { control: number; treatments: readonly number[] },
  comparisons: readonly Unadjusted[],
): Map<number, BestChances> {
  if (treatments.length === 1) return chancesOfPair(control, treatments[0]!, comparisons[0]!);
  const inPlay = [control, ...treatments].sort((a, b) => a - b);
  const best = bestOf(metric, estimates, inPlay);
  if (!best) return new Map();
  return new Map(
    inPlay.map((position, i) => [position, { chance: best.chanceToBeBest[i]!, loss: best.expectedLoss[i]! }]),
  );
}

function chancesOfPair(
  control: number,
  treatment: number,
  { bayesian }: Unadjusted,
): Map<number, BestChances> {
  if (!bayesian) return new Map();
  const { chanceToBeatControl, expectedLoss, expectedLossControl } = bayesian;
  return new Map([
    [control, { chance: 1 - chanceToBeatControl, loss: expectedLossControl }],
    [treatment, { chance: chanceToBeatControl, loss: expectedLoss }],
  ]);
}

function bestOf(
  metric: AnalysedMetric,
  { strata }: MetricEstimates,
  inPlay: readonly number[],
): BestOfSeveral | null {
  const direction = metric.direction ?? 'increase';
  const least = metric.kind === 'binomial' ? 1 : 2;
  const versions = strata.map((of) => inPlay.map((position) => of[position]!));
  const shared = versions.filter((of) => of.every(({ n }) => n >= least));
  const onlyVersion = shared.length === 1 ? shared[0]! : versions.length === 1 ? versions[0]! : null;
  if (metric.kind === 'binomial' && onlyVersion) {
    const { alpha, beta } = metric.prior && 'alpha' in metric.prior ? metric.prior : { alpha: 1, beta: 1 };
    const posteriors = onlyVersion.map(
      ({ n, numerator }) => new Beta(alpha + numerator, beta + (n - numerator)),
    );
    return bestOfRates(posteriors, direction);
  }
  if (shared.length === 0) return null;
  const posteriors = inPlay.map((_, i) => standardize(shared, i));
  return posteriors.every(({ variance }) => variance > 0) ? bestOfNormals(posteriors, direction) : null;
}

/** A variation's mean over the versions, each weighted by all its users in play, so that none differs by its shares. */
function standardize(
  versions: readonly (readonly Estimate[])[],
  i: number,
): { mean: number; variance: number } {
  const users = versions.map((of) => of.reduce((sum, { n }) => sum + n, 0));
  const total = users.reduce((sum, n) => sum + n, 0);
  const standardized = { mean: 0, variance: 0 };
  versions.forEach((of, version) => {
    const weight = users[version]! / total;
    standardized.mean += weight * (of[i]!.value ?? Number.NaN);
    standardized.variance += weight * weight * (squaredError(of[i]!) ?? Number.NaN);
  });
  return standardized;
}
