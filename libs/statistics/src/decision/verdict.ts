import { signOf, type Chances, type Direction } from '../bayesian/direction.js';
import { expectedCount, type Combined } from '../comparison/combine-strata.js';

/** How results are judged: one look at a planned size, any number of looks, or by posterior probabilities. */
export const methods = ['fixed', 'sequential', 'bayesian'] as const;
export type Method = (typeof methods)[number];

/** What the data say about a treatment. */
export type Verdict = 'better' | 'worse' | 'flat' | 'insufficient_data';

export interface VerdictRules {
  /** The method whose numbers count. */
  judgedBy: Method;
  alpha: number;
  /** Fewer users than this on either side are never enough. */
  minUsers: number;
  /** Bayesian: the chance to beat the control that a better treatment has at least. */
  minChance: number;
  /** Bayesian: the expected loss a better treatment has at most, as a fraction of |control|. */
  maxExpectedLoss: number;
}

export interface Evidence {
  combined: Combined;
  direction: Direction;
  adjustedPValue: number | null;
  chances: Chances | null;
}

export function judgeTreatment(evidence: Evidence, rules: VerdictRules): Verdict {
  if (isTooEarly(evidence, rules.minUsers)) return 'insufficient_data';
  return rules.judgedBy === 'bayesian'
    ? judgeByChance(evidence, rules)
    : judgeByPValue(evidence, rules.alpha);
}

/** The absolute lift, positive where the treatment is better; null where undefined. */
export function advantageOf({
  combined,
  direction,
}: Pick<Evidence, 'combined' | 'direction'>): number | null {
  const { difference } = combined;
  return difference === null ? null : signOf(direction) * difference;
}

function isTooEarly({ combined }: Evidence, minUsers: number): boolean {
  if (Math.min(combined.nControl, combined.nTreatment) < minUsers) return true;
  return combined.kind === 'binomial' && expectedCount(combined) < 5;
}

function judgeByPValue(evidence: Evidence, alpha: number): Verdict {
  const advantage = advantageOf(evidence);
  if (evidence.adjustedPValue === null || !(evidence.adjustedPValue < alpha) || !advantage) return 'flat';
  return advantage > 0 ? 'better' : 'worse';
}

function judgeByChance({ combined, chances }: Evidence, rules: VerdictRules): Verdict {
  if (!chances) return 'flat';
  const { minChance } = rules;
  if (chances.chanceToBeatControl >= minChance && isBearable(chances.expectedLoss, combined, rules)) {
    return 'better';
  }
  return chances.chanceToBeatControl <= 1 - minChance ? 'worse' : 'flat';
}

/** Whether an expected loss is small in proportion to the control; none is at a control of 0. */
export function isBearable(
  loss: number,
  { valueControl }: Combined,
  { maxExpectedLoss }: Pick<VerdictRules, 'maxExpectedLoss'>,
): boolean {
  return !!valueControl && loss <= maxExpectedLoss * Math.abs(valueControl);
}

/**
 * One verdict over several goals: better if better on some and worse on none, worse likewise. Goals that
 * contradict each other leave it `flat`: people have to weigh them.
 */
export function combineVerdicts(verdicts: readonly Verdict[]): Verdict {
  const some = (verdict: Verdict) => verdicts.includes(verdict);
  if (verdicts.every((verdict) => verdict === 'insufficient_data')) return 'insufficient_data';
  if (some('better') && !some('worse')) return 'better';
  return some('worse') && !some('better') ? 'worse' : 'flat';
}
