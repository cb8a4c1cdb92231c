import type { CompiledExperiment, CompiledVariation } from './compiled-project.js';

/**
 * Why an end user gets what they get. With a variation:
 * `assigned` by the hash, `recorded` (they keep what was recorded, or the control of a retired variation),
 * `personalized` by the first segment that holds, `pinned` to it, `ruled` by a rule that gives everybody the same, `shipped` to everybody since the end.
 *
 * Without one: `not_active` any more since its planned end; `not_targeted` by URL; `not_in_segment`;
 * `rules_too_expensive` for these attributes, so nobody knows; `holdout` of the project; `excluded_by_group`;
 * `not_covered` by coverage or shares; `lookup_unavailable` when a recorded assignment could not be asked
 * for or is newer than the datafile, so that any answer might move the end user.
 */
export type Reason =
  | 'assigned'
  | 'recorded'
  | 'personalized'
  | 'pinned'
  | 'ruled'
  | 'shipped'
  | 'not_active'
  | 'not_targeted'
  | 'not_in_segment'
  | 'rules_too_expensive'
  | 'holdout'
  | 'excluded_by_group'
  | 'not_covered'
  | 'lookup_unavailable';

/** What is decided about one experiment for one end user. */
export interface Outcome {
  readonly experiment: CompiledExperiment;
  /** What is served; `null` when the experiment is left out of the answer. */
  readonly variation: CompiledVariation | null;
  readonly reason: Reason;
  /** The bucket that picked the variation; `null` when none was asked for. */
  readonly bucket: number | null;
  /** The rule of a flag that served it; 0 for the default rule, and for everything without rules. */
  readonly ruleId: number;
}
