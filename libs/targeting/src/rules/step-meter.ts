import { SPARE_STEPS, RULE_LIMITS } from './limits.js';

/** Counts the steps that rules of one experiment take for one end user, about a nanosecond each. */
export class StepMeter {
  private left: number;

  constructor(budget: number) {
    this.left = budget;
  }

  get isExhausted(): boolean {
    return this.left < 0;
  }

  spend(steps: number): void {
    this.left -= steps;
  }

  /** For what nobody should do at all. */
  exhaust(): void {
    this.left = -Infinity;
  }
}

/**
 * The steps that an experiment has for its rules: as many as they can take for plain values and texts of the longest
 * searched length, and some to spare for lists.
 *
 * @param most the sum of `RuleSteps.most` over all rules of the experiment
 */
export function stepBudget(most: number): number {
  return SPARE_STEPS + Math.min(most, RULE_LIMITS.steps);
}
