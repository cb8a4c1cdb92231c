import { normalCritical, normalTwoSided } from '../distributions/normal.js';
import { studentCritical, studentTwoSided } from '../distributions/student-t.js';
import { intervalAround, type Interval } from '../interval.js';
import type { Estimate } from '../sufficient/estimate.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';
import {
  areValuesEqual,
  combinePair,
  testedVariances,
  warningsOf,
  type Combined,
  type CountedStratum,
} from './combine-strata.js';
import type { Variances } from './balanced-variances.js';
import { liftOf, type Lift } from './lift.js';
import {
  deltaInterval,
  fiellerInterval,
  isBaselineUnstable,
  relativeStandardError,
  spreadOf,
} from './relative-interval.js';
import { scoreIntervalOfDifference, scoreIntervalOfRatio } from './score-interval.js';
import { newcombeInterval } from './wilson.js';

/**
 * The fixed-horizon comparison of a treatment with the control: valid for one look, taken when the planned size is
 * reached. `ciAbsolute` and `ciRelative` invert the test of `pValue`, so they exclude 0 exactly when it rejects.
 */
export interface FixedTest extends Lift {
  /** Standard error of the absolute lift: of rates from the two separate variances; null where undefined. */
  standardError: number | null;
  /** Rates only: the standard error if both had the pooled rate; the p-value uses it. */
  standardErrorPooled: number | null;
  /** z of rates (pooled; over strata Cochran's), t otherwise. */
  statistic: number | null;
  /** Welch-Satterthwaite degrees of freedom; null for rates, which use the normal distribution. */
  degreesOfFreedom: number | null;
  /** Two-sided p-value of "no lift", absolute and relative alike. */
  pValue: number | null;
  /** Interval of the absolute lift, in the unit of the metric: score limits of rates, Student's otherwise. */
  ciAbsolute: Interval | null;
  /** Rates only: the interval by the separate standard error. */
  ciAbsoluteWald: Interval | null;
  /** Rates of a single set of shares only: Newcombe's interval of the absolute lift. */
  ciNewcombe: Interval | null;
  /** Interval of the relative lift, a fraction: score limits of rates, Fieller's otherwise. */
  ciRelative: Interval | null;
  /** Standard error of the relative lift by the delta method. */
  standardErrorRelative: number | null;
  /** Interval of the relative lift by the delta method; may contradict the test. */
  ciRelativeDelta: Interval | null;
  /** Interval of the relative lift by Fieller's method. */
  ciRelativeFieller: Interval | null;
  warnings: Warning[];
}

/**
 * Compares two estimates of one kind: the pooled two-proportion z test for rates, otherwise a t test with variances that
 * withstand skew at unequal shares (Welch's at equal ones).
 *
 * @param alpha intervals have the level 1 - alpha; the p-value does not depend on it
 */
export function testFixed(control: Estimate, treatment: Estimate, alpha: number): FixedTest {
  return testCombined(combinePair(control, treatment), alpha);
}

/** The same over strata. */
export function testCombined(combined: Combined, alpha: number): FixedTest {
  const lift = liftOf(combined);
  const variances = testedVariances(combined);
  const warnings = warningsOf(combined);
  if (combined.difference === null || !variances) return { ...lift, ...undefinedTest, warnings };
  const binomial = combined.kind === 'binomial';
  const test = testOf(combined, variances);
  const quantile = criticalValue(test.degreesOfFreedom, alpha);
  const spread = spreadOf(combined, variances);
  const around = intervalAround(combined.difference, quantile * test.standardError);
  const fieller = fiellerInterval(spread, quantile);
  const unstable = isBaselineUnstable(spread, quantile) && test.standardError > 0;
  return {
    ...lift,
    ...test,
    ciAbsolute: binomial ? scoreIntervalOfDifference(combined, quantile) : around,
    ciAbsoluteWald: binomial ? around : null,
    ciNewcombe: binomial ? newcombe(combined, quantile) : null,
    ciRelative: binomial ? scoreIntervalOfRatio(combined, quantile) : fieller,
    standardErrorRelative: relativeStandardError(spread),
    ciRelativeDelta: deltaInterval(spread, quantile),
    ciRelativeFieller: fieller,
    warnings: mergeWarnings(warnings, warningsWhere({ unstable_baseline: unstable })),
  };
}

type CoreTest = Pick<FixedTest, 'standardErrorPooled' | 'statistic' | 'degreesOfFreedom' | 'pValue'> & {
  standardError: number;
};

const undefinedTest = {
  standardError: null,
  standardErrorPooled: null,
  statistic: null,
  degreesOfFreedom: null,
  pValue: null,
  ciAbsolute: null,
  ciAbsoluteWald: null,
  ciNewcombe: null,
  ciRelative: null,
  standardErrorRelative: null,
  ciRelativeDelta: null,
  ciRelativeFieller: null,
};

function testOf(combined: Combined, variances: Variances): CoreTest {
  if (combined.kind === 'binomial') return testRates(combined, variances);
  return combined.kind === 'quantile' ? testQuantiles(combined, variances) : testMeans(combined, variances);
}

/** Two independent quantiles, each with its own standard error (Deng, Knoblich, Lu 2018). */
function testQuantiles({ difference }: Combined, { control, treatment }: Variances): CoreTest {
  const standardError = Math.sqrt(control + treatment);
  const statistic = standardError === 0 ? null : difference! / standardError;
  const pValue = statistic === null ? null : normalTwoSided(statistic);
  return { standardError, standardErrorPooled: null, statistic, degreesOfFreedom: null, pValue };
}

function testRates(combined: Combined, { control, treatment }: Variances): CoreTest {
  const standardErrorPooled = pooledStandardError(combined);
  const statistic = standardErrorPooled === 0 ? 0 : combined.difference! / standardErrorPooled;
  const standardError = Math.sqrt(control + treatment);
  const pValue = normalTwoSided(statistic);
  return { standardError, standardErrorPooled, statistic, degreesOfFreedom: null, pValue };
}

function testMeans(combined: Combined, { control, treatment }: Variances): CoreTest {
  const standardError = Math.sqrt(control + treatment);
  if (standardError === 0) {
    const pValue = areValuesEqual(combined) ? 1 : null;
    return { standardError, standardErrorPooled: null, statistic: null, degreesOfFreedom: null, pValue };
  }
  const statistic = combined.difference! / standardError;
  const degreesOfFreedom = satterthwaite(combined.strata);
  const pValue = studentTwoSided(statistic, degreesOfFreedom);
  return { standardError, standardErrorPooled: null, statistic, degreesOfFreedom, pValue };
}

/**
 * Degrees of freedom of a sum of balanced variances that are not all 0 (Welch 1947).
 *
 * @param controlFactor what the control's variances are multiplied with
 */
export function satterthwaite(strata: readonly CountedStratum[], controlFactor = 1): number {
  const parts = strata.flatMap(({ control, treatment, share, balanced }) => [
    { variance: share * share * balanced!.control * controlFactor, n: control.n },
    { variance: share * share * balanced!.treatment, n: treatment.n },
  ]);
  const total = parts.reduce((sum, { variance }) => sum + variance, 0);
  return 1 / parts.reduce((sum, { variance, n }) => sum + (variance / total) ** 2 / (n - 1), 0);
}

/** The quantile of a 1 - alpha interval: normal without degrees of freedom, Student's otherwise. */
function criticalValue(degreesOfFreedom: number | null, alpha: number): number {
  return degreesOfFreedom === null ? normalCritical(alpha) : studentCritical(alpha, degreesOfFreedom);
}

/** The standard error of the difference if both sides of a stratum had its pooled rate (Cochran 1954). */
export function pooledStandardError({ strata }: Combined): number {
  let variance = 0;
  for (const { control, treatment, share } of strata) {
    const n = control.n + treatment.n;
    const conversions = control.numerator + treatment.numerator;
    const ofOne = (conversions / n) * ((n - conversions) / n);
    variance += share * share * ofOne * (1 / control.n + 1 / treatment.n);
  }
  return Math.sqrt(variance);
}

function newcombe({ strata, difference }: Combined, z: number): Interval | null {
  if (strata.length !== 1) return null;
  const counts = ({ n, numerator }: Estimate) => ({ n, conversions: numerator });
  return newcombeInterval(counts(strata[0]!.control), counts(strata[0]!.treatment), difference, z);
}
