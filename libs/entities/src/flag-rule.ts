/** A rule of a Feature Flag: whom it is for, and what they get. The first that applies serves. */
export interface FlagRule {
  /** Of the flag; it never changes and is never used again, since buckets depend on it. */
  id: number;
  name: string;
  /** An end user must be in all of them; empty for everybody. */
  segmentIds: number[];
  /** What other flags must serve the end user; all of them. */
  prerequisites: FlagPrerequisite[];
  /** Percent of the end users that it is for; the others go on to the next rule. */
  coverage: number;
  serve: FlagServe;
  /** Steps of its coverage that are still to come, in order of time. */
  schedule: CoverageStep[];
}

/** That another flag of the project serves a certain variation. */
export interface FlagPrerequisite {
  experimentId: number;
  variationId: number;
}

/** One variation for all, or shares, which are measured. */
export type FlagServe = { variationId: number } | { shares: FlagShare[] };

export interface FlagShare {
  variationId: number;
  /** With at most two decimals; 100 in total. */
  percent: number;
}

/** From when on a rule covers how many. */
export interface CoverageStep {
  /** As ISO 8601 in UTC. */
  at: string;
  /** Percent. */
  coverage: number;
}

/** An end user who gets a certain variation, whatever rules say. */
export interface PinnedVariation {
  endUserId: string;
  variationId: number;
}
