import { intervalAround, type Interval } from '../interval.js';
import { requireFraction, requirePositive } from '../invalid-input.js';
import {
  areValuesEqual,
  combinePair,
  combineStrata,
  warningsOf,
  type Combined,
  type Stratum,
} from '../comparison/combine-strata.js';
import { liftOf, type Lift } from '../comparison/lift.js';
import { fiellerInterval, isBaselineUnstable, spreadOf } from '../comparison/relative-interval.js';
import type { Estimate } from '../sufficient/estimate.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';

export interface SequentialOptions {
  /** Error level of p-values and verdicts, fixed at the start; by default 0.05. */
  alpha?: number;
  /** Intervals have the level 1 - intervalAlpha; by default `alpha`. */
  intervalAlpha?: number;
  /**
   * The total of users of the two compared variations at which the sequence is tightest: the planned one, by default
   * 10000. Fixed at the start and never changed while data come in.
   */
  tuningN?: number | null;
}

/**
 * An always-valid comparison: it may be looked at after every user and stopped at any time, and still rejects a true
 * "no lift" at most once in 1/alpha experiments (asymptotically).
 */
export interface SequentialTest extends Lift {
  /** Users of both variations together. */
  nTotal: number;
  /** Scale of the mixture, from alpha and the tuning size. */
  rho: number;
  /** Standard error from variances that withstand skew at unequal shares, of rates too. */
  standardError: number | null;
  statistic: number | null;
  /** How many standard errors the interval reaches to either side; larger than 1.96 because every look counts. */
  criticalValue: number | null;
  /** Always-valid p-value of the current look: below alpha exactly when `ciAbsolute` excludes 0. */
  pValue: number | null;
  /** Confidence sequence of the absolute lift at the current look. */
  ciAbsolute: Interval | null;
  /** Fieller limits of the relative lift with the same duality. */
  ciRelative: Interval | null;
  warnings: Warning[];
}

/** The number of users at which a sequence is tightest when there is no plan. */
export const defaultTuningN = 10_000;

/**
 * Asymptotic confidence sequence with the Gaussian mixture boundary (Robbins 1970; Waudby-Smith et al. 2024).
 *
 * @throws InvalidInputError for an alpha outside (0, 1) or a tuning size that is not positive
 */
export function testSequentially(
  control: Estimate,
  treatment: Estimate,
  options: SequentialOptions = {},
): SequentialTest {
  const test = testCombinedSequentially(combinePair(control, treatment), options);
  return { ...test, nTotal: control.n + treatment.n };
}

/** The same over allocation versions, each compared within itself. @throws InvalidInputError */
export function testStrataSequentially(
  strata: readonly Stratum[],
  options: SequentialOptions = {},
): SequentialTest {
  return testCombinedSequentially(combineStrata(strata), options);
}

/** The same over strata; `nTotal` are the users of those that count. @throws InvalidInputError */
export function testCombinedSequentially(
  combined: Combined,
  { alpha = 0.05, intervalAlpha = alpha, tuningN }: SequentialOptions = {},
): SequentialTest {
  const rho = mixtureScale(alpha, tuningN ?? defaultTuningN);
  requireFraction(intervalAlpha, 'interval_alpha');
  const lift = liftOf(combined);
  const nTotal = combined.nControl + combined.nTreatment;
  const { balanced: variances } = combined;
  const warnings = warningsOf(combined);
  if (combined.difference === null || !variances || variances.control + variances.treatment === 0) {
    const known = combined.difference !== null && variances !== null;
    const pValue = known && areValuesEqual(combined) ? 1 : null;
    return { ...lift, nTotal, rho, ...withoutVariance, standardError: known ? 0 : null, pValue, warnings };
  }
  const standardError = Math.sqrt(variances.control + variances.treatment);
  const statistic = combined.difference / standardError;
  const information = nTotal * rho * rho;
  const criticalValue = boundary(information, intervalAlpha);
  const spread = spreadOf(combined, variances);
  const unstable = isBaselineUnstable(spread, criticalValue);
  return {
    ...lift,
    nTotal,
    rho,
    standardError,
    statistic,
    criticalValue,
    pValue: alwaysValidPValue(statistic, information),
    ciAbsolute: intervalAround(combined.difference, criticalValue * standardError),
    ciRelative: fiellerInterval(spread, criticalValue),
    warnings: mergeWarnings(warnings, warningsWhere({ unstable_baseline: unstable })),
  };
}

const withoutVariance = { statistic: null, criticalValue: null, ciAbsolute: null, ciRelative: null };

/** rho of the mixture for which the boundary is tightest at `tuningN` users. */
export function mixtureScale(alpha: number, tuningN: number): number {
  requireFraction(alpha, 'alpha');
  requirePositive(tuningN, 'tuning_n');
  const level = -2 * Math.log(alpha);
  return Math.sqrt((level + Math.log1p(level)) / tuningN);
}

/** How many standard errors the sequence reaches at `information` = users times rho^2. */
export function boundary(information: number, alpha: number): number {
  const growth = (1 + information) / information;
  return Math.sqrt(2 * growth * (Math.log1p(information) / 2 - Math.log(alpha)));
}

/** min(1, 1/e-value) of a standardized statistic; `information` = users times rho^2. */
export function alwaysValidPValue(statistic: number, information: number): number {
  const evidence = ((statistic * statistic) / 2) * (information / (1 + information));
  return Math.min(1, Math.exp(Math.log1p(information) / 2 - evidence));
}
