import { RE2JS } from 're2js';
import { RULE_LIMITS, SEARCHED_LENGTH } from './limits.js';

/** A pattern ready to be searched for. */
export interface Pattern {
  /** Instructions after repetitions are written out: a search costs at most these times the length of the text. */
  readonly steps: number;
  /** Whether it is found in the first `SEARCHED_LENGTH` characters. */
  readonly isIn: (text: string) => boolean;
}

/**
 * Makes a pattern ready to be searched for in texts, in time linear in the text whatever the pattern.
 *
 * The syntax is that of JavaScript without look-around and back-references; `i` is without regard to case.
 *
 * @throws Error for a pattern that is invalid, or larger than `RULE_LIMITS` allows
 */
export function compilePattern(source: string, flags: '' | 'i'): Pattern {
  if (source.length > RULE_LIMITS.patternLength) {
    throw new Error(`is longer than ${RULE_LIMITS.patternLength} characters`);
  }
  const pattern = RE2JS.compile(RE2JS.translateRegExp(source), flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0);
  const steps = pattern.programSize();
  if (steps > RULE_LIMITS.patternSteps) throw new Error('repeats too much');
  return { steps, isIn: (text) => pattern.test(text.slice(0, SEARCHED_LENGTH)) };
}
