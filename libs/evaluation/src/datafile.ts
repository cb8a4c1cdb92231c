import type { Change } from '#libs/changes';

/**
 * The datafile: everything that decisions of one project are made from, as plain JSON.
 *
 * Immutable once built, and complete: anyone who holds one decides without asking anybody. Every change that
 * could alter a decision makes a new one with a higher `revision`. Percents have at most two decimals.
 */
export interface Datafile {
  projectId: number;
  /** How pages name the project: `p_` and 22 characters that nobody guesses. */
  publicId: string;
  /** Grows with every change; an older datafile never replaces a newer one. */
  revision: number;
  settings: DatafileSettings;
  /** The Active experiments, and Ended ones with a variation that is shipped; no others, in ascending id. */
  experiments: DatafileExperiment[];
  /** All others, which serve nobody a variation, in ascending id; none when it is left out. */
  disabled?: DatafileDisabled[];
}

/** An experiment that is neither Active nor shipped. */
export interface DatafileDisabled {
  id: number;
  key: string;
  type: ExperimentType;
  valueType: ValueType;
  status: 'Draft' | 'Paused' | 'Ended' | 'Archived';
  /** Of a Feature Flag: what it serves while it is off; `null` for every other type. */
  control: { id: number; title: string; value: FlagValue | null } | null;
}

/** Settings of the project that decisions depend on. */
export interface DatafileSettings {
  /** Percent of end users who get no experiment of the project at all; 0 for no holdout. */
  holdoutPercent: number;
  /** Whether answers carry the trigger counters of metrics; they are 0 otherwise. */
  publishCounters: boolean;
  /** Origins that may ask for decisions; empty means any. */
  allowedOrigins: string[];
  /** Whether stored attributes of the end user count for calls without an API key. */
  storedAttributesInPublic: boolean;
  /** Whether answers to calls without a secret key carry titles and descriptions, which they do when it is left out. */
  publicNames?: boolean;
  /** Whether such calls have to name the project by its public id; not so when left out. */
  requirePublicId?: boolean;
  /** Whether only visitors with a browser that nothing steers by remote are counted; not so when left out. */
  browsersOnly?: boolean;
  /** Whether pages may listen to changes; not so when left out. */
  browserStreams?: boolean;
}

/** Values of `experiment.type` on the wire. */
export type ExperimentType = 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect' | 'Feature Flag';

/** Values of `experiment.valueType` on the wire. */
export type ValueType = 'boolean' | 'string' | 'number' | 'json';

/** What programs use in place of a variation. */
export type FlagValue = boolean | string | number | object;

/** Values of `experiment.triggerType` on the wire. */
export type TriggerType = 'Immediately' | 'DOM Ready' | 'URL Changes';

/** Whether all conditions must hold, or any one of them. */
export type ConditionType = 'ALL' | 'ANY';

/** Values of `condition.operator` on the wire. */
export type ConditionOperator =
  'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT' | 'PATH IS' | 'PATH CONTAINS' | 'QUERY HAS' | 'REGEX';

/** One experiment that is Active or shipped. */
export interface DatafileExperiment {
  id: number;
  key: string;
  title: string;
  /** Shared by all variations; '' for none. */
  js: string;
  /** Shared by all variations; '' for none. */
  css: string;
  type: ExperimentType;
  /** Of the values of its variations; `string` when it is left out. */
  valueType?: ValueType;
  triggerType: TriggerType;
  url: string | null;
  /** How URL conditions are combined and compared: 1 as in the first release. */
  matching: 1 | 2;
  conditionType: ConditionType;
  /** Percent of end users who may enter. */
  coverage: number;
  /** The experiment's slot of a mutually exclusive group, `null` outside groups. */
  group: DatafileGroupSlot | null;
  /** Counts the changes of shares, variations, coverage and group since the first start; kept on exposures. */
  allocationVersion: number;
  /**
   * True when the hash alone may no longer reproduce what somebody was served: shares, variations, coverage,
   * group or the project's holdout changed since the experiment first became Active.
   */
  sticky: boolean;
  /** From when on nobody is served any more, in milliseconds since 1970; `null` for no planned end. */
  endAt: number | null;
  /**
   * Ended, with this variation for everybody whom its targeting lets in; shares, coverage, group, holdout and records are
   * of no matter then, and nothing is recorded. `null`, or left out, for an Active one.
   */
  shippedVariationId?: number | null;
  /** Of a Feature Flag: its rules, in order; the first that applies serves, then shares and coverage as ever. */
  rules?: DatafileRule[] | null;
  /** Of a Feature Flag: end users, in text form, with the variation that they get before everything else. */
  pins?: [string, number][] | null;
  /** The same by the SHA-256 of the ids, in hexadecimal. */
  pinHashes?: [string, number][] | null;
  /** The end user must be in at least one of them; empty means everyone. */
  segments: DatafileSegment[];
  /** In ascending id, retired ones included: their visitors get the control. */
  variations: DatafileVariation[];
  /** In ascending id. */
  conditions: DatafileCondition[];
  /** In ascending id. */
  metrics: DatafileMetric[];
}

/** End users whose group bucket lies in (from, to] percent may enter the experiment; slots do not overlap. */
export interface DatafileGroupSlot {
  id: number;
  from: number;
  to: number;
}

/** One rule of a Feature Flag. */
export interface DatafileRule {
  /** Buckets depend on it. */
  id: number;
  /** The end user must be in all of them. */
  segments: DatafileSegment[];
  /** What other experiments of the project must serve the end user. */
  prerequisites: { experimentId: number; variationId: number }[];
  /** Percent of the end users that it is for. */
  coverage: number;
  /** One variation for all, or shares of 100 percent in total. */
  serve: { variationId: number } | { shares: { variationId: number; percent: number }[] };
}

/** A segment as attached to an experiment. */
export interface DatafileSegment {
  id: number;
  /** As accepted by `parseRules`; `{}` holds for everyone, `null` for explicitly assigned end users only. */
  rules: object | null;
  /** False when no end user is assigned explicitly, which saves a look-up; true when left out. */
  hasMembers?: boolean;
}

/** One arm of an experiment. */
export interface DatafileVariation {
  id: number;
  title: string;
  /** Percent of the covered traffic; a retired variation keeps its share, which then goes to the control. */
  traffic: number;
  js: string;
  css: string;
  /** What it changes in the page without code; null, or left out, for nothing. */
  changes?: readonly Change[] | null;
  /** Of the experiment's `valueType`; null, or left out, for none, where a text is the title. */
  value?: FlagValue | null;
  redirectUrl: string | null;
  isControl: boolean;
  retired: boolean;
  /** Personalization: the segment that this variation is for; `null` for none. */
  segmentId: number | null;
  /** The rules of that segment, with the meaning of `DatafileSegment.rules`. */
  segmentRules: object | null;
  /** As in `DatafileSegment`. */
  segmentHasMembers?: boolean;
}

/** One URL condition. */
export interface DatafileCondition {
  id: number;
  urls: string[];
  operator: ConditionOperator;
  /** Parameters that IS and IS_NOT ignore: those of advertising when it is null or left out. */
  ignoreQuery?: 'all' | 'none' | string[] | null;
}

/** What is measured, as far as answers and tracking need it. */
export interface DatafileMetric {
  id: number;
  title: string;
  custom: boolean;
  /** A CSS selector; for a custom metric the name of its event. */
  selector: string;
  description: string;
  /** As of the time when the datafile was built. */
  triggeredOnLIVE: number;
  /** As of the time when the datafile was built. */
  triggeredOnQA: number;
  /** The largest absolute value of an event without a secret key; null for no limit of its own. Never answered. */
  maxPublicValue?: number | null;
}
