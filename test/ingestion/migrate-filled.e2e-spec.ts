import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AssignmentMemory, ExposureRecorder, storeEvents } from '#libs/ingestion';
import { dataSourceOptions } from '#libs/entities';
import { migrations } from '../../migrations/index.js';
import { batchOf, buildEvent } from '../support/events.js';
import { query } from '../support/postgres-holder.js';
import { dropDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';
import { differencesOf } from './recount.js';

const before = migrations.findIndex(({ name }) => name.startsWith('StoreByProject'));
const project = 901;
const running = 31;
const ended = 32;

let url: string;
let pool: pg.Pool;
const children: ChildProcess[] = [];

beforeEach(async () => {
  const name = `filled_${randomBytes(8).toString('hex')}`;
  url = Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: name }).href;
  await query(Object.assign(new URL(url), { pathname: 'postgres' }).href, `CREATE DATABASE ${name}`);
  const dataSource = await new DataSource({
    ...dataSourceOptions(url, 2),
    migrations: migrations.slice(0, before),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
  }).initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  pool = new pg.Pool({ connectionString: url, max: 3 });
  pool.on('error', () => undefined);
  await pool.query(filling);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await pool.end();
  await dropDatabase(url);
});

/** `npm run migrate` in a process of its own. */
function migrating(): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/migrations/run.js')], {
    env: { ...process.env, DB_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return child;
}

const columnsOf = async (table: string) =>
  (
    await pool.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1`,
      [table],
    )
  ).rows.map(({ name }) => name);

const rowsIn = async () =>
  (
    await pool.query(`
      SELECT (SELECT count(*)::int FROM assignment) AS assignments, (SELECT count(*)::int FROM event) AS events,
        (SELECT count(*)::int FROM user_total) AS users, (SELECT sum(users)::int FROM assignment_total) AS assigned,
        (SELECT sum(event_count)::int FROM variation_total) AS counted,
        (SELECT sum(value_sum_squares)::float8 FROM variation_total) AS squares,
        (SELECT sum(event_count)::int FROM uncounted_total) AS uncounted,
        (SELECT count(*)::int FROM idempotency_key) AS calls, (SELECT count(*)::int FROM event_mark) AS marks`)
  ).rows[0] as Record<string, number>;

it('a filled database is stored by project with nothing lost, also when that was killed in the middle', async () => {
  const filled = await rowsIn();
  const holder = await pool.connect();
  holder.on('error', () => undefined);
  await holder.query('BEGIN; LOCK TABLE metric IN ACCESS SHARE MODE');
  const killed = migrating();
  await waitUntil(async () => {
    const { rowCount } = await pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%metric%'`,
    );
    return rowCount === 1;
  }, 60_000);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await holder.query('ROLLBACK');
  holder.release();
  await waitUntil(
    async () =>
      (
        await pool.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
        )
      ).rowCount === 0,
  );
  expect(await columnsOf('assignment')).not.toContain('project_id');
  expect(await rowsIn()).toEqual(filled);

  const [code] = await once(migrating(), 'exit');

  expect(code).toBe(0);
  expect(await columnsOf('assignment')).toContain('project_id');
  // The event in the second of its assignment, which counts since: of its type and over all types.
  const since = {
    users: filled.users! + 2,
    counted: filled.counted! + 2,
    squares: filled.squares! + 2 * 0.75 ** 2,
  };
  expect(await rowsIn()).toEqual({ ...filled, ...since });
  expect(await differencesOf(pool, project)).toEqual([]);
  const { rows: counters } = await pool.query(
    'SELECT project_id, metric_id, live::int, qa::int FROM metric_counter ORDER BY metric_id',
  );
  expect(counters).toEqual([{ project_id: project, metric_id: 51, live: 7, qa: 2 }]);
  const { rows: runs } = await pool.query(
    'SELECT id, variation_ids, end_settled, rounded, ended_at IS NOT NULL AS ended FROM experiment_run ORDER BY id',
  );
  expect(runs).toEqual([
    { id: running, variation_ids: [41, 42], end_settled: true, rounded: true, ended: false },
    { id: ended, variation_ids: [43, 44], end_settled: true, rounded: true, ended: true },
  ]);
  const { rows: versions } = await pool.query(
    `SELECT allocation_version AS version, sum(users)::int AS users FROM variation_total
     WHERE experiment_id = $1 AND type = '' AND metric_id = 0 GROUP BY 1 ORDER BY 1`,
    [running],
  );
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
}, 180_000);

it('what was assigned before goes on to be counted rightly', async () => {
  await once(migrating(), 'exit');
  const recorder = new ExposureRecorder({
    pool,
    memory: new AssignmentMemory([1, 2], 1024),
    now: () => Date.now() - 60_000,
  });
  const ofUser = { projectId: project, endUserId: 'user-1' };

  await storeEvents(pool, [
    batchOf(buildEvent(project, { ...ofUser, experimentId: null, type: 'conversion', value: 0.1 })),
    batchOf(buildEvent(project, { ...ofUser, experimentId: running, type: 'conversion', value: 1e15 })),
    batchOf(buildEvent(project, { endUserId: 'late', experimentId: null, type: 'conversion' })),
  ]);
  const exposure = { experimentId: running, variationId: 42, allocationVersion: 2, binding: true };
  const { durable, conflicts } = await recorder.record({ projectId: project, endUserId: 'user-2' }, [
    exposure,
  ]);
  await recorder.record({ projectId: project, endUserId: 'late' }, [exposure]);

  expect(durable).toBe(true);
  expect(conflicts).toEqual([{ experimentId: running, recordedVariationId: 41 }]);
  expect(await differencesOf(pool, project)).toEqual([]);
}, 180_000);

/** As release 0.1.0 and what came after it kept it: sums are binary numbers, assignments have no project. */
const filling = `
  INSERT INTO organization (id, name, domain, email, verified_at) VALUES (901, 'A', 'a.example', 'o@a.example', now());
  INSERT INTO project (id, organization_id, name) VALUES (901, 901, 'P'), (902, 901, 'Q');
  INSERT INTO experiment (id, project_id, key, title, status, started_at, ended_at, allocation_version) VALUES
    (31, 901, 'running', 'R', 'Active', now() - interval '3 days', NULL, 2),
    (32, 901, 'ended', 'E', 'Ended', now() - interval '3 days', now() - interval '1 hour', 1);
  INSERT INTO variation (id, experiment_id, title, traffic, is_control) VALUES
    (41, 31, 'C', 50, true), (42, 31, 'V', 50, false), (43, 32, 'C', 50, true), (44, 32, 'V', 50, false);
  INSERT INTO metric (id, experiment_id, title, selector, custom, triggered_on_live, triggered_on_qa)
    VALUES (51, 31, 'Buy', '#buy', false, 7, 2), (52, 31, 'Order', 'order', true, 0, 0);
  INSERT INTO assignment (experiment_id, end_user_id, variation_id, allocation_version, assigned_at, device_type)
    SELECT x, 'user-' || n, CASE x WHEN 31 THEN 41 ELSE 43 END + n % 2, CASE WHEN x = 31 THEN 1 + n % 3 / 2 ELSE 1 END,
      now() - interval '2 days', 'mobile'
    FROM generate_series(1, 300) AS n, (VALUES (31), (32)) AS experiment (x);
  INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value, received_at)
    SELECT 901, now() - interval '1 day' + n * interval '2 minutes', n,
      CASE n % 3 WHEN 0 THEN 31 END, 'user-' || n % 350, CASE n % 2 WHEN 0 THEN 'conversion' ELSE 'click' END,
      CASE n % 2 WHEN 1 THEN 51 END, CASE n % 4 WHEN 0 THEN n * 0.25 END, now()
    FROM generate_series(1, 1000) AS n;
  INSERT INTO assignment (experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
    SELECT 31, 'whole', 42, 2, date_trunc('second', now()) - interval '1 day' + interval '0.4 seconds';
  INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value, received_at)
    SELECT 901, date_trunc('second', now()) - interval '1 day' + at * interval '1 second', 2000 + at * 10, NULL, 'whole',
      'view', NULL, 0.75, now()
    FROM (VALUES (0), (-1), (0.2)) AS happened (at);
  INSERT INTO uncounted_total VALUES (31, 0, 'conversion', 3, 5);
  INSERT INTO idempotency_key (project_id, api_key_id, key, body_hash, answer) VALUES (901, 0, 'k', 'h', '[]');
  INSERT INTO event_mark VALUES (901, -1, '\\x00', 1, now(), now());
  INSERT INTO assignment_total SELECT experiment_id, variation_id, allocation_version, 3, count(*)
    FROM assignment GROUP BY 1, 2, 3;
  INSERT INTO user_total (experiment_id, end_user_id, metric_id, type, variation_id, event_count, value_sum)
    SELECT a.experiment_id, a.end_user_id, part.metric_id, part.type, min(a.variation_id), count(*),
      COALESCE(sum(e.value), 0)
    FROM assignment AS a JOIN experiment AS x ON x.id = a.experiment_id
    JOIN event AS e ON e.project_id = x.project_id AND e.end_user_id = a.end_user_id AND e.occurred_at >= a.assigned_at
      AND (e.experiment_id IS NULL OR e.experiment_id = x.id) AND (x.ended_at IS NULL OR e.occurred_at < x.ended_at),
      LATERAL (VALUES (0, e.type), (0, ''), (e.metric_id, '')) AS part (metric_id, type)
    WHERE part.metric_id IS NOT NULL GROUP BY 1, 2, 3, 4;
  INSERT INTO variation_total SELECT experiment_id, variation_id, metric_id, type, 5, sum(event_count), count(*),
      sum(event_count::float8 * event_count), sum(value_sum), sum(value_sum * value_sum)
    FROM user_total GROUP BY 1, 2, 3, 4`;
