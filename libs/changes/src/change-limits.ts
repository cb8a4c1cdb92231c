/** What the changes of one variation may be at most. Texts in characters. */
export const changeLimits = {
  changes: 200,
  /** All changes of a variation together as JSON, in bytes of UTF-8: as much as its code. */
  bytes: 256 * 1024,
  selector: 1_000,
  text: 10_000,
  html: 64 * 1024,
  /** Elements inside each other in HTML. */
  depth: 100,
  attribute: 10_000,
  /** Of attributes, properties and classes. */
  name: 200,
  style: 2_000,
  /** Classes that one change adds, and as many that it removes. */
  classes: 50,
} as const;
