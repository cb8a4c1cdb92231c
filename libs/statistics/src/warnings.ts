/**
 * Why a number is missing or should be read with care.
 *
 * - `no_users`: a compared variation has no users
 * - `insufficient_users`: a variance needs at least two users
 * - `low_counts`: fewer than five expected outcomes of a kind; normal approximations are rough
 * - `zero_variance`: both estimates are without any spread
 * - `zero_baseline`: the control's estimate is 0, so there is no relative lift
 * - `zero_denominator`: a ratio with a denominator sum of 0
 * - `zero_covariate_variance`: the covariate is constant, CUPED adjusts nothing
 * - `unstable_baseline`: the control's estimate is not clearly away from 0; no Fieller interval
 * - `empty_intersection`: the intervals of successive looks have no common point
 * - `unexpected_traffic`: users in a variation that should get none
 * - `mde_unreachable`: no rate within [0, 1] is far enough away
 * - `no_traffic`: a needed variation gets no users
 * - `shares_changed`: users of several allocation versions are compared version by version
 * - `strata_left_out`: users of versions without enough users on both sides are not compared
 * - `skewed`: values so skewed that a t test takes more users (Kohavi et al. 2014, rule 7)
 * - `no_plan`: neither a size nor an end was set before the start, which a fixed-horizon test needs
 * - `plan_changed`: the plan, the method or alpha was changed after the start
 * - `ended_early`: the experiment ended before its plan
 * - `early_stop_estimate`: stopped as soon as a difference showed, so the estimate is on average too large
 */
export const warningCodes = [
  'no_users',
  'insufficient_users',
  'low_counts',
  'zero_variance',
  'zero_baseline',
  'zero_denominator',
  'zero_covariate_variance',
  'unstable_baseline',
  'empty_intersection',
  'unexpected_traffic',
  'mde_unreachable',
  'no_traffic',
  'shares_changed',
  'strata_left_out',
  'skewed',
  'no_plan',
  'plan_changed',
  'ended_early',
  'early_stop_estimate',
] as const;
export type Warning = (typeof warningCodes)[number];

/** The codes of which the condition holds, each once. */
export function warningsWhere(conditions: Partial<Record<Warning, boolean>>): Warning[] {
  return warningCodes.filter((code) => conditions[code]);
}

export function mergeWarnings(...lists: readonly (readonly Warning[])[]): Warning[] {
  const present = new Set(lists.flat());
  return warningCodes.filter((code) => present.has(code));
}
