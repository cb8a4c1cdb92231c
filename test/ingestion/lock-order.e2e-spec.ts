import pg from 'pg';
import { hourMs } from '#libs/durations';
import { keepUp, removeExpiredUserRows } from '../../apps/admin/src/event-maintenance/index.js';
import { Erasures } from '../../apps/admin/src/end-users/index.js';
import { ExperimentWriter } from '../../apps/admin/src/experiments/index.js';
import { loadConfig } from '#libs/config';
import { announceChange } from '#libs/datafiles';
import {
  anonymizeEndUser,
  LateAnswers,
  listLateEvents,
  markDays,
  settleEnd,
  storeEvents,
} from '#libs/ingestion';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { batchOf, buildEvent } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';
import { IngestionTestBed } from './ingestion-test-bed.js';
import { differencesOf } from './recount.js';

const noon = Date.UTC(2026, 10, 20, 12);

let bed: IngestionTestBed;
let pool: pg.Pool;
let clients: pg.Client[] = [];
beforeAll(async () => {
  bed = await IngestionTestBed.create();
  pool = bed.anotherPool();
});
afterEach(async () => {
  for (const client of clients) await client.end();
  clients = [];
});
afterAll(() => bed.stop());

/** A connection to step through a transaction with. It is the first to notice a deadlock, and the one that fails of it. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: bed.databaseUrl });
  clients.push(client);
  await client.connect();
  await client.query(`SET deadlock_timeout = '50ms'`);
  return client;
}

/** Two connections that write the same shard of sums where it is left to their numbers. */
async function connectNeighbours(): Promise<[pg.Client, pg.Client]> {
  const byShard = new Map<number, pg.Client>();
  for (;;) {
    const client = await connect();
    const { rows } = await client.query<{ shard: number }>('SELECT pg_backend_pid() % 16 AS shard');
    const neighbour = byShard.get(rows[0]!.shard);
    if (neighbour) return [neighbour, client];
    byShard.set(rows[0]!.shard, client);
  }
}

interface Step {
  text: string;
  values?: unknown[];
}

/**
 * A transaction does its first steps, then the work begins and goes as far as it can, and then the transaction does its last
 * steps. Nothing may fail.
 */
async function cross(
  first: readonly Step[],
  work: () => Promise<unknown>,
  last: readonly Step[],
): Promise<void> {
  const client = await connect();
  await client.query('BEGIN');
  for (const { text, values } of first) await client.query(text, values);
  let isOver = false;
  const working = work().finally(() => {
    isOver = true;
  });
  working.catch(() => undefined);
  await waitUntil(async () => isOver || (await countWaiting()) > 0);
  for (const { text, values } of last) await client.query(text, values);
  await client.query('COMMIT');
  await working;
}

/** Whoever waits for a lock of this database. */
async function countWaiting(): Promise<number> {
  const { rows } = await bed.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]!.count;
}

const bothWays = <T>(one: T, other: T): [T, T][] => [
  [one, other],
  [other, one],
];

interface Bed {
  projectId: number;
  experiments: [BuiltExperiment, BuiltExperiment];
}

async function begin(): Promise<Bed> {
  const { id: projectId } = await buildProject(bed.dataSource);
  const metrics = [{ custom: true, selector: 'conversion' }];
  const first = await buildExperiment(bed.dataSource, projectId, {}, { metrics });
  const second = await buildExperiment(bed.dataSource, projectId, {}, { metrics });
  await bed.assign(first, { ada: 0, bob: 1 }, noon);
  await bed.assign(second, { ada: 0, bob: 1 }, noon);
  return { projectId, experiments: [first, second] };
}

const lockingOf = (projectId: number, ...ids: string[]): Step => ({
  text: 'SELECT lock_users($1, $2)',
  values: [projectId, ids],
});

const recording = ({ projectId, id, variations }: BuiltExperiment, endUserId: string): Step => ({
  text: `SELECT record_assignments($1, ARRAY[$2], '{NULL}', '{NULL}', '{NULL}', '{NULL}', ARRAY[$3::bigint], '{1}',
    ARRAY[$4::int], ARRAY[$5::int], '{1}', '{NULL}')`,
  values: [projectId, endUserId, noon, id, variations[0]!.id],
});

describe('sums over end users', () => {
  it('are written by transactions that never wait for each other in a circle', async () => {
    const { projectId, experiments } = await begin();
    const [x, y] = experiments;
    const [one, other] = await connectNeighbours();
    for (const client of [one, other]) await client.query('BEGIN');
    const run = (client: pg.Client, { text, values }: Step) => client.query(text, values);

    await run(one, recording(x, 'cyd'));
    await run(other, recording(y, 'dan'));
    await Promise.all(
      (
        [
          [one, recording(y, 'cyd')],
          [other, recording(x, 'dan')],
        ] as const
      ).map(async ([client, step]) => {
        await run(client, step);
        await client.query('COMMIT');
      }),
    );

    expect(await differencesOf(bed.pool, projectId)).toEqual([]);
  });

  it('wait for a shard where all are being written, and are exact', async () => {
    const { projectId, experiments } = await begin();
    const writers = await Promise.all(Array.from({ length: 17 }, connect));
    for (const client of writers.slice(0, 16)) {
      await client.query('BEGIN');
      await client.query('SELECT total_shard($1)', [projectId]);
    }
    const { text, values } = recording(experiments[0], 'eve');
    const waiting = writers[16]!.query(text, values);
    await waitUntil(async () => (await countWaiting()) === 1);

    for (const client of writers.slice(0, 16)) await client.query('COMMIT');
    await waiting;

    expect(await differencesOf(bed.pool, projectId)).toEqual([]);
  });
});

describe('rows of an end user are changed under the lock of the end user', () => {
  it.each(bothWays(0, 1))('by late answers, met from assignment %i', async (near, far) => {
    const { projectId, experiments } = await begin();
    const answers = new LateAnswers({
      pool,
      onError: (error) => {
        throw error;
      },
    });
    const freezing = (at: number): Step => ({
      text: `UPDATE assignment SET frozen = frozen WHERE project_id = $1 AND end_user_id = 'ada' AND experiment_id = $2`,
      values: [projectId, experiments[at]!.id],
    });

    await cross(
      [lockingOf(projectId, 'ada'), freezing(near)],
      () => {
        const experimentIds = experiments.map(({ id }) => id);
        answers.note({ projectId, endUserId: 'ada', experimentIds, toldAt: noon + hourMs });
        return answers.drained();
      },
      [freezing(far)],
    );

    const { rows } = await bed.pool.query(
      'SELECT end_user_id AS id, timed_out_at AS at FROM assignment WHERE project_id = $1 AND timed_out_at IS NOT NULL',
      [projectId],
    );
    expect(rows).toEqual(experiments.map(() => ({ id: 'ada', at: new Date(noon + hourMs) })));
  });

  it.each(bothWays(0, 1))('by another rule that serves them, met from assignment %i', async (near, far) => {
    const { projectId, experiments } = await begin();
    const freezing = (at: number): Step => ({
      text: `UPDATE assignment SET frozen = frozen WHERE project_id = $1 AND end_user_id = 'ada' AND experiment_id = $2`,
      values: [projectId, experiments[at]!.id],
    });
    const ids = experiments.map(({ id }) => id);
    const served = experiments.map(({ variations }) => variations[0]!.id);
    const serve = () =>
      pool.query<{ answer: number[] }>(
        `SELECT record_assignments($1, '{ada}', '{NULL}', '{NULL}', '{NULL}', '{NULL}', ARRAY[$2::bigint], '{1,1}',
           $3::int[], $4::int[], '{1,1}', '{7,7}') AS answer`,
        [projectId, noon + hourMs, ids, served],
      );

    await cross([lockingOf(projectId, 'ada'), freezing(near)], serve, [freezing(far)]);

    const { rows } = await bed.pool.query<{ id: number; at: Date }>(
      `SELECT experiment_id AS id, moved_at AS at FROM assignment WHERE project_id = $1 AND moved_at IS NOT NULL ORDER BY 1`,
      [projectId],
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
    // Once that is known it costs a read.
    await cross([lockingOf(projectId, 'ada')], serve, []);
  });

  it.each(bothWays('left', 'right'))(
    'by a removal of what crossed over, met from the %s',
    async (near, far) => {
      const { projectId, experiments } = await begin();
      const [{ id, variations }] = experiments;
      await bed.pool.query(
        `INSERT INTO crossed_assignment
         (project_id, end_user_id, experiment_id, served_as, variation_id, allocation_version, assigned_at)
       SELECT $1, 'fay', $2, side, $3, 1, now() FROM unnest('{left,right}'::text[]) AS side`,
        [projectId, id, variations[0]!.id],
      );
      await bed.pool.query(`UPDATE experiment SET status = 'Ended', ended_at = $2 WHERE id = $1`, [
        id,
        new Date(noon),
      ]);
      const touching = (side: string): Step => ({
        text: `UPDATE crossed_assignment SET ad_id = NULL WHERE project_id = $1 AND served_as = $2`,
        values: [projectId, side],
      });

      await cross(
        [lockingOf(projectId, 'fay'), touching(near)],
        () =>
          removeExpiredUserRows(bed.dataSource, {
            before: new Date(noon + hourMs),
            now: new Date(noon + hourMs),
          }),
        [touching(far)],
      );

      for (const table of ['assignment', 'crossed_assignment']) {
        const { rows } = await bed.pool.query(
          `SELECT FROM ${table} WHERE project_id = $1 AND experiment_id = $2`,
          [projectId, id],
        );
        expect([table, rows.length]).toEqual([table, 0]);
      }
    },
  );

  it.each(bothWays(1, 2))(
    'by an erasure of the known id, met from event %i of an anonymous one',
    async (near, far) => {
      const { projectId, experiments } = await begin();
      await bed.pool.query(
        `INSERT INTO joined_id (project_id, anonymous_id, end_user_id, trusted, joined_at)
       VALUES ($1, 'ada', 'known', false, now())`,
        [projectId],
      );
      const at = new Date(noon + hourMs);
      await bed.pool.query(
        `INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, received_at, sent_as, copy_of)
       SELECT $1, $2, id, $3, 'ada', 'click', $2, 'known', id + 10 FROM unnest('{1,2}'::bigint[]) AS id`,
        [projectId, at, experiments[0].id],
      );
      const touching = (id: number): Step => ({
        text: 'UPDATE event SET ad_id = NULL WHERE project_id = $1 AND id = $2',
        values: [projectId, id],
      });

      await cross(
        [lockingOf(projectId, 'ada'), touching(near)],
        () =>
          bed.dataSource.transaction((manager) =>
            anonymizeEndUser((text, values) => manager.query(text, values), {
              ...{ projectId, endUserId: 'known', anonymousId: 'erased-1' },
            }),
          ),
        [touching(far)],
      );

      const { rows } = await bed.pool.query('SELECT DISTINCT sent_as FROM event WHERE project_id = $1', [
        projectId,
      ]);
      expect(rows).toEqual([{ sent_as: null }]);
    },
  );
});

describe('a removal of old rows', () => {
  const old = noon - (markDays + 60) * 24 * hourMs;
  const rows = [
    {
      name: 'event',
      inserting: `INSERT INTO event (project_id, occurred_at, id, type, received_at)
        SELECT $1, $2, id, 'click', $2 FROM unnest('{1,2}'::bigint[]) AS id`,
      which: 'id = $2::bigint',
    },
    {
      name: 'event_mark',
      inserting: `INSERT INTO event_mark (project_id, bucket, identity, id, occurred_at, received_at)
        SELECT $1, -1, decode(lpad(id::text, 32, '0'), 'hex'), id, $2, $2 FROM unnest('{1,2}'::bigint[]) AS id`,
      which: 'id = $2::bigint',
    },
    {
      name: 'idempotency_key',
      inserting: `INSERT INTO idempotency_key (project_id, api_key_id, key, body_hash, answer, created_at)
        SELECT $1, id, 'key', '', '[]', $2 FROM unnest('{1,2}'::int[]) AS id`,
      which: 'api_key_id = $2::int',
    },
  ];

  it.each(rows.flatMap((row) => bothWays(1, 2).map(([near, far]) => ({ ...row, near, far }))))(
    'of $name waits for nobody, met from row $near',
    async ({ name, inserting, which, near, far }) => {
      const { id: projectId } = await buildProject(bed.dataSource);
      await bed.pool.query(inserting, [projectId, new Date(old)]);
      const locking = (id: number): Step => ({
        text: `SELECT FROM ${name} WHERE project_id = $1 AND ${which} FOR UPDATE`,
        values: [projectId, id],
      });
      const remove = () =>
        keepUp(bed.dataSource, {
          ...{ now: new Date(noon), eventRetentionDays: markDays, userRowRetentionDays: undefined },
        });

      await cross([locking(near)], remove, [locking(far)]);
      await remove();

      const { rows: left } = await bed.pool.query(`SELECT FROM ${name} WHERE project_id = $1`, [projectId]);
      expect(left).toHaveLength(0);
    },
  );
});

describe('changes of a project', () => {
  it('are announced one after the other, while something of it is being made', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const [making, first] = [await connect(), await connect()];
    for (const client of [making, first]) await client.query('BEGIN');
    // As a row does that refers to the project.
    await making.query('SELECT FROM project WHERE id = $1 FOR KEY SHARE', [projectId]);
    await first.query('UPDATE project SET revision = revision + 1 WHERE id = $1', [projectId]);
    const announce = () => bed.dataSource.transaction((manager) => announceChange(manager, projectId));

    const announcing = Promise.all([announce(), announce(), announce()]);
    announcing.catch(() => undefined);
    await waitUntil(async () => (await countWaiting()) === 3);
    await first.query('COMMIT');

    const revisions = await announcing;
    expect(new Set(revisions).size).toBe(3);
    await making.query('COMMIT');
  });
});

describe('batches do not wait for a change of an experiment, which waits for them', () => {
  const draining = (projectId: number): Step => ({ text: 'SELECT drain_batches($1)', values: [projectId] });

  it('when an end is settled', async () => {
    const { projectId, experiments } = await begin();
    const { id: experimentId } = experiments[0];
    await bed.pool.query('UPDATE experiment_run SET end_settled = false WHERE id = $1', [experimentId]);
    const settle = () =>
      settleEnd(async (text, values) => (await pool.query(text, values)).rows, { projectId, experimentId });

    await cross(
      [{ text: 'UPDATE experiment_run SET ended_at = now() WHERE id = $1', values: [experimentId] }],
      settle,
      [draining(projectId)],
    );
    await settle();

    const { rows } = await bed.pool.query('SELECT end_settled FROM experiment_run WHERE id = $1', [
      experimentId,
    ]);
    expect(rows).toEqual([{ end_settled: true }]);
  });

  it('when totals are rebuilt', async () => {
    const { projectId, experiments } = await begin();
    const { id: experimentId } = experiments[0];
    await bed.pool.query('UPDATE experiment_run SET rounded = true WHERE id = $1', [experimentId]);

    await cross(
      [{ text: 'UPDATE experiment_run SET ended_at = now() WHERE id = $1', values: [experimentId] }],
      () => pool.query('SELECT correct_totals($1, $2)', [projectId, experimentId]),
      [draining(projectId)],
    );
  });

  it('when one is ended and shipped, which weighs what its rules cost', async () => {
    const { projectId, experiments } = await begin();
    const [{ id, variations }] = experiments;
    const writer = new ExperimentWriter(bed.dataSource);
    writer.listen((manager, event) => listLateEvents((text, values) => manager.query(text, values), event));
    const decision = { outcome: 'ship', variationId: variations[0]!.id, reason: '', learned: '' } as const;
    const experiment = { status: 'Ended', decision } as const;

    // As the end of another one: first the batches, then the project's row.
    await cross([draining(projectId)], () => writer.change(id, () => ({ experiment })), [
      { text: 'UPDATE project SET revision = revision + 1 WHERE id = $1', values: [projectId] },
    ]);

    const { rows } = await bed.pool.query(
      'SELECT shipped_variation_id AS shipped FROM experiment WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ shipped: variations[0]!.id }]);
  });

  it('when one starts that also loses a metric', async () => {
    const { projectId } = await begin();
    const draft = await buildExperiment(
      bed.dataSource,
      projectId,
      { status: 'Draft', startedAt: null },
      { metrics: [{ custom: true, selector: 'conversion' }] },
    );
    const writer = new ExperimentWriter(bed.dataSource);

    await cross(
      [draining(projectId)],
      () => writer.change(draft.id, () => ({ experiment: { status: 'Active' }, metrics: [] })),
      [{ text: 'UPDATE project SET revision = revision + 1 WHERE id = $1', values: [projectId] }],
    );

    const { rows } = await bed.pool.query('SELECT status FROM experiment WHERE id = $1', [draft.id]);
    expect(rows).toEqual([{ status: 'Active' }]);
  });

  it('when an end user is erased whom a flag pins', async () => {
    const { projectId, experiments } = await begin();
    const [{ id, variations }] = experiments;
    const pins = JSON.stringify([{ endUserId: 'ada', variationId: variations[0]!.id }]);
    await bed.pool.query(`UPDATE experiment SET type = 'Feature Flag', pins = $2 WHERE id = $1`, [id, pins]);
    const config = loadConfig({ DB_URL: bed.databaseUrl, SECRET_KEY: 'x'.repeat(48) });
    const writer = new ExperimentWriter(bed.dataSource);
    const erasures = new Erasures(
      ...([bed.dataSource, config, undefined as never, undefined as never, writer, undefined] as const),
    );

    await cross(
      [{ text: 'SELECT FROM experiment WHERE id = $1 FOR UPDATE', values: [id] }],
      () => erasures.erase(projectId, 'ada', async () => {}),
      [draining(projectId)],
    );

    const { rows } = await bed.pool.query<{ pins: { endUserId: string }[] }>(
      'SELECT pins FROM experiment WHERE id = $1',
      [id],
    );
    expect(rows[0]!.pins.map(({ endUserId }) => endUserId)).toEqual([expect.stringMatching(/^(?!ada$)/)]);
  });

  it('when a click is counted for metrics that go', async () => {
    const { projectId, experiments } = await begin();
    const [first, second] = experiments.map(({ metrics }) => metrics[0]!.id) as [number, number];
    await bed.pool.query(
      `INSERT INTO metric_counter (project_id, metric_id, shard, live, qa)
       SELECT $1, metric, shard, 1, 0 FROM unnest($2::int[]) AS metric, generate_series(0, 15) AS shard`,
      [projectId, [first, second]],
    );
    const removing = (id: number): Step => ({ text: 'DELETE FROM metric WHERE id = $1', values: [id] });
    const event = buildEvent(projectId, {
      endUserId: 'ada',
      occurredAt: noon + 1,
      counts: [first, second].map((metricId) => ({ metricId, mode: 'live' as const })),
    });

    await cross([removing(second)], () => storeEvents(pool, [batchOf(event)]), [removing(first)]);
  });
});
