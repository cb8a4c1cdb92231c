import { normalCritical, normalQuantile } from '../distributions/normal.js';
import { requireFraction, requirePositiveCount, requireThat } from '../invalid-input.js';

/** The test that a plan is for: one look at the planned size, or any number of looks. */
const planningMethods = ['fixed', 'sequential'] as const;
export type PlanningMethod = (typeof planningMethods)[number];

/** What every question of planning shares. */
export interface PowerSettings {
  /** The method that results will be read by; by default `fixed`. */
  method?: PlanningMethod;
  /** Two-sided error level of the whole family of comparisons; by default 0.05. */
  alpha?: number;
  /** Chance of finding the planned effect if it is there; by default 0.8. */
  power?: number;
  /** Among how many comparisons alpha is divided (Bonferroni); by default 1. */
  comparisons?: number;
}

/** @throws InvalidInputError for a method that no plan can be made for */
export function isSequential({ method = 'fixed' }: PowerSettings): boolean {
  requireThat(planningMethods.includes(method), 'method', `must be one of ${planningMethods.join(', ')}`);
  return method === 'sequential';
}

/** z' of a two-sided test at alpha/comparisons. @throws InvalidInputError */
export function criticalZ({ alpha = 0.05, comparisons = 1 }: PowerSettings): number {
  requireFraction(alpha, 'alpha');
  requirePositiveCount(comparisons, 'comparisons');
  return normalCritical(alpha / comparisons);
}

/** Phi^-1(power). @throws InvalidInputError also for a power that pure chance would give */
export function powerZ({ alpha = 0.05, power = 0.8, comparisons = 1 }: PowerSettings): number {
  requireFraction(power, 'power');
  requireThat(power > alpha / comparisons, 'power', 'must exceed alpha / comparisons');
  return normalQuantile(power);
}

/** Rounds up, but not for a rounding error of the computation. */
export function roundUp(value: number): number {
  return Math.ceil(value * (1 - 1e-12));
}

/** baseline (1 + relative effect). @throws InvalidInputError when one of the two rates is not strictly within (0, 1) */
export function requireRates(baseline: number, relativeMde: number): number {
  requireEffect(relativeMde);
  requireFraction(baseline, 'baseline');
  const rate = baseline * (1 + relativeMde);
  requireThat(rate > 0 && rate < 1, 'relative_mde', 'must lead to a rate strictly between 0 and 1');
  return rate;
}

export function requireEffect(relativeMde: number): void {
  requireThat(
    Number.isFinite(relativeMde) && relativeMde !== 0,
    'relative_mde',
    'must be a number other than 0',
  );
}
