import { RULE_LIMITS, SEARCHED_LENGTH } from '../rules/limits.js';
import { compilePattern, type Pattern } from '../rules/patterns.js';
import type { RequestUrl } from './request-url.js';
import { textForm } from './text-form.js';

/** How large the patterns of URL conditions may be. */
export const URL_PATTERN_LIMITS = {
  /** Characters of one pattern. */
  length: RULE_LIMITS.patternLength,
  /** Steps of all patterns of one experiment on an address of the longest length that is searched. */
  steps: RULE_LIMITS.steps,
  /** The same for all of a project's Active experiments together. */
  projectSteps: RULE_LIMITS.projectSteps,
} as const;

/**
 * Whether one of the patterns is found in an address in the form of comparison, in time that grows with its length
 * alone. An address of more than `SEARCHED_LENGTH` characters is not searched, so nothing is found in it.
 */
export function findsAny(sources: readonly string[]): (url: RequestUrl) => boolean {
  const patterns = sources.map(usable).filter((pattern) => pattern !== undefined);
  return (url) => {
    for (const form of url.forms) {
      if (form.length > SEARCHED_LENGTH) continue;
      for (const { isIn } of patterns) if (isIn(form)) return true;
    }
    return false;
  };
}

/** What a pattern may cost at most for one address, in steps. @throws Error for one that cannot be used */
export function urlPatternSteps(source: string): number {
  return compilePattern(patternForm(source), '').stepsPerCharacter * SEARCHED_LENGTH;
}

/** A pattern that was saved by another version may not be usable here; it is found nowhere then. */
function usable(source: string): Pattern | undefined {
  try {
    return compilePattern(patternForm(source), '');
  } catch {
    return undefined;
  }
}

/** A pattern whose escapes of an address (`%C3%B6`) stand for the characters that addresses are compared by. */
function patternForm(source: string): string {
  return source
    .replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => textForm(escapes).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .normalize('NFC');
}
