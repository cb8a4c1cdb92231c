import pg from 'pg';
import { minuteMs } from '#libs/durations';
import {
  AssignmentLookup,
  AssignmentMemory,
  AttributeLookup,
  ExposureRecorder,
  joinIds,
  LateAnswers,
  MembershipLookup,
  storeEvents,
  type CredentialClass,
} from '#libs/ingestion';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { batchOf, buildEvent } from '../support/events.js';
import { IngestionTestBed } from './ingestion-test-bed.js';

/** Rows of each table that others of the project have. */
const others = 8_000;
/** Rows of a table that one path may read: each concerns five end users with a few rows each, looked up several times. */
const mostRows = 400;

const now = Date.now() - 60_000;
const minutes = (count: number): number => now + count * minuteMs;

let bed: IngestionTestBed;
/** Plans are kept by a connection, so all goes over one. */
let client: pg.Client;
let session: pg.Pool;
let projectId: number;
let first: BuiltExperiment;
let second: BuiltExperiment;
let ended: BuiltExperiment;
let removed: BuiltExperiment;

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
  removed = await buildExperiment(bed.dataSource, projectId);
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

const join = async (endUserId: string, anonymousId: string, trusted: boolean, at: number): Promise<void> =>
  void expect(await joinIds(session, { projectId, endUserId, anonymousId, trusted, at })).toBe('joined');

async function noteLate(endUserIds: readonly string[]): Promise<void> {
  const answers = new LateAnswers({ pool: session });
  for (const endUserId of endUserIds)
    answers.note({ projectId, endUserId, experimentIds: [first.id], toldAt: minutes(5) });
  await answers.drained();
}

async function lookUp(endUserIds: readonly string[], isJoined: boolean): Promise<void> {
  const lookup = new AssignmentLookup({
    pool: session,
    memory: new AssignmentMemory([1, 2], 64),
    isJoined: () => isJoined,
  });
  const found = await Promise.all(
    endUserIds.map((endUserId) => lookup.find({ projectId, endUserId }, [first.id])),
  );
  for (const variations of found) expect(variations?.size).toBe(1);
}

const elapsed = (): number => performance.now();

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
  'late answers': async (ids) => {
    await serve(ids, [first]);
    await noteLate(ids);
  },
  'look-ups of assignments': async (ids) => {
    await serve(ids, [first]);
    await lookUp(ids, false);
    await lookUp(ids, true);
  },
  'joins with a proof': async (ids) => {
    await serve(ids, [first]);
    await buy(ids, minutes(1));
    for (const id of ids) await join(`known-${id}`, id, true, minutes(2));
    await buy(ids, minutes(3));
    await serve(ids, [second], { at: minutes(3) });
  },
  'joins without a proof, then with one': async (ids) => {
    await serve(ids, [first]);
    for (const id of ids) {
      await join(`said-${id}`, id, false, minutes(1));
      await buy([`said-${id}`], minutes(2), 'none');
    }
    for (const id of ids) await join(`proven-${id}`, id, true, minutes(3));
  },
  'visitors of several ids who cross over': async (ids) => {
    await serve([ids[0]!, `left-${ids[0]}`], [first], { arm: 0, at: minutes(-3) });
    for (const id of ids) await join(`person-${ids[0]}`, id, true, minutes(2));
    await serve([ids[1]!], [first], { arm: 1, at: minutes(-2) });
    await serve([ids[2]!], [first], { arm: 1, at: minutes(3) });
    await lookUp([ids[1]!], true);
  },
  'calls and events with ids of their own': async (ids) => {
    const send = () =>
      storeEvents(
        session,
        ids.map((id) => ({
          events: [buildEvent(projectId, { endUserId: id, eventId: `event-${id}`, receivedAt: now })],
          idempotency: { projectId, apiKeyId: 1, key: `call-${id}`, bodyHash: 'x' },
        })),
      );
    await send();
    await send();
    await client.query(
      `SELECT find_known_events($1, array_fill(1::bigint, ARRAY[5]), $2, $2, $2, array_fill(NULL::int, ARRAY[5]),
         array_fill(NULL::int, ARRAY[5]), ARRAY[1, 2, 3, 4, 5], ARRAY[1, 2, 3, 4, 5], array_fill('ff'::text, ARRAY[5]))`,
      [projectId, ids],
    );
  },
  'settled ends, recounts and removals': async (ids) => {
    await serve(ids, [first, removed]);
    await buy(ids, minutes(1));
    await client.query(
      `INSERT INTO late_total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
       SELECT $1, unnest($2::text[]), $3, 0, 'conversion', 1, 1`,
      [projectId, ids, first.id],
    );
    await client.query('SELECT settle_end($1, $2, 500)', [projectId, first.id]);
    await client.query('SELECT recount_users($1, $2, $3)', [projectId, first.id, ids]);
    await client.query('SELECT remove_user_rows($1, $2, 500)', [projectId, removed.id]);
  },
  'attributes and segments': async (ids) => {
    const attributes = new AttributeLookup({ pool: session, elapsed });
    const memberships = new MembershipLookup({ pool: session });
    for (const endUserId of ids) {
      expect(await attributes.find({ projectId, endUserId })).not.toBeNull();
      expect(await memberships.find({ projectId, endUserId, revision: 1 })).not.toBeNull();
    }
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
    `INSERT INTO idempotency_key (project_id, api_key_id, key, body_hash, answer, created_at)
     SELECT ${project}, 1, 'other-' || i, '', '', now() ${others}`,
    `INSERT INTO event_mark (project_id, bucket, identity, id, occurred_at, received_at)
     SELECT ${project}, i % 9, uuid_send(gen_random_uuid()), i, now(), now() ${others}`,
    `INSERT INTO event_identity (project_id, event_id, id, occurred_at, received_at)
     SELECT ${place}, i, now(), now() ${others}`,
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
