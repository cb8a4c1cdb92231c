import { engineKindOf } from '#libs/metrics';
import type { Experiment, Metric, MetricRole } from '#libs/entities';
import type { SharedMeasure } from '../../metric-values/index.js';
import type { MeasuredExperiment } from '../queries/measured-experiment.js';

/** Which rows of the totals events of a metric are in: clicks by metric, anything else by its type. */
export interface EventSource {
  /** 0 for a type. */
  metricId: number;
  /** Empty for a clicked metric; with `metricId` 0 it stands for all types. */
  type: string;
}

/** What of an end user's events makes the value: whether there is one, how many, or the sum of their values. */
export type ValuePart = 'any' | 'count' | 'values';

/** A metric as it is analysed. */
export interface MeasuredMetric extends Pick<
  Metric,
  | 'title'
  | 'kind'
  | 'role'
  | 'goal'
  | 'capping'
  | 'cap'
  | 'capLower'
  | 'capPercentile'
  | 'capIgnoresZeros'
  | 'cuped'
> {
  /** The id as a text; `conversion` for the conversion type. */
  key: string;
  metricId: number | null;
  source: EventSource;
  part: ValuePart;
  /** Ratios: what it is divided by. */
  divisor: { source: EventSource; part: ValuePart } | null;
  marginType: Metric['marginType'];
  margin: number;
  covariateDays: number;
  /** Of a metric of the library: how it is measured; the fields above that say so have no meaning then. */
  shared: SharedMeasure | null;
}

export const conversionKey = 'conversion';

export interface MetricChoice {
  conversionType: string;
  /** Whether conversions decide even where the experiment has primary metrics of its own. */
  byConversions?: boolean;
}

/** The metrics of an analysis: those that decide first, then secondary ones, then guardrails. */
export function chooseMetrics(
  { experiment, metrics, shared }: MeasuredExperiment,
  { conversionType, byConversions = false }: MetricChoice,
): MeasuredMetric[] {
  const own = metrics.map((metric) =>
    measure(metric, shared.find(({ metricId }) => metricId === metric.id) ?? null),
  );
  const decided = !byConversions && own.some(({ role }) => role === 'primary');
  if (decided) {
    const asked =
      experiment.conversionEventType !== '' && !own.some((metric) => counts(metric, conversionType));
    return inOrder([...own, ...(asked ? [conversions(conversionType, 'secondary')] : [])]);
  }
  const others = own.map((metric) =>
    metric.role === 'primary' ? { ...metric, role: 'secondary' as const } : metric,
  );
  return inOrder([conversions(conversionType, 'primary'), ...others]);
}

/** Conversions are compared in any case, also where the experiment's own metrics decide and nobody asks for them. */
export function withConversions(metrics: readonly MeasuredMetric[], type: string): MeasuredMetric[] {
  const has = metrics.some(({ key }) => key === conversionKey);
  return has ? [...metrics] : [...metrics, conversions(type, 'secondary')];
}

/** End users with an event of a type. */
function conversions(type: string, role: MetricRole): MeasuredMetric {
  return {
    ...{ key: conversionKey, metricId: null, title: type, kind: 'binomial', role, goal: 'increase' },
    ...{ source: { metricId: 0, type }, part: 'any', divisor: null },
    ...{ capping: 'none', cap: null, capLower: null, capPercentile: 1, capIgnoresZeros: false },
    ...{ cuped: false, covariateDays: 1, marginType: 'relative', margin: 1, shared: null },
  };
}

/** Whether its statistics are sums that are kept with every event, so that it needs no look at end users. */
export function isKept({ kind, capping, cuped, shared }: MeasuredMetric): boolean {
  if (shared) return shared.definition.cap.type !== 'percentile';
  return kind !== 'ratio' && capping === 'none' && !cuped;
}

/** The same of a row of the table `metric`; SQL. */
export const isKeptRow = `CASE WHEN shared_metric_id IS NULL THEN kind <> 'ratio' AND capping = 'none' AND NOT cuped
  ELSE capping <> 'percentile' END`;

function measure(metric: Metric, shared: SharedMeasure | null): MeasuredMetric {
  if (shared) return measureShared(metric, shared);
  const { id, title, kind, role, goal, capping, cap, capLower, capPercentile, capIgnoresZeros, cuped } =
    metric;
  const { custom, selector, marginType, margin, covariateDays, denominator, denominatorOf } = metric;
  return {
    ...{ key: String(id), metricId: id, title, kind, role, goal, marginType, margin, covariateDays },
    ...{ capping, cap, capLower, capPercentile, capIgnoresZeros, cuped },
    source: custom ? { metricId: 0, type: selector } : { metricId: id, type: '' },
    part: partOf(metric),
    shared: null,
    divisor: kind === 'ratio' ? { source: { metricId: 0, type: denominator }, part: denominatorOf } : null,
  };
}

/** No event is of it by its own name: what counts is settled where its values are kept. */
function measureShared(metric: Metric, shared: SharedMeasure): MeasuredMetric {
  const { id, title, role, marginType, margin } = metric;
  const { kind, direction, cap, cuped, nonInferiorityMargin } = shared.definition;
  return {
    ...{ key: String(id), metricId: id, title, kind: engineKindOf(kind), role, goal: direction },
    ...{ source: { metricId: id, type: '' }, part: 'any', divisor: null },
    ...{
      capping: cap.type,
      cap: cap.upper,
      capLower: cap.lower,
      capPercentile: cap.percentile ?? 1,
      capIgnoresZeros: cap.ignoreZeros,
    },
    ...{ cuped: cuped.on, covariateDays: cuped.lookbackDays },
    marginType: nonInferiorityMargin?.type ?? marginType,
    margin: nonInferiorityMargin?.value ?? margin,
    shared,
  };
}

function partOf({ kind, ratioOf }: Metric): ValuePart {
  switch (kind) {
    case 'binomial':
      return 'any';
    case 'count':
      return 'count';
    case 'mean':
    case 'quantile':
      return 'values';
    case 'ratio':
      return ratioOf;
  }
}

function counts({ kind, source, cuped, shared }: MeasuredMetric, type: string): boolean {
  return !shared && kind === 'binomial' && !cuped && source.metricId === 0 && source.type === type;
}

const roleOrder: readonly MetricRole[] = ['primary', 'secondary', 'guardrail'];

function inOrder(metrics: MeasuredMetric[]): MeasuredMetric[] {
  return roleOrder.flatMap((wanted) => metrics.filter(({ role }) => role === wanted));
}

/** All sources that metrics are made of. */
export function sourcesOf(metrics: readonly MeasuredMetric[]): EventSource[] {
  return metrics.flatMap(({ source, divisor, shared }) => {
    if (shared) return typesOf(shared).map((type) => ({ metricId: 0, type }));
    return divisor ? [source, divisor.source] : [source];
  });
}

/** The types of events that a shared metric looks at. */
function typesOf({ definition: { source, denominator, steps } }: SharedMeasure): string[] {
  const sources = [source, denominator?.source, ...steps];
  return [...new Set(sources.flatMap((one) => one?.eventTypes ?? []))];
}

/** The type of event that makes an end user a converted one. */
export function conversionTypeOf(
  { conversionEventType }: Pick<Experiment, 'conversionEventType'>,
  asked?: string,
): string {
  return asked || conversionEventType || 'conversion';
}
