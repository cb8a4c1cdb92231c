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
  values: number[];
  /** Events of the sources that could not be used. */
  ignored: number;
}

/** Takes the events one by one. */
export interface Accumulator {
  add: (event: MetricEvent) => void;
  amount: () => Amount;
}

const one = Decimal.of(1);
export const noAmount: Amount = { x: Decimal.zero, y: Decimal.zero, depth: 0, values: [], ignored: 0 };
const amountOf = (x: Decimal | number, rest: Partial<Amount> = {}): Amount => ({
  ...noAmount,
  x: typeof x === 'number' ? Decimal.of(x) : x,
  ...rest,
});

/** Makes accumulators of a metric, one for each end user. */
export function compileAccumulator(definition: MetricDefinition): () => Accumulator {
  const { kind, source, value, measure, denominator, steps, quantile, distinct } = definition;
  if (kind === 'funnel') {
    const predicates = steps.map(compileSource);
    return () => funnel(predicates);
  }
  const isOf = compileSource(source!);
  switch (kind) {
    case 'conversion':
    case 'retention':
      return () => any(isOf);
    case 'count':
      return () => count(isOf);
    case 'sum': {
      const numberOf = compileValue(value!);
      return () => sum(isOf, numberOf);
    }
    case 'average': {
      const numberOf = compileValue(value!);
      return () => average(isOf, numberOf);
    }
    case 'ratio': {
      const above = compileMeasure(isOf, measure!);
      const below = compileMeasure(compileSource(denominator!.source), denominator!.measure);
      return () => ratio(above(), below());
    }
    case 'quantile': {
      const numberOf = compileValue(value!);
      return quantile!.per === 'event' ? () => list(isOf, numberOf) : () => whole(isOf, numberOf);
    }
    case 'distinct': {
      const valueOf = compileDistinct(distinct!.of);
      return () => different(isOf, valueOf);
    }
  }
}

function compileMeasure(isOf: SourcePredicate, { of, value }: Measure): () => Accumulator {
  switch (of) {
    case 'count':
      return () => count(isOf);
    case 'distinct_users':
      return () => any(isOf);
    case 'sum': {
      const numberOf = compileValue(value!);
      return () => sum(isOf, numberOf);
    }
  }
}

function any(isOf: SourcePredicate): Accumulator {
  let found = false;
  return {
    add: (event) => void (found ||= isOf(event)),
    amount: () => amountOf(found ? one : Decimal.zero),
  };
}

function count(isOf: SourcePredicate): Accumulator {
  let found = 0;
  return {
    add: (event) => void (found += Number(isOf(event))),
    amount: () => amountOf(found),
  };
}

/** Adds usable numbers up and counts them, and the events without one. */
function average(isOf: SourcePredicate, numberOf: NumberOf): Accumulator {
  let [total, used, ignored] = [Decimal.zero, 0, 0];
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

function sum(isOf: SourcePredicate, numberOf: NumberOf): Accumulator {
  const { add, amount } = average(isOf, numberOf);
  return { add, amount: () => ({ ...amount(), y: Decimal.zero }) };
}

function ratio(above: Accumulator, below: Accumulator): Accumulator {
  return {
    add: (event) => {
      above.add(event);
      below.add(event);
    },
    amount: () => {
      const [x, y] = [above.amount(), below.amount()];
      return { ...x, y: y.x, ignored: x.ignored + y.ignored };
    },
  };
}

/** Each event takes one step at most: the next one. */
function funnel(steps: readonly SourcePredicate[]): Accumulator {
  let depth = 0;
  return {
    add: (event) => {
      if (steps[depth]?.(event)) depth++;
    },
    amount: () => amountOf(depth === steps.length ? one : Decimal.zero, { depth }),
  };
}

function list(isOf: SourcePredicate, numberOf: NumberOf): Accumulator {
  const values: number[] = [];
  let ignored = 0;
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
function whole(isOf: SourcePredicate, numberOf: NumberOf): Accumulator {
  const { add, amount } = average(isOf, numberOf);
  return {
    add,
    amount: () => {
      const { x, y, ignored } = amount();
      return amountOf(Decimal.zero, { values: y.isZero ? [] : [x.toNumber()], ignored });
    },
  };
}

function different(isOf: SourcePredicate, valueOf: ValueOf): Accumulator {
  const values = new Set<string | number>();
  return {
    add: (event) => {
      if (!isOf(event)) return;
      const value = valueOf(event);
      if (value !== null && values.size < mostDistinct) values.add(value);
    },
    amount: () => amountOf(values.size),
  };
}
