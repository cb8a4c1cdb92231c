import type { BucketOf, BucketRange } from '#libs/bucketing';
import type { RuleSteps, RulesPredicate, UrlMatcher } from '#libs/targeting';
import type { DatafileMetric, DatafileSettings, ExperimentType, FlagValue, ValueType } from './datafile.js';

/** A datafile made ready for decisions; immutable, made by `compile`. */
export interface CompiledProject {
  readonly projectId: number;
  readonly publicId: string;
  readonly revision: number;
  readonly settings: DatafileSettings;
  /** In ascending id. */
  readonly experiments: readonly CompiledExperiment[];
  /** How many of them have the trigger URL Changes. */
  readonly urlFollowers: number;
  readonly experimentsById: ReadonlyMap<number, CompiledExperiment>;
  readonly experimentsByKey: ReadonlyMap<string, CompiledExperiment>;
  /** Experiments that are neither Active nor shipped, by their keys. */
  readonly disabledByKey: ReadonlyMap<string, DisabledExperiment>;
  /** What a Feature Flag serves while it is off, by its id. */
  readonly controlsWhileOff: ReadonlyMap<number, number>;
  /** The positions of flags that somebody is pinned in, by end user; `null` when nobody is. */
  readonly pinnedAt: ReadonlyMap<string, readonly number[]> | null;
  /** Experiments that make no sense and are served to nobody; to be logged. */
  readonly faults: readonly CompileFault[];
  /** When the first of them ends, in milliseconds since 1970; infinite when none is planned to. */
  readonly firstEndAt: number;
  readonly urls: UrlMatcher;
  readonly bucketOf: BucketOf;
  /** Where the experiments are at all, as JSON for pages that ask for it. */
  readonly where: string;
  /** `null` when nobody is held out. */
  readonly holdout: BucketRange | null;
}

/** An experiment that gives nobody a variation. */
export interface DisabledExperiment {
  readonly id: number;
  readonly key: string;
  /** Whether it is Paused or Ended, and so known to those who ask for everything. */
  readonly isListed: boolean;
  /** Of a Feature Flag: what it serves while it is off; `null` for every other type. */
  readonly control: NamedValue | null;
}

/** What programs use of a variation. */
export interface NamedValue {
  readonly id: number;
  readonly title: string;
  /** `undefined` for none. */
  readonly value: FlagValue | undefined;
  /** Whether the value was set, and is not the title. */
  readonly hasOwnValue: boolean;
}

/** Why an experiment of a datafile could not be compiled. */
export interface CompileFault {
  experimentId: number;
  detail: string;
}

/** An experiment that is Active or shipped, ready for decisions. */
export interface CompiledExperiment {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly type: ExperimentType;
  readonly valueType: ValueType;
  /** Whether programs use values of it beside the titles of its variations. */
  readonly hasValues: boolean;
  readonly allocationVersion: number;
  /** Whether its trigger is URL Changes. */
  readonly followsUrl: boolean;
  /** Whether a recorded assignment must be asked for; never so for a Personalization. */
  readonly sticky: boolean;
  /** Whether what its shares serve is recorded: not so for a flag that gives everybody the same. Rules are apart. */
  readonly measured: boolean;
  /** Whether it is for everybody, whatever the URL, segments and shares: no condition, one variation. */
  readonly isStatic: boolean;
  /** In milliseconds since 1970; infinite without a planned end. */
  readonly endAt: number;
  /** In ascending id, retired ones included. */
  readonly variations: readonly CompiledVariation[];
  readonly control: CompiledVariation | undefined;
  /** What everybody gets whom its targeting lets in, since it is Ended; `null` for an Active one. */
  readonly shipped: CompiledVariation | null;
  readonly metrics: readonly DatafileMetric[];
  /** Empty means everyone. */
  readonly segments: readonly CompiledSegment[];
  /** Whether explicit assignments to segments can matter: to the experiment's own or to a variation's. */
  readonly asksMembership: boolean;
  /** Whether rules over attributes can matter: the experiment's own or a variation's. */
  readonly asksAttributes: boolean;
  /** What its rules may cost: the experiment's own and, for a Personalization, its variations'. */
  readonly ruleCosts: RuleCosts;
  /** Its rules and who is pinned; `null` for everything without them. */
  readonly ruling: CompiledRuling | null;
  /** Where it stands in `CompiledProject.experiments`, and in `urls`. */
  readonly position: number;
  readonly allocation: CompiledAllocation;
}

/** What the rules of an experiment may cost; see `docs/targeting.md`. */
export interface RuleCosts {
  /** Steps that it has; see `stepBudget`. */
  readonly budget: number;
  /** Those of its rules that can take more steps than the budget has; none for most experiments. */
  readonly varying: readonly RuleSteps[];
  /** Steps of all others together. */
  readonly fixed: number;
}

/** The rules of a Feature Flag, in order, and its end users who are pinned to a variation, by id or by hash. */
export interface CompiledRuling {
  readonly rules: readonly CompiledRule[];
  readonly pins: ReadonlyMap<string, CompiledVariation>;
  readonly pinHashes: ReadonlyMap<string, CompiledVariation>;
}

/** One rule; an end user who is not covered goes on to the next one. */
export interface CompiledRule {
  readonly id: number;
  readonly segments: readonly CompiledSegment[];
  readonly prerequisites: readonly { readonly experimentId: number; readonly variationId: number }[];
  /** `null` when everyone is covered. */
  readonly coverage: BucketRange | null;
  /** What it serves everybody, without a record; `null` for shares, which are measured. */
  readonly single: CompiledVariation | null;
  readonly keySuffix: string;
  readonly limits: readonly number[];
  readonly served: readonly CompiledVariation[];
}

/** How end users are spread over the variations. */
export interface CompiledAllocation {
  readonly keySuffix: string;
  /** The last bucket of each variation in id order. */
  readonly limits: readonly number[];
  /** What the owners of those buckets are served: the variation, or the control in place of a retired one. */
  readonly served: readonly (CompiledVariation | undefined)[];
  /** `null` outside groups. */
  readonly group: BucketRange | null;
  /** `null` when everyone is covered. */
  readonly coverage: BucketRange | null;
}

/** One arm, ready to be answered. */
export interface CompiledVariation extends NamedValue {
  readonly isControl: boolean;
  readonly retired: boolean;
  /** Personalization: whom it is for; `null` when it has no segment. */
  readonly segment: CompiledSegment | null;
  /** Split URL and Redirect: where it leads; `null` for staying. */
  readonly redirectUrl: string | null;
  /** The answer's entry for experiment and variation: a JSON object. */
  readonly json: string;
  /** Whether `json` is ASCII alone. */
  readonly isAscii: boolean;
}

/** A segment; an end user is in it by assignment or by rules. */
export interface CompiledSegment {
  readonly id: number;
  /** `null` when only explicitly assigned end users are in it. */
  readonly rules: CompiledRules | null;
}

/** Rules, ready for decisions; segments of several experiments share theirs. */
export interface CompiledRules {
  /** To be asked only when the steps are within the budget of the experiment. */
  readonly hold: RulesPredicate;
  readonly steps: RuleSteps;
}
