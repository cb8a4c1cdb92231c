import pg from 'pg';
import { AssignmentMemory, ExposureRecorder, storeEvents, type CredentialClass } from '#libs/ingestion';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { batchOf, buildEvent } from '../support/events.js';
import { IngestionTestBed } from './ingestion-test-bed.js';

/** Rows of each table that others of the project have. */
const others = 8_000;
/** Rows of a table that one path may read: each concerns five end users with a few rows each, looked up several times. */
const mostRows = 400;

const now = Date.now() - 60_000;
const minutes = (count: number): number => now + count * 60_000;

let bed: IngestionTestBed;
/** Plans are kept by a connection, so all goes over one. */
let client: pg.Client;
let session: pg.Pool;
let projectId: number;
let first: BuiltExperiment;
let second: BuiltExperiment;
let ended: BuiltExperiment;

beforeAll(async () => {
  bed = await IngestionTestBed.create();
  client = new pg.Client({ connectionString: bed.databaseUrl });
  await client.connect();
  // As for statements that have been carried out some times.
  await client.query('SET plan_cache_mode = force_generic_plan');
  session = {
    query: (...args: Parameters<pg.Client['query']>) => client.query(...args),
  } as unknown as pg.Pool;
  ({ id: projectId } = await buildProject(bed.dataSource));
  first = await buildExperiment(bed.dataSource, projectId);
  second = await buildExperiment(bed.dataSource, projectId);
  ended = await buildExperiment(bed.dataSource, projectId);
  await neverAnalyze();
});
afterAll(async () => {
  await client.end();
  await bed.stop();
});

/** By itself PostgreSQL would sooner or later plan again. */
async function neverAnalyze(): Promise<void> {
  const { rows } = await bed.pool.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await bed.pool.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off)`);
}

interface Served {
  arm?: number;
  at?: number;
  ruleId?: number;
}

async function serve(
  endUserIds: readonly string[],
  experiments: readonly BuiltExperiment[],
  { arm = 0, at = now, ruleId = 0 }: Served = {},
): Promise<void> {
  const recorder = new ExposureRecorder({
    pool: session,
    memory: new AssignmentMemory([1, 2], 64),
    now: () => at,
    waitMs: 60_000,
  });
  const recorded = endUserIds.map((endUserId) =>
    recorder.record(
      { projectId, endUserId },
      experiments.map(({ id, variations }) => ({
        ...{
          experimentId: id,
          variationId: variations[arm]!.id,
          allocationVersion: 1,
          binding: true,
          ruleId,
        },
      })),
    ),
  );
  for (const { durable } of await Promise.all(recorded)) expect(durable).toBe(true);
}

function buy(
  endUserIds: readonly string[],
  at: number,
  credential: CredentialClass = 'secret',
): Promise<unknown> {
  const details = { value: 1, occurredAt: at, receivedAt: at, credential };
  return storeEvents(session, [
    batchOf(...endUserIds.map((endUserId) => buildEvent(projectId, { endUserId, ...details }))),
  ]);
}

/** What is done for five end users of a name, each time as for the first time. */
const paths: Record<string, (ids: readonly string[]) => Promise<unknown>> = {
  'visitors never seen before': (ids) => serve(ids, [first, second]),
  'visitors with events from before': async (ids) => {
    await buy(ids, minutes(-10));
    await serve(ids, [first]);
    await buy(ids, minutes(1));
    await serve(ids, [second], { at: now });
  },
  'visitors who are known in part': async (ids) => {
    await serve(ids, [first]);
    await serve(ids, [first, second]);
    await serve(ids, [first, second]);
  },
  'visitors under another rule': async (ids) => {
    await serve(ids, [first], { ruleId: 1 });
    await serve(ids, [first], { ruleId: 2 });
  },
  'events of assigned visitors': async (ids) => {
    await serve(ids, [first, second]);
    for (const at of [1, 2, 3]) await buy(ids, minutes(at));
  },
  'events after an end': async (ids) => {
    await serve(ids, [ended], { at: minutes(-30) });
    await buy(ids, minutes(-20));
    await buy(ids, minutes(-5));
    await buy(ids, minutes(1));
  },
};

const five = (name: string): string[] => [1, 2, 3, 4, 5].map((number) => `${name}-${number}`);

/** Tables of which a path read more rows than it may. */
async function excessOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
  await client.query('BEGIN');
  const before = await rowsRead();
  await work();
  const after = await rowsRead();
  await client.query('COMMIT');
  const read = [...after].map(([name, rows]): [string, number] => [name, rows - (before.get(name) ?? 0)]);
  return Object.fromEntries(read.filter(([, rows]) => rows > mostRows));
}

/** By this connection, of each table: what it has not reported yet is in it, so only a difference says something. */
async function rowsRead(): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; rows: number }>(
    `SELECT relname AS name, (COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0))::int AS rows
     FROM pg_stat_xact_user_tables`,
  );
  return new Map(rows.map((table) => [table.name, table.rows]));
}

/** What others of a project did: one row of each table for each of them. */
async function fill(project: string, from: number, count: number): Promise<void> {
  const others = `FROM generate_series(${from}, ${from + count - 1}) AS i`;
  const place = `${project}, 'other-' || i`;
  const [{ id: experimentId, variations }, { id: endedId }] = [first, ended];
  for (const text of [
    `INSERT INTO assignment (project_id, end_user_id, experiment_id, variation_id, allocation_version, assigned_at)
     SELECT ${place}, ${experimentId}, ${variations[0]!.id}, 1, now() ${others}`,
    `INSERT INTO crossed_assignment (project_id, end_user_id, experiment_id, served_as, variation_id, allocation_version,
       assigned_at) SELECT ${place}, ${experimentId}, 'x', ${variations[0]!.id}, 1, now() ${others}`,
    `INSERT INTO event (project_id, end_user_id, occurred_at, id, type, received_at)
     SELECT ${place}, now(), i, 'conversion', now() ${others}`,
    `INSERT INTO user_total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
     SELECT ${place}, 0, 0, 'conversion', 1, 0 ${others}`,
    `INSERT INTO late_total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
     SELECT ${place}, ${endedId}, 0, 'conversion', 1, 0 ${others}`,
    `INSERT INTO joined_id (project_id, anonymous_id, end_user_id, trusted, joined_at)
     SELECT ${place}, 'person-' || i, i % 2 = 0, now() ${others}`,
  ])
    await bed.pool.query(text);
}

/** What is known of end users, of whom only those of real projects are. */
async function fillEndUsers(): Promise<void> {
  await bed.pool.query(
    `INSERT INTO end_user (project_id, id, first_name, last_name, email)
     SELECT $1, 'other-' || i, '', '', '' FROM generate_series(1, $2) AS i`,
    [projectId, others],
  );
  await bed.pool.query(
    `WITH made AS (INSERT INTO segment (project_id, name) VALUES ($1, 'All') RETURNING id)
     INSERT INTO segment_user (project_id, end_user_id, segment_id)
     SELECT $1, 'other-' || i, id FROM made, generate_series(1, $2) AS i`,
    [projectId, others],
  );
}

const readsLittle = (state: string): void =>
  it.each(Object.keys(paths))(`%s, ${state}`, async (name) => {
    const ids = five(`${state}-${name}`);
    expect(await excessOf(() => paths[name]!(ids))).toEqual({});
  });

describe('what one path reads of the tables that grow, by plans', () => {
  beforeAll(async () => {
    for (const [name, path] of Object.entries(paths)) await path(five(name));
    await bed.pool.query('UPDATE experiment SET status = $2, ended_at = $3 WHERE id = $1', [
      ...[ended.id, 'Ended', new Date(minutes(-10))],
    ]);
  });

  describe('that were made while the tables were empty', () => {
    beforeAll(async () => {
      await fill(String(projectId), 1, others);
      await fillEndUsers();
    });
    readsLittle('never analyzed');
  });

  describe('that were made of many small projects', () => {
    beforeAll(async () => {
      await fill('1000000 + i', others + 1, 2 * others);
      await bed.pool.query('ANALYZE');
    });
    readsLittle('analyzed');
  });
});
