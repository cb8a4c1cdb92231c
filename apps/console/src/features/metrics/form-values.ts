import type { Schema } from '../../api/client.js';
import type { Definition } from '../../components/metrics/definition-words.js';
import { hasCap, hasHistory, hasValue, hasWindow } from '../../components/metrics/metric-traits.js';
import type { MetricKind } from '../../texts/metrics.js';

export type SharedMetric = Schema<'SharedMetricDto'>;
type Request = Schema<'CreateSharedMetricRequest'>;

/** A number whose field may be empty. */
type Numeric = number | '';

export interface SourceValues {
  eventTypes: string[];
  /** JSON; empty for all events. */
  filter: string;
}

export interface ValueValues {
  property: string;
  isMoney: boolean;
  currency: { property: string; code: string };
}

export interface MeasureValues {
  of: Schema<'MetricMeasureDto'>['of'];
  value: ValueValues;
}

/**
 * A shared metric as its form holds it. Names are those of the API, so that its faults find their fields; fractions are in
 * percent, and what another kind would have stays while the kind is chosen.
 */
export interface MetricValues {
  name: string;
  key: string;
  description: string;
  tags: string[];
  /** Undefined for a new one, which belongs to its maker. */
  ownerId?: number | null;
  kind: MetricKind;
  source: SourceValues;
  value: ValueValues;
  measure: MeasureValues;
  denominator: { source: SourceValues; measure: MeasureValues };
  steps: SourceValues[];
  retention: { fromDay: Numeric; toDay: Numeric };
  quantile: { q: Numeric; per: Schema<'MetricQuantileDto'>['per'] };
  distinct: { of: string };
  direction: Definition['direction'];
  window: { conversionWindowHours: Numeric; delayHours: Numeric; completeOnly: boolean };
  cap: {
    type: Definition['cap']['type'];
    upper: Numeric;
    lower: Numeric;
    percentile: Numeric;
    ignoreZeros: boolean;
  };
  cuped: { on: boolean; lookbackDays: Numeric };
  minimumDetectableEffect: Numeric;
  nonInferiorityMargin: { type: 'none' | 'relative' | 'absolute'; value: Numeric };
  note: string;
}

const noSource = (): SourceValues => ({ eventTypes: [], filter: '' });
const noValue = (): ValueValues => ({
  property: 'value',
  isMoney: false,
  currency: { property: 'properties.currency', code: '' },
});
const noMeasure = (): MeasureValues => ({ of: 'count', value: noValue() });

const fresh = (): MetricValues => ({
  ...{ name: '', key: '', description: '', tags: [], kind: 'conversion', note: '' },
  ...{ source: noSource(), value: noValue(), measure: noMeasure() },
  denominator: { source: noSource(), measure: noMeasure() },
  steps: [noSource(), noSource()],
  retention: { fromDay: 1, toDay: 7 },
  quantile: { q: 90, per: 'event' },
  distinct: { of: 'active_days' },
  direction: 'increase',
  window: { conversionWindowHours: '', delayHours: '', completeOnly: false },
  cap: { type: 'none', upper: '', lower: '', percentile: 99.9, ignoreZeros: true },
  cuped: { on: false, lookbackDays: 30 },
  minimumDetectableEffect: '',
  nonInferiorityMargin: { type: 'none', value: '' },
});

/** What the form starts with. */
export function metricValues(metric?: SharedMetric): MetricValues {
  const start = fresh();
  if (!metric) return start;
  const { name, key, description, tags, ownerId, kind, direction, window, cap, cuped } = metric;
  const { retention, quantile, distinct, denominator, nonInferiorityMargin: margin } = metric;
  return {
    ...start,
    ...{ name, key, description, tags, ownerId, kind, direction },
    source: sourceValues(metric.source),
    value: valueValues(metric.value),
    measure: measureValues(metric.measure),
    denominator: {
      source: sourceValues(denominator?.source ?? null),
      measure: measureValues(denominator?.measure ?? null),
    },
    steps: metric.steps.length > 0 ? metric.steps.map(sourceValues) : start.steps,
    retention: retention ?? start.retention,
    quantile: quantile ? { q: inPercent(quantile.q), per: quantile.per } : start.quantile,
    distinct: distinct ?? start.distinct,
    window: {
      conversionWindowHours: window.conversionWindowHours ?? '',
      delayHours: window.delayHours || '',
      completeOnly: window.completeOnly,
    },
    cap: {
      ...{ type: cap.type, upper: cap.upper ?? '', lower: cap.lower ?? '', ignoreZeros: cap.ignoreZeros },
      percentile: cap.percentile === null ? 99 : inPercent(cap.percentile),
    },
    cuped,
    minimumDetectableEffect:
      metric.minimumDetectableEffect === null ? '' : inPercent(metric.minimumDetectableEffect),
    nonInferiorityMargin: margin
      ? { type: margin.type, value: margin.type === 'relative' ? inPercent(margin.value) : margin.value }
      : start.nonInferiorityMargin,
  };
}

const sourceValues = (source: Schema<'MetricSourceDto'> | null): SourceValues => ({
  eventTypes: source?.eventTypes ?? [],
  filter: source?.filter ? JSON.stringify(source.filter, null, 2) : '',
});

function valueValues(value: Schema<'MetricValueDto'> | null): ValueValues {
  if (!value) return noValue();
  const { property, currency } = value;
  return { property, isMoney: currency !== null, currency: currency ?? noValue().currency };
}

const measureValues = (measure: Schema<'MetricMeasureDto'> | null): MeasureValues =>
  measure ? { of: measure.of, value: valueValues(measure.value) } : noMeasure();

/** What the metric is to measure: what its kind has no use for is null, empty or as by default. */
export function definitionOf(values: MetricValues): Definition {
  const { kind, direction, window, cap, cuped, nonInferiorityMargin: margin } = values;
  return {
    kind,
    source: kind === 'funnel' ? null : sourceOf(values.source),
    value: hasValue(kind) ? valueOf(values.value) : null,
    measure: kind === 'ratio' ? measureOf(values.measure) : null,
    denominator:
      kind === 'ratio'
        ? {
            source: sourceOf(values.denominator.source),
            measure: measureOf(values.denominator.measure),
          }
        : null,
    steps: kind === 'funnel' ? values.steps.map(sourceOf) : [],
    retention:
      kind === 'retention'
        ? { fromDay: values.retention.fromDay || 0, toDay: values.retention.toDay || 0 }
        : null,
    quantile:
      kind === 'quantile' ? { q: asFraction(values.quantile.q) ?? 0, per: values.quantile.per } : null,
    distinct: kind === 'distinct' ? values.distinct : null,
    direction,
    window: hasWindow(kind)
      ? {
          conversionWindowHours: orNull(window.conversionWindowHours),
          delayHours: window.delayHours || 0,
          completeOnly: window.completeOnly && window.conversionWindowHours !== '',
        }
      : { conversionWindowHours: null, delayHours: 0, completeOnly: false },
    cap: hasCap(kind) ? capOf(cap) : noCap,
    cuped: hasHistory(kind)
      ? { on: cuped.on, lookbackDays: cuped.lookbackDays || 30 }
      : { on: false, lookbackDays: 30 },
    minimumDetectableEffect: asFraction(values.minimumDetectableEffect),
    nonInferiorityMargin: marginOf(margin),
  };
}

const noCap: Definition['cap'] = {
  ...{ type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false },
};

function capOf({ type, upper, lower, percentile, ignoreZeros }: MetricValues['cap']): Definition['cap'] {
  if (type === 'none') return noCap;
  if (type === 'fixed') return { ...noCap, type, upper: orNull(upper), lower: orNull(lower) };
  return { ...noCap, type, percentile: asFraction(percentile), ignoreZeros };
}

function marginOf({ type, value }: MetricValues['nonInferiorityMargin']): Definition['nonInferiorityMargin'] {
  if (type === 'none' || value === '') return null;
  return { type, value: type === 'relative' ? asFraction(value)! : value };
}

const sourceOf = ({ eventTypes, filter }: SourceValues): Schema<'MetricSourceDto'> => ({
  eventTypes,
  filter: filterOf(filter),
});

/** What is no JSON yet is sent as it is typed, so that the API says so at its place. */
function filterOf(filter: string): Record<string, unknown> | null {
  if (filter.trim() === '' || filter.trim() === '{}') return null;
  try {
    return JSON.parse(filter) as Record<string, unknown>;
  } catch {
    return filter as never;
  }
}

const valueOf = ({ property, isMoney, currency }: ValueValues): Schema<'MetricValueDto'> => ({
  property: property.trim(),
  currency: isMoney ? currency : null,
});

const measureOf = ({ of, value }: MeasureValues): Schema<'MetricMeasureDto'> => ({
  of,
  value: of === 'sum' ? valueOf(value) : null,
});

/** What the API is asked to store. What a definition does not have is left out, since null changes nothing. */
export function metricBody(values: MetricValues): Omit<Request, 'projectId' | 'key'> {
  const { name, description, tags, ownerId, note } = values;
  const definition = definitionOf(values);
  const { minimumDetectableEffect, nonInferiorityMargin } = definition;
  const given = Object.entries(definition).filter(
    ([field, value]) => value !== null && !(field === 'steps' && values.kind !== 'funnel'),
  );
  return {
    ...(Object.fromEntries(given) as unknown as Omit<Request, 'projectId' | 'key' | 'name'>),
    ...{ name: name.trim(), description, tags },
    ...(ownerId !== undefined && { ownerId: ownerId ?? 0 }),
    minimumDetectableEffect: minimumDetectableEffect ?? 0,
    nonInferiorityMargin: (nonInferiorityMargin ?? '') as never,
    ...(note.trim() && { note: note.trim() }),
  };
}

const orNull = (value: Numeric): number | null => (value === '' ? null : value);

/** 0.07 times 100 is 7, whatever floating point makes of it. */
const rounded = (value: number): number => Number(value.toPrecision(9));
const inPercent = (fraction: number): number => rounded(fraction * 100);
const asFraction = (percent: Numeric): number | null => (percent === '' ? null : rounded(percent / 100));
