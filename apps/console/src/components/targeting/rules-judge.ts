import { compileRules, parseRules, RulesError } from '#libs/targeting';

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

/** Judges attributes by the very code that decisions are made by. */
export const judgeAttributes = (rules: object, attributes: Record<string, unknown>): boolean =>
  compileRules(rules)(attributes);
