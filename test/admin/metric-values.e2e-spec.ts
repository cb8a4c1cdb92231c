import { dayMs, hourMs } from '#libs/durations';
import { createProduct } from '../../apps/standalone/src/product.js';
import { MetricSeriesKeeper } from '../../apps/admin/src/metric-values/series/metric-series.service.js';
import { MetricValues } from '../../apps/admin/src/metric-values/metric-values.service.js';
import { compareMetricValues, rebuildMetricValues } from '../../apps/admin/src/metric-values/index.js';
import { compareQuantiles, wilsonInterval } from '#libs/statistics';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';
import { attachMetric, redefineMetric, sourceOf as of } from '../support/shared-metrics.js';
import { readParquet } from '../support/read-parquet.js';
import { waitUntil } from '../support/wait-until.js';

/** The second in which everybody came, some days ago, with a fraction of it. */
const came = Math.floor((Date.now() - 9 * dayMs) / 1_000) * 1_000 + 250;

let app: TestApp;
let owner: Account;
let program: Program;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  program = await startProgram(app, owner);
}, 60_000);
afterAll(() => app.stop());

const query = (text: string, values: unknown[] = []): Promise<Json[]> => app.dataSource.query(text, values);
const iso = (ms: number): string => new Date(ms).toISOString();

const amount = { property: 'properties.amount', currency: { property: 'properties.currency', code: 'EUR' } };

const attach = (experimentId: number, given: Json): Promise<number> =>
  attachMetric(app.dataSource, { projectId: owner.projectId, experimentId }, given);

const startExperiment = (name: string): Promise<Json> =>
  program.done('POST', '/api/experiments', {
    name,
    variants: [
      { name: 'A', percent_allocated: 50 },
      { name: 'B', percent_allocated: 50 },
    ],
  });

/** Assigns end users, and has them come at a time. */
async function assign(experiment: Json, users: readonly string[], at = came): Promise<void> {
  for (const user_id of users)
    await program.done('POST', '/api/assignment', { user_id, experiment_id: experiment.id });
  await query(
    `UPDATE assignment SET assigned_at = $3, stored_at = now() WHERE experiment_id = $1 AND end_user_id = ANY ($2)`,
    [experiment.id, users, iso(at)],
  );
  await query('UPDATE experiment SET started_at = $2 WHERE id = $1', [experiment.id, iso(at - dayMs)]);
}

const send = (events: readonly Json[]): Promise<Json> => program.done('POST', '/api/events', events);

/** Until all that was stored is in the values and quantiles, which rest by themselves in proportion to what they took. */
async function settle(): Promise<void> {
  const [{ now }] = (await query('SELECT now() AS now')) as [Json];
  await waitUntil(async () => {
    await app.app.get(MetricValues).keepUp();
    await app.app.get(MetricValues).refreshQuantiles();
    const [row] = await query(
      `SELECT settled_at > $2::timestamptz AND NOT EXISTS (
         SELECT FROM metric_progress JOIN metric ON metric.id = metric_id
         WHERE metric_progress.project_id = $1 AND (filled_to IS NOT NULL OR stale AND kind = 'quantile')) AS done
       FROM metric_keeping WHERE project_id = $1`,
      [owner.projectId, now],
    );
    return row?.done;
  }, 30_000);
}

async function resultsOf(experiment: Json, more = ''): Promise<Map<number, Json>> {
  const { metrics } = await program.done('GET', `/api/experiments/${experiment.id}/results${more}`);
  return new Map(metrics.map((metric: Json) => [metric.metric_id, metric]));
}

interface Person {
  id: string;
  variant: number;
  at: number;
  /** Those that count, in their order. */
  events: Json[];
  before: Json[];
}

/** Everybody with their events, straight from what is stored, as the specification counts. */
async function recount(experiment: Json): Promise<Person[]> {
  const people = await query(
    'SELECT end_user_id AS id, variation_id AS variant, assigned_at AS at FROM assignment WHERE experiment_id = $1',
    [experiment.id],
  );
  const events = await query(
    `SELECT end_user_id AS id, id::float8 AS event, type, value::float8 AS value, properties, occurred_at AS at,
       experiment_id AS experiment, device_type AS device FROM event WHERE project_id = $1`,
    [owner.projectId],
  );
  const [{ ended }] = (await query('SELECT ended_at AS ended FROM experiment WHERE id = $1', [
    experiment.id,
  ])) as [Json];
  return people.map(({ id, variant, at }) => {
    const own = events
      .filter((event) => event.id === id)
      .map((event) => ({ ...event, at: +event.at }))
      .sort((a, b) => a.at - b.at || a.event - b.event);
    const since = (time: number) => time >= +at || time === Math.floor(+at / 1_000) * 1_000;
    return {
      ...{ id, variant, at: +at },
      events: own.filter(
        (event) =>
          since(event.at) &&
          (!ended || event.at < +ended) &&
          (event.experiment === null || event.experiment === experiment.id),
      ),
      before: own.filter((event) => !since(event.at)),
    };
  });
}

const euros = (events: readonly Json[]): number[] =>
  events.flatMap(({ properties }) =>
    typeof properties?.amount === 'number' &&
    properties.currency === 'EUR' &&
    Math.abs(properties.amount) < 1e15
      ? [properties.amount]
      : [],
  );
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const ofType = (events: readonly Json[], ...types: string[]) =>
  events.filter(({ type }) => types.includes(type));

describe('values of shared metrics', () => {
  const users = Array.from({ length: 24 }, (_, i) => `person-${i}`);
  let first: Json;
  let second: Json;
  const ids: Record<string, number> = {};
  const window = { conversionWindowHours: 24, delayHours: 2, completeOnly: false };
  const definitions: Record<string, Json> = {
    conversion: { kind: 'conversion', cuped: { on: false, lookbackDays: 2 } },
    count: { kind: 'count', cuped: { on: true, lookbackDays: 2 } },
    windowed: { kind: 'count', window },
    sum: { kind: 'sum', value: amount },
    capped: {
      kind: 'sum',
      value: amount,
      cap: { type: 'fixed', upper: 20, lower: -5, percentile: null, ignoreZeros: false },
    },
    percentile: {
      kind: 'sum',
      value: amount,
      cap: { type: 'percentile', upper: null, lower: null, percentile: 0.5, ignoreZeros: true },
    },
    average: { kind: 'average', value: amount },
    ratio: {
      ...{ kind: 'ratio', source: { eventTypes: ['buy'], filter: { 'properties.amount': { $gt: 5 } } } },
      measure: { of: 'count', value: null },
      denominator: { source: of('view'), measure: { of: 'count', value: null } },
    },
    funnel: { kind: 'funnel', source: null, steps: [of('view'), of('view'), of('buy')] },
    retention: { kind: 'retention', source: of('view', 'buy'), retention: { fromDay: 1, toDay: 2 } },
    waiting: { kind: 'retention', source: of('view', 'buy'), retention: { fromDay: 7, toDay: 13 } },
    quantile: {
      kind: 'quantile',
      value: { property: 'value', currency: null },
      quantile: { q: 0.5, per: 'event' },
    },
    distinct: { kind: 'distinct', source: of('view'), distinct: { of: 'properties.page' } },
    days: { kind: 'distinct', source: of('view', 'buy'), distinct: { of: 'active_days' } },
  };

  beforeAll(async () => {
    first = await startExperiment('First');
    second = await startExperiment('Second');
    for (const [name, definition] of Object.entries(definitions))
      ids[name] = await attach(first.id, definition);
    ids.other = await attach(second.id, { kind: 'count' });
    await assign(first, users);
    await assign(second, users.slice(0, 10), came + dayMs);
    await send(
      users.flatMap((user_id, i) =>
        Array.from({ length: 6 }, (_, k) => ({
          ...{
            user_id,
            type: k % 3 === 2 ? 'buy' : 'view',
            value: 10 + ((i * 7 + k * 13) % 40),
            event_id: `${user_id}-${k}`,
          },
          timestamp: iso(came + ((i * 5 + k * 11) % 70) * hourMs + i),
          properties: {
            amount: ((i * 31 + k * 17) % 90) / 4 - 4,
            currency: (i + k) % 5 === 0 ? 'USD' : 'EUR',
            page: `page-${(i + k) % 4}`,
          },
        })),
      ),
    );
    await settle();
    // What comes late, again, out of order, too early, at the edges, and for another experiment.
    const edge = { type: 'buy', value: 3, properties: { amount: 7.25, currency: 'EUR', page: 'edge' } };
    await send([
      { ...edge, user_id: users[0], timestamp: iso(came + 60 * hourMs), event_id: 'late' },
      { ...edge, user_id: users[0], timestamp: iso(came + 3 * hourMs), event_id: 'out-of-order' },
      { ...edge, user_id: users[1], timestamp: iso(came - 1), event_id: 'just-before' },
      { ...edge, user_id: users[1], timestamp: iso(came - dayMs), event_id: 'day-before' },
      { ...edge, user_id: users[2], timestamp: iso(came), event_id: 'at-exposure' },
      { ...edge, user_id: users[2], timestamp: iso(came - 250), event_id: 'in-its-second' },
      { ...edge, user_id: users[3], timestamp: iso(came + 2 * hourMs), event_id: 'first-of-window' },
      { ...edge, user_id: users[3], timestamp: iso(came + 26 * hourMs - 1), event_id: 'last-of-window' },
      { ...edge, user_id: users[3], timestamp: iso(came + 26 * hourMs), event_id: 'after-window' },
      { ...edge, user_id: users[3], timestamp: iso(came + 2 * hourMs - 1), event_id: 'before-window' },
      {
        ...edge,
        user_id: users[4],
        timestamp: iso(came + 5 * hourMs),
        experiment_id: second.id,
        event_id: 'named',
      },
      {
        ...edge,
        user_id: users[5],
        timestamp: iso(came + 9 * hourMs),
        properties: { amount: '12', currency: 'EUR' },
      },
      { ...edge, user_id: users[6], timestamp: iso(came + 9 * hourMs), properties: null },
    ]);
    await send([{ ...edge, user_id: users[0], timestamp: iso(came + 60 * hourMs), event_id: 'late' }]);
    await settle();
  }, 120_000);

  /** What each kind is of an end user, and what it is compared as. */
  const numbers = (people: readonly Person[]) => ({
    conversion: people.map(({ events }) => Number(ofType(events, 'buy').length > 0)),
    windowed: people.map(
      ({ events, at }) =>
        ofType(events, 'buy').filter((event) => event.at >= at + 2 * hourMs && event.at < at + 26 * hourMs)
          .length,
    ),
    sum: people.map(({ events }) => sum(euros(ofType(events, 'buy')))),
    capped: people.map(({ events }) => Math.max(-5, Math.min(20, sum(euros(ofType(events, 'buy')))))),
    distinct: people.map(
      ({ events }) => new Set(ofType(events, 'view').map(({ properties }) => properties.page)).size,
    ),
    days: people.map(
      ({ events }) => new Set(ofType(events, 'view', 'buy').map(({ at }) => Math.floor(at / dayMs))).size,
    ),
    retention: people.map(({ events, at }) =>
      Number(
        ofType(events, 'view', 'buy').some((event) => event.at >= at + dayMs && event.at < at + 3 * dayMs),
      ),
    ),
  });

  it.each(['conversion', 'windowed', 'sum', 'capped', 'distinct', 'days', 'retention'] as const)(
    'are what a recount says: %s',
    async (name) => {
      const metric = (await resultsOf(first)).get(ids[name]!)!;
      const people = await recount(first);
      for (const variant of metric.variants) {
        const own = numbers(people.filter((person) => person.variant === variant.variant_id))[name];
        expect([name, variant.users]).toEqual([name, own.length]);
        expect(variant.value).toBeCloseTo(sum(own) / own.length, 9);
      }
    },
  );

  it('are exported for each end user, as a recount has them', async () => {
    const path = `${app.origin}/api/experiments/${first.id}/results/users?format=parquet`;
    const response = await fetch(path, { headers: { authorization: `Bearer ${program.key}` } });
    const rows = await readParquet(new Uint8Array(await response.arrayBuffer()));
    const people = await recount(first);
    const results = await resultsOf(first);
    expect(rows.map((row) => row.end_user_id)).toEqual(users.toSorted());
    const ordered = rows.map((row) => people.find(({ id }) => id === row.end_user_id)!);
    expect(rows.map((row) => row.variation_id)).toEqual(ordered.map(({ variant }) => variant));
    for (const [name, values] of Object.entries(numbers(ordered))) {
      const exported = rows.map((row) => row[results.get(ids[name]!)!.title]);
      exported.forEach((value, i) =>
        expect([name, Number(value)]).toEqual([name, expect.closeTo(values[i]!, 9)]),
      );
    }
    const columnOf = (name: string) => results.get(ids[name]!)!.title as string;
    // Their days are not over.
    expect(rows.map((row) => row[columnOf('waiting')])).toEqual(users.map(() => null));
    const listed = rows.map((row) => JSON.parse(row[columnOf('quantile')] as string) as number[]);
    expect(listed.map((list) => list.toSorted())).toEqual(
      ordered.map(({ events }) =>
        ofType(events, 'buy')
          .map(({ value }) => value)
          .toSorted(),
      ),
    );
    const shared = results.get(ids.ratio!)!;
    for (const variant of shared.variants) {
      const own = rows.filter((row) => row.variation_id === variant.variant_id);
      const total = (ending: string) => sum(own.map((row) => Number(row[shared.title + ending])));
      expect(variant.value).toBeCloseTo(total('') / total(' (denominator)'), 9);
    }
    const steadied = results.get(ids.count!)!;
    const pairs = ordered.map(({ variant, events, before, at }) => ({
      ...{ variant, x: ofType(events, 'buy').length },
      y: ofType(before, 'buy').filter((event) => event.at >= at - 2 * dayMs).length,
    }));
    expect(pairs.some(({ y }) => y > 0)).toBe(true);
    expect(rows.map((row) => row[`${steadied.title} (before)`])).toEqual(pairs.map(({ y }) => y));
    expect(rows.map((row) => row[steadied.title])).toEqual(pairs.map(({ x }) => x));
    const capped = results.get(ids.percentile!)!;
    for (const variant of capped.variants) {
      const own = rows.filter((row) => row.variation_id === variant.variant_id);
      expect(variant.value).toBeCloseTo(sum(own.map((row) => Number(row[capped.title]))) / own.length, 9);
    }
  });

  it('are followed from day to day, as a recount of each day has them', async () => {
    const metrics = await resultsOf(first);
    const people = await recount(first);
    const seriesOf = async (name: string) => {
      const path = `/api/experiments/${first.id}/results?series=true&series_of=${ids[name]}`;
      return (await program.done('GET', path)).series;
    };
    const until = (end: number) =>
      people
        .filter(({ at }) => at < end)
        .map((person) => ({ ...person, events: person.events.filter(({ at }) => at < end) }));
    const depthOf = ({ events }: Person) =>
      ofType(events, 'view', 'buy').reduce(
        (depth, { type }) => (type === ['view', 'view', 'buy'][depth] ? depth + 1 : depth),
        0,
      );
    const means = (some: readonly Person[]): Record<string, number[]> => ({
      ...numbers(some),
      retention: [],
      funnel: some.map((person) => Number(depthOf(person) === 3)),
      count: [],
    });
    for (const name of Object.keys(definitions)) {
      const { metric, points } = await seriesOf(name);
      const results = metrics.get(ids[name]!)!;
      expect(metric).toBe(results.key);
      for (const { variant_id, users: n, value } of results.variants)
        expect([
          name,
          ...points.at(-1).variants.filter((one: Json) => one.variant_id === variant_id),
        ]).toEqual([
          name,
          expect.objectContaining({ users: n, value: value === null ? null : expect.closeTo(value, 9) }),
        ]);
      for (const { day: named, variants } of points) {
        const now = until(Date.parse(named) + dayMs);
        for (const { variant_id, users: n, value } of variants) {
          const own = now.filter(({ variant }) => variant === variant_id);
          if (name === 'waiting') expect(n).toBe(0);
          const values = means(own)[name] ?? [];
          if (values.length === 0) continue;
          expect([name, named, n, value]).toEqual([
            ...[name, named, own.length, expect.closeTo(sum(values) / own.length, 9)],
          ]);
        }
      }
    }
    // Days of retention are over from the third day after the exposure on.
    const returned = (await seriesOf('retention')).points.map(({ day: named, variants }: Json) => [
      named >= iso(came + 3 * dayMs).slice(0, 10),
      sum(variants.map((one: Json) => one.users)),
    ]);
    expect(returned).toEqual(returned.map(([isOver]: [boolean]) => [isOver, isOver ? users.length : 0]));
    const quantiles = (await seriesOf('quantile')).points;
    const third = quantiles[2];
    const now = until(Date.parse(third.day) + dayMs);
    for (const { variant_id, value } of third.variants) {
      const values = ofType(
        now.filter(({ variant }) => variant === variant_id).flatMap(({ events }) => events),
        'buy',
      )
        .map((event) => event.value as number)
        .sort((a, b) => a - b);
      expect(value).toBe(values[Math.ceil(values.length / 2) - 1]);
    }
  });

  it('are followed in the background where that is too much for a request', async () => {
    const followed = async (name: string) => {
      const path = `/api/experiments/${first.id}/results?series=true&series_of=${ids[name]}`;
      return program.done('GET', path);
    };
    const more = (by: number) =>
      query(
        `UPDATE assignment_total SET users = users + $2 WHERE experiment_id = $1 AND shard = (
           SELECT min(shard) FROM assignment_total WHERE experiment_id = $1)`,
        [first.id, by],
      );
    const names = ['count', 'ratio', 'percentile', 'quantile', 'retention'];
    const read = new Map<string, Json>();
    for (const name of names) read.set(name, (await followed(name)).series);
    await more(20_000);
    try {
      for (const name of names) {
        const { series, warnings } = await followed(name);
        expect([name, series]).toEqual([name, null]);
        expect(warnings).toContain('series_pending');
        expect(warnings).not.toContain('no_series');
        await app.app.get(MetricSeriesKeeper).workOutDue();
      }
      for (const name of names) {
        await waitUntil(async () => {
          await app.app.get(MetricSeriesKeeper).workOutDue();
          return (await followed(name)).series;
        }, 30_000);
        const { series, warnings } = await followed(name);
        expect(warnings).not.toContain('series_pending');
        expect(series.points.map(({ variants }: Json) => variants)).toEqual(
          read.get(name)!.points.map(({ variants }: Json) => variants),
        );
      }
    } finally {
      await more(-20_000);
      await query('DELETE FROM metric_series');
    }
  });

  it('are sums over what they are divided by', async () => {
    const metrics = await resultsOf(first);
    const people = await recount(first);
    for (const { variant_id, value } of metrics.get(ids.average!)!.variants) {
      const own = people
        .filter(({ variant }) => variant === variant_id)
        .flatMap(({ events }) => euros(ofType(events, 'buy')));
      expect(value).toBeCloseTo(sum(own) / own.length, 9);
    }
    for (const { variant_id, value } of metrics.get(ids.ratio!)!.variants) {
      const own = people.filter(({ variant }) => variant === variant_id).flatMap(({ events }) => events);
      const above = ofType(own, 'buy').filter(({ properties }) => Number(properties?.amount ?? 0) > 5);
      expect(value).toBeCloseTo(above.length / ofType(own, 'view').length, 9);
    }
  });

  it('name events that could not be used', async () => {
    const people = await recount(first);
    const bought = people.flatMap(({ events }) => ofType(events, 'buy'));
    const metric = (await resultsOf(first)).get(ids.sum!)!;
    expect(metric.ignored).toBe(bought.length - euros(bought).length);
    expect(metric).toMatchObject({ library_kind: 'sum', version: 1, filling: 1, as_of: expect.any(String) });
  });

  it('tell of each step of a funnel', async () => {
    const { steps, variants } = (await resultsOf(first)).get(ids.funnel!)!;
    const people = await recount(first);
    for (const { variant_id, steps: told } of steps) {
      const own = people.filter(({ variant }) => variant === variant_id);
      const depths = own.map(({ events }) => {
        let depth = 0;
        for (const { type } of ofType(events, 'view', 'buy'))
          if (type === ['view', 'view', 'buy'][depth]) depth++;
        return depth;
      });
      const reached = [0, 1, 2, 3].map((step) => depths.filter((depth) => depth >= step).length);
      expect(told.map(({ users: count }: Json) => count)).toEqual(reached.slice(1));
      expect(told[1].rate).toBeCloseTo(reached[2]! / own.length, 12);
      expect(told[1].rate_of_previous).toBeCloseTo(reached[2]! / reached[1]!, 12);
      const interval = wilsonInterval({ n: own.length, conversions: reached[2]! })!;
      expect(told[1].interval.lower).toBeCloseTo(interval.lower, 12);
      const variant = variants.find((one: Json) => one.variant_id === variant_id);
      expect(variant.conversions).toBe(reached[3]);
    }
  });

  it('wait until the days of retention are over', async () => {
    const metrics = await resultsOf(first);
    expect(metrics.get(ids.retention!)!.matured).toBe(users.length);
    expect(metrics.get(ids.waiting!)).toMatchObject({
      matured: 0,
      variants: [{ users: 0, value: null }, { users: 0 }],
    });
    // Nobody does anything: their days pass.
    await query(
      `UPDATE metric_value SET assigned_at = assigned_at - interval '6 days', due_at = due_at - interval '6 days' WHERE experiment_id = $1`,
      [first.id],
    );
    await query(
      `UPDATE assignment SET assigned_at = assigned_at - interval '6 days' WHERE experiment_id = $1`,
      [first.id],
    );
    await settle();
    expect((await resultsOf(first)).get(ids.waiting!)!.matured).toBe(users.length);
    await query(
      `UPDATE assignment SET assigned_at = assigned_at + interval '6 days', stored_at = now() WHERE experiment_id = $1`,
      [first.id],
    );
    await settle();
    expect((await resultsOf(first)).get(ids.waiting!)!.matured).toBe(0);
  }, 60_000);

  it('give quantiles', async () => {
    const metric = (await resultsOf(first)).get(ids.quantile!)!;
    const people = await recount(first);
    const [control, treatment] = metric.variants.map(({ variant_id }: Json) =>
      people
        .filter(({ variant }) => variant === variant_id)
        .map(({ events }) => ofType(events, 'buy').map(({ value }) => value)),
    );
    const expected = compareQuantiles({ quantile: 0.5, control, treatment });
    expect(metric.variants.map(({ value }: Json) => value)).toEqual([
      expected.quantileControl,
      expected.quantileTreatment,
    ]);
    expect(metric.quantile.variants.map((one: Json) => one.values)).toEqual([
      expected.eventsControl,
      expected.eventsTreatment,
    ]);
    expect(metric.comparisons[0].p_value).toBe(expected.pValue);
    expect(metric.warnings).toEqual(expect.arrayContaining(expected.warnings));
    expect(metric).toMatchObject({ filling: 1, warnings: expect.not.arrayContaining(['filling']) });
  });

  it('say of a quantile that it is still being worked out, until it is', async () => {
    const own = 'project_id = $1 AND metric_id = $2';
    const values = [owner.projectId, ids.quantile];
    const kept = await query(`SELECT quantiles_at FROM metric_progress WHERE ${own}`, values);
    await query(`UPDATE metric_progress SET quantiles_at = NULL WHERE ${own}`, values);
    const metric = (await resultsOf(first)).get(ids.quantile!)!;
    await query(`UPDATE metric_progress SET quantiles_at = $3 WHERE ${own}`, [
      ...values,
      kept[0]!.quantiles_at,
    ]);
    expect(metric.filling).toBeLessThan(1);
    expect(metric.warnings).toContain('filling');
  });

  it('go by what end users did before', async () => {
    const metric = (await resultsOf(first)).get(ids.count!)!;
    const people = await recount(first);
    const pairs = people.map(({ events, before, at }) => ({
      x: ofType(events, 'buy').length,
      y: ofType(before, 'buy').filter((event) => event.at >= at - 2 * dayMs).length,
    }));
    expect(metric.covariate_mean).toBeCloseTo(sum(pairs.map(({ y }) => y)) / pairs.length, 12);
  });

  it('are cut at a percentile of them', async () => {
    const metric = (await resultsOf(first)).get(ids.percentile!)!;
    const people = await recount(first);
    const all = people
      .map(({ events }) => sum(euros(ofType(events, 'buy'))))
      .filter((value) => value !== 0)
      .sort((a, b) => a - b);
    const at = (all.length - 1) / 2;
    const cap = all[Math.floor(at)]! + (at % 1) * (all[Math.ceil(at)]! - all[Math.floor(at)]!);
    expect(metric.cap).toBeCloseTo(cap, 9);
    for (const { variant_id, value } of metric.variants) {
      const own = people
        .filter(({ variant }) => variant === variant_id)
        .map(({ events }) => Math.min(cap, sum(euros(ofType(events, 'buy')))));
      expect(value).toBeCloseTo(sum(own) / own.length, 9);
    }
  });

  it('are those of each experiment that an end user is in', async () => {
    const people = await recount(second);
    for (const { variant_id, value, users: n } of (await resultsOf(second)).get(ids.other!)!.variants) {
      const own = people.filter(({ variant }) => variant === variant_id);
      expect(n).toBe(own.length);
      if (n > 0)
        expect(value).toBeCloseTo(sum(own.map(({ events }) => ofType(events, 'buy').length)) / n, 12);
    }
  });

  it('are shown by what is known of end users', async () => {
    const { breakdown } = await program.done('GET', `/api/experiments/${first.id}/results?by=device`);
    const people = await recount(first);
    const metric = breakdown.groups[0].metrics.find((one: Json) => one.metric_id === ids.sum);
    for (const { variant_id, value } of metric.variants) {
      const own = people
        .filter(({ variant }) => variant === variant_id)
        .map(({ events }) => sum(euros(ofType(events, 'buy'))));
      expect(value).toBeCloseTo(sum(own) / own.length, 9);
    }
    const quantile = breakdown.groups[0].metrics.find((one: Json) => one.metric_id === ids.quantile);
    expect(quantile.variants).toEqual((await resultsOf(first)).get(ids.quantile!)!.variants);
  });

  it('go on where the shared metric was archived meanwhile', async () => {
    const before = (await resultsOf(first)).get(ids.windowed!)!;
    const [{ id }] = (await query('SELECT shared_metric_id AS id FROM metric WHERE id = $1', [
      ids.windowed,
    ])) as [Json];
    const archived = await app.request('DELETE', `/shared-metrics/${id}`, undefined, owner.headers);
    expect(archived.status).toBeLessThan(300);
    await send([
      {
        user_id: users[9],
        type: 'buy',
        timestamp: iso(came + 9 * hourMs),
        event_id: 'of-an-archived-metric',
      },
    ]);
    await settle();
    const after = (await resultsOf(first)).get(ids.windowed!)!;
    const counted = ({ variants }: Json) => sum(variants.map((one: Json) => one.value * one.users));
    expect(counted(after)).toBeCloseTo(counted(before) + 1, 9);
  }, 60_000);

  it('are worked out anew by another definition', async () => {
    await redefineMetric(app.dataSource, ids.sum!, { kind: 'sum', source: of('view'), value: amount });
    const meanwhile = (await resultsOf(first)).get(ids.sum!)!;
    expect(meanwhile).toMatchObject({ version: 2, filling: 0, variants: [{ users: 0 }, { users: 0 }] });
    expect(meanwhile.warnings).toContain('filling');
    await settle();
    const people = await recount(first);
    for (const { variant_id, value } of (await resultsOf(first)).get(ids.sum!)!.variants) {
      const own = people
        .filter(({ variant }) => variant === variant_id)
        .map(({ events }) => sum(euros(ofType(events, 'view'))));
      expect(value).toBeCloseTo(sum(own) / own.length, 9);
    }
  }, 60_000);

  it('end with the experiment', async () => {
    const end = came + 30 * hourMs;
    await program.done('PATCH', `/api/experiments/${first.id}`, { status: 'ended' });
    await query('UPDATE experiment SET ended_at = $2 WHERE id = $1', [first.id, iso(end)]);
    await settle();
    const metrics = await resultsOf(first);
    const people = await recount(first);
    for (const { variant_id, value } of metrics.get(ids.days!)!.variants) {
      const own = numbers(people.filter(({ variant }) => variant === variant_id)).days;
      expect(value).toBeCloseTo(sum(own) / own.length, 9);
    }
    expect(metrics.get(ids.retention!)!.matured).toBe(0);
  }, 60_000);

  it('are right, and are made right where they are not', async () => {
    const experiment = { projectId: owner.projectId, experimentId: first.id };
    expect(await compareMetricValues(app.dataSource, experiment)).toEqual([]);
    await query(
      `UPDATE metric_value SET amounts = amounts || jsonb_build_object($2::text, '["99"]'::jsonb) WHERE experiment_id = $1 AND end_user_id = $3`,
      [...[first.id, ids.conversion, users[7]]],
    );
    await query('UPDATE metric_value_total SET users = users + 3 WHERE metric_id = $1', [ids.days]);
    const differences = await compareMetricValues(app.dataSource, experiment);
    expect(new Set(differences.map(({ total }) => total))).toEqual(
      new Set(['metric_value', 'metric_value_total']),
    );
    await rebuildMetricValues(app.dataSource, experiment);
    expect(await compareMetricValues(app.dataSource, experiment)).toEqual([]);
  }, 60_000);

  it('go when nothing is attached any more', async () => {
    await query('DELETE FROM metric WHERE experiment_id = ANY ($1)', [[first.id, second.id]]);
    await app.app.get(MetricValues).keepUp();
    const [left] = await query(
      `SELECT (SELECT count(*)::int FROM metric_value) AS "values", (SELECT count(*)::int FROM metric_value_total) AS totals,
         (SELECT count(*)::int FROM metric_progress) AS progress, (SELECT count(*)::int FROM metric_keeping) AS keeping`,
    );
    expect(left).toEqual({ values: 0, totals: 0, progress: 0, keeping: 0 });
  });
});
