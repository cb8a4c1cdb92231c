import type { UseFormReturnType } from '@mantine/form';
import type { Schema } from '../../../api/client.js';

type Metric = Schema<'MetricDto'>;

type Choice = 'kind' | 'goal' | 'role' | 'ratioOf' | 'denominatorOf' | 'capping' | 'marginType';

/** A metric as its form holds it: numbers may still be empty, and fractions are in percent. */
export interface MetricValues extends Pick<
  Metric,
  Exclude<Choice, 'kind'> | 'title' | 'description' | 'denominator' | 'cuped' | 'secretOnly'
> {
  kind: Exclude<Metric['kind'], 'quantile'>;
  source: 'click' | 'event';
  selector: string;
  cap: number | '';
  capLower: number | '';
  capPercentile: number | '';
  capIgnoresZeros: boolean;
  margin: number | '';
  covariateDays: number | '';
  maxPublicValue: number | '';
}

/** What the form starts with. */
export function metricValues(metric?: Schema<'DocumentMetricDto'>): MetricValues {
  if (!metric) return fresh;
  const own = Object.entries(metric).filter(([name]) => name in fresh);
  return {
    ...(Object.fromEntries(own) as unknown as MetricValues),
    source: metric.custom ? 'event' : 'click',
    cap: metric.cap ?? '',
    capLower: metric.capLower ?? '',
    ...(metric.capping === 'percentile'
      ? { capPercentile: inPercent(metric.capPercentile), capIgnoresZeros: metric.capIgnoresZeros }
      : usualPercentile),
    margin: metric.marginType === 'relative' ? inPercent(metric.margin) : metric.margin,
    maxPublicValue: metric.maxPublicValue ?? '',
  };
}

/** Where few buy, a percentile of all values is 0; and a cap is meant for the one in a thousand. */
const usualPercentile = { capPercentile: 99.9, capIgnoresZeros: true } as const;

const fresh: MetricValues = {
  title: '',
  description: '',
  source: 'click',
  selector: '',
  kind: 'binomial',
  goal: 'increase',
  role: 'primary',
  ratioOf: 'count',
  denominator: '',
  denominatorOf: 'count',
  capping: 'none',
  cap: '',
  capLower: '',
  ...usualPercentile,
  marginType: 'relative',
  margin: 5,
  cuped: false,
  covariateDays: 14,
  maxPublicValue: '',
  secretOnly: false,
};

/** In a document, null empties a field. */
type Emptied = { cap?: number | null; capLower?: number | null };
type MetricBody = Omit<Schema<'CreateMetricRequest'>, keyof Emptied> & Emptied;

/** What the API is asked; settings that the kind has no use for are left out, since it would refuse them. */
export function metricBody(values: MetricValues): MetricBody {
  const { title, description, source, selector, kind, goal, role, secretOnly, maxPublicValue } = values;
  return {
    ...{ title, description, custom: source === 'event', selector: selector.trim(), kind, goal, role },
    ...{ secretOnly, maxPublicValue: maxPublicValue === '' ? 0 : maxPublicValue },
    ...cupedSettings(values),
    ...(kind === 'ratio' && ratioSettings(values)),
    ...(hasCapping(kind) && cappingSettings(values)),
    ...(role === 'guardrail' && marginSettings(values)),
  };
}

function marginSettings({ marginType, margin }: MetricValues) {
  return { marginType, ...number('margin', marginType === 'relative' ? asFraction(margin) : margin) };
}

/** 0.07 times 100 is 7, whatever floating point makes of it. */
const rounded = (value: number): number => Number(value.toPrecision(9));
const inPercent = (fraction: number): number => rounded(fraction * 100);
const asFraction = (percent: number | ''): number | '' => (percent === '' ? '' : rounded(percent / 100));

const ratioSettings = ({ ratioOf, denominator, denominatorOf }: MetricValues) => ({
  ratioOf,
  denominator,
  denominatorOf,
});

const cupedSettings = ({ cuped, covariateDays }: MetricValues) => ({
  cuped,
  ...(cuped && number('covariateDays', covariateDays)),
});

/** Kinds whose values can be cut, of a ratio the numerator. */
export const hasCapping = (kind: MetricValues['kind']): boolean => kind !== 'binomial';

function cappingSettings({ capping, cap, capLower, capPercentile, capIgnoresZeros }: MetricValues) {
  if (capping === 'none') return { capping };
  if (capping === 'fixed') return { capping, cap: orNull(cap), capLower: orNull(capLower) };
  return { capping, ...number('capPercentile', asFraction(capPercentile)), capIgnoresZeros };
}

const orNull = (value: number | ''): number | null => (value === '' ? null : value);

const number = <Name extends string>(name: Name, value: number | ''): Partial<Record<Name, number>> =>
  value === '' ? {} : ({ [name]: value } as Record<Name, number>);

export type MetricForm = UseFormReturnType<MetricValues>;
