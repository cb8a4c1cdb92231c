import type { MetricDefinition } from '../definition.js';
import type { EndUserValue, Rest } from './accumulators.js';
import { Decimal } from './decimal.js';

/**
 * What is kept of an end user on a metric: x and what it is divided by (y), the same of before the assignment (c, d) for
 * CUPED, steps of a funnel, events that could not be used, whether the end user counts yet, values of a quantile, and what
 * else it takes to go on from there, of x and of c. What is 0 at the end is left out.
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
  rests?: readonly Rest[],
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

export function readValue(kept: KeptValue): ReadValue {
  return {
    x: read(kept[0]),
    y: read(kept[1]),
    c: read(kept[2]),
    d: read(kept[3]),
    depth: kept[4] ?? 0,
    ignored: kept[5] ?? 0,
    counts: kept[6] !== 1,
    values: kept[7] ?? none,
  };
}

const none: readonly number[] = [];
const textOf = (value: Decimal): string => (value.isZero ? '0' : value.toString());
const read = (text: string | undefined): Decimal =>
  text === undefined || text === '0' ? Decimal.zero : Decimal.of(text);

/** Distinct values of an end user that are kept; with more, the next event has all of them read again. */
const mostKept = 200;

/**
 * @param counts whether the end user counts already
 * @param whole whether it is kept to go on from there however much that is
 */
export function keepValue(
  { own, history }: EndUserValue,
  counts: boolean,
  { whole = false } = {},
): KeptValue {
  const rests = restsOf(own.rest, history.rest, whole);
  return trimmed([
    textOf(own.x),
    textOf(own.y),
    textOf(history.x),
    textOf(history.y),
    own.depth,
    own.ignored,
    counts ? 0 : 1,
    own.values,
    rests,
  ]);
}

const noRests: readonly Rest[] = [];

function restsOf(own: Rest, history: Rest, whole: boolean): readonly Rest[] {
  if (own === null && history === null) return noRests;
  const isKept = (rest: Rest) => whole || typeof rest === 'string' || (rest?.length ?? 0) <= mostKept;
  const rests = [own, history].map((rest) => (isKept(rest) ? rest : null));
  while (rests.length > 0 && rests.at(-1) === null) rests.pop();
  return rests;
}

/** Without what says nothing at the end. */
function trimmed(parts: unknown[]): KeptValue {
  let { length } = parts;
  while (length > 0 && saysNothing(parts[length - 1])) length--;
  parts.length = length;
  return parts as unknown as KeptValue;
}

const saysNothing = (part: unknown): boolean =>
  part === '0' || part === 0 || (Array.isArray(part) && part.length === 0);

/** What was kept, to go on from; null where something is missing for that. */
export function amountsIn(kept: KeptValue, { kind, quantile }: MetricDefinition): EndUserValue | null {
  const { x, y, c, d, depth, ignored, values } = readValue(kept);
  const own = kept[8]?.[0] ?? null;
  const history = kept[8]?.[1] ?? null;
  const lacks =
    (kind === 'distinct' && ((own === null && !x.isZero) || (history === null && !c.isZero))) ||
    (quantile?.per === 'end_user' && own === null && values.length > 0);
  if (lacks) return null;
  return {
    own: { x, y, depth, values, ignored, rest: own },
    history: { x: c, y: d, depth: 0, values: none, ignored: 0, rest: history },
  };
}

export function areSameValues(one: KeptValue, other: KeptValue): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every(
    (part, i) =>
      part === other[i] || (Array.isArray(part) && JSON.stringify(part) === JSON.stringify(other[i])),
  );
}

/** The same with what happened before the assignment as it was kept, which is not gone on from any more. */
export function withHistoryOf(value: KeptValue, former: KeptValue): KeptValue {
  const [x = '0', y = '0', , , depth = 0, ignored = 0, open = 0, values = []] = value;
  const [, , c = '0', d = '0'] = former;
  return trimmed([x, y, c, d, depth, ignored, open, values]);
}

/** The same, counting or not. */
export function withCounting(value: KeptValue, counts: boolean): KeptValue {
  if ((value[6] ?? 0) === (counts ? 0 : 1)) return value;
  const [x = '0', y = '0', c = '0', d = '0', depth = 0, ignored = 0, , values = [], rests = []] = value;
  return trimmed([x, y, c, d, depth, ignored, counts ? 0 : 1, values, rests]);
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
