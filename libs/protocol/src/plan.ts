import type { Protocol } from './protocol.js';
import { engineMethod } from './result-method.js';

/** When an experiment is to be decided. */
export interface Plan {
  /** End users of all variations together; null for no size. */
  plannedUsers: number | null;
  /** ISO 8601; null for no end. */
  endAt: string | null;
}

/** What was agreed on at the first start. */
export interface StartedPlan extends Plan {
  method: Protocol['method'];
  alpha: number;
}

export const isPlanned = ({ plannedUsers, endAt }: Plan): boolean => plannedUsers !== null || endAt !== null;

/**
 * Whether the plan, the method or alpha is another now than at the start; unknown starts count as the same, and a plan
 * that is added where there was none changes nothing.
 */
export function hasPlanChanged(started: StartedPlan | null, now: StartedPlan): boolean {
  return (
    started !== null &&
    ((isPlanned(started) && !isSamePlan(started, now)) ||
      engineMethod(started.method) !== engineMethod(now.method) ||
      started.alpha !== now.alpha)
  );
}

const isSamePlan = (one: Plan, other: Plan): boolean =>
  one.plannedUsers === other.plannedUsers && timeOf(one.endAt) === timeOf(other.endAt);

const timeOf = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));
