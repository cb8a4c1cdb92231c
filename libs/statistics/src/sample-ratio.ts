import { chiSquareUpperTail } from './distributions/chi-square.js';
import { differenceOfProducts } from './exact-difference.js';
import {
  requireCount,
  requireNotNegative,
  requireProbability,
  requireSameLength,
  requireThat,
} from './invalid-input.js';
import { warningsWhere, type Warning } from './warnings.js';

export interface SampleRatioInput {
  /** Users assigned per variation. */
  users: readonly number[];
  /**
   * Configured weight per variation, on any scale. When shares changed while running: the sum over allocation versions of
   * (users assigned under it times the variation's share).
   */
  weights: readonly number[];
  /** A mismatch is reported for p-values below it; by default 0.001. */
  threshold?: number;
}

/** Whether users were split as configured (Fabijan et al. 2019). A mismatch makes all other results untrustworthy. */
export interface SampleRatio {
  /** Users per variation if the split were exact. */
  expectedUsers: number[];
  /** Pearson's statistic; null without users, with a single variation, or with traffic where none should be. */
  chiSquare: number | null;
  /** Number of weights above 0, minus 1. */
  degreesOfFreedom: number;
  /** Probability of a split at least as uneven by chance. */
  pValue: number | null;
  threshold: number;
  srmDetected: boolean;
  warnings: Warning[];
}

/** Chi-square goodness of fit of users against weights. @throws InvalidInputError */
export function checkSampleRatio({ users, weights, threshold = 0.001 }: SampleRatioInput): SampleRatio {
  requireSample(users, weights, threshold);
  const total = sum(users);
  const shares = normalize(weights);
  const expectedUsers = shares.map(({ weight, sumOfWeights }) => (total * weight) / sumOfWeights);
  const degreesOfFreedom = weights.filter((weight) => weight > 0).length - 1;
  const common = { expectedUsers, degreesOfFreedom, threshold };
  if (users.some((n, i) => n > 0 && weights[i] === 0)) {
    const warnings = warningsWhere({ unexpected_traffic: true });
    return { ...common, chiSquare: null, pValue: 0, srmDetected: true, warnings };
  }
  if (total === 0 || degreesOfFreedom === 0) {
    const warnings = warningsWhere({ no_users: total === 0 });
    return { ...common, chiSquare: null, pValue: null, srmDetected: false, warnings };
  }
  const chiSquare = sum(users.map((n, i) => contribution(n, total, shares[i]!)));
  const pValue = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  const lowCounts = expectedUsers.some((expected) => expected > 0 && expected < 5);
  const warnings = warningsWhere({ low_counts: lowCounts });
  return { ...common, chiSquare, pValue, srmDetected: !lowCounts && pValue < threshold, warnings };
}

/** @throws InvalidInputError for counts, weights or a threshold that make no sense */
export function requireSample(users: readonly number[], weights: readonly number[], threshold: number): void {
  requireSameLength(weights, users, 'weights');
  users.forEach((n, i) => requireCount(n, `users.${i}`));
  weights.forEach((weight, i) => requireNotNegative(weight, `weights.${i}`));
  requireThat(
    weights.some((weight) => weight > 0),
    'weights',
    'must not all be 0',
  );
  requireProbability(threshold, 'threshold');
}

interface Share {
  weight: number;
  sumOfWeights: number;
}

/** Relative to the largest weight, so that no sum overflows. */
function normalize(weights: readonly number[]): Share[] {
  const largest = Math.max(...weights);
  const scaled = weights.map((weight) => weight / largest);
  const sumOfWeights = sum(scaled);
  return scaled.map((weight) => ({ weight, sumOfWeights }));
}

function contribution(n: number, total: number, { weight, sumOfWeights }: Share): number {
  if (weight === 0) return 0;
  const excess = differenceOfProducts([n, sumOfWeights], [total, weight]) / sumOfWeights;
  return (excess / ((total * weight) / sumOfWeights)) * excess;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
