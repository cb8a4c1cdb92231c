import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { minuteMs } from '#libs/durations';
import { dataSourceOptions } from '#libs/entities';
import {
  anonymizeEndUser,
  AssignmentMemory,
  ExposureRecorder,
  joinIds,
  storeEvents,
  type StorableEvent,
} from '#libs/ingestion';
import {
  compareMetricValues,
  MetricKeeper,
  rebuildMetricValues,
} from '../../apps/admin/src/metric-values/index.js';
import { IngestionTestBed } from '../ingestion/ingestion-test-bed.js';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { batchOf, buildEvent } from '../support/events.js';
import { leash } from '../support/leash.js';
import type { Json } from '../support/product.js';
import { attachMetric, redefineMetric, sourceOf } from '../support/shared-metrics.js';
import { waitUntil } from '../support/wait-until.js';

const root = joinPath(import.meta.dirname, '../..');
const noon = Date.UTC(2026, 10, 20, 12);
const minutes = (count: number): number => noon + count * minuteMs;
const value = { property: 'value', currency: null };

let bed: IngestionTestBed;
const others: DataSource[] = [];
const holders: QueryRunner[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  bed = await IngestionTestBed.create();
}, 60_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const other of others) await other.destroy();
  await bed.stop();
});

// Keepers look after every project, so each test begins without those of others.
afterEach(async () => {
  for (const holder of holders.splice(0)) {
    if (holder.isTransactionActive) await holder.rollbackTransaction();
    await holder.release();
  }
  await query('DELETE FROM metric WHERE shared_metric_id IS NOT NULL');
  for (const table of ['keeping', 'due', 'value', 'value_total', 'progress'])
    await query(`DELETE FROM metric_${table}`);
});

const query = (text: string, values: unknown[] = []): Promise<Json[]> => bed.dataSource.query(text, values);
const iso = (ms: number): string => new Date(ms).toISOString();

const keeperOf = (dataSource: DataSource, now?: () => number): MetricKeeper =>
  new MetricKeeper(dataSource, now && { now });

/** A transaction, which ends with the test at the latest. */
async function begin(): Promise<QueryRunner> {
  const holder = bed.dataSource.createQueryRunner();
  holders.push(holder);
  await holder.startTransaction();
  return holder;
}

async function anotherDataSource(): Promise<DataSource> {
  const other = await new DataSource(dataSourceOptions(bed.databaseUrl, 3)).initialize();
  others.push(other);
  return other;
}

/** A project with an experiment that began before noon, and metrics on what people buy. */
interface Shop {
  projectId: number;
  experiment: BuiltExperiment;
  count: number;
  sum: number;
}

async function openShop(): Promise<Shop> {
  const { id: projectId } = await buildProject(bed.dataSource);
  const experiment = await buildExperiment(bed.dataSource, projectId, { startedAt: new Date(minutes(-60)) });
  const at = { projectId, experimentId: experiment.id };
  return {
    ...{ projectId, experiment },
    count: await attachMetric(bed.dataSource, at, { kind: 'count' }),
    sum: await attachMetric(bed.dataSource, at, { kind: 'sum', value }),
  };
}

const eventIn = (projectId: number, endUserId: string, more: Partial<StorableEvent> = {}): StorableEvent =>
  buildEvent(projectId, { endUserId, type: 'buy', value: 1, occurredAt: minutes(5), ...more });
const store = (...events: StorableEvent[]) => storeEvents(bed.pool, [batchOf(...events)]);

/** End users by the hundred, each with some events, without the detour of storing them one by one. */
async function fill({ projectId, experiment }: Shop, users: number, eventsOfEach = 2): Promise<void> {
  await query(
    `INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
     SELECT $1, $2, 'user-' || i, ($3::int[])[1 + i % 2], 1, $4::timestamptz FROM generate_series(1, $5::int) AS i`,
    [projectId, experiment.id, experiment.variations.map(({ id }) => id), iso(noon), users],
  );
  await query(
    `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, value, received_at)
     SELECT $1, $2::timestamptz + k * interval '1 minute', $3::bigint * 1000000 + i * 100 + k, 'user-' || i, 'buy', i % 7 + k, now()
     FROM generate_series(1, $4::int) AS i, generate_series(1, $5::int) AS k`,
    [projectId, iso(noon), projectId, users, eventsOfEach],
  );
}

/** Until what is stored by now is in the values of a project. */
async function settle({ projectId }: Shop, keeper = keeperOf(bed.dataSource)): Promise<void> {
  const [{ now }] = (await query('SELECT clock_timestamp() AS now')) as [Json];
  await waitUntil(async () => {
    await keeper.runOnce();
    const [row] = await query(
      `SELECT settled_at >= $2::timestamptz AND NOT EXISTS (
         SELECT FROM metric_progress WHERE project_id = $1 AND filled_to IS NOT NULL) AS done
       FROM metric_keeping WHERE project_id = $1`,
      [projectId, now],
    );
    return row?.done;
  }, 60_000);
}

/** What each end user comes to by the stored events, without anything of the product. */
const recounting = `
  SELECT a.end_user_id AS id, a.variation_id AS variant, count(e.id)::text AS x, COALESCE(sum(e.value), 0)::float8::text AS s
  FROM assignment AS a JOIN experiment AS x ON x.id = a.experiment_id
  LEFT JOIN event AS e ON e.project_id = a.project_id AND e.end_user_id = a.end_user_id AND e.type = ANY ($2)
    AND (e.experiment_id IS NULL OR e.experiment_id = a.experiment_id) AND e.occurred_at >= a.assigned_at
    AND (x.ended_at IS NULL OR e.occurred_at < x.ended_at)
    AND (e.not_counted_in IS NULL OR a.experiment_id <> ALL (e.not_counted_in))
  WHERE a.experiment_id = $1 GROUP BY 1, 2 ORDER BY 1`;

/** What is kept of each end user, and the sums over them, are what a recount says. */
async function expectRight({ experiment, count, sum }: Shop, types = ['buy']): Promise<void> {
  const recounted = await query(recounting, [experiment.id, types]);
  const kept = await query(
    `SELECT end_user_id AS id, variation_id AS variant, COALESCE(amounts -> $2 ->> 0, '0') AS x,
       COALESCE(amounts -> $3 ->> 0, '0')::float8::text AS s
     FROM metric_value WHERE experiment_id = $1 ORDER BY end_user_id`,
    [experiment.id, String(count), String(sum)],
  );
  expect(kept).toEqual(recounted);
  const total = (rows: Json[], of: (row: Json) => number) => rows.reduce((all, row) => all + of(row), 0);
  for (const { id } of experiment.variations) {
    const own = recounted.filter(({ variant }) => variant === id);
    const [row] = await query(
      `SELECT COALESCE(sum(users) FILTER (WHERE metric_id = $2), 0)::int AS users,
         COALESCE(sum(sums[1]) FILTER (WHERE metric_id = $2), 0)::float8 AS x,
         COALESCE(sum(sums[2]) FILTER (WHERE metric_id = $2), 0)::float8 AS xx,
         COALESCE(sum(sums[1]) FILTER (WHERE metric_id = $3), 0)::float8 AS s,
         COALESCE(sum(sums[2]) FILTER (WHERE metric_id = $3), 0)::float8 AS ss
       FROM metric_value_total WHERE variation_id = $1`,
      [id, count, sum],
    );
    expect(row).toEqual({
      users: own.length,
      x: total(own, ({ x }) => Number(x)),
      xx: total(own, ({ x }) => Number(x) ** 2),
      s: total(own, ({ s }) => Number(s)),
      ss: total(own, ({ s }) => Number(s) ** 2),
    });
  }
}

const compare = ({ projectId, experiment }: Shop) =>
  compareMetricValues(bed.dataSource, { projectId, experimentId: experiment.id });

describe('keeping values of shared metrics', () => {
  it('goes on where a killed process was in the middle of it', async () => {
    const shop = await openShop();
    await fill(shop, 1_700);
    for (const table of ['metric_value_total', 'metric_value', 'metric_progress']) {
      const holder = await begin();
      await holder.query(`LOCK TABLE ${table} IN SHARE MODE`);
      const child = startKeeper();
      await waitUntil(async () => (await waitingFor(table)) > 0, 60_000);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await holder.rollbackTransaction();
      await waitUntil(async () => (await waitingFor(table)) === 0);
      // One more step each time, so that the next one is killed elsewhere.
      const enough = new AbortController();
      await keeperOf(bed.dataSource, () => {
        enough.abort();
        return 0;
      }).runOnce({ signal: enough.signal });
    }
    const [{ filled }] = (await query(
      'SELECT min(filled)::int AS filled FROM metric_progress WHERE project_id = $1',
      [shop.projectId],
    )) as [Json];
    expect(filled).toBeLessThan(1_700);
    await settle(shop);
    await expectRight(shop);
    expect(await compare(shop)).toEqual([]);
  }, 180_000);

  it('may be done by any number of processes at once', async () => {
    const shop = await openShop();
    await fill(shop, 1_500);
    const keepers = [
      keeperOf(bed.dataSource),
      keeperOf(await anotherDataSource()),
      keeperOf(await anotherDataSource()),
    ];
    const meanwhile = Array.from({ length: 20 }, (_, i) =>
      store(eventIn(shop.projectId, `user-${1 + i * 50}`, { occurredAt: minutes(30 + i), value: i })),
    );
    await Promise.all([...keepers.map((keeper) => settle(shop, keeper)), ...meanwhile]);
    await settle(shop);
    await expectRight(shop);
  }, 120_000);

  it('gives every project its turn', async () => {
    const big = await openShop();
    await fill(big, 4_000, 1);
    const small = await openShop();
    await fill(small, 3);
    let turns = 0;
    const enough = new AbortController();
    const keeper = keeperOf(bed.dataSource, () => {
      if (++turns > 6) enough.abort();
      return turns;
    });
    await keeper.runOnce({ signal: enough.signal });
    const rows = await query(
      'SELECT project_id AS id, bool_and(filled_to IS NULL) AS whole FROM metric_progress WHERE project_id = ANY ($1) GROUP BY 1 ORDER BY 1',
      [[big.projectId, small.projectId]],
    );
    expect(rows).toEqual([
      { id: big.projectId, whole: false },
      { id: small.projectId, whole: true },
    ]);
    await settle(big);
    await settle(small);
    await expectRight(small);
    await expectRight(big);
  }, 120_000);

  it('reads an end user with very many events a page at a time, in order', async () => {
    const shop = await openShop();
    const funnel = await attachMetric(
      bed.dataSource,
      { projectId: shop.projectId, experimentId: shop.experiment.id },
      { kind: 'funnel', source: null, steps: [sourceOf('buy'), sourceOf('last'), sourceOf('buy')] },
    );
    await fill(shop, 1, 1);
    // All in one millisecond, so that only their ids tell them apart where a page ends.
    await query(
      `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, value, received_at)
       SELECT $1, $2, 10 + i, 'user-1', CASE WHEN i = 8001 THEN 'last' ELSE 'buy' END, 1, now() FROM generate_series(1, 8002) AS i`,
      [shop.projectId, iso(minutes(9))],
    );
    await settle(shop);
    await expectRight(shop);
    const [row] = await query(
      `SELECT amounts -> $2 -> 4 AS depth FROM metric_value WHERE experiment_id = $1`,
      [...[shop.experiment.id, String(funnel)]],
    );
    expect(row).toEqual({ depth: 3 });
  }, 60_000);

  it('takes in what comes late, and nothing twice', async () => {
    const shop = await openShop();
    await fill(shop, 4);
    await settle(shop);
    const late = eventIn(shop.projectId, 'user-1', {
      eventId: 'late-1',
      occurredAt: minutes(0.5),
      value: 40,
    });
    await store(late);
    await store({ ...late, id: late.id + 1 }, eventIn(shop.projectId, 'user-2', { occurredAt: minutes(-1) }));
    await settle(shop);
    await expectRight(shop);
    const [row] = await query(
      `SELECT amounts -> $2 ->> 0 AS x FROM metric_value WHERE experiment_id = $1 AND end_user_id = 'user-1'`,
      [...[shop.experiment.id, String(shop.count)]],
    );
    expect(row).toEqual({ x: '3' });
  }, 60_000);

  it('begins again by a definition that changes in the middle', async () => {
    const shop = await openShop();
    await fill(shop, 1_200, 1);
    await query(
      `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, value, received_at)
       SELECT $1, $2, i, 'user-' || i, 'view', 3, now() FROM generate_series(1, 600) AS i`,
      [shop.projectId, iso(minutes(3))],
    );
    let turns = 0;
    const enough = new AbortController();
    await keeperOf(bed.dataSource, () => {
      if (++turns > 4) enough.abort();
      return turns;
    }).runOnce({ signal: enough.signal });
    for (const [id, kind] of [
      [shop.count, { kind: 'count', source: sourceOf('view') }],
      [shop.sum, { kind: 'sum', source: sourceOf('view'), value }],
    ] as const)
      await redefineMetric(bed.dataSource, id, kind);
    await settle(shop);
    await expectRight(shop, ['view']);
  }, 60_000);

  it('misses nothing of a transaction that was open meanwhile', async () => {
    const shop = await openShop();
    await fill(shop, 2);
    await settle(shop);
    // A time that is rounded down when it is stored.
    const writer = await begin();
    for (let isRoundedDown = false; !isRoundedDown;) {
      await writer.rollbackTransaction();
      await writer.startTransaction();
      const [row] = (await writer.query(`SELECT now()::timestamptz(3) < now() AS "isRoundedDown"`)) as [
        { isRoundedDown: boolean },
      ];
      isRoundedDown = row.isRoundedDown;
    }
    await writer.query(
      `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, value, received_at)
       VALUES ($1, $2, 1, 'user-1', 'buy', 500, now())`,
      [shop.projectId, iso(minutes(9))],
    );
    const [{ began }] = (await writer.query('SELECT now()::timestamptz(3) AS began')) as [{ began: Date }];
    const watermark = async () =>
      (await query('SELECT watermark FROM metric_keeping WHERE project_id = $1', [shop.projectId]))[0]
        .watermark;
    await waitUntil(async () => {
      await keeperOf(bed.dataSource).runOnce();
      const [{ past }] = (await query(
        `SELECT clock_timestamp() > $1::timestamptz + interval '1.2 seconds' AS past`,
        [began],
      )) as [Json];
      return past;
    });
    expect((await watermark()) < began).toBe(true);
    await writer.commitTransaction();
    await settle(shop);
    await expectRight(shop);
  }, 60_000);

  it('keeps what was made of events that were removed for their age', async () => {
    const shop = await openShop();
    await fill(shop, 6);
    await settle(shop);
    await store(eventIn(shop.projectId, 'user-1', { occurredAt: minutes(50), value: 9 }));
    await sleepPastHorizon();
    // The values are worked out while events go.
    const holder = await begin();
    await holder.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
    const stuck = keeperOf(await anotherDataSource());
    const before = await query('SELECT * FROM metric_value WHERE experiment_id = $1 ORDER BY end_user_id', [
      shop.experiment.id,
    ]);
    await query(
      `INSERT INTO metric_due (project_id, end_user_id) SELECT $1, 'user-' || i FROM generate_series(1, 6) AS i ON CONFLICT DO NOTHING`,
      [shop.projectId],
    );
    const run = stuck.runOnce();
    await waitUntil(async () => (await waitingFor('event')) > 0, 30_000);
    await holder.query(`INSERT INTO event_retention (id, removed_before) VALUES (1, $1)`, [iso(minutes(40))]);
    await holder.query('DELETE FROM event WHERE project_id = $1 AND occurred_at < $2', [
      ...[shop.projectId, iso(minutes(40))],
    ]);
    await holder.commitTransaction();
    await run;
    await settle(shop);
    expect(
      await query('SELECT * FROM metric_value WHERE experiment_id = $1 ORDER BY end_user_id', [
        shop.experiment.id,
      ]),
    ).toEqual(before);
    // Of who comes after what is left, everything is there.
    await bed.assign(shop.experiment, { newcomer: 0 }, minutes(45));
    await store(eventIn(shop.projectId, 'newcomer', { occurredAt: minutes(46), value: 70 }));
    await settle(shop);
    const [row] = await query(
      `SELECT amounts -> $2 ->> 0 AS s FROM metric_value WHERE experiment_id = $1 AND end_user_id = 'newcomer'`,
      [shop.experiment.id, String(shop.sum)],
    );
    expect(row).toEqual({ s: '70' });
    expect(await compare(shop)).toEqual([]);
    await query('DELETE FROM event_retention');
  }, 60_000);

  it('keeps what an end user came to who is erased, under the random id', async () => {
    const shop = await openShop();
    await fill(shop, 3);
    await settle(shop);
    const totals = () =>
      query('SELECT * FROM metric_value_total WHERE project_id = $1 ORDER BY metric_id, variation_id', [
        shop.projectId,
      ]);
    const before = await totals();
    await store(eventIn(shop.projectId, 'user-1', { occurredAt: minutes(20), value: 30 }));
    await settle(shop);
    const then = await totals();
    expect(then).not.toEqual(before);
    await bed.dataSource.transaction((manager) =>
      anonymizeEndUser((text, values) => manager.query(text, values), {
        ...{ projectId: shop.projectId, endUserId: 'user-1', anonymousId: 'random' },
      }),
    );
    await settle(shop);
    expect(await totals()).toEqual(then);
    const ids = await query(
      'SELECT end_user_id AS id, kept FROM metric_value WHERE experiment_id = $1 ORDER BY 1',
      [shop.experiment.id],
    );
    expect(ids).toEqual([
      { id: 'random', kept: true },
      { id: 'user-2', kept: false },
      { id: 'user-3', kept: false },
    ]);
    expect(await query(`SELECT FROM metric_due WHERE end_user_id = 'user-1'`)).toEqual([]);
    expect(await compare(shop)).toEqual([]);
  }, 60_000);
});

/** Something that reaches the database at any time, whenever it happened; ids end in what tells the orders apart. */
type Fact = (shop: Shop, suffix: string) => Promise<unknown>;

const serve =
  (id: string, arm: number, at: number): Fact =>
  async ({ projectId, experiment }, suffix) => {
    const memory = new AssignmentMemory([1, 2], 1024);
    const recorder = new ExposureRecorder({ pool: bed.pool, memory, now: () => at });
    const variationId = experiment.variations[arm]!.id;
    const exposure = { experimentId: experiment.id, variationId, allocationVersion: 1, binding: true };
    const { durable } = await recorder.record({ projectId, endUserId: id + suffix }, [exposure]);
    expect(durable).toBe(true);
  };
const buy =
  (id: string, amount: number, at: number, credential: 'secret' | 'none' = 'secret'): Fact =>
  ({ projectId }, suffix) =>
    store(
      eventIn(projectId, id + suffix, { value: amount, occurredAt: at, receivedAt: minutes(10), credential }),
    );
const join =
  (known: string, anonymous: string, at: number, trusted = true): Fact =>
  ({ projectId }, suffix) =>
    joinIds(bed.pool, { projectId, endUserId: known + suffix, anonymousId: anonymous + suffix, trusted, at });

function* ordersOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const rest of ordersOf([...items.slice(0, index), ...items.slice(index + 1)])) yield [item, ...rest];
}

describe('values of joined ids', () => {
  const stories: Record<string, { facts: Fact[]; users: number; sum: number }> = {
    'who moves to the known id': {
      facts: [
        serve('anon', 1, minutes(0)),
        buy('anon', 1, minutes(1)),
        join('known', 'anon', minutes(2)),
        buy('known', 10, minutes(3)),
      ],
      users: 1,
      sum: 11,
    },
    'who was in one variation under both': {
      facts: [
        serve('known', 1, minutes(0)),
        serve('anon', 1, minutes(2)),
        buy('anon', 1, minutes(1)),
        join('known', 'anon', minutes(4)),
      ],
      users: 1,
      sum: 1,
    },
    'who was served two variations': {
      facts: [
        serve('known', 1, minutes(0)),
        serve('anon', 0, minutes(1)),
        buy('known', 10, minutes(2)),
        join('known', 'anon', minutes(4)),
      ],
      users: 0,
      sum: 0,
    },
    'who is joined without proof, and then with it': {
      facts: [
        serve('900719925474', 1, minutes(0)),
        buy('known', 1, minutes(1), 'none'),
        join('known', '900719925474', minutes(2), false),
        join('known', '900719925474', minutes(4)),
      ],
      users: 1,
      sum: 1,
    },
  };

  it.each(Object.entries(stories))(
    'are the same in every order: %s',
    async (_, { facts, users, sum }) => {
      const shop = await openShop();
      const orders = [...ordersOf(facts)];
      for (let position = 0; position < facts.length; position++) {
        for (const [index, order] of orders.entries()) await order[position]!(shop, String(1000 + index));
        await settle(shop);
        await expectRight(shop);
      }
      const kept = await query(
        `SELECT count(*)::int AS users, COALESCE(sum((amounts -> $2 ->> 0)::numeric), 0)::float8 AS sum FROM metric_value WHERE experiment_id = $1`,
        [shop.experiment.id, String(shop.sum)],
      );
      expect(kept).toEqual([{ users: users * orders.length, sum: sum * orders.length }]);
      expect(await compare(shop)).toEqual([]);
    },
    120_000,
  );
});

/** Definitions of every kind, of which CUPED looks back on some. */
const everyKind: Json[] = [
  { kind: 'conversion', cuped: { on: true, lookbackDays: 1 } },
  { kind: 'sum', value, cuped: { on: true, lookbackDays: 1 } },
  { kind: 'average', value },
  {
    ...{ kind: 'ratio', measure: { of: 'sum', value } },
    denominator: { source: sourceOf('view'), measure: { of: 'count', value: null } },
  },
  { kind: 'funnel', source: null, steps: [sourceOf('view'), sourceOf('buy'), sourceOf('buy')] },
  { kind: 'retention', source: sourceOf('buy', 'view'), retention: { fromDay: 0, toDay: 1 } },
  { kind: 'quantile', value, quantile: { q: 0.5, per: 'event' } },
  { kind: 'quantile', value, quantile: { q: 0.5, per: 'end_user' } },
  { kind: 'distinct', distinct: { of: 'properties.page' }, cuped: { on: true, lookbackDays: 1 } },
  { kind: 'distinct', source: sourceOf('buy', 'view'), distinct: { of: 'active_days' } },
];

describe('adding new events to values', () => {
  it('does not read those before them again', async () => {
    const shop = await openShop();
    await fill(shop, 2);
    await settle(shop);
    await query(
      `UPDATE metric_value SET amounts = jsonb_set(amounts, ARRAY[$2, '0'], '"100"') WHERE experiment_id = $1`,
      [shop.experiment.id, String(shop.count)],
    );
    await store(eventIn(shop.projectId, 'user-1'), eventIn(shop.projectId, 'user-1', { type: 'other' }));
    await settle(shop);
    const kept = () =>
      query(
        'SELECT amounts -> $2 ->> 0 AS x FROM metric_value WHERE experiment_id = $1 ORDER BY end_user_id',
        [shop.experiment.id, String(shop.count)],
      );
    expect(await kept()).toEqual([{ x: '101' }, { x: '100' }]);
    // What a release wrote that could not go on from values is worked out from all events.
    await query(`UPDATE metric_value SET amounts = amounts - 'last' WHERE experiment_id = $1`, [
      shop.experiment.id,
    ]);
    await store(eventIn(shop.projectId, 'user-1'));
    await settle(shop);
    expect(await kept()).toEqual([{ x: '4' }, { x: '100' }]);
    await rebuildMetricValues(bed.dataSource, {
      projectId: shop.projectId,
      experimentId: shop.experiment.id,
    });
    await expectRight(shop);
  }, 60_000);

  it('reads the rows of those alone who did something, though PostgreSQL takes every project for small', async () => {
    const shop = await openShop();
    await query('ALTER TABLE metric_value SET (autovacuum_enabled = off)');
    await query(
      `INSERT INTO metric_value (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at, amounts)
       SELECT 1000000 + i, 1000000 + i, 'user', 1, 1, now(), '{}' FROM generate_series(1, 1000) AS i`,
    );
    await query('ANALYZE metric_value');
    await fill(shop, 1_000);
    // All that is read goes through one connection: others tell what they read when they like to.
    const own = await new DataSource(dataSourceOptions(bed.databaseUrl, 1)).initialize();
    others.push(own);
    await settle(shop, keeperOf(own));
    const rowsRead = async (): Promise<number> => {
      await own.query('SELECT pg_stat_force_next_flush()');
      const [{ rows }] = await own.query<[{ rows: number }]>(
        `SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_user_tables WHERE relname = 'metric_value'`,
      );
      return rows;
    };
    const reads: number[] = [];
    for (let round = 0; round < 3; round++) {
      const before = await rowsRead();
      await store(...[1, 2, 3].map((i) => eventIn(shop.projectId, `user-${i}`)));
      await settle(shop, keeperOf(own));
      reads.push((await rowsRead()) - before);
    }
    // Reads of earlier tests may be told late, in one of them.
    expect(Math.min(...reads)).toBeLessThan(100);
    await expectRight(shop);
    await query('ALTER TABLE metric_value RESET (autovacuum_enabled)');
  }, 60_000);

  it('comes to the same in every order, on every kind', async () => {
    const shop = await openShop();
    const at = { projectId: shop.projectId, experimentId: shop.experiment.id };
    for (const definition of everyKind) await attachMetric(bed.dataSource, at, definition);
    const view =
      (id: string, ms: number, page: string): Fact =>
      async ({ projectId }, suffix) => {
        const eventId = `view-${id}-${suffix}-${ms}`;
        const properties = JSON.stringify({ page });
        const event = { type: 'view', occurredAt: ms, eventId, properties };
        await store(eventIn(projectId, id + suffix, event));
        await store(eventIn(projectId, id + suffix, event));
      };
    const page =
      (id: string, ms: number, name: string): Fact =>
      ({ projectId }, suffix) =>
        store(
          eventIn(projectId, id + suffix, { occurredAt: ms, value: 0.25, properties: `{"page":"${name}"}` }),
        );
    const facts = [
      serve('every', 1, minutes(0)),
      page('every', minutes(-5), 'before'),
      view('every', minutes(1), 'a'),
      page('every', minutes(2), 'b'),
      buy('every', 10, minutes(3)),
    ];
    const orders = [...ordersOf(facts)];
    for (let position = 0; position < facts.length; position++) {
      for (const [index, order] of orders.entries()) await order[position]!(shop, String(1000 + index));
      await settle(shop);
      expect(await compare(shop)).toEqual([]);
    }
    await expectRight(shop);
    const kinds = await query(
      `SELECT DISTINCT amounts - 'last' AS amounts FROM metric_value WHERE experiment_id = $1`,
      [shop.experiment.id],
    );
    expect(kinds).toHaveLength(1);
  }, 180_000);

  it('goes by a definition that was moved, and by an end, in between', async () => {
    const shop = await openShop();
    const at = { projectId: shop.projectId, experimentId: shop.experiment.id };
    await attachMetric(bed.dataSource, at, everyKind[4]);
    await fill(shop, 6);
    await settle(shop);
    const more = (type: string, minute: number) =>
      store(
        ...[1, 2, 3].map((user) =>
          eventIn(shop.projectId, `user-${user}`, { type, occurredAt: minutes(minute), value: 5 }),
        ),
      );
    await more('view', 5);
    await more('view', 8);
    for (const [id, kind] of [
      [shop.count, { kind: 'count', source: sourceOf('view') }],
      [shop.sum, { kind: 'sum', source: sourceOf('view'), value }],
    ] as const)
      await redefineMetric(bed.dataSource, id, kind);
    await bed.end(shop.experiment, minutes(7));
    await more('view', 6);
    await more('view', 9);
    await settle(shop);
    await expectRight(shop, ['view']);
    await more('view', 5.5);
    await settle(shop);
    await expectRight(shop, ['view']);
    expect(await compare(shop)).toEqual([]);
  }, 60_000);

  it('lets other projects have their turn while an end user with very many events is worked out', async () => {
    const [big, small] = [await openShop(), await openShop()];
    await fill(big, 2, 1);
    await fill(small, 3);
    const insert = (count: number, from: number) =>
      query(
        `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, value, received_at)
         SELECT $1, $2::timestamptz + i % 7 * interval '1 second', $3 + i, 'user-1', 'buy', 2, now() FROM generate_series(1, $4::int) AS i`,
        [big.projectId, iso(minutes(9)), from, count],
      );
    await insert(80_000, 1_000_000);
    await sleepPastHorizon();
    let calls = 0;
    const enough = new AbortController();
    // A step of each that fills in, and then one of the big project after the other.
    await keeperOf(bed.dataSource, () => {
      if (++calls > 5) enough.abort();
      return calls;
    }).runOnce({ signal: enough.signal });
    const progress = () =>
      query(
        `SELECT (SELECT count(so_far)::int FROM metric_due WHERE project_id = $1) AS begun,
           (SELECT bool_and(filled_to IS NULL) FROM metric_progress WHERE project_id = $2) AS whole`,
        [big.projectId, small.projectId],
      );
    expect(await progress()).toEqual([{ begun: 1, whole: true }]);
    await expectRight(small);
    await settle(big);
    expect(await progress()).toEqual([{ begun: 0, whole: true }]);
    await expectRight(big);
    // Of one end user, more than is read at once, of one moment of storing.
    await insert(6_000, 2_000_000);
    await settle(big);
    await expectRight(big);
    expect(await compare(big)).toEqual([]);
  }, 120_000);

  it('waits at its very beginning for an end user who is being erased', async () => {
    const shop = await openShop();
    await fill(shop, 2);
    const erasing = await begin();
    await anonymizeEndUser((text, values) => erasing.query(text, values), {
      ...{ projectId: shop.projectId, endUserId: 'user-1', anonymousId: 'random' },
    });
    const run = keeperOf(bed.dataSource).runOnce();
    await waitUntil(async () => {
      const [{ waiting }] = (await query(
        `SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      )) as [Json];
      return waiting > 0;
    }, 30_000);
    await erasing.commitTransaction();
    await run;
    await settle(shop);
    const ids = await query(
      'SELECT end_user_id AS id FROM metric_value WHERE experiment_id = $1 ORDER BY 1',
      [shop.experiment.id],
    );
    expect(ids).toEqual([{ id: 'random' }, { id: 'user-2' }]);
  }, 60_000);
});

async function sleepPastHorizon(): Promise<void> {
  const [{ now }] = (await query('SELECT clock_timestamp() AS now')) as [Json];
  await waitUntil(async () => {
    const [{ past }] = (await query(
      `SELECT clock_timestamp() > $1::timestamptz + interval '1.2 seconds' AS past`,
      [now],
    )) as [Json];
    return past || sleep(50);
  });
}

/** How many wait for a lock on a table, or a part of it. */
async function waitingFor(table: string): Promise<number> {
  const [{ n }] = (await query(
    `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation::regclass::text LIKE $1 || '%'
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [table],
  )) as [Json];
  return n;
}

/** A process that keeps values until it is killed. */
function startKeeper(): ChildProcess {
  const script = `
    import { DataSource } from 'typeorm';
    import { dataSourceOptions } from '#libs/entities';
    import { MetricKeeper } from './dist/apps/admin/src/metric-values/index.js';
    const dataSource = await new DataSource(dataSourceOptions(process.env.DB_URL, 3)).initialize();
    const keeper = new MetricKeeper(dataSource);
    for (;;) await keeper.runOnce();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { PATH: process.env.PATH, DB_URL: bed.databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  leash(child, mkdtempSync(joinPath(tmpdir(), 'abtesting-keeper-')));
  children.push(child);
  return child;
}
