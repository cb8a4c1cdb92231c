import type { FlagRule } from '#libs/entities';
import { sameValue } from './writer/same-value.js';

/** The rules after every step that is due is taken: its rule has the coverage of the last one, and keeps the others. */
export function takeSteps(rules: readonly FlagRule[], now: Date): FlagRule[] {
  return rules.map((rule) => {
    const isDue = ({ at }: { at: string }) => new Date(at) <= now;
    const last = rule.schedule.findLast(isDue);
    if (last === undefined) return rule;
    return { ...rule, coverage: last.coverage, schedule: rule.schedule.filter((step) => !isDue(step)) };
  });
}

/** The rules without the steps that are due, as they were when they were not taken. */
export const withoutPastSteps = (rules: readonly FlagRule[], now: Date): FlagRule[] =>
  rules.map((rule) => ({ ...rule, schedule: rule.schedule.filter(({ at }) => new Date(at) > now) }));

/** The rules without any step that is to come. */
export const withoutSteps = (rules: readonly FlagRule[]): FlagRule[] =>
  rules.map((rule) => ({ ...rule, schedule: [] }));

export const hasSteps = (rules: readonly FlagRule[]): boolean =>
  rules.some(({ schedule }) => schedule.length > 0);

/** Whether rules differ at most in what is to come, so that everybody is served as before. */
export const serveTheSame = (before: readonly FlagRule[], after: readonly FlagRule[]): boolean =>
  sameValue(withoutSteps(before), withoutSteps(after));
