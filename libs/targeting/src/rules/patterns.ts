import { Automaton } from '../patterns/automaton.js';
import { readPattern } from '../patterns/program.js';
import { remembering } from '../remembering.js';
import { RULE_LIMITS } from './limits.js';

/** A pattern ready to be searched for. */
export interface Pattern {
  /** Instructions after repetitions are written out. */
  readonly size: number;
  /** Steps of a search for each character of the text. */
  readonly stepsPerCharacter: number;
  /** Whether it is found anywhere in the text. */
  readonly isIn: (text: string) => boolean;
}

/**
 * Makes a pattern ready to be searched for in texts. What a search costs depends on the pattern and on the length of
 * the text, on nothing else.
 *
 * The syntax is that of JavaScript without look-around and back-references; `i` is without regard to case.
 *
 * @throws Error for a pattern that is invalid, or larger than `RULE_LIMITS` allows
 */
export function compilePattern(source: string, flags: '' | 'i'): Pattern {
  if (source.length > RULE_LIMITS.patternLength) {
    throw new Error(`is longer than ${RULE_LIMITS.patternLength} characters`);
  }
  const found = flags === 'i' ? compileWithoutCase(source) : compileWithCase(source);
  if ('fault' in found) throw new Error(found.fault);
  return found;
}

type Found = Pattern | { readonly fault: string };

/** The same rules are checked, costed and evaluated, and compiled again with every change of a project. */
const remembered = { answers: 500, length: RULE_LIMITS.patternLength };
const compileWithCase = remembering((source: string): Found => compile(source, ''), remembered);
const compileWithoutCase = remembering((source: string): Found => compile(source, 'i'), remembered);

/** A pattern that stands for itself. */
const plainText = /^[^\\^$.*+?()[\]{}|\p{Surrogate}]+$/u;

function compile(source: string, flags: '' | 'i'): Found {
  try {
    const program = readPattern(source, flags);
    const size = program.instructions.length;
    if (size > RULE_LIMITS.patternSize) return { fault: 'repeats too much' };
    if (flags === '' && plainText.test(source))
      return { size, stepsPerCharacter: 1, isIn: (text) => text.includes(source) };
    const automaton = new Automaton(program);
    const { stepsPerCharacter } = automaton;
    return { size, stepsPerCharacter, isIn: (text) => automaton.isIn(text) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
