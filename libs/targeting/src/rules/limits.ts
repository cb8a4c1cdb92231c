/** How large rules may be when they are saved, which bounds what a decision can cost. */
export const RULE_LIMITS = {
  /** Objects and lists inside each other. */
  depth: 20,
  /** Items of one list, and keys of one object. */
  listLength: 1000,
  /** Values in all. */
  values: 10_000,
  /** Characters of one text or attribute path. */
  textLength: 1000,
  /** Characters of one pattern. */
  patternLength: 500,
  /** Instructions of one compiled pattern, after its repetitions are written out. */
  patternSteps: 500,
  /** Patterns in all. */
  patterns: 50,
  /** Instructions of all patterns together. */
  allPatternSteps: 1000,
} as const;

/** Patterns are searched in so many characters from the beginning of a text. */
export const SEARCHED_LENGTH = 2048;
