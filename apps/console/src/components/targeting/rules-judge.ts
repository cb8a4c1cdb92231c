import {
  compileRules,
  compileRuleSteps,
  parseRules,
  RulesError,
  StepMeter,
  stepBudget,
} from '#libs/targeting';

/** What is wrong with rules, as a sentence; undefined when nothing is. */
export function rulesFault(rules: unknown): string | undefined {
  try {
    parseRules(rules);
    return undefined;
  } catch (error) {
    if (error instanceof RulesError) return `${error.message}.`;
    throw error;
  }
}

/** What comes of attributes: rules that take too many steps hold neither way. */
export type Judgement = 'holds' | 'fails' | 'too_expensive';

/** Judges attributes by the very code that decisions are made by. */
export function judgeAttributes(rules: object, attributes: Record<string, unknown>): Judgement {
  const { most, spend } = compileRuleSteps(rules);
  const meter = new StepMeter(stepBudget(most));
  spend(attributes, meter);
  if (meter.isExhausted) return 'too_expensive';
  return compileRules(rules)(attributes) ? 'holds' : 'fails';
}
