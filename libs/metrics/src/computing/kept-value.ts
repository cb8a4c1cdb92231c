import type { MetricDefinition } from '../definition.js';
import type { EndUserValue } from './compile-metric.js';
import { Decimal } from './decimal.js';

/**
 * What is kept of an end user on a metric: x and what it is divided by (y), the same of before the assignment (c, d) for
 * CUPED, steps of a funnel, events that could not be used, whether the end user counts yet, and values of a quantile. What
 * is 0 at the end is left out.
 */
export type KeptValue = readonly [
  x?: string,
  y?: string,
  c?: string,
  d?: string,
  depth?: number,
  ignored?: number,
  open?: 0 | 1,
  values?: readonly number[],
];

/** The same to work with. */
export interface ReadValue {
  x: Decimal;
  y: Decimal;
  c: Decimal;
  d: Decimal;
  depth: number;
  ignored: number;
  /** Whether the end user counts already. */
  counts: boolean;
  values: readonly number[];
}

export function readValue([x, y, c, d, depth, ignored, open, values]: KeptValue): ReadValue {
  return {
    ...{ x: read(x), y: read(y), c: read(c), d: read(d) },
    ...{ depth: depth ?? 0, ignored: ignored ?? 0, counts: open !== 1, values: values ?? [] },
  };
}

const read = (text: string | undefined): Decimal =>
  text === undefined || text === '0' ? Decimal.zero : Decimal.of(text);

/** @param counts whether the end user counts already */
export function keepValue({ own, history }: EndUserValue, counts: boolean): KeptValue {
  const whole = [
    ...[own.x, own.y, history.x, history.y].map(String),
    ...[own.depth, own.ignored, counts ? 0 : 1],
    ...(own.values.length > 0 ? [own.values] : []),
  ];
  while (whole.length > 0 && (whole.at(-1) === '0' || whole.at(-1) === 0)) whole.pop();
  return whole as unknown as KeptValue;
}

export const areSameValues = (one: KeptValue, other: KeptValue): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The same with what happened before the assignment as it was kept. */
export function withHistoryOf(value: KeptValue, former: KeptValue): KeptValue {
  const [x = '0', y = '0', , , ...rest] = value;
  const [, , c = '0', d = '0'] = former;
  return [x, y, c, d, ...rest];
}

/** The same, counting or not. */
export function withCounting(value: KeptValue, counts: boolean): KeptValue {
  const [x = '0', y = '0', c = '0', d = '0', depth = 0, ignored = 0, , values] = value;
  const whole: unknown[] = [x, y, c, d, depth, ignored, counts ? 0 : 1, ...(values ? [values] : [])];
  while (whole.length > 0 && (whole.at(-1) === '0' || whole.at(-1) === 0)) whole.pop();
  return whole as unknown as KeptValue;
}

/** Cuts a value as a fixed cap says; a cap at a percentile depends on everybody's values, so it is made elsewhere. */
export function compileCap({ cap }: MetricDefinition): (x: Decimal) => Decimal {
  if (cap.type !== 'fixed') return (x) => x;
  const upper = cap.upper === null ? null : Decimal.of(cap.upper);
  const lower = cap.lower === null ? null : Decimal.of(cap.lower);
  return (x) => {
    if (upper && upper.isLessThan(x)) return upper;
    return lower && x.isLessThan(lower) ? lower : x;
  };
}
