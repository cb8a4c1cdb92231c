import type { Measure, MetricDefinition } from '../definition.js';
import { Decimal } from './decimal.js';
import { compileDistinct, type ValueOf } from './distinct-values.js';
import type { MetricEvent } from './metric-event.js';
import { compileSource, type SourcePredicate } from './source.js';
import { compileValue, type NumberOf } from './usable-number.js';

/** How many values of one end user a quantile is made of; later ones are ignored. */
export const mostValues = 1_000;
/** How many distinct values of one end user are told apart; later ones do not count. */
const mostDistinct = 100_000;

/** What events of one end user, in their order, come to. */
export interface Amount {
  x: Decimal;
  /** What x is divided by; 0 for kinds without. */
  y: Decimal;
  /** How many steps of a funnel were taken. */
  depth: number;
  /** What a quantile is made of. */
  values: readonly number[];
  /** Events of the sources that could not be used. */
  ignored: number;
  /** What else is needed to go on from here; null for kinds that need nothing else. */
  rest: Rest;
}

/** The sum that one value of an end user is made of, or the distinct values. */
export type Rest = string | readonly (string | number)[] | null;

/** What an end user comes to on a metric. */
export interface EndUserValue {
  /** Within the window. */
  own: Amount;
  /** The same of the days before the assignment that CUPED looks at. */
  history: Amount;
}

/** Takes the events one by one. */
export interface Accumulator {
  add: (event: MetricEvent) => void;
  amount: () => Amount;
}

const one = Decimal.of(1);
const noValues: readonly number[] = [];
export const noAmount: Amount = {
  x: Decimal.zero,
  y: Decimal.zero,
  depth: 0,
  values: noValues,
  ignored: 0,
  rest: null,
};
function amountOf(x: Decimal, { y, depth, values, ignored, rest }: Partial<Amount> = noAmount): Amount {
  return {
    x,
    y: y ?? Decimal.zero,
    depth: depth ?? 0,
    values: values ?? noValues,
    ignored: ignored ?? 0,
    rest: rest ?? null,
  };
}

/** Makes accumulators of a metric, one for each end user, that go on from what earlier events came to. */
export type Begin = (from?: Amount) => Accumulator;

export function compileAccumulator(definition: MetricDefinition): Begin {
  const { kind, source, value, measure, denominator, steps, quantile, distinct } = definition;
  if (kind === 'funnel') {
    const predicates = steps.map(compileSource);
    return (from) => funnel(predicates, from);
  }
  const isOf = compileSource(source!);
  switch (kind) {
    case 'conversion':
    case 'retention':
      return (from) => any(isOf, from);
    case 'count':
      return (from) => count(isOf, from);
    case 'sum': {
      const numberOf = compileValue(value!);
      return (from) => sum(isOf, numberOf, from);
    }
    case 'average': {
      const numberOf = compileValue(value!);
      return (from) => average(isOf, numberOf, from);
    }
    case 'ratio': {
      const above = compileMeasure(isOf, measure!);
      const below = compileMeasure(compileSource(denominator!.source), denominator!.measure);
      return (from) => ratio(above(from), below(from && amountOf(from.y)));
    }
    case 'quantile': {
      const numberOf = compileValue(value!);
      return quantile!.per === 'event'
        ? (from) => list(isOf, numberOf, from)
        : (from) => whole(isOf, numberOf, from);
    }
    case 'distinct': {
      const valueOf = compileDistinct(distinct!.of);
      return (from) => different(isOf, valueOf, from);
    }
  }
}

function compileMeasure(isOf: SourcePredicate, { of, value }: Measure): Begin {
  switch (of) {
    case 'count':
      return (from) => count(isOf, from);
    case 'distinct_users':
      return (from) => any(isOf, from);
    case 'sum': {
      const numberOf = compileValue(value!);
      return (from) => sum(isOf, numberOf, from);
    }
  }
}

function any(isOf: SourcePredicate, from = noAmount): Accumulator {
  let found = !from.x.isZero;
  return {
    add: (event) => void (found ||= isOf(event)),
    amount: () => amountOf(found ? one : Decimal.zero),
  };
}

function count(isOf: SourcePredicate, from = noAmount): Accumulator {
  let found = from.x.toNumber();
  return {
    add: (event) => void (found += Number(isOf(event))),
    amount: () => amountOf(Decimal.of(found)),
  };
}

/** Adds usable numbers up and counts them, and the events without one. */
function average(isOf: SourcePredicate, numberOf: NumberOf, from = noAmount): Accumulator {
  let [total, used, ignored] = [from.x, from.y.toNumber(), from.ignored];
  return {
    add: (event) => {
      if (!isOf(event)) return;
      const number = numberOf(event);
      if (number === null) ignored++;
      else {
        used++;
        total = total.plus(number);
      }
    },
    amount: () => amountOf(total, { y: Decimal.of(used), ignored }),
  };
}

function sum(isOf: SourcePredicate, numberOf: NumberOf, from?: Amount): Accumulator {
  const { add, amount } = average(isOf, numberOf, from);
  return {
    add,
    amount: () => {
      const { x, ignored } = amount();
      return amountOf(x, { ignored });
    },
  };
}

/** What could not be used is counted for both together. */
function ratio(above: Accumulator, below: Accumulator): Accumulator {
  return {
    add: (event) => {
      above.add(event);
      below.add(event);
    },
    amount: () => {
      const [x, y] = [above.amount(), below.amount()];
      return amountOf(x.x, { y: y.x, ignored: x.ignored + y.ignored });
    },
  };
}

/** Each event takes one step at most: the next one. */
function funnel(steps: readonly SourcePredicate[], from = noAmount): Accumulator {
  let { depth } = from;
  return {
    add: (event) => {
      if (steps[depth]?.(event)) depth++;
    },
    amount: () => amountOf(depth === steps.length ? one : Decimal.zero, { depth }),
  };
}

function list(isOf: SourcePredicate, numberOf: NumberOf, from = noAmount): Accumulator {
  const values = [...from.values];
  let { ignored } = from;
  return {
    add: (event) => {
      if (!isOf(event)) return;
      const number = numberOf(event);
      if (number === null || values.length >= mostValues) ignored++;
      else values.push(number.toNumber());
    },
    amount: () => amountOf(Decimal.zero, { values, ignored }),
  };
}

/** One value of each end user who has any: their sum. */
function whole(isOf: SourcePredicate, numberOf: NumberOf, from = noAmount): Accumulator {
  const before = Decimal.of(String(from.rest ?? 0));
  const { add, amount } = average(
    isOf,
    numberOf,
    amountOf(before, { y: Decimal.of(from.values.length), ignored: from.ignored }),
  );
  return {
    add,
    amount: () => {
      const { x, y, ignored } = amount();
      return y.isZero
        ? amountOf(Decimal.zero, { ignored })
        : amountOf(Decimal.zero, { values: [x.toNumber()], ignored, rest: String(x) });
    },
  };
}

function different(isOf: SourcePredicate, valueOf: ValueOf, from = noAmount): Accumulator {
  const values = new Set<string | number>(Array.isArray(from.rest) ? from.rest : []);
  return {
    add: (event) => {
      if (!isOf(event)) return;
      const value = valueOf(event);
      if (value !== null && values.size < mostDistinct) values.add(value);
    },
    amount: () => amountOf(Decimal.of(values.size), { rest: values.size === 0 ? null : [...values].sort() }),
  };
}
