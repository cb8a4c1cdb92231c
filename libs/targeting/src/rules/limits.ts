/** How large rules may be when they are saved. */
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
} as const;
