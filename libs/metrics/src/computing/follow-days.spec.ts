import fc from 'fast-check';
import { dayMs, hourMs } from '#libs/durations';
import type { MetricDefinition } from '../definition.js';
import { definitionOf, eventOf, sourceOf } from '../testing/definitions.js';
import type { EndUserValue } from './accumulators.js';
import { compileMetric } from './compile-metric.js';
import { followDays } from './follow-days.js';
import { keepValue } from './kept-value.js';
import type { MetricEvent } from './metric-event.js';

const assignedAt = Date.parse('2026-03-01T12:00:00.250Z');
const running = { assignedAt, endedAt: null };
const value = { property: 'value', currency: null };
const window = { conversionWindowHours: 36, delayHours: 2, completeOnly: true };

const definitions: Record<string, MetricDefinition> = {
  conversion: definitionOf({ kind: 'conversion' }),
  count: definitionOf({ kind: 'count', cuped: { on: true, lookbackDays: 3 } }),
  sum: definitionOf({ kind: 'sum', value, window }),
  average: definitionOf({ kind: 'average', value }),
  ratio: definitionOf({
    ...{ kind: 'ratio', measure: { of: 'count', value: null } },
    denominator: { source: sourceOf('view'), measure: { of: 'distinct_users', value: null } },
  }),
  funnel: definitionOf({
    kind: 'funnel',
    source: null,
    steps: [sourceOf('view'), sourceOf('view'), sourceOf('buy')],
  }),
  retention: definitionOf({ kind: 'retention', retention: { fromDay: 1, toDay: 2 } }),
  quantile: definitionOf({ kind: 'quantile', value, quantile: { q: 0.5, per: 'event' } }),
  whole: definitionOf({ kind: 'quantile', value, quantile: { q: 0.5, per: 'end_user' } }),
  distinct: definitionOf({ kind: 'distinct', distinct: { of: 'active_days' } }),
};

const kept = (of: EndUserValue) => keepValue(of, true);
const event = fc
  .tuple(fc.integer({ min: -100, max: 200 }), fc.constantFrom('buy', 'view'), fc.integer({ min: -3, max: 9 }))
  .map(([hours, type, number]) => ({ type, at: assignedAt + hours * hourMs, value: String(number) }));
const events = fc
  .array(event, { maxLength: 12 })
  .map((all) => all.map((one, id) => eventOf({ ...one, id })).sort((a, b) => a.at - b.at || a.id - b.id));

const follow = (
  definition: MetricDefinition,
  all: readonly MetricEvent[],
  asOf = Infinity,
  assignment = running,
) => {
  const fold = followDays(compileMetric(definition), assignment, asOf);
  for (const one of all) fold.add(one);
  return fold.days();
};

describe('followDays', () => {
  it.each(Object.entries(definitions))(
    'has at the end of each day what events until then come to: %s',
    (_, definition) => {
      const compiled = compileMetric(definition);
      fc.assert(
        fc.property(events, (all) => {
          const days = follow(definition, all);
          const first = Math.floor((assignedAt + (compiled.maturesAfterMs ?? 0)) / dayMs);
          expect(days[0]!.day).toBe(first);
          for (let at = first; at < first + 12; at++) {
            const known = days.findLast((one) => one.day <= at)!;
            const until = all.filter((one) => one.at < (at + 1) * dayMs);
            expect(kept(known.value)).toEqual(kept(compiled.valueOf(running, until)));
          }
        }),
      );
    },
  );

  it('has no days of those who do not count yet', () => {
    const over = assignedAt + 3 * dayMs;

    expect(follow(definitions.retention!, [], over - 1)).toEqual([]);
    expect(follow(definitions.retention!, [], over)).toHaveLength(1);
    expect(follow(definitions.retention!, [], Infinity, { assignedAt, endedAt: over - 1 } as never)).toEqual(
      [],
    );
  });
});
