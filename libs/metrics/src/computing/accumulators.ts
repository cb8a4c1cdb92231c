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
/** What someone comes to who did it. */
const oneOnly: Amount = { ...noAmount, x: one };

function amountOf(
  x: Decimal,
  { y = Decimal.zero, depth = 0, values = noValues, ignored = 0, rest = null }: Partial<Amount> = noAmount,
): Amount {
  return { x, y, depth, values, ignored, rest };
}

/** Makes accumulators of a metric, one for each end user, that go on from what earlier events came to. */
export type Begin = (from?: Amount) => Accumulator;

export function compileAccumulator(definition: MetricDefinition): Begin {
  const { kind, source, value, measure, denominator, steps, quantile, distinct } = definition;
  if (kind === 'funnel') {
    const predicates = steps.map(compileSource);
    return (from) => new Funnel(predicates, from);
  }
  const isOf = compileSource(source!);
  switch (kind) {
    case 'conversion':
    case 'retention':
      return (from) => new Any(isOf, from);
    case 'count':
      return (from) => new Count(isOf, from);
    case 'sum': {
      const numberOf = compileValue(value!);
      return (from) => new Sum({ isOf, numberOf }, from);
    }
    case 'average': {
      const numberOf = compileValue(value!);
      return (from) => new Average({ isOf, numberOf }, from);
    }
    case 'ratio': {
      const above = compileMeasure(isOf, measure!);
      const below = compileMeasure(compileSource(denominator!.source), denominator!.measure);
      return (from) => new Ratio(above(from), below(from && amountOf(from.y)));
    }
    case 'quantile': {
      const numberOf = compileValue(value!);
      return quantile!.per === 'event'
        ? (from) => new List({ isOf, numberOf }, from)
        : (from) => new Whole({ isOf, numberOf }, from);
    }
    case 'distinct': {
      const valueOf = compileDistinct(distinct!.of);
      return (from) => new Different(isOf, valueOf, from);
    }
  }
}

function compileMeasure(isOf: SourcePredicate, { of, value }: Measure): Begin {
  switch (of) {
    case 'count':
      return (from) => new Count(isOf, from);
    case 'distinct_users':
      return (from) => new Any(isOf, from);
    case 'sum': {
      const numberOf = compileValue(value!);
      return (from) => new Sum({ isOf, numberOf }, from);
    }
  }
}

class Any implements Accumulator {
  private found: boolean;

  constructor(
    private readonly isOf: SourcePredicate,
    from = noAmount,
  ) {
    this.found = !from.x.isZero;
  }

  add(event: MetricEvent): void {
    this.found ||= this.isOf(event);
  }

  amount(): Amount {
    return this.found ? oneOnly : noAmount;
  }
}

class Count implements Accumulator {
  private found: number;

  constructor(
    private readonly isOf: SourcePredicate,
    from = noAmount,
  ) {
    this.found = from.x.toNumber();
  }

  add(event: MetricEvent): void {
    if (this.isOf(event)) this.found++;
  }

  amount(): Amount {
    return this.found === 0 ? noAmount : amountOf(Decimal.of(this.found));
  }
}

/** Adds usable numbers up and counts them, and the events without one. */
class Sum implements Accumulator {
  private readonly isOf: SourcePredicate;
  private readonly numberOf: NumberOf;
  private total: Decimal;
  private used: number;
  private ignored: number;

  constructor({ isOf, numberOf }: { isOf: SourcePredicate; numberOf: NumberOf }, from = noAmount) {
    this.isOf = isOf;
    this.numberOf = numberOf;
    this.total = from.x;
    this.used = from.y.toNumber();
    this.ignored = from.ignored;
  }

  add(event: MetricEvent): void {
    if (!this.isOf(event)) return;
    const number = this.numberOf(event);
    if (number === null) this.ignored++;
    else {
      this.used++;
      this.total = this.total.plus(number);
    }
  }

  amount(): Amount {
    return amountOf(this.total, { ignored: this.ignored });
  }

  /** The same with how many numbers there were. */
  counted(): Amount {
    return amountOf(this.total, { y: Decimal.of(this.used), ignored: this.ignored });
  }
}

class Average extends Sum {
  override amount(): Amount {
    return this.counted();
  }
}

/** What could not be used is counted for both together. */
class Ratio implements Accumulator {
  constructor(
    private readonly above: Accumulator,
    private readonly below: Accumulator,
  ) {}

  add(event: MetricEvent): void {
    this.above.add(event);
    this.below.add(event);
  }

  amount(): Amount {
    const [x, y] = [this.above.amount(), this.below.amount()];
    return amountOf(x.x, { y: y.x, ignored: x.ignored + y.ignored });
  }
}

/** Each event takes one step at most: the next one. */
class Funnel implements Accumulator {
  private depth: number;

  constructor(
    private readonly steps: readonly SourcePredicate[],
    from = noAmount,
  ) {
    this.depth = from.depth;
  }

  add(event: MetricEvent): void {
    if (this.steps[this.depth]?.(event)) this.depth++;
  }

  amount(): Amount {
    const { depth } = this;
    return amountOf(depth === this.steps.length ? one : Decimal.zero, { depth });
  }
}

class List implements Accumulator {
  private readonly isOf: SourcePredicate;
  private readonly numberOf: NumberOf;
  private values: readonly number[];
  /** Values are added to a list of its own. */
  private own: number[] | null = null;
  private ignored: number;

  constructor({ isOf, numberOf }: { isOf: SourcePredicate; numberOf: NumberOf }, from = noAmount) {
    this.isOf = isOf;
    this.numberOf = numberOf;
    this.values = from.values;
    this.ignored = from.ignored;
  }

  add(event: MetricEvent): void {
    if (!this.isOf(event)) return;
    const number = this.numberOf(event);
    if (number === null || this.values.length >= mostValues) this.ignored++;
    else {
      this.own ??= [...this.values];
      this.own.push(number.toNumber());
      this.values = this.own;
    }
  }

  amount(): Amount {
    return amountOf(Decimal.zero, { values: this.values, ignored: this.ignored });
  }
}

/** One value of each end user who has any: their sum. */
class Whole implements Accumulator {
  private readonly sum: Sum;

  constructor(of: { isOf: SourcePredicate; numberOf: NumberOf }, from = noAmount) {
    const before = Decimal.of(String(from.rest ?? 0));
    const y = Decimal.of(from.values.length);
    this.sum = new Sum(of, amountOf(before, { y, ignored: from.ignored }));
  }

  add(event: MetricEvent): void {
    this.sum.add(event);
  }

  amount(): Amount {
    const { x, y, ignored } = this.sum.counted();
    return y.isZero
      ? amountOf(Decimal.zero, { ignored })
      : amountOf(Decimal.zero, { values: [x.toNumber()], ignored, rest: String(x) });
  }
}

class Different implements Accumulator {
  private readonly values: Set<string | number>;

  constructor(
    private readonly isOf: SourcePredicate,
    private readonly valueOf: ValueOf,
    from = noAmount,
  ) {
    this.values = new Set<string | number>(Array.isArray(from.rest) ? from.rest : []);
  }

  add(event: MetricEvent): void {
    if (!this.isOf(event)) return;
    const value = this.valueOf(event);
    if (value !== null && this.values.size < mostDistinct) this.values.add(value);
  }

  amount(): Amount {
    const { values } = this;
    return amountOf(Decimal.of(values.size), { rest: values.size === 0 ? null : [...values].sort() });
  }
}
