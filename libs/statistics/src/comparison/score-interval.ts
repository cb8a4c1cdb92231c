import { findRoot } from '../find-root.js';
import { finiteInterval, type Interval } from '../interval.js';
import type { Combined, CountedStratum } from './combine-strata.js';

/**
 * Score interval of the difference of two rates: every difference that the test with rates restricted to it does not
 * reject, so at 0 it is the pooled z test (Mee 1984; Miettinen, Nurminen 1985 without their factor N/(N - 1)). Over
 * strata the restricted rates are fitted within each, under the common difference.
 *
 * @param z critical value of the standard normal distribution
 * @returns null without users; limits within [-1, 1]
 */
export function scoreIntervalOfDifference(combined: Combined, z: number): Interval | null {
  const { difference, strata } = combined;
  if (difference === null) return null;
  const counts = strata.map(countsOf);
  const deviation = (delta: number) =>
    deviationOf(counts, (stratum) => {
      const control = rateUnderDifference(stratum, delta);
      return varianceOf(stratum, control, control + delta, 1);
    });
  const excess = (side: 1 | -1) => (delta: number) => side * (delta - difference) - z * deviation(delta);
  return {
    lower: difference <= -1 ? -1 : limitOf(excess(-1), { edge: -1, noEffect: 0, estimate: difference }),
    upper: difference >= 1 ? 1 : limitOf(excess(1), { edge: 1, noEffect: 0, estimate: difference }),
  };
}

/**
 * Score interval of the relative lift of two rates, treatment/control - 1, likewise (Koopman 1984).
 *
 * @returns null without users, at a control of 0, and for limits beyond float64
 */
export function scoreIntervalOfRatio(combined: Combined, z: number): Interval | null {
  const { valueControl, valueTreatment, difference, strata } = combined;
  if (difference === null || !valueControl || valueTreatment === null) return null;
  const counts = strata.map(countsOf);
  const deviation = (rho: number) =>
    deviationOf(counts, (stratum) => {
      const control = rateUnderRatio(stratum, rho);
      return varianceOf(stratum, control, rho * control, rho * rho);
    });
  const excess = (side: 1 | -1) => (rho: number) =>
    side * (rho * valueControl - valueTreatment) - z * deviation(rho);
  const ratio = valueTreatment / valueControl;
  const above = firstAbove(excess(1), ratio);
  if (above === null) return null;
  return finiteInterval(
    ratio === 0 ? -1 : limitOf(excess(-1), { edge: 0, noEffect: 1, estimate: ratio }) - 1,
    limitOf(excess(1), { edge: above, noEffect: 1, estimate: ratio }) - 1,
  );
}

/**
 * Where the test begins to reject, between an edge that it rejects and the estimate. Strata that have hardly anybody on
 * opposite sides can make several such places: the one on the side of no effect that the test's verdict tells is taken.
 *
 * @param excess above 0 where the test rejects
 */
function limitOf(
  excess: (value: number) => number,
  { edge, noEffect, estimate }: { edge: number; noEffect: number; estimate: number },
): number {
  const isBetween = (noEffect - edge) * (estimate - noEffect) > 0;
  if (!isBetween) return findRoot(excess, edge, estimate);
  return excess(noEffect) > 0 ? findRoot(excess, noEffect, estimate) : findRoot(excess, edge, noEffect);
}

/** Users, conversions and weight of a stratum. */
interface Counts {
  controlUsers: number;
  treatmentUsers: number;
  controlConversions: number;
  treatmentConversions: number;
  share: number;
}

function countsOf({ control, treatment, share }: CountedStratum): Counts {
  return {
    controlUsers: control.n,
    treatmentUsers: treatment.n,
    controlConversions: control.numerator,
    treatmentConversions: treatment.numerator,
    share,
  };
}

function deviationOf(strata: readonly Counts[], variance: (stratum: Counts) => number): number {
  let total = 0;
  for (const stratum of strata) total += stratum.share * stratum.share * variance(stratum);
  return Math.sqrt(total);
}

function varianceOf(
  { controlUsers, treatmentUsers }: Counts,
  control: number,
  treatment: number,
  factor: number,
): number {
  return (
    (Math.max(0, treatment) * Math.max(0, 1 - treatment)) / treatmentUsers +
    (factor * control * (1 - control)) / controlUsers
  );
}

/** The control's most likely rate if the treatment's is `delta` above it: a root of a cubic, in closed form. */
function rateUnderDifference(counts: Counts, delta: number): number {
  const { controlUsers, treatmentUsers, controlConversions, treatmentConversions } = counts;
  const users = controlUsers + treatmentUsers;
  const conversions = controlConversions + treatmentConversions;
  // Over the number of users, so that no power of it overflows.
  const l2 = ((treatmentUsers + 2 * controlUsers) * delta - users - conversions) / users;
  const l1 = ((controlUsers * delta - users - 2 * controlConversions) * delta + conversions) / users;
  const l0 = (controlConversions * delta * (1 - delta)) / users;
  const q = (l2 / 3) ** 3 - (l1 * l2) / 6 + l0 / 2;
  const h = (q < 0 ? -1 : 1) * Math.sqrt(Math.max(0, (l2 / 3) ** 2 - l1 / 3));
  const cosine = h === 0 ? 1 : Math.min(1, Math.max(-1, q / h ** 3));
  const root = 2 * h * Math.cos((Math.PI + Math.acos(cosine)) / 3) - l2 / 3;
  const lowest = Math.max(0, -delta);
  const highest = Math.min(1, 1 - delta);
  return polish(counts, delta, Math.min(highest, Math.max(lowest, root)), { lowest, highest });
}

/** Newton's method on the likelihood: gives small rates the digits that the closed form loses by cancellation. */
function polish(
  counts: Counts,
  delta: number,
  start: number,
  { lowest, highest }: { lowest: number; highest: number },
): number {
  const { controlUsers, treatmentUsers, controlConversions, treatmentConversions } = counts;
  let rate = start;
  for (let step = 0; step < 3; step++) {
    const other = rate + delta;
    const inside = rate > lowest && rate < highest && other > 0 && other < 1;
    if (!inside) return rate;
    const gained = controlConversions / rate;
    const missed = (controlUsers - controlConversions) / (1 - rate);
    const otherGained = treatmentConversions / other;
    const otherMissed = (treatmentUsers - treatmentConversions) / (1 - other);
    const slope = gained / rate + missed / (1 - rate) + otherGained / other + otherMissed / (1 - other);
    const next = rate + (gained - missed + otherGained - otherMissed) / slope;
    if (!(next > lowest && next < highest)) return rate;
    rate = next;
  }
  return rate;
}

/** The control's most likely rate if the treatment's is `rho` times it. */
function rateUnderRatio(counts: Counts, rho: number): number {
  const { controlUsers, treatmentUsers, controlConversions, treatmentConversions } = counts;
  const users = controlUsers + treatmentUsers;
  const conversions = controlConversions + treatmentConversions;
  const b = (treatmentUsers * rho + treatmentConversions + controlUsers + controlConversions * rho) / users;
  const root = Math.sqrt(Math.max(0, b * b - 4 * rho * (conversions / users)));
  const rate = (2 * (conversions / users)) / (b + root);
  return Math.min(rate, 1, rho > 0 ? 1 / rho : 1);
}

function firstAbove(excess: (rho: number) => number, ratio: number): number | null {
  for (let rho = ratio > 0 ? 2 * ratio : 1; Number.isFinite(rho); rho *= 4) {
    if (excess(rho) >= 0) return rho;
  }
  return null;
}
