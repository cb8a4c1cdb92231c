import type { EventSource, MetricDefinition, ValueRef } from '../definition.js';
import { compileAccumulator, noAmount, type Accumulator, type EndUserValue } from './accumulators.js';
import { amountsIn, type KeptValue } from './kept-value.js';
import { needsOfAll, type EventNeeds, type MetricEvent } from './metric-event.js';
import { nameOf, pathOf } from './properties.js';
import { isForAll, namesIn } from './source.js';
import { compileTimes, lookbackOf, maturesAfter, type Assignment, type Times } from './time-window.js';

/** Takes the events of one end user in the order of (time, id); those that do not count are left out by themselves. */
export interface Fold {
  add: (event: MetricEvent) => void;
  value: () => EndUserValue;
}

export interface CompiledMetric {
  definition: MetricDefinition;
  needs: EventNeeds;
  /** How far before the assignment events matter, in milliseconds. */
  lookbackMs: number;
  /** How long after the assignment an end user begins to count, in milliseconds; null for at once. */
  maturesAfterMs: number | null;
  /** Whether the order of events matters, so that one can only be added after those before it. */
  isOrdered: boolean;
  /** Types of events of which one is like another but for when they happened: they count, and nothing in them matters. */
  plainTypes: ReadonlySet<string>;
  /** Which times count for an end user. */
  timesOf: (assignment: Assignment) => Times;
  begin: (assignment: Assignment) => Fold;
  /** Goes on from what earlier events came to; null where what was kept of them does not suffice. */
  resume: (assignment: Assignment, kept: KeptValue) => Fold | null;
  /** Of all events at once, in any order. */
  valueOf: (assignment: Assignment, events: readonly MetricEvent[]) => EndUserValue;
}

/** A metric ready to be worked out for many end users. */
export function compileMetric(definition: MetricDefinition): CompiledMetric {
  const accumulator = compileAccumulator(definition);
  const lookbackMs = lookbackOf(definition);
  const timesOf = compileTimes(definition);
  const needs = needsOf(definition);
  const begin = (assignment: Assignment, from?: EndUserValue): Fold =>
    new MetricFold(
      timesOf(assignment),
      accumulator(from?.own),
      lookbackMs > 0 ? accumulator(from?.history) : null,
    );
  return {
    ...{ definition, lookbackMs, needs, timesOf, plainTypes: plainTypesOf(definition, needs) },
    isOrdered: definition.kind === 'funnel' || definition.quantile?.per === 'event',
    begin: (assignment) => begin(assignment),
    resume: (assignment, kept) => {
      const from = amountsIn(kept, definition);
      return from && begin(assignment, from);
    },
    maturesAfterMs: maturesAfter(definition),
    valueOf: (assignment, events) => {
      const fold = begin(assignment);
      for (const event of [...events].sort(compareEvents)) fold.add(event);
      return fold.value();
    },
  };
}

/** Days are told apart by the time of an event. */
const plainTypesOf = ({ kind }: MetricDefinition, { types, detailed }: EventNeeds): ReadonlySet<string> =>
  new Set(kind === 'distinct' ? [] : types.filter((type) => !detailed.includes(type)));

class MetricFold implements Fold {
  constructor(
    private readonly times: Times,
    private readonly own: Accumulator,
    private readonly history: Accumulator | null,
  ) {}

  add(event: MetricEvent): void {
    const phase = this.times.phaseOf(event.at);
    if (phase === 'own') this.own.add(event);
    else if (phase === 'history') this.history?.add(event);
  }

  value(): EndUserValue {
    return { own: this.own.amount(), history: this.history?.amount() ?? noAmount };
  }
}

/** The order in which events of an end user happened. */
export function compareEvents(one: MetricEvent, other: MetricEvent): number {
  return one.at - other.at || one.id - other.id;
}

function needsOf({ source, denominator, steps, value, measure, distinct }: MetricDefinition): EventNeeds {
  const sources = [source, denominator?.source, ...steps].filter((one): one is EventSource => Boolean(one));
  const values = [value, measure?.value, denominator?.measure.value].filter((one): one is ValueRef =>
    Boolean(one),
  );
  const distinctPath = distinct && pathOf(distinct.of);
  const numbers = [...values.map(({ property }) => pathOf(property)), distinctPath];
  const others = values.map(({ currency }) => currency && pathOf(currency.property));
  const known = (paths: (string | null)[]) => paths.filter((path) => path !== null);
  const looksInside = (one: EventSource) =>
    !isForAll(one) ||
    (one === source && Boolean(value ?? measure?.value ?? distinctPath)) ||
    (one === denominator?.source && denominator.measure.value !== null);
  return needsOfAll([
    {
      types: sources.flatMap(({ eventTypes }) => eventTypes),
      detailed: sources.filter(looksInside).flatMap(({ eventTypes }) => eventTypes),
      names: [...sources.flatMap(namesIn), ...known([...numbers, ...others]).map(nameOf)],
      numbers: known(numbers),
    },
  ]);
}
