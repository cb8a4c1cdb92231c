import { intervalAround, type Interval } from '../interval.js';
import { requireFraction, requirePositive } from '../invalid-input.js';
import { liftOf, type Lift } from '../comparison/lift.js';
import { fiellerInterval, isBaselineUnstable, type Spread } from '../comparison/relative-interval.js';
import { warningsOf } from '../comparison/fixed-test.js';
import { areEqual, squaredError, type Estimate } from '../sufficient/estimate.js';
import { warningsWhere, type Warning } from '../warnings.js';

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
  /** The larger of the unpooled and the pooled standard error. */
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
  { alpha = 0.05, intervalAlpha = alpha, tuningN }: SequentialOptions = {},
): SequentialTest {
  const rho = mixtureScale(alpha, tuningN ?? defaultTuningN);
  requireFraction(intervalAlpha, 'interval_alpha');
  const lift = liftOf(control, treatment);
  const nTotal = control.n + treatment.n;
  const spread = conservativeSpread(control, treatment);
  const warnings = warningsOf(control, treatment);
  if (!spread || spread.controlVariance + spread.treatmentVariance === 0) {
    const pValue = spread && areEqual(control, treatment) ? 1 : null;
    return { ...lift, nTotal, rho, ...withoutVariance, standardError: spread ? 0 : null, pValue, warnings };
  }
  const standardError = Math.sqrt(spread.controlVariance + spread.treatmentVariance);
  const statistic = lift.absoluteLift! / standardError;
  const information = nTotal * rho * rho;
  const criticalValue = boundary(information, intervalAlpha);
  const unstable = isBaselineUnstable(spread, criticalValue);
  return {
    ...lift,
    nTotal,
    rho,
    standardError,
    statistic,
    criticalValue,
    pValue: alwaysValidPValue(statistic, information),
    ciAbsolute: intervalAround(lift.absoluteLift, criticalValue * standardError),
    ciRelative: fiellerInterval(spread, criticalValue),
    warnings: [...warnings, ...warningsWhere({ unstable_baseline: unstable })],
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

function boundary(information: number, alpha: number): number {
  const growth = (1 + information) / information;
  return Math.sqrt(2 * growth * (Math.log1p(information) / 2 - Math.log(alpha)));
}

/** min(1, 1/e-value) of a standardized statistic; `information` = users times rho^2. */
export function alwaysValidPValue(statistic: number, information: number): number {
  const evidence = ((statistic * statistic) / 2) * (information / (1 + information));
  return Math.min(1, Math.exp(Math.log1p(information) / 2 - evidence));
}

/**
 * Variances raised so that their sum is the larger of the unpooled and the pooled one. With uneven shares and rare or
 * skewed outcomes the unpooled estimate is too small early on, and the error rate would be a multiple of alpha.
 */
export function conservativeSpread(control: Estimate, treatment: Estimate): Spread | null {
  const controlError = squaredError(control);
  const treatmentError = squaredError(treatment);
  if (controlError === null || treatmentError === null) return null;
  const n = control.n + treatment.n;
  const excess = Math.max(0, pooledVariance(control, treatment) - (controlError + treatmentError));
  return {
    control,
    treatment,
    controlVariance: controlError + excess * (treatment.n / n),
    treatmentVariance: treatmentError + excess * (control.n / n),
  };
}

function pooledVariance(control: Estimate, treatment: Estimate): number {
  const lost = control.kind === 'binomial' ? 0 : 1;
  const weighted = (control.n - lost) * control.variance! + (treatment.n - lost) * treatment.variance!;
  const pooled = weighted / (control.n + treatment.n - 2 * lost);
  return pooled * (1 / control.n + 1 / treatment.n);
}
