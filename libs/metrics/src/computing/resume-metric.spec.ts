import fc from 'fast-check';
import { dayMs } from '#libs/durations';
import type { MetricDefinition } from '../definition.js';
import { definitionOf, eventOf, sourceOf } from '../testing/definitions.js';
import { compareEvents, compileMetric } from './compile-metric.js';
import { keepValue, type KeptValue } from './kept-value.js';
import type { MetricEvent } from './metric-event.js';

const assignedAt = Date.parse('2026-03-01T12:00:00.250Z');
const assignment = { assignedAt, endedAt: null };
const value = { property: 'value', currency: null };
const cuped = { on: true, lookbackDays: 2 };
const sum = { of: 'sum', value } as const;

const definitions: Record<string, MetricDefinition> = {
  conversion: definitionOf({ kind: 'conversion', cuped }),
  count: definitionOf({ kind: 'count', cuped }),
  sum: definitionOf({ kind: 'sum', value, cuped }),
  average: definitionOf({ kind: 'average', value }),
  'ratio of sums': definitionOf({
    ...{ kind: 'ratio', source: sourceOf('buy'), measure: sum },
    denominator: { source: sourceOf('buy', 'view'), measure: sum },
  }),
  'ratio of end users': definitionOf({
    ...{ kind: 'ratio', measure: { of: 'count', value: null } },
    denominator: { source: sourceOf('view'), measure: { of: 'distinct_users', value: null } },
  }),
  funnel: definitionOf({
    ...{ kind: 'funnel', source: null, steps: [sourceOf('view'), sourceOf('buy'), sourceOf('view')] },
  }),
  retention: definitionOf({ kind: 'retention', retention: { fromDay: 1, toDay: 2 } }),
  'quantile of events': definitionOf({ kind: 'quantile', value, quantile: { q: 0.5, per: 'event' } }),
  'quantile of end users': definitionOf({ kind: 'quantile', value, quantile: { q: 0.5, per: 'end_user' } }),
  'distinct values': definitionOf({ kind: 'distinct', distinct: { of: 'properties.page' }, cuped }),
  'active days': definitionOf({ kind: 'distinct', distinct: { of: 'active_days' } }),
};

const events = fc
  .array(
    fc.record({
      at: fc.integer({ min: assignedAt - 3 * dayMs, max: assignedAt + 4 * dayMs }),
      type: fc.constantFrom('buy', 'view', 'other'),
      value: fc.option(fc.constantFrom('1', '0.1', '-2.25', '1e3', '0.000000001', '900719925474.0993')),
      page: fc.constantFrom('a', 'b', 'c', 'd', null),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ at, type, value: amount, page }, id): MetricEvent =>
      eventOf({ id, at, type, value: amount, properties: page === null ? null : { page } }),
    ),
  );

/** As it comes back from the database. */
const stored = (kept: KeptValue): KeptValue => JSON.parse(JSON.stringify(kept)) as KeptValue;

describe('going on from a kept value', () => {
  it.each(Object.entries(definitions))('comes to the same: %s', (_, definition) => {
    const metric = compileMetric(definition);
    fc.assert(
      fc.property(events, fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }), (all, breaks) => {
        const inTurn = metric.isOrdered ? [...all].sort(compareEvents) : all;
        let fold = metric.begin(assignment);
        inTurn.forEach((event, i) => {
          if (breaks[i]) fold = metric.resume(assignment, stored(keepValue(fold.value(), true)))!;
          fold.add(event);
        });
        expect(keepValue(fold.value(), true)).toEqual(keepValue(metric.valueOf(assignment, all), true));
      }),
    );
  });

  it.each(Object.entries(definitions))('is the same by any event of a plain type: %s', (_, definition) => {
    const metric = compileMetric(definition);
    const times = metric.timesOf(assignment);
    fc.assert(
      fc.property(events, (all) => {
        const inTurn = [...all].sort(compareEvents);
        const known = new Map<string, KeptValue>();
        let kept = stored(keepValue(metric.begin(assignment).value(), true));
        for (const event of inTurn) {
          const fold = metric.resume(assignment, kept)!;
          fold.add(event);
          const next = stored(keepValue(fold.value(), true));
          const phase = times.phaseOf(event.at);
          if (phase === null) expect(next).toEqual(kept);
          const key = JSON.stringify([kept, event.type, phase]);
          if (metric.plainTypes.has(event.type)) expect(next).toEqual(known.get(key) ?? next);
          known.set(key, next);
          kept = next;
        }
      }),
    );
  });

  it('goes by more than the type where a value, a filter or the day matters', () => {
    const plainOf = (definition: MetricDefinition) => [...compileMetric(definition).plainTypes];
    expect(plainOf(definitions['active days']!)).toEqual([]);
    expect(plainOf(definitions.sum!)).toEqual([]);
    expect(plainOf(definitions['ratio of end users']!)).toEqual(['buy', 'view']);
    expect(plainOf(definitions['ratio of sums']!)).toEqual([]);
    const filtered = { eventTypes: ['buy'], filter: { 'properties.page': 'a' } };
    const steps = [sourceOf('view'), filtered, sourceOf('buy')];
    expect(plainOf(definitionOf({ kind: 'funnel', source: null, steps }))).toEqual(['view']);
  });

  it('needs all distinct values, of which only so many are kept', () => {
    const metric = compileMetric(definitions['distinct values']!);
    const pages = (count: number, at: number) =>
      Array.from({ length: count }, (_, id) => eventOf({ id, at, properties: { page: `page-${id}` } }));
    const of = (all: MetricEvent[]) => metric.valueOf(assignment, all);
    const known = (all: MetricEvent[]) => metric.resume(assignment, stored(keepValue(of(all), true)));

    expect(known(pages(200, assignedAt + 1))).not.toBeNull();
    expect(known(pages(201, assignedAt + 1))).toBeNull();
    expect(known(pages(201, assignedAt - dayMs))).toBeNull();
    const whole = stored(keepValue(of(pages(500, assignedAt + 1)), true, { whole: true }));
    const fold = metric.resume(assignment, whole)!;
    for (const event of pages(501, assignedAt + 2)) fold.add(event);
    expect(String(fold.value().own.x)).toBe('501');
  });

  it('needs the sum that one value of an end user is made of', () => {
    const metric = compileMetric(definitions['quantile of end users']!);
    expect(metric.resume(assignment, ['0', '0', '0', '0', 0, 0, 0, [12.5]])).toBeNull();
    expect(metric.resume(assignment, ['0', '0', '0', '0', 0, 3])).not.toBeNull();
  });
});
