import type { MarkKind } from '#libs/entities';
import type { ConditionFields, ExperimentFields, MetricFields, PartKind, VariationFields } from './wanted.js';

export const eventTypes = [
  'StatusChanged',
  'TargetingChanged',
  'AllocationChanged',
  'ContentChanged',
  'MetricsChanged',
  'PlanChanged',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Everything that the writer, documents and versions need to know of a field; the one place to add one. */
export interface FieldFact {
  /** What members call it. */
  words: string;
  /** What a change of it is, to those who listen; a change of a mere label is nothing. */
  event?: EventType;
  /** How a change while the experiment runs is marked. */
  marked?: MarkKind;
  /** What `null` stands for; without it, null is refused. */
  cleared?: unknown;
  /** What a new part has that does not say; without it, a part has to say. */
  initial?: unknown;
  /**
   * The language of a code text, which is checked when it is saved and stored once by its hash; `changes` are kept as
   * JSON in the same way.
   */
  code?: 'js' | 'css' | 'changes';
  /** Never changes after the first start. */
  fixedAfterStart?: true;
  /** A change of it changes who gets what: recorded assignments win from then on. */
  allocation?: true;
}

type Facts<Fields> = { readonly [Name in keyof Fields]-?: FieldFact };

const targeting = { event: 'TargetingChanged', marked: 'targeting_changed' } as const;
const content = { event: 'ContentChanged', marked: 'content_changed' } as const;
const measuring = { event: 'MetricsChanged', marked: 'metrics_changed' } as const;
/** The plan of the experiment's end, which is not marked. */
const ending = { event: 'PlanChanged' } as const;

export const experimentFacts: Facts<ExperimentFields> = {
  title: { words: 'Title' },
  description: { words: 'Description', cleared: '' },
  ownerId: { words: 'Owner', cleared: null },
  tags: { words: 'Tags', cleared: [] },
  type: { words: 'Type', ...targeting, fixedAfterStart: true },
  valueType: { words: 'Type of values', ...content, fixedAfterStart: true },
  status: { words: 'Status', event: 'StatusChanged' },
  decision: { words: 'Decision', cleared: null },
  shippedVariationId: { words: 'Shipped variation', cleared: null },
  url: { words: 'Page', ...targeting, cleared: '' },
  triggerType: { words: 'Trigger', ...targeting },
  conditionType: { words: 'Conditions joined by', ...targeting },
  matching: { words: 'Matching', ...targeting },
  coverage: { words: 'Coverage', ...targeting, allocation: true },
  groupId: { words: 'Group', ...targeting, cleared: null, allocation: true },
  rules: {
    ...{
      words: 'Rules',
      event: 'AllocationChanged',
      marked: 'shares_changed',
      cleared: [],
      allocation: true,
    },
  },
  pins: { words: 'Pinned end users', ...targeting, cleared: [] },
  js: { words: 'JavaScript', ...content, cleared: '', code: 'js' },
  css: { words: 'CSS', ...content, cleared: '', code: 'css' },
  conversionEventType: { words: 'Conversion event', ...measuring, cleared: '' },
  plannedUsers: { words: 'Planned users', ...ending, marked: 'plan_changed', cleared: null },
  endAt: { words: 'Planned end', ...ending, cleared: null },
  protocol: { words: 'Protocol', ...ending, marked: 'plan_changed' },
  endsItself: { words: 'Ends at the planned users', ...ending },
  stopsOnGuardrail: { words: 'Stops when a guardrail fails', ...ending },
  stopsOnSrm: { words: 'Stops at a sample ratio mismatch', ...ending },
};

const conditionFacts: Facts<ConditionFields> = {
  operator: { words: 'Operator', ...targeting },
  urls: { words: 'Texts', ...targeting },
  ignoreQuery: { words: 'Ignored parameters', ...targeting, cleared: 'tracking', initial: null },
};

const variationFacts: Facts<VariationFields> = {
  title: { words: 'Title' },
  traffic: { words: 'Share', event: 'AllocationChanged', marked: 'shares_changed' },
  js: { words: 'JavaScript', ...content, cleared: '', initial: '', code: 'js' },
  css: { words: 'CSS', ...content, cleared: '', initial: '', code: 'css' },
  changes: { words: 'Page changes', ...content, cleared: [], initial: [], code: 'changes' },
  value: { words: 'Value', ...content, cleared: null, initial: null },
  redirectUrl: { words: 'Redirect', ...content, cleared: '', initial: '' },
  segmentId: { words: 'Segment', ...targeting, cleared: null, initial: null },
};

const metricFacts: Facts<MetricFields> = {
  title: { words: 'Title' },
  description: { words: 'Description', cleared: '', initial: '' },
  custom: { words: 'Named event', ...measuring, initial: false },
  selector: { words: 'Selector', ...measuring },
  kind: { words: 'Kind', ...measuring, initial: 'binomial' },
  goal: { words: 'Goal', ...measuring, initial: 'increase' },
  role: { words: 'Role', ...measuring, initial: 'primary' },
  ratioOf: { words: 'Numerator', ...measuring, initial: 'count' },
  denominator: { words: 'Denominator event', ...measuring, cleared: '', initial: '' },
  denominatorOf: { words: 'Denominator', ...measuring, initial: 'count' },
  capping: { words: 'Capping', ...measuring, initial: 'none' },
  cap: { words: 'Cap', ...measuring, cleared: null, initial: null },
  capLower: { words: 'Lower cap', ...measuring, cleared: null, initial: null },
  capPercentile: { words: 'Percentile of the cap', ...measuring, initial: 0.99 },
  capIgnoresZeros: { words: 'Cap ignores zeros', ...measuring, initial: false },
  marginType: { words: 'Kind of margin', ...measuring, initial: 'relative' },
  margin: { words: 'Margin', ...measuring, initial: 0.05 },
  cuped: { words: 'CUPED', ...measuring, initial: false },
  covariateDays: { words: 'Days before', ...measuring, initial: 30 },
  maxPublicValue: { words: 'Largest public value', ...measuring, cleared: null, initial: null },
  secretOnly: { words: 'Secret keys only', ...measuring, initial: false },
  sharedMetricId: { words: 'Shared metric', ...measuring, cleared: null, initial: null },
  sharedVersion: { words: 'Version', ...measuring, cleared: null, initial: null },
  overrides: { words: 'Overrides', ...measuring, cleared: null, initial: null },
};

/** What is known of the fields of each kind of part, by the name that it has in documents. */
export const partFacts: { readonly [Kind in PartKind]: Readonly<Record<string, FieldFact>> } = {
  conditions: conditionFacts,
  variations: variationFacts,
  metrics: metricFacts,
};

/** What adding or removing a whole part is. A new metric is not marked; nor is a new variation that nobody gets yet. */
export const wholePartFacts: {
  readonly [Kind in PartKind]: { words: string; event: EventType; added?: MarkKind; removed: MarkKind };
} = {
  conditions: {
    ...{ words: 'Condition', event: 'TargetingChanged' },
    ...{ added: 'targeting_changed', removed: 'targeting_changed' },
  },
  variations: { words: 'Variation', event: 'AllocationChanged', removed: 'shares_changed' },
  metrics: { words: 'Metric', event: 'MetricsChanged', removed: 'metrics_changed' },
};
