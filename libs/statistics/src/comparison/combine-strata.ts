import { finiteOrNull } from '../interval.js';
import { relativeZero } from '../sufficient/moments.js';
import { differenceOf, squaredError, type Estimate } from '../sufficient/estimate.js';
import { warningsWhere, type Warning } from '../warnings.js';
import { balancedVariances, type Variances } from './balanced-variances.js';

/** The two sides of a comparison among users who were assigned under the same shares. */
export interface Stratum {
  control: Estimate;
  treatment: Estimate;
}

export interface CountedStratum extends Stratum {
  /** Weight a of the stratum in every estimate; the weights of the counted strata add up to 1. */
  share: number;
  /** Variances of the two estimates; null where a side has too few users. */
  plain: Variances | null;
  /** The same, made robust against skew at unequal shares. */
  balanced: Variances | null;
}

/**
 * A treatment and the control over one or several strata: allocation versions, within which shares were constant.
 * Estimates are compared within a stratum and then averaged, so that a change of shares cannot look like an effect.
 */
export interface Combined {
  kind: Estimate['kind'];
  /** Only strata with users on both sides (of means and ratios, two on each). */
  strata: readonly CountedStratum[];
  /** All strata, those that do not count too. */
  given: readonly Stratum[];
  /** How many count in the tests; 0 where there are too few users for any. */
  strataCounted: number;
  /** Users of strata that do not count. */
  usersLeftOut: number;
  nControl: number;
  nTreatment: number;
  /** Weighted means over the strata, in the unit of the metric; null without users. */
  valueControl: number | null;
  valueTreatment: number | null;
  /** Treatment minus control. */
  difference: number | null;
  /** Variances of the two values. */
  plain: Variances | null;
  balanced: Variances | null;
}

/** The comparison of two estimates of one set of shares. */
export function combinePair(control: Estimate, treatment: Estimate): Combined {
  return combineStrata([{ control, treatment }]);
}

/** Weights each stratum by n_c n_t / (n_c + n_t) (Mantel, Haenszel 1959; Cochran 1954). */
export function combineStrata(given: readonly Stratum[]): Combined {
  const kind = given[0]!.control.kind;
  const withUsers = given.filter(({ control, treatment }) => control.n > 0 && treatment.n > 0);
  const tested = withUsers.filter((stratum) => hasVariances(stratum));
  const used = tested.length > 0 ? tested : withUsers;
  const strata = weigh(used);
  const total = usersOf(given);
  return {
    kind,
    strata,
    given,
    strataCounted: tested.length,
    usersLeftOut: total - usersOf(used),
    nControl: sum(used.map(({ control }) => control.n)),
    nTreatment: sum(used.map(({ treatment }) => treatment.n)),
    ...valuesOf(strata, given),
    plain: addVariances(strata, ({ plain }) => plain),
    balanced: addVariances(strata, ({ balanced }) => balanced),
  };
}

function hasVariances({ control, treatment }: Stratum): boolean {
  if (control.kind === 'quantile') return control.variance !== null && treatment.variance !== null;
  return control.kind === 'binomial' || (control.n > 1 && treatment.n > 1);
}

function weigh(used: readonly Stratum[]): CountedStratum[] {
  const weights = used.map(({ control, treatment }) => control.n * (treatment.n / (control.n + treatment.n)));
  const total = sum(weights);
  return used.map(({ control, treatment }, i) => {
    const errors = [squaredError(control), squaredError(treatment)] as const;
    const plain =
      errors[0] === null || errors[1] === null ? null : { control: errors[0], treatment: errors[1] };
    // A quantile's error comes from its own values.
    const balanced = control.kind === 'quantile' ? plain : plain && balancedVariances(control, treatment);
    return { control, treatment, share: used.length === 1 ? 1 : weights[i]! / total, plain, balanced };
  });
}

/** A single stratum keeps the value of the side that has users. */
function valuesOf(
  strata: readonly CountedStratum[],
  given: readonly Stratum[],
): Pick<Combined, 'valueControl' | 'valueTreatment' | 'difference'> {
  if (strata.length === 0) {
    const only = given.length === 1 ? given[0]! : null;
    return {
      valueControl: only?.control.value ?? null,
      valueTreatment: only?.treatment.value ?? null,
      difference: null,
    };
  }
  return {
    valueControl: average(strata, ({ control }) => control.value),
    valueTreatment: average(strata, ({ treatment }) => treatment.value),
    difference: average(strata, ({ control, treatment }) => differenceOf(control, treatment)),
  };
}

function average(
  strata: readonly CountedStratum[],
  valueOf: (stratum: CountedStratum) => number | null,
): number | null {
  let total = 0;
  for (const stratum of strata) {
    const value = valueOf(stratum);
    if (value === null) return null;
    total += stratum.share * value;
  }
  return finiteOrNull(total);
}

function addVariances(
  strata: readonly CountedStratum[],
  variancesOf: (stratum: CountedStratum) => Variances | null,
): Variances | null {
  if (strata.length === 0) return null;
  const total = { control: 0, treatment: 0 };
  for (const stratum of strata) {
    const variances = variancesOf(stratum);
    if (!variances) return null;
    total.control += stratum.share * stratum.share * variances.control;
    total.treatment += stratum.share * stratum.share * variances.treatment;
  }
  return total;
}

/** Whether a test goes by the normal distribution: those of rates and quantiles do. */
export const isNormal = ({ kind }: Pick<Combined, 'kind'>): boolean =>
  kind === 'binomial' || kind === 'quantile';

/** The variances that tests of means and ratios use; those of rates are plain, except in the sequential test. */
export function testedVariances(combined: Combined): Variances | null {
  return isNormal(combined) ? combined.plain : combined.balanced;
}

/** Whether the two values differ by no more than rounding. */
export function areValuesEqual({ difference, valueControl, valueTreatment }: Combined): boolean {
  if (difference === null) return false;
  return Math.abs(difference) <= relativeZero * Math.max(Math.abs(valueControl!), Math.abs(valueTreatment!));
}

/** Sum over strata of min(n) min(p, 1 - p) with the pooled rate p: how many outcomes of the rarer kind to expect. */
export function expectedCount({ strata }: Combined): number {
  return sum(
    strata.map(({ control, treatment }) => {
      const n = control.n + treatment.n;
      const conversions = control.numerator + treatment.numerator;
      return (Math.min(control.n, treatment.n) * Math.min(conversions, n - conversions)) / n;
    }),
  );
}

/** Warnings that follow from the estimates alone, whatever the method. */
export function warningsOf(combined: Combined): Warning[] {
  const { kind, given, strata, strataCounted, usersLeftOut, plain } = combined;
  const noUsers = strata.length === 0;
  return warningsWhere({
    no_users: noUsers,
    // Quantiles say themselves what is missing.
    insufficient_users: kind !== 'quantile' && !noUsers && strataCounted === 0,
    low_counts: kind === 'binomial' && !noUsers && expectedCount(combined) < 5,
    zero_variance: plain !== null && plain.control + plain.treatment === 0,
    zero_baseline: combined.valueControl === 0,
    zero_denominator:
      kind !== 'quantile' &&
      strata.some(({ control, treatment }) => control.value === null || treatment.value === null),
    shares_changed: strataCounted > 1,
    strata_left_out: given.length > 1 && usersLeftOut > 0,
  });
}

function usersOf(strata: readonly Stratum[]): number {
  return sum(strata.map(({ control, treatment }) => control.n + treatment.n));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
