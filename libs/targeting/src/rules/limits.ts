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
  patternSize: 500,
  /** Patterns in all. */
  patterns: 50,
  /** Instructions of all patterns together. */
  allPatternSize: 1000,
  /** Steps of the rules of one experiment, its segments together; so of one segment too. See `RuleSteps.most`. */
  steps: 500_000,
  /** Steps of the rules of all segments of a project's Active experiments together. */
  projectSteps: 15_000_000,
} as const;

/** Longest text that a pattern is searched in, in characters. */
export const SEARCHED_LENGTH = 2048;

/** Steps that any experiment has, for lists and long texts among the attributes. */
export const SPARE_STEPS = 50_000;
