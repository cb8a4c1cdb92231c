import { normalCritical, normalTwoSided } from '../distributions/normal.js';
import { finiteOrNull, intervalAround, type Interval } from '../interval.js';
import { requireFinite, requireFraction } from '../invalid-input.js';
import { summarizeQuantile } from '../sufficient/quantile.js';
import { mergeWarnings, warningsWhere, type Warning } from '../warnings.js';
import type { Lift } from './lift.js';
import { fiellerInterval, isBaselineUnstable } from './relative-interval.js';

export interface QuantileInput {
  /** Strictly between 0 and 1: 0.5 is the median. */
  quantile: number;
  /** One array of event values per user, users without events included. */
  control: readonly (readonly number[])[];
  treatment: readonly (readonly number[])[];
  /** Level 1 - alpha of the intervals; by default 0.05. */
  alpha?: number;
}

/** Two quantiles of event values, of which one user may have many (Deng, Knoblich, Lu 2018, section 4). */
export interface QuantileComparison extends Lift {
  quantileControl: number | null;
  quantileTreatment: number | null;
  standardErrorControl: number | null;
  standardErrorTreatment: number | null;
  /** Interval of each quantile, between two of its values. */
  ciControl: Interval | null;
  ciTreatment: Interval | null;
  eventsControl: number;
  eventsTreatment: number;
  standardError: number | null;
  statistic: number | null;
  pValue: number | null;
  ciAbsolute: Interval | null;
  /** Fieller limits of the relative lift, a fraction. */
  ciRelative: Interval | null;
  warnings: Warning[];
}

/** @throws InvalidInputError for a quantile or alpha outside (0, 1), a value that is no finite number */
export function compareQuantiles(input: QuantileInput): QuantileComparison {
  const { quantile, alpha = 0.05 } = input;
  requireFraction(quantile, 'quantile');
  requireFraction(alpha, 'alpha');
  const control = estimateQuantile(input.control, quantile, { alpha, field: 'control' });
  const treatment = estimateQuantile(input.treatment, quantile, { alpha, field: 'treatment' });
  const sides = {
    quantileControl: control.value,
    quantileTreatment: treatment.value,
    standardErrorControl: control.standardError,
    standardErrorTreatment: treatment.standardError,
    ciControl: control.interval,
    ciTreatment: treatment.interval,
    eventsControl: control.events,
    eventsTreatment: treatment.events,
  };
  const { warnings, ...comparison } = compareEstimates(control, treatment, alpha);
  return { ...sides, ...comparison, warnings: mergeWarnings(control.warnings, treatment.warnings, warnings) };
}

interface QuantileEstimate {
  value: number | null;
  standardError: number | null;
  interval: Interval | null;
  events: number;
  warnings: Warning[];
}

function estimateQuantile(
  users: readonly (readonly number[])[],
  quantile: number,
  { alpha, field }: { alpha: number; field: string },
): QuantileEstimate {
  users.forEach((values, user) => values.forEach((x, i) => requireFinite(x, `${field}.${user}.${i}`)));
  const values = Float64Array.from(users.flat());
  const summary = summarizeQuantile({ values, counts: users.map(({ length }) => length) }, quantile, [alpha]);
  const { value, standardError, events, warnings } = summary;
  return { value, standardError, events, warnings, interval: summary.intervals[0]!.interval };
}

type Comparison = Pick<
  QuantileComparison,
  keyof Lift | 'standardError' | 'statistic' | 'pValue' | 'ciAbsolute' | 'ciRelative' | 'warnings'
>;

function compareEstimates(control: QuantileEstimate, treatment: QuantileEstimate, alpha: number): Comparison {
  const known = control.value !== null && treatment.value !== null;
  const absoluteLift = known ? treatment.value! - control.value! : null;
  const related = absoluteLift !== null && control.value !== 0;
  const relativeLift = related ? finiteOrNull(absoluteLift / Math.abs(control.value!)) : null;
  const liftPercentage = relativeLift === null ? null : 100 * relativeLift;
  const lift = { absoluteLift, relativeLift, liftPercentage };
  const zeroBaseline = warningsWhere({ zero_baseline: control.value === 0 });
  // An interval of no width means that the quantile sits on a value that many events have.
  if (absoluteLift === null || !control.standardError || !treatment.standardError) {
    const undefinedTest = { standardError: null, statistic: null, pValue: null, ciAbsolute: null };
    return { ...lift, ...undefinedTest, ciRelative: null, warnings: zeroBaseline };
  }
  const variances = { control: control.standardError ** 2, treatment: treatment.standardError ** 2 };
  const standardError = Math.sqrt(variances.control + variances.treatment);
  const z = normalCritical(alpha);
  const spread = {
    valueControl: control.value,
    valueTreatment: treatment.value,
    difference: absoluteLift,
    variances,
  };
  const unstable = warningsWhere({ unstable_baseline: isBaselineUnstable(spread, z) });
  return {
    ...lift,
    standardError,
    statistic: absoluteLift / standardError,
    pValue: normalTwoSided(absoluteLift / standardError),
    ciAbsolute: intervalAround(absoluteLift, z * standardError),
    ciRelative: fiellerInterval(spread, z),
    warnings: mergeWarnings(zeroBaseline, unstable),
  };
}
