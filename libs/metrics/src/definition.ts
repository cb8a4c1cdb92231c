import type { Rules } from '#libs/targeting';

/** What is measured per end user, in the words of the library. */
export const metricLibraryKinds = [
  'conversion',
  'count',
  'sum',
  'average',
  'ratio',
  'funnel',
  'retention',
  'quantile',
  'distinct',
] as const;
export type MetricLibraryKind = (typeof metricLibraryKinds)[number];

export const metricDirections = ['increase', 'decrease'] as const;
export const measureParts = ['count', 'sum', 'distinct_users'] as const;
export const quantileUnits = ['event', 'end_user'] as const;
export const capTypes = ['none', 'fixed', 'percentile'] as const;
export const marginKinds = ['relative', 'absolute'] as const;

/** Which events count. */
export interface EventSource {
  /** 1 to 20, each once. */
  eventTypes: string[];
  /** Rules over `properties.<path>`, `value`, `device_type`, `campaign_id` and `ad_id`; null for all events. */
  filter: Rules | null;
}

/** A number that an event carries. */
export interface ValueRef {
  /** `value`, or `properties.<name>` with further names after dots. */
  property: string;
  /** What the number is money in; events in another currency do not count. Null where it is no money. */
  currency: { property: string; code: string } | null;
}

/** What of a source's events is added up in a ratio. */
export interface Measure {
  of: (typeof measureParts)[number];
  /** Of `sum` only. */
  value: ValueRef | null;
}

/** Which times count: `exposure + delay <= t < exposure + delay + window`. */
export interface MetricWindow {
  /** Null: until the end of the experiment. */
  conversionWindowHours: number | null;
  delayHours: number;
  /** Whether end users whose window is still open are left out. */
  completeOnly: boolean;
}

/** Where extreme values of end users are cut. */
export interface Cap {
  type: (typeof capTypes)[number];
  /** Of `fixed`: in the unit of the metric; null cuts nothing on that side. */
  upper: number | null;
  lower: number | null;
  /** Of `percentile`: a fraction in (0, 1]. */
  percentile: number | null;
  /** Of `percentile`: whether it is that of the non-zero values. */
  ignoreZeros: boolean;
}

/** How much worse than the control a guardrail may be. */
export interface MetricMargin {
  type: (typeof marginKinds)[number];
  /** A fraction of the control, or an amount in the unit of the metric. */
  value: number;
}

/** Everything that settles a metric's value; what a kind has no use for is null, empty or as by default. */
export interface MetricDefinition {
  kind: MetricLibraryKind;
  /** Null for a funnel only. */
  source: EventSource | null;
  /** Of `sum`, `average` and `quantile`. */
  value: ValueRef | null;
  /** Of `ratio`: what the numerator takes of `source`. */
  measure: Measure | null;
  /** Of `ratio`. */
  denominator: { source: EventSource; measure: Measure } | null;
  /** Of `funnel`: 2 to 10 in their order. Equal steps are allowed, each takes an event of its own. */
  steps: EventSource[];
  /** Of `retention`: 24-hour days from the first exposure, both included. */
  retention: { fromDay: number; toDay: number } | null;
  /** Of `quantile`. */
  quantile: { q: number; per: (typeof quantileUnits)[number] } | null;
  /** Of `distinct`: `active_days`, or `properties.<name>`. */
  distinct: { of: string } | null;
  direction: (typeof metricDirections)[number];
  window: MetricWindow;
  cap: Cap;
  cuped: { on: boolean; lookbackDays: number };
  /** A fraction of the control, which planning starts from. */
  minimumDetectableEffect: number | null;
  nonInferiorityMargin: MetricMargin | null;
}

/** What an experiment may have otherwise than the definition that it uses; what is left out is as defined. */
export interface MetricOverrides {
  conversionWindowHours?: number | null;
  delayHours?: number;
  completeOnly?: boolean;
  cap?: Cap;
  margin?: MetricMargin | null;
}

export type EngineKind = 'binomial' | 'count' | 'mean' | 'ratio' | 'quantile';

const engineKinds: Record<MetricLibraryKind, EngineKind> = {
  conversion: 'binomial',
  funnel: 'binomial',
  retention: 'binomial',
  count: 'count',
  sum: 'mean',
  distinct: 'mean',
  average: 'ratio',
  ratio: 'ratio',
  quantile: 'quantile',
};

/** How a kind is compared. */
export const engineKindOf = (kind: MetricLibraryKind): EngineKind => engineKinds[kind];
