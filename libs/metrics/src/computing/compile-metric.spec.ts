import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { dayMs, hourMs } from '#libs/durations';
import type { MetricDefinition } from '../definition.js';
import { definitionOf, eventOf, sourceOf } from '../testing/definitions.js';
import { mostValues } from './accumulators.js';
import { compileMetric } from './compile-metric.js';
import type { MetricEvent } from './metric-event.js';

const assignedAt = Date.parse('2026-03-01T12:00:00.250Z');
const running = { assignedAt, endedAt: null };

const amount = (definition: MetricDefinition, events: MetricEvent[], assignment = running) => {
  const { own, history } = compileMetric(definition).valueOf(assignment, events);
  const { x, y, depth, values, ignored } = own;
  return { x: String(x), y: String(y), c: String(history.x), depth, values, ignored };
};

describe('reference cases', () => {
  interface Journey {
    assigned_at: string;
    events: { id: number; type: string; timestamp: string }[];
  }
  interface Case {
    name: string;
    method: string;
    input: Record<string, unknown> & { variations: { key: string; users: Journey[] }[] };
    expected: {
      variations: Record<string, { users: number; steps?: { users: number }[] } & Record<string, unknown>>;
    };
  }
  const all = JSON.parse(readFileSync('test/vectors/statistics.json', 'utf8')) as Case[];
  const eventsOf = ({ events }: Journey) =>
    events.map(({ id, type, timestamp }) => eventOf({ id, type, at: Date.parse(timestamp) }));

  it.each(all.filter(({ method, expected }) => method === 'funnel' && 'variations' in expected))(
    'agree: $name',
    ({ input, expected }) => {
      const { steps, window_seconds, delay_seconds, ended_at } = input as unknown as {
        steps: string[];
        window_seconds?: number | null;
        delay_seconds?: number;
        ended_at?: string | null;
      };
      const metric = compileMetric(
        definitionOf({
          ...{ kind: 'funnel', source: null, steps: steps.map((step) => sourceOf(step)) },
          window: {
            conversionWindowHours: typeof window_seconds === 'number' ? window_seconds / 3_600 : null,
            delayHours: (delay_seconds ?? 0) / 3_600,
            completeOnly: false,
          },
        }),
      );
      for (const { key, users } of input.variations) {
        const depths = users.map((user) => {
          const endedAt = ended_at ? Date.parse(ended_at) : null;
          return metric.valueOf({ assignedAt: Date.parse(user.assigned_at), endedAt }, eventsOf(user)).own
            .depth;
        });
        const reached = steps.map((_, i) => depths.filter((depth) => depth > i).length);
        expect(reached).toEqual(expected.variations[key]!.steps!.map((step) => step.users));
      }
    },
  );

  it.each(all.filter(({ method, expected }) => method === 'retention' && 'variations' in expected))(
    'agree: $name',
    ({ input, expected }) => {
      const { event, from_day, to_day, as_of } = input as unknown as {
        event: string;
        from_day: number;
        to_day: number;
        as_of: string;
      };
      const metric = compileMetric(
        definitionOf({
          ...{ kind: 'retention', source: sourceOf(event), retention: { fromDay: from_day, toDay: to_day } },
        }),
      );
      for (const { key, users } of input.variations) {
        const matured = users.filter(
          ({ assigned_at }) => Date.parse(assigned_at) + metric.maturesAfterMs! <= Date.parse(as_of),
        );
        const retained = matured.filter((user) => {
          const assignment = { assignedAt: Date.parse(user.assigned_at), endedAt: null };
          return !metric.valueOf(assignment, eventsOf(user)).own.x.isZero;
        });
        expect({ matured: matured.length, retained: retained.length }).toEqual({
          matured: expected.variations[key]!.matured,
          retained: expected.variations[key]!.retained,
        });
      }
    },
  );
});

describe('times', () => {
  const counted = (definition: MetricDefinition, ...at: number[]) =>
    at.map((time) => Number(amount(definition, [eventOf({ at: time })]).x));
  const withWindow = (window: Partial<MetricDefinition['window']>) =>
    definitionOf({
      kind: 'count',
      window: { conversionWindowHours: null, delayHours: 0, completeOnly: false, ...window },
    });

  it('begin with the exposure, to the millisecond', () => {
    expect(counted(withWindow({}), assignedAt - 1, assignedAt, assignedAt + 1)).toEqual([0, 1, 1]);
  });

  it('without a fraction of a second begin with the second of the exposure', () => {
    expect(counted(withWindow({}), assignedAt - 250, assignedAt - 1_250)).toEqual([1, 0]);
    expect(counted(withWindow({ delayHours: 1 }), assignedAt + hourMs - 250)).toEqual([0]);
  });

  it('end with the window, which begins with the delay', () => {
    const definition = withWindow({ conversionWindowHours: 2, delayHours: 1 });
    const [from, to] = [assignedAt + hourMs, assignedAt + 3 * hourMs];
    expect(counted(definition, from - 1, from, to - 1, to)).toEqual([0, 1, 1, 0]);
  });

  it('end with the experiment', () => {
    const metric = definitionOf({ kind: 'count' });
    const ended = { assignedAt, endedAt: assignedAt + hourMs };
    const events = [assignedAt + hourMs - 1, assignedAt + hourMs].map((at) => eventOf({ at }));
    expect(amount(metric, events, ended as never).x).toBe('1');
  });

  it.each([
    [{ fromDay: 0, toDay: 0 }, [assignedAt, assignedAt + dayMs - 1, assignedAt + dayMs], [1, 1, 0]],
    [
      { fromDay: 7, toDay: 13 },
      [7, 14].flatMap((n) => [assignedAt + n * dayMs - 1, assignedAt + n * dayMs]),
      [0, 1, 1, 0],
    ],
  ])('of retention are days of 24 hours: %j', (retention, at, expected) => {
    expect(counted(definitionOf({ kind: 'retention', retention }), ...at)).toEqual(expected);
  });

  it.each([
    [{ kind: 'retention', retention: { fromDay: 1, toDay: 6 } } as const, 7 * dayMs],
    [{ kind: 'count' } as const, null],
    [
      {
        kind: 'count',
        window: { conversionWindowHours: 5, delayHours: 1, completeOnly: true },
      } as const,
      6 * hourMs,
    ],
    [
      {
        kind: 'count',
        window: { conversionWindowHours: null, delayHours: 1, completeOnly: true },
      } as const,
      null,
    ],
  ])('say when an end user counts: %j', (given, expected) => {
    expect(compileMetric(definitionOf(given)).maturesAfterMs).toBe(expected);
  });
});

describe('values', () => {
  const events = (...values: (string | null)[]) =>
    values.map((value, i) => eventOf({ id: i, at: assignedAt + i, value }));
  const value = { property: 'value', currency: null };

  it('are added up exactly', () => {
    const many = events('0.1', '0.2', '-0.3', '999999999999999.5', '0.5', null);
    expect(amount(definitionOf({ kind: 'sum', value }), many)).toMatchObject({
      x: '1000000000000000',
      ignored: 1,
    });
  });

  it('are added up exactly, however large they are next to others', () => {
    const huge = Array.from({ length: 3_000 }, () => '999999999999999');
    const { x } = amount(
      definitionOf({ kind: 'sum', value }),
      events(...huge, '0.000000003', '-0.000000001'),
    );
    expect(x).toBe('2999999999999997000.000000002');
  });

  it.each([
    ['1e308', `1${'0'.repeat(308)}`],
    ['more than a number of JavaScript', `-1${'0'.repeat(320)}`],
    ['very many digits', '7'.repeat(5_000)],
  ])('of properties that are %s are ignored, wherever they come from', (_, text) => {
    const metric = definitionOf({ kind: 'sum', value: { property: 'properties.amount', currency: null } });
    const read = eventOf({ at: assignedAt, properties: {}, numbers: { amount: text } });
    const given = eventOf({ at: assignedAt, id: 2, properties: { amount: Number(text) } });
    expect(amount(metric, [read, given])).toMatchObject({ x: '0', ignored: 2 });
  });

  it('are divided by how many events have one', () => {
    expect(amount(definitionOf({ kind: 'average', value }), events('5', null, '7'))).toMatchObject({
      ...{ x: '12', y: '2', ignored: 1 },
    });
  });

  it('of properties are numbers: texts, nothing and what is too large are ignored', () => {
    const property = (amounts: unknown) =>
      eventOf({ at: assignedAt, properties: { order: { amount: amounts } } });
    const metric = definitionOf({
      kind: 'sum',
      value: { property: 'properties.order.amount', currency: null },
    });
    const given = [12.5, '12.5', null, true, { a: 1 }, [1], 1e15, -1e300, 1e-12, -2.5];
    expect(amount(metric, given.map(property))).toMatchObject({ x: '10', ignored: 7 });
    expect(amount(metric, [eventOf({ at: assignedAt, properties: null })])).toMatchObject({
      x: '0',
      ignored: 1,
    });
  });

  it('of properties are as exact as they are given', () => {
    const metric = definitionOf({ kind: 'sum', value: { property: 'properties.amount', currency: null } });
    const exact = eventOf({ at: assignedAt, properties: {}, numbers: { amount: '900719925474099.3' } });
    expect(amount(metric, [exact, exact]).x).toBe('1801439850948198.6');
  });

  it('in another currency are ignored', () => {
    const currency = { property: 'properties.currency', code: 'EUR' };
    const paid = (amounts: number, code: unknown) =>
      eventOf({ at: assignedAt, properties: { amount: amounts, currency: code } });
    const metric = definitionOf({ kind: 'sum', value: { property: 'properties.amount', currency } });
    expect(amount(metric, [paid(10, 'EUR'), paid(3, 'USD'), paid(4, null), paid(-2, 'EUR')])).toMatchObject({
      ...{ x: '8', ignored: 2 },
    });
  });

  it('of a quantile are listed up to a bound', () => {
    const metric = definitionOf({ kind: 'quantile', value, quantile: { q: 0.5, per: 'event' } });
    const many = events(...Array.from({ length: mostValues + 5 }, (_, i) => String(i)));
    const { values, ignored } = amount(metric, many);
    expect([values.length, values.at(-1), ignored]).toEqual([mostValues, mostValues - 1, 5]);
  });

  it('of a quantile per end user are one, of those who have any', () => {
    const metric = definitionOf({ kind: 'quantile', value, quantile: { q: 0.5, per: 'end_user' } });
    expect(amount(metric, events('2', '3.5')).values).toEqual([5.5]);
    expect(amount(metric, events(null)).values).toEqual([]);
  });

  it('are told apart, 10,000 of them', () => {
    const metric = definitionOf({ kind: 'distinct', distinct: { of: 'properties.page' } });
    const seen = Array.from({ length: 20_000 }, (_, i) =>
      eventOf({ id: i, at: assignedAt + i, properties: { page: `${'x'.repeat(i % 200)}${i % 10_000}` } }),
    );
    const expected = new Set(seen.map(({ properties }) => properties!.page)).size;
    expect(amount(metric, seen).x).toBe(String(expected));
  });

  it('are told apart by type; missing ones are none', () => {
    const metric = definitionOf({ kind: 'distinct', distinct: { of: 'properties.page' } });
    const seen = [1, '1', true, 'true', null, 1, [1], [1]].map((page) =>
      eventOf({ at: assignedAt, properties: { page } }),
    );
    expect(amount(metric, [...seen, eventOf({ at: assignedAt })]).x).toBe('5');
  });

  it('are days (UTC) on which something happened', () => {
    const metric = definitionOf({ kind: 'distinct', distinct: { of: 'active_days' } });
    const midnight = Date.parse('2026-03-02T00:00:00Z');
    expect(
      amount(
        metric,
        [midnight - 2, midnight - 1, midnight, midnight + dayMs].map((at) => eventOf({ at })),
      ).x,
    ).toBe('3');
  });
});

describe('filters', () => {
  it('look at properties, value, device, campaign and ad', () => {
    const filter = {
      'properties.cart.items': { $gte: 2 },
      value: { $lt: 100 },
      device_type: 'mobile',
      campaign_id: { $in: ['a', 'b'] },
      ad_id: { $exists: true },
    };
    const metric = definitionOf({ kind: 'count', source: { eventTypes: ['buy', 'order'], filter } });
    const fitting = {
      ...{ at: assignedAt, type: 'order', value: '99.5', properties: { cart: { items: 2 } } },
      ...{ deviceType: 'mobile', campaignId: 'b', adId: 'x' },
    };
    const others = [
      ...[
        { type: 'view' },
        { value: '100' },
        { properties: { cart: { items: 1 } } },
        { deviceType: 'desktop' },
      ],
      ...[{ campaignId: null }, { adId: null }],
    ];
    expect(amount(metric, [eventOf(fitting)]).x).toBe('1');
    for (const other of others) expect(amount(metric, [eventOf({ ...fitting, ...other })]).x).toBe('0');
    expect(compileMetric(metric).needs).toEqual({
      ...{ types: ['buy', 'order'], detailed: ['buy', 'order'], names: ['cart'], numbers: [] },
    });
  });
});

describe('ratios', () => {
  const ratio = (of: 'count' | 'sum' | 'distinct_users') =>
    definitionOf({
      ...{ kind: 'ratio', source: sourceOf('buy') },
      measure: { of, value: of === 'sum' ? { property: 'value', currency: null } : null },
      denominator: { source: sourceOf('visit', 'buy'), measure: { of: 'count', value: null } },
    });
  const events = [
    eventOf({ at: assignedAt, value: '4' }),
    eventOf({ at: assignedAt, type: 'visit' }),
    eventOf({ at: assignedAt, value: '5' }),
  ];

  it.each([
    ['count', '2'],
    ['sum', '9'],
    ['distinct_users', '1'],
  ] as const)('divide %s', (of, x) => {
    expect(amount(ratio(of), events)).toMatchObject({ x, y: '3' });
  });
});

describe('funnels', () => {
  const funnel = definitionOf({
    ...{ kind: 'funnel', source: null, steps: ['view', 'view', 'buy'].map((type) => sourceOf(type)) },
  });
  const at = (type: string, ms: number, id = 1) => eventOf({ type, at: assignedAt + ms, id });

  it('take an event for each of equal steps', () => {
    expect(amount(funnel, [at('view', 1), at('buy', 2)]).depth).toBe(1);
    expect(amount(funnel, [at('view', 1), at('view', 2), at('buy', 3)])).toMatchObject({ depth: 3, x: '1' });
  });

  it('take events of one time by their ids', () => {
    const ids = (first: number, second: number, third: number) =>
      amount(funnel, [at('view', 5, first), at('view', 5, second), at('buy', 5, third)]).depth;
    expect([ids(1, 2, 3), ids(2, 3, 1), ids(3, 1, 2)]).toEqual([3, 2, 2]);
  });
});

describe('history', () => {
  const before = (definition: MetricDefinition, events: MetricEvent[]) => amount(definition, events).c;
  const cuped = { on: true, lookbackDays: 2 };

  it('is of the days before the exposure', () => {
    const events = [-2 * dayMs - 1, -2 * dayMs, -dayMs, -251, -1, 0].map((ms) =>
      eventOf({ at: assignedAt + ms }),
    );
    expect(before(definitionOf({ kind: 'count', cuped }), events)).toBe('4');
    expect(before(definitionOf({ kind: 'count' }), events)).toBe('0');
  });

  it('leaves out what counts already, since it happened in the second of the exposure', () => {
    expect(before(definitionOf({ kind: 'count', cuped }), [eventOf({ at: assignedAt - 250 })])).toBe('0');
  });

  it('is there for every kind but quantiles', () => {
    const value = { property: 'value', currency: null };
    const events = [
      eventOf({ at: assignedAt - dayMs, value: '3' }),
      eventOf({ at: assignedAt - dayMs, value: '4', id: 2 }),
    ];
    const steps = [sourceOf('buy'), sourceOf('buy')];
    const measure = { of: 'count', value: null } as const;
    const cases: [Partial<MetricDefinition> & Pick<MetricDefinition, 'kind'>, string][] = [
      [{ kind: 'conversion' }, '1'],
      [{ kind: 'count' }, '2'],
      [{ kind: 'sum', value }, '7'],
      [{ kind: 'average', value }, '7'],
      [{ kind: 'ratio', measure, denominator: { source: sourceOf('buy'), measure } }, '2'],
      [{ kind: 'funnel', source: null, steps }, '1'],
      [{ kind: 'retention', retention: { fromDay: 1, toDay: 2 } }, '1'],
      [{ kind: 'distinct', distinct: { of: 'active_days' } }, '1'],
      [{ kind: 'quantile', value, quantile: { q: 0.5, per: 'event' } }, '0'],
    ];
    for (const [given, expected] of cases)
      expect([given.kind, before(definitionOf({ ...given, cuped }), events)]).toEqual([given.kind, expected]);
  });
});

describe('any order', () => {
  const times = fc.integer({ min: -3 * dayMs, max: 5 * dayMs });
  const event = fc.record({
    id: fc.integer({ min: 1, max: 1_000_000 }),
    at: times.map((ms) => assignedAt + ms),
    type: fc.constantFrom('buy', 'view', 'refund'),
    cents: fc.option(fc.integer({ min: -100_000, max: 100_000 })),
  });
  const events = fc
    .uniqueArray(event, { maxLength: 40, selector: ({ id }) => id })
    .map((all) =>
      all.map(({ cents, ...one }) =>
        eventOf({ ...one, value: cents === null ? null : (cents / 100).toFixed(2) }),
      ),
    );
  const window = fc.record({
    conversionWindowHours: fc.option(fc.integer({ min: 1, max: 100 })),
    delayHours: fc.integer({ min: 0, max: 30 }),
    completeOnly: fc.boolean(),
  });

  it('gives what a plain recount gives', () => {
    fc.assert(
      fc.property(events, window, fc.option(times), (given, of, end) => {
        const endedAt = end === null ? null : assignedAt + end;
        const from = assignedAt + of.delayHours * hourMs;
        const to = of.conversionWindowHours === null ? Infinity : from + of.conversionWindowHours * hourMs;
        const sinceSecond = assignedAt - (assignedAt % 1_000);
        const counting = given.filter(
          ({ at }) =>
            (at >= from || (of.delayHours === 0 && at === sinceSecond)) &&
            at < to &&
            at < (endedAt ?? Infinity),
        );
        const bought = counting.filter(({ type }) => type === 'buy');
        const cents = bought.reduce((sum, { value }) => sum + Math.round(Number(value ?? 0) * 100), 0);
        const value = { property: 'value', currency: null };
        const measured = (extra: Partial<MetricDefinition> & Pick<MetricDefinition, 'kind'>) =>
          amount(definitionOf({ ...extra, window: of }), given, { assignedAt, endedAt } as never);
        expect(measured({ kind: 'count' }).x).toBe(String(bought.length));
        expect(measured({ kind: 'conversion' }).x).toBe(bought.length > 0 ? '1' : '0');
        expect(Math.round(Number(measured({ kind: 'sum', value }).x) * 100)).toBe(cents);
        expect(measured({ kind: 'average', value }).y).toBe(
          String(bought.filter((one) => one.value !== null).length),
        );
        const inOrder = [...counting].sort((a, b) => a.at - b.at || a.id - b.id);
        const first = inOrder.findIndex(({ type }) => type === 'view');
        const rest = first < 0 ? [] : inOrder.slice(first + 1);
        const depth = first < 0 ? 0 : rest.some(({ type }) => type === 'buy') ? 2 : 1;
        const steps = [sourceOf('view'), sourceOf('buy')];
        expect(measured({ kind: 'funnel', source: null, steps }).depth).toBe(depth);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
