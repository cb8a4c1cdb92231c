import { intervalAround, type Interval } from '../interval.js';
import { areEqual, squaredError, type Estimate } from '../sufficient/estimate.js';
import { normalCritical, normalTwoSided } from '../distributions/normal.js';
import { studentCritical, studentTwoSided } from '../distributions/student-t.js';
import { newcombeInterval } from './wilson.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { liftOf, type Lift } from './lift.js';
import {
  deltaInterval,
  fiellerInterval,
  isBaselineUnstable,
  relativeStandardError,
} from './relative-interval.js';

/**
 * The fixed-horizon comparison of a treatment with the control: valid for one look, taken when the planned size is
 * reached.
 */
export interface FixedTest extends Lift {
  /** Standard error of the absolute lift from the two separate variances; null where undefined. */
  standardError: number | null;
  /** Rates only: the standard error if both had the pooled rate; the p-value uses it. */
  standardErrorPooled: number | null;
  /** z of rates (pooled), Welch's t otherwise. */
  statistic: number | null;
  /** Welch-Satterthwaite degrees of freedom; null for rates, which use the normal distribution. */
  degreesOfFreedom: number | null;
  /** Two-sided p-value of "no lift", absolute and relative alike. */
  pValue: number | null;
  /** Interval of the absolute lift, in the unit of the metric. */
  ciAbsolute: Interval | null;
  /** Rates only: Newcombe's interval of the absolute lift, good at small counts. */
  ciNewcombe: Interval | null;
  /** Standard error of the relative lift by the delta method. */
  standardErrorRelative: number | null;
  /** Interval of the relative lift by the delta method, a fraction. */
  ciRelative: Interval | null;
  /** Interval of the relative lift by exact inversion of the test; preferable when conversions are few. */
  ciRelativeFieller: Interval | null;
  warnings: Warning[];
}

/**
 * Compares two estimates of one kind: the pooled two-proportion z test for rates, Welch's t test otherwise.
 *
 * @param alpha intervals have the level 1 - alpha; the p-value does not depend on it
 */
export function testFixed(control: Estimate, treatment: Estimate, alpha: number): FixedTest {
  const lift = liftOf(control, treatment);
  const controlVariance = squaredError(control);
  const treatmentVariance = squaredError(treatment);
  const warnings = warningsOf(control, treatment);
  if (lift.absoluteLift === null || controlVariance === null || treatmentVariance === null) {
    return { ...lift, ...undefinedTest, warnings };
  }
  const spread = { control, treatment, controlVariance, treatmentVariance };
  const test = control.kind === 'binomial' ? testRates(spread) : testMeans(spread);
  const quantile = criticalValue(test.degreesOfFreedom, alpha);
  const ciNewcombe = control.kind === 'binomial' ? newcombe(control, treatment, quantile) : null;
  const unstable = isBaselineUnstable(spread, quantile) && test.standardError > 0;
  return {
    ...lift,
    ...test,
    ciAbsolute: intervalAround(lift.absoluteLift, quantile * test.standardError),
    ciNewcombe,
    standardErrorRelative: relativeStandardError(spread),
    ciRelative: deltaInterval(spread, quantile),
    ciRelativeFieller: fiellerInterval(spread, quantile),
    warnings: [...warnings, ...warningsWhere({ unstable_baseline: unstable })],
  };
}

type Spread = Parameters<typeof fiellerInterval>[0];
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
  ciNewcombe: null,
  standardErrorRelative: null,
  ciRelative: null,
  ciRelativeFieller: null,
};

function testRates({ control, treatment, controlVariance, treatmentVariance }: Spread): CoreTest {
  const standardErrorPooled = pooledStandardError(control, treatment);
  const difference = liftOf(control, treatment).absoluteLift!;
  const statistic = standardErrorPooled === 0 ? 0 : difference / standardErrorPooled;
  const standardError = Math.sqrt(controlVariance + treatmentVariance);
  const pValue = normalTwoSided(statistic);
  return { standardError, standardErrorPooled, statistic, degreesOfFreedom: null, pValue };
}

function testMeans({ control, treatment, controlVariance, treatmentVariance }: Spread): CoreTest {
  const standardError = Math.sqrt(controlVariance + treatmentVariance);
  if (standardError === 0) {
    const pValue = areEqual(control, treatment) ? 1 : null;
    return { standardError, standardErrorPooled: null, statistic: null, degreesOfFreedom: null, pValue };
  }
  const statistic = liftOf(control, treatment).absoluteLift! / standardError;
  const degreesOfFreedom = satterthwaite([controlVariance, control.n], [treatmentVariance, treatment.n]);
  const pValue = studentTwoSided(statistic, degreesOfFreedom);
  return { standardError, standardErrorPooled: null, statistic, degreesOfFreedom, pValue };
}

type VarianceOf = readonly [squaredError: number, n: number];

/** Degrees of freedom of the sum of two variances that are not both 0 (Welch 1947). */
export function satterthwaite([one, n1]: VarianceOf, [other, n2]: VarianceOf): number {
  const share = one / (one + other);
  return 1 / ((share * share) / (n1 - 1) + ((1 - share) * (1 - share)) / (n2 - 1));
}

/** The quantile of a 1 - alpha interval: normal without degrees of freedom, Student's otherwise. */
export function criticalValue(degreesOfFreedom: number | null, alpha: number): number {
  return degreesOfFreedom === null ? normalCritical(alpha) : studentCritical(alpha, degreesOfFreedom);
}

/** sqrt(p(1 - p)(1/n_c + 1/n_t)) of the rates' pooled p. */
export function pooledStandardError(control: Estimate, treatment: Estimate): number {
  const n = control.n + treatment.n;
  const conversions = control.numerator + treatment.numerator;
  return Math.sqrt((conversions / n) * ((n - conversions) / n) * (1 / control.n + 1 / treatment.n));
}

/** min(n) min(p, 1 - p) with the pooled rate p: how many outcomes of the rarer kind to expect; 0 without users. */
export function expectedCount(control: Estimate, treatment: Estimate): number {
  const n = control.n + treatment.n;
  const conversions = control.numerator + treatment.numerator;
  return n === 0 ? 0 : (Math.min(control.n, treatment.n) * Math.min(conversions, n - conversions)) / n;
}

function newcombe(control: Estimate, treatment: Estimate, z: number): Interval | null {
  const counts = ({ n, numerator }: Estimate) => ({ n, conversions: numerator });
  return newcombeInterval(counts(control), counts(treatment), liftOf(control, treatment).absoluteLift, z);
}

/** Warnings that follow from the estimates alone, whatever the method. */
export function warningsOf(control: Estimate, treatment: Estimate): Warning[] {
  const both = [control, treatment];
  const noUsers = both.some(({ n }) => n === 0);
  const variances = both.map(squaredError);
  return warningsWhere({
    no_users: noUsers,
    insufficient_users: both.some(({ kind, n }) => kind !== 'binomial' && n === 1),
    low_counts: control.kind === 'binomial' && !noUsers && expectedCount(control, treatment) < 5,
    zero_variance: variances[0] === 0 && variances[1] === 0,
    zero_baseline: control.value === 0,
    zero_denominator: both.some(({ n, value }) => n > 0 && value === null),
  });
}
