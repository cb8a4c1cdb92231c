import pg from 'pg';
import { Experiment, Metric } from '#libs/entities';
import { ingestionPoolConfig } from '#libs/ingestion';
import { buildExperiment, buildProject } from '../support/builders.js';
import { PgBouncer } from '../support/pgbouncer.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';
import { DecisionTestBed } from './decision-app.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const options = { connections: 1, name: 'test', statementLimitMs: 5_000 };

/** What is left on the one connection of a pool after a named statement. */
async function leftBy(pool: pg.Pool): Promise<unknown> {
  await pool.query({ name: 'a-name', text: 'SELECT $1::int', values: [1] });
  const { rows } = await pool.query(
    `SELECT current_setting('statement_timeout') AS "limit", current_setting('jit') AS jit,
       (SELECT count(*)::int FROM pg_prepared_statements) AS named`,
  );
  await pool.end();
  return rows[0];
}

it('leaves nothing on a connection that a pooler gives to others next', async () => {
  const { url } = database;
  const pooled = new pg.Pool(
    ingestionPoolConfig({ ...options, databaseUrl: 'postgres://nowhere', databasePoolerUrl: url }),
  );
  const direct = new pg.Pool(ingestionPoolConfig({ ...options, databaseUrl: url }));

  expect(await leftBy(pooled)).toEqual({ limit: '0', jit: 'on', named: 0 });
  expect(await leftBy(direct)).toEqual({ limit: '5s', jit: 'off', named: 1 });
});

describe('Behind PgBouncer in transaction mode', () => {
  let bed: DecisionTestBed;
  let pooler: PgBouncer;

  beforeAll(async () => {
    bed = await DecisionTestBed.create();
    pooler = await PgBouncer.before(bed.databaseUrl);
  });

  afterAll(async () => {
    await bed.stop();
    await pooler.stop();
  });

  it('decisions and events are served and stored, and changes are heard', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    await bed.dataSource.getRepository(Metric).insert({
      ...{ experimentId: experiment.id, title: 'Orders', custom: true, selector: 'order' },
    });
    const apps = await Promise.all(
      [1, 2].map(() => bed.startApp({ DB_URL: pooler.url, DB_DIRECT_URL: bed.databaseUrl })),
    );
    const visitors = Array.from({ length: 200 }, (_, index) => `visitor-${index}`);
    const appOf = (index: number) => apps[index % apps.length]!;
    const decide = (endUserId: string, index: number) =>
      appOf(index).decide({ projectId: project.id, url: 'https://shop.example/', endUserId });
    const track = (endUserId: string, index: number) =>
      appOf(index).track({
        experimentId: experiment.id,
        eventName: 'order',
        custom: true,
        endUserId,
        value: 1,
      });

    const decisions = await Promise.all(visitors.map(decide));
    const again = await Promise.all(visitors.map((visitor, index) => decide(visitor, index + 1)));
    const events = await Promise.all(visitors.map(track));
    const ready = await apps[0]!.request('GET', '/health/ready');

    const statuses = [...decisions, ...again].map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(again.map(({ body }) => body.decisions[0].variation)).toEqual(
      decisions.map(({ body }) => body.decisions[0].variation),
    );
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set([200]));
    expect(ready.body.status).toBe('ok');
    const [{ stored }] = await bed.dataSource.query<[{ stored: number }]>(
      'SELECT count(*)::int AS stored FROM assignment WHERE experiment_id = $1',
      [experiment.id],
    );
    expect(stored).toBe(visitors.length);

    await bed.change(project.id, (manager) =>
      manager.update(Experiment, experiment.id, { status: 'Paused' }),
    );
    await waitUntil(async () => (await decide('late', 0)).body.decisions.length === 0);
  });
});
