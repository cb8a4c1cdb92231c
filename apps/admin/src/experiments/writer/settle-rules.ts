import type { Configuration } from './configuration.js';
import type { Target } from './target.js';

/** Gives new rules their ids, which no rule of the flag has had before. */
export function settleRules({ experiment }: Configuration, target: Target): { lastRuleId?: number } {
  let { lastRuleId } = experiment;
  if (target.experiment.rules.every(({ id }) => id !== 0)) return {};
  target.experiment.rules = target.experiment.rules.map((rule) =>
    rule.id === 0 ? { ...rule, id: ++lastRuleId } : rule,
  );
  return { lastRuleId };
}
