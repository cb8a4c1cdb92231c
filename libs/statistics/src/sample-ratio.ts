import { chiSquareUpperTail } from './distributions/chi-square.js';
import { differenceOfProducts } from './exact-difference.js';
import {
  requireCount,
  requireNotNegative,
  requireProbability,
  requireSameLength,
  requireThat,
} from './invalid-input.js';
import { logEvidenceOfMismatch } from './sequential/sample-ratio-evidence.js';
import { warningsWhere, type Warning } from './warnings.js';

/** Users who were assigned under one set of shares. */
export interface VersionUsers {
  /** Users assigned per variation. */
  users: readonly number[];
  /** The variations' shares, on any scale. */
  weights: readonly number[];
}

export type SampleRatioInput = (VersionUsers | { versions: readonly VersionUsers[] }) & {
  /** A mismatch is reported for p-values below it; by default 0.001. */
  threshold?: number;
};

/** Whether users were split as configured (Fabijan et al. 2019). A mismatch makes all other results untrustworthy. */
export interface SampleRatio {
  /** Users per variation if the split were exact. */
  expectedUsers: number[];
  /** Pearson's statistic; null without users, with a single variation, or with traffic where none should be. */
  chiSquare: number | null;
  /** Number of variations that expect users, minus 1. */
  degreesOfFreedom: number;
  /**
   * Always-valid p-value: without a mismatch it falls below `threshold` at any look at all with a probability of at most
   * `threshold`. Exact for any counts, also small ones.
   */
  pValue: number | null;
  /** Probability of a split at least as uneven by chance, for one look only. */
  pValueOneLook: number | null;
  threshold: number;
  /** Whether `pValue` is below the threshold. */
  srmDetected: boolean;
  /** `low_counts` concerns `pValueOneLook` only. */
  warnings: Warning[];
}

/**
 * Compares users with shares: of one allocation version, or of several, each with its own shares.
 *
 * @throws InvalidInputError for counts, weights or a threshold that make no sense
 */
export function checkSampleRatio(input: SampleRatioInput): SampleRatio {
  const { threshold = 0.001 } = input;
  const versions = 'versions' in input ? input.versions : [input];
  requireVersions(versions, 'versions' in input);
  requireProbability(threshold, 'threshold');
  const expected = addUp(versions.map(expectedIn));
  const users = addUp(versions.map((version) => version.users));
  const total = sum(users);
  const served = (i: number) =>
    total > 0 ? expected[i]! > 0 : versions.some(({ weights }) => weights[i]! > 0);
  const degreesOfFreedom = users.filter((_, i) => served(i)).length - 1;
  const common = { expectedUsers: expected, degreesOfFreedom, threshold };
  if (versions.some(hasUnexpected)) {
    const warnings = warningsWhere({ unexpected_traffic: true });
    return { ...common, chiSquare: null, pValue: 0, pValueOneLook: 0, srmDetected: true, warnings };
  }
  if (total === 0 || degreesOfFreedom === 0) {
    const warnings = warningsWhere({ no_users: total === 0 });
    return { ...common, chiSquare: null, pValue: null, pValueOneLook: null, srmDetected: false, warnings };
  }
  const chiSquare = chiSquareOf(versions, expected);
  const pValue = Math.min(1, Math.exp(-sum(versions.map(logEvidenceOfMismatch))));
  return {
    ...common,
    chiSquare,
    pValue,
    pValueOneLook: chiSquareUpperTail(chiSquare, degreesOfFreedom),
    srmDetected: pValue < threshold,
    warnings: warningsWhere({ low_counts: expected.some((n) => n > 0 && n < 5) }),
  };
}

function requireVersions(versions: readonly VersionUsers[], named: boolean): void {
  requireThat(versions.length > 0, 'versions', 'must not be empty');
  versions.forEach(({ users, weights }, version) => {
    const prefix = named ? `versions.${version}.` : '';
    requireSameLength(users, versions[0]!.users, `${prefix}users`);
    requireSameLength(weights, users, `${prefix}weights`);
    users.forEach((n, i) => requireCount(n, `${prefix}users.${i}`));
    weights.forEach((weight, i) => requireNotNegative(weight, `${prefix}weights.${i}`));
    const served = weights.some((weight) => weight > 0);
    requireThat(served, `${prefix}weights`, 'must not all be 0');
  });
}

function hasUnexpected({ users, weights }: VersionUsers): boolean {
  return users.some((n, i) => n > 0 && weights[i] === 0);
}

function expectedIn({ users, weights }: VersionUsers): number[] {
  const total = sum(users);
  const largest = Math.max(...weights);
  const sumOfWeights = sum(weights.map((weight) => weight / largest));
  return weights.map((weight) => (total * (weight / largest)) / sumOfWeights);
}

/** Excesses are formed within each version, where they lose no digits. */
function chiSquareOf(versions: readonly VersionUsers[], expected: readonly number[]): number {
  const excesses = addUp(versions.map(excessesIn));
  return sum(excesses.map((excess, i) => (expected[i]! > 0 ? (excess / expected[i]!) * excess : 0)));
}

function excessesIn({ users, weights }: VersionUsers): number[] {
  const total = sum(users);
  const largest = Math.max(...weights);
  const scaled = weights.map((weight) => weight / largest);
  const sumOfWeights = sum(scaled);
  return users.map((n, i) => differenceOfProducts([n, sumOfWeights], [total, scaled[i]!]) / sumOfWeights);
}

function addUp(lists: readonly (readonly number[])[]): number[] {
  return lists[0]!.map((_, i) => sum(lists.map((list) => list[i]!)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
