import { Beta } from '../distributions/beta.js';
import { integrationNodes } from '../distributions/beta-nodes.js';
import { normalDensity, normalUpperTail } from '../distributions/normal.js';
import type { Direction } from './direction.js';

/** Per variation, in the order given. */
export interface BestOfSeveral {
  /** P(this one is the best of all); adds up to 1. */
  chanceToBeBest: number[];
  /** By how much the best of the others is better, on average, counted as 0 where this one is the best. */
  expectedLoss: number[];
}

/** Which of several rates is the best, by their Beta posteriors. */
export function bestOfRates(posteriors: readonly Beta[], direction: Direction): BestOfSeveral {
  const centres = posteriors.map(({ a, b }) => Math.log(a / b));
  const edges = posteriors.flatMap((beta, i) =>
    beta.edges.filter((t) => beta.logDensity(t) > -60).map((t) => t + centres[i]!),
  );
  return integrateAll(spread(edges, 1), direction, {
    count: posteriors.length,
    density: (i, logit) => posteriors[i]!.density(logit - centres[i]!),
    lowerTail: (i, logit) => posteriors[i]!.lowerTail(logit - centres[i]!),
    upperTail: (i, logit) => posteriors[i]!.upperTail(logit - centres[i]!),
    // The loss is measured in rates, which move by p (1 - p) with their logit.
    stretch: (logit) => 1 / ((1 + Math.exp(-logit)) * (1 + Math.exp(logit))),
  });
}

export interface NormalPosterior {
  mean: number;
  /** Variance of the mean, above 0. */
  variance: number;
}

/** Which of several means is the best, by normal posteriors. */
export function bestOfNormals(posteriors: readonly NormalPosterior[], direction: Direction): BestOfSeveral {
  const deviations = posteriors.map(({ variance }) => Math.sqrt(variance));
  const steps = Array.from({ length: 21 }, (_, k) => k - 10);
  // Around the first mean, so that large means with small differences lose no digits.
  const origin = posteriors[0]!.mean;
  const means = posteriors.map(({ mean }) => mean - origin);
  const edges = means.flatMap((mean, i) => steps.map((step) => mean + step * deviations[i]!));
  const standardized = (i: number, x: number) => (x - means[i]!) / deviations[i]!;
  return integrateAll(spread(edges, Infinity), direction, {
    count: posteriors.length,
    density: (i, x) => normalDensity(standardized(i, x)) / deviations[i]!,
    lowerTail: (i, x) => normalUpperTail(-standardized(i, x)),
    upperTail: (i, x) => normalUpperTail(standardized(i, x)),
    stretch: () => 1,
  });
}

interface Distributions {
  count: number;
  density: (i: number, x: number) => number;
  lowerTail: (i: number, x: number) => number;
  upperTail: (i: number, x: number) => number;
  /** How fast the metric moves with x. */
  stretch: (x: number) => number;
}

function integrateAll(
  edges: readonly number[],
  direction: Direction,
  { count, density, lowerTail, upperTail, stretch }: Distributions,
): BestOfSeveral {
  const [behind, ahead] = direction === 'increase' ? [lowerTail, upperTail] : [upperTail, lowerTail];
  const chanceToBeBest = new Array<number>(count).fill(0);
  const expectedLoss = new Array<number>(count).fill(0);
  const logs = new Float64Array(count);
  const { points, weights } = integrationNodes(edges);
  points.forEach((x, node) => {
    for (let i = 0; i < count; i++) logs[i] = logOf(behind(i, x), ahead(i, x));
    const others = sumsOfOthers(logs);
    for (let i = 0; i < count; i++) {
      chanceToBeBest[i]! += weights[node]! * density(i, x) * Math.exp(others[i]!);
      expectedLoss[i]! += weights[node]! * stretch(x) * behind(i, x) * -Math.expm1(others[i]!);
    }
  });
  return { chanceToBeBest, expectedLoss };
}

/** The logarithm of a probability, from its complement where that is smaller. */
function logOf(probability: number, complement: number): number {
  return complement < 0.5 ? Math.log1p(-complement) : Math.log(probability);
}

/** For each number the sum of all others, without subtracting infinities. */
function sumsOfOthers(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    sums[i] = before;
    before += values[i]!;
  }
  let after = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    sums[i]! += after;
    after += values[i]!;
  }
  return sums;
}

/** The limits in order, with no panel wider than `widest`. */
function spread(edges: readonly number[], widest: number): number[] {
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  return sorted.flatMap((edge, i) => {
    const next = sorted[i + 1];
    if (next === undefined) return [edge];
    const parts = Number.isFinite(widest) ? Math.max(1, Math.ceil((next - edge) / widest)) : 1;
    return Array.from({ length: parts }, (_, part) => edge + ((next - edge) * part) / parts);
  });
}
