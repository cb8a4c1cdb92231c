import type { EventSource, MetricDefinition, ValueRef } from '../definition.js';
import { compileAccumulator, noAmount, type EndUserValue } from './accumulators.js';
import { amountsIn, type KeptValue } from './kept-value.js';
import { needsOfAll, type EventNeeds, type MetricEvent } from './metric-event.js';
import { nameOf, pathOf } from './properties.js';
import { namesIn } from './source.js';
import { lookbackOf, maturesAfter, timesOf, type Assignment } from './time-window.js';

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
  const begin = (assignment: Assignment, from?: EndUserValue): Fold => {
    const { counts, isHistory } = timesOf(definition, assignment);
    const own = accumulator(from?.own);
    const history = lookbackMs > 0 ? accumulator(from?.history) : null;
    return {
      add: (event) => {
        if (counts(event.at)) own.add(event);
        else if (history && isHistory(event.at)) history.add(event);
      },
      value: () => ({ own: own.amount(), history: history?.amount() ?? noAmount }),
    };
  };
  return {
    ...{ definition, lookbackMs, needs: needsOf(definition) },
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

/** The order in which events of an end user happened. */
export function compareEvents(one: MetricEvent, other: MetricEvent): number {
  return one.at - other.at || one.id - other.id;
}

function needsOf({ source, denominator, steps, value, measure, distinct }: MetricDefinition): EventNeeds {
  const sources = [source, denominator?.source, ...steps].filter((one): one is EventSource => Boolean(one));
  const values = [value, measure?.value, denominator?.measure.value].filter((one): one is ValueRef =>
    Boolean(one),
  );
  const numbers = [...values.map(({ property }) => pathOf(property)), distinct && pathOf(distinct.of)];
  const others = values.map(({ currency }) => currency && pathOf(currency.property));
  const known = (paths: (string | null)[]) => paths.filter((path) => path !== null);
  return needsOfAll([
    {
      types: sources.flatMap(({ eventTypes }) => eventTypes),
      names: [...sources.flatMap(namesIn), ...known([...numbers, ...others]).map(nameOf)],
      numbers: known(numbers),
    },
  ]);
}
