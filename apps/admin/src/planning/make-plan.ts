import { InvalidInputError, plan, type Plan, type PlanInput } from '#libs/statistics';

/** A plan, or which field makes no sense and why. */
export type PlanOutcome = { plan: Plan } | { field: string; fault: string };

export function makePlan(input: PlanInput): PlanOutcome {
  try {
    return { plan: plan(input) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { field: error.field, fault: error.fault };
  }
}
