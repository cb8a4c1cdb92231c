import type { Schema } from '../api/client.js';
import { results } from '../texts/results.js';

type Kind = Schema<'MetricResultDto'>['kind'];

/** A formatter with so many decimals; to make one costs more than to write a hundred numbers with it. */
const decimals = (least: number, most: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: least, maximumFractionDigits: most });
const whole = decimals(0, 0);
const upToOne = decimals(0, 1);
const one = decimals(1, 1);
const upToTwo = decimals(0, 2);
const two = decimals(2, 2);
const upToThree = decimals(0, 3);
const four = decimals(4, 4);

const minus = (text: string): string => text.replace('-', '−');
const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : minus(text));

/** 1234 → 1,234. */
export const count = (value: number | null): string =>
  value === null ? results.none : upToThree.format(value);

/** 0.0512 → 5.12%. */
const percent = (value: number): string => `${plain(value * 100)}%`;

/** 0.0512 → +5.1%. */
export const signedPercent = (value: number): string =>
  `${signed(value, (Math.abs(value) < 0.1 ? upToOne : whole).format(value * 100))}%`;

/** A value of a metric in its unit: a rate in percent, anything else as a number. */
export function valueOf(value: number | null, kind: Kind): string {
  if (value === null) return results.none;
  return kind === 'binomial' ? percent(value) : plain(value);
}

/** The same at an axis, where round values stand: 15%, 2.5. */
export function tickOf(value: number, kind: Kind): string {
  const size = kind === 'binomial' ? value * 100 : value;
  const text = minus(size.toLocaleString('en', { maximumSignificantDigits: 4 }));
  return kind === 'binomial' ? `${text}%` : text;
}

/** An absolute lift in the metric's unit; of rates in percentage points. */
export function difference(value: number | null, kind: Kind): string {
  if (value === null) return results.none;
  return kind === 'binomial'
    ? results.points(signed(value, twoDigits(value * 100)))
    : signed(value, plain(value));
}

/** What a mistake costs, in the metric's unit; small ones are not called nothing. */
export function loss(value: number | null, kind: Kind): string {
  if (value === null) return results.none;
  const size = kind === 'binomial' ? value * 100 : value;
  const text = size > 0 && size < 0.01 ? '< 0.01' : twoDigits(size);
  return kind === 'binomial' ? results.points(text) : text;
}

/** Never as 0: 0.00002 → < 0.0001. */
export function probability(value: number | null): string {
  if (value === null) return results.none;
  return value < 0.0001 ? '< 0.0001' : value.toPrecision(2).replace(/^1\.0$/, '1');
}

/** A chance, never as 0 or 100% unless it is. */
export function chance(value: number | null): string {
  if (value === null) return results.none;
  if (value > 0.999 && value < 1) return '> 99.9%';
  if (value < 0.001 && value > 0) return '< 0.1%';
  return `${(value * 100).toFixed(1)}%`;
}

/** With as many decimals as make columns comparable: 12.3, 1.23, 0.0123. */
function plain(value: number): string {
  const size = Math.abs(value);
  const format = size >= 1000 ? whole : size >= 10 ? one : size >= 0.1 || size === 0 ? two : four;
  return minus(format.format(value));
}

const twoDigits = (value: number): string => minus(upToTwo.format(value));

/** 0.95 → 95%. */
export const levelText = (level: number | null): string => `${Math.round((level ?? 0) * 1000) / 10}%`;

/** The part of an interval of relative lifts that can be: a rate cannot lose more than all of it. */
export function possibleLifts<Range extends { lower: number; upper: number }>(
  range: Range | null,
  kind: string,
): Range | null {
  return range && kind === 'binomial' ? { ...range, lower: Math.max(-1, range.lower) } : range;
}
