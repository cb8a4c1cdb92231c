import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dayMs } from '#libs/durations';
import { distribute } from '../../apps/admin/src/distribution/index.js';
import { checkTotals } from '../../apps/admin/src/event-maintenance/index.js';
import { Jobs, Monitoring } from '#libs/monitoring';
import { JobRunner } from '#libs/jobs';
import { EventMaintenance } from '../../apps/admin/src/event-maintenance/event-maintenance.service.js';
import { ReportsService } from '../../apps/admin/src/reports/reports.service.js';
import type { Config } from '#libs/config';
import { findDistributionFault } from '#libs/entities';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from '../decision/decision-app.js';
import { CitusDatabase } from './citus-database.js';
import { mostShards, RemoteCommands } from './remote-commands.js';

const coordinator = process.env.TEST_CITUS_URL;
if (!coordinator) throw new Error('TEST_CITUS_URL names no coordinator.');

const visitors = 24;

describe('the product on a database that Citus distributes', () => {
  let database: CitusDatabase;
  let admin: TestApp;
  let bed: DecisionTestBed;
  let decision: DecisionTestApp;
  let owner: Account;
  let program: Program;
  let experiment: { id: number; key: string; arms: number[] };
  let pool: pg.Pool;
  const remote = new RemoteCommands();
  const printed: string[] = [];

  const done = (method: string, path: string, body?: unknown): Promise<Json> =>
    admin.expectDone(method, path, body, owner.headers);
  const tell = (body: unknown, headers: Record<string, string> = {}) =>
    decision.request('POST', '/api/events', body, { authorization: `Bearer ${program.key}`, ...headers });
  const name = (i: number) => `visitor-${i}`;
  const check = async (task: 'verify' | 'rebuild', experimentName?: string) => {
    const lines: string[] = [];
    const right = await checkTotals(pool, {
      task,
      experiment: experimentName,
      print: (line) => lines.push(line),
    });
    return { right, lines };
  };

  beforeAll(async () => {
    database = await CitusDatabase.create(coordinator);
    await distribute(
      (text, values) => database.query(text, values),
      (line) => printed.push(line),
    );
    const settings = { DB_URL: database.url, SECRET_KEY: randomBytes(32).toString('hex') };
    admin = await startAdminApp(settings);
    bed = await DecisionTestBed.create();
    decision = await bed.startApp(settings);
    for (const { driver } of [admin.dataSource, decision.nest.get(DataSource)])
      remote.listenTo((driver as unknown as { master: pg.Pool }).master);
    remote.listenTo(decision.nest.get(pg.Pool));
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    owner = await admin.signUp();
    program = await startProgram(admin, owner);
    const make = new ExperimentBuilder(admin, owner);
    // Ids of experiments and projects that are the same would hide statements that mix them up.
    for (let i = 0; i < 4; i++) await make.experiment();
    const { id, key } = await make.experiment();
    await make.variation(id);
    await done('POST', `/experiments/${id}/metrics`, {
      ...{
        title: 'Revenue',
        custom: true,
        selector: 'purchase',
        kind: 'mean',
        cuped: true,
        role: 'secondary',
      },
    });
    await done('PATCH', `/experiments/${id}`, { status: 'Active' });
    const variations: Json[] = await make.variations(id);
    experiment = { id, key, arms: variations.map((variation) => variation.id) };
  }, 240_000);

  afterAll(async () => {
    await pool?.end();
    await bed?.stop();
    await admin?.stop();
    await database?.drop();
  });

  it('distributes everything that grows, says so, and may be repeated', async () => {
    const again: string[] = [];
    await distribute(
      (text, values) => database.query(text, values),
      (line) => again.push(line),
    );

    expect(printed).toContain('event: distributed by project');
    expect(printed).toContain('store_events: goes to the node of its project');
    expect(again.filter((line) => !/is distributed$|is ready$/.test(line))).toEqual([]);
    expect(experiment.id).not.toBe(owner.projectId);
  });

  it('records visitors with one command to one node', async () => {
    const { commands, prepared } = await remote.during(async () => {
      for (let i = 0; i < visitors; i++) {
        const url = 'https://shop.example/';
        const answer = await decision.decide({ projectId: owner.projectId, endUserId: name(i), url });
        expect(answer.status).toBe(200);
      }
      await waitUntil(async () => {
        const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM assignment');
        return row!.n >= visitors;
      });
    });

    const recording = commands.filter(({ text }) => text.includes('record_assignments'));
    expect(recording.length).toBeGreaterThan(0);
    expect(recording.length).toBeLessThanOrEqual(visitors);
    expect(new Set(recording.map(({ node }) => node)).size).toBe(1);
    expect(mostShards(commands)).toBeLessThanOrEqual(1);
    expect(prepared).toBe(0);
  });

  it('stores a batch with one command to one node, repeats and idempotency keys included', async () => {
    const batch = Array.from({ length: visitors }, (_, i) => ({
      ...{
        user_id: name(i),
        type: i % 3 === 0 ? 'conversion' : 'purchase',
        value: i + 0.25,
        event_id: `event-${i}`,
      },
      ...(i % 2 === 0 ? {} : { experiment_id: experiment.id }),
    }));
    const unnamed = batch.map(({ event_id: _, ...event }) => event);
    const key = { 'idempotency-key': 'batch-1' };

    const first = await remote.during(() => tell(batch));
    const again = await remote.during(() => tell(batch));
    const keyed = await remote.during(() => tell(unnamed, key));
    const repeated = await remote.during(() => tell(unnamed, key));

    const taken = { accepted: visitors, duplicates: 0 };
    expect([first, keyed, repeated].map(({ result }) => result.body)).toEqual([taken, taken, taken]);
    expect(again.result.body).toEqual({ accepted: 0, duplicates: visitors });
    for (const { commands, prepared } of [first, again, keyed, repeated]) {
      expect(commands.filter(({ text }) => text.includes('store_events'))).toHaveLength(1);
      expect(mostShards(commands)).toBeLessThanOrEqual(1);
      expect(prepared).toBe(0);
    }
  });

  it('counts what browsers track', async () => {
    const [metric] = await done('GET', `/experiments/${experiment.id}/metrics`);
    const { result, prepared } = await remote.during(() =>
      decision.track({
        ...{ experimentId: experiment.id, custom: true, eventName: 'purchase', endUserId: name(1), value: 3 },
        metricsId: metric.id,
      }),
    );

    expect(result.body).toMatchObject({ triggered: true });
    expect(prepared).toBe(0);
    const [counted] = await done('GET', `/experiments/${experiment.id}/metrics`);
    expect(counted.triggeredOnLIVE).toBe(1);
  });

  const results = () => `/experiments/${experiment.id}/results`;
  it.each([
    ['unfiltered', () => results()],
    ['of dates', () => `${results()}?from=2020-01-01`],
    ['day by day', () => `${results()}?series=true`],
    ['by device', () => `${results()}?by=device`],
    ['by an attribute, Bayesian', () => `${results()}?by=plan&method=bayesian`],
  ])('answers results %s from one place', async (_, path) => {
    const { result, commands, prepared } = await remote.during(() => done('GET', path()));

    expect(result).toBeDefined();
    expect(commands.length).toBeGreaterThan(0);
    expect(mostShards(commands)).toBe(1);
    expect(new Set(commands.map(({ node }) => node)).size).toBe(1);
    expect(prepared).toBe(0);
  });

  it('answers the overview from one place, in a number of commands that does not depend on its lines', async () => {
    const { result, commands } = await remote.during(() =>
      done('POST', '/experiments/overview', { projectId: owner.projectId }),
    );

    expect(result.items).toHaveLength(1);
    expect(mostShards(commands)).toBe(1);
    expect(commands.length).toBeLessThanOrEqual(6);
  });

  it.each(['', '?group_by=day', '?group_by=device_type'])('answers stats%s from one place', async (query) => {
    const path = `/api/experiments/${experiment.id}/stats${query}`;
    const { result, commands, prepared } = await remote.during(() => program.done('GET', path));

    const counted = result.variants.reduce((sum: number, { assignments }: Json) => sum + assignments, 0);
    expect(counted).toBe(visitors);
    expect(mostShards(commands)).toBe(1);
    expect(prepared).toBe(0);
  });

  it('lists and exports events from one place', async () => {
    const path = `/api/events/${experiment.id}`;
    const listed = await remote.during(() => program.done('GET', path));
    const live = await remote.during(() => done('POST', '/events/live', { projectId: owner.projectId }));

    expect(listed.result.length).toBeGreaterThan(0);
    for (const { commands } of [listed, live]) expect(mostShards(commands)).toBe(1);
  });

  it('finds nothing wrong, and puts right what is', async () => {
    const before = await check('verify');
    await database.query(
      `UPDATE user_total SET event_count = event_count + 5 WHERE project_id = $1 AND end_user_id = $2`,
      [owner.projectId, name(3)],
    );
    const wrong = await check('verify');
    const rebuilt = await check('rebuild');
    const after = await check('verify');

    expect(before.lines.filter((line) => !line.endsWith(': right'))).toEqual([]);
    expect([before.right, wrong.right, rebuilt.right, after.right]).toEqual([true, false, true, true]);
  });

  it('erases an end user', async () => {
    await program.done('DELETE', `/api/users/${name(2)}`);

    const [left] = await database.query<{ n: number }>(
      `SELECT (SELECT count(*) FROM event WHERE end_user_id = $1)::int + (SELECT count(*) FROM assignment WHERE end_user_id = $1)::int
         + (SELECT count(*) FROM user_total WHERE end_user_id = $1)::int AS n`,
      [name(2)],
    );
    expect(left!.n).toBe(0);
    expect((await check('verify')).right).toBe(true);
  });

  it('ends an experiment, without what came later than its end', async () => {
    const ahead = new Date(Date.now() + 60_000).toISOString();
    await tell({ user_id: name(4), type: 'conversion', timestamp: ahead, value: 9e14 });
    await tell({ user_id: name(5), type: 'conversion', timestamp: ahead, experiment_id: experiment.id });
    const before = await done('GET', results());

    await done('PATCH', `/experiments/${experiment.id}`, { status: 'Ended' });
    const after = await done('GET', results());

    const events = ({ variants }: Json) =>
      variants.reduce((sum: number, one: Json) => sum + one.eventCount, 0);
    expect(events(before) - events(after)).toBe(2);
    expect((await check('verify')).right).toBe(true);
    await tell({ user_id: name(4), type: 'conversion', timestamp: ahead });
    expect((await check('verify')).right).toBe(true);
  });

  it('keeps its partitions, and removes what is old', async () => {
    const upkeep = new EventMaintenance(
      admin.dataSource,
      { eventRetentionDays: 30 } as Partial<Config> as Config,
      new JobRunner(admin.dataSource, new Jobs(new Monitoring())),
      new ReportsService(admin.dataSource),
    );
    await upkeep.keepUp(new Date(Date.now() + 200 * dayMs));

    const [left] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
    expect(left!.n).toBe(0);
    const { lines } = await check('verify');
    expect(lines.find((line) => line.includes(experiment.key))).toMatch(/events have been removed/);
  });

  it('is refused at the start when it is distributed otherwise', async () => {
    const other = await CitusDatabase.create(coordinator);
    const query = <Row>(text: string, values?: unknown[]) => other.query<Row>(text, values);
    const fault = () => findDistributionFault(query);
    const print = (): void => undefined;
    try {
      const undistributed = await fault();
      await other.query(`SELECT create_distributed_table('user_total', 'experiment_id')`);
      const byExperiment = await fault();
      await expect(distribute(query, print)).rejects.toThrow(/undistribute_table\('user_total'\)/);
      await other.query(`SELECT undistribute_table('user_total')`);
      await other.query(`SELECT create_distributed_table('event', 'project_id')`);
      const half = await fault();
      await distribute(query, print);
      const whole = await fault();
      await other.query(`ALTER FUNCTION count_earlier SET plan_cache_mode = force_generic_plan`);
      const unready = await fault();
      await distribute(query, print);

      expect([undistributed, whole, await fault()]).toEqual([undefined, undefined, undefined]);
      expect(byExperiment).toMatch(/user_total is distributed by experiment_id; only project_id/);
      expect(half).toMatch(/not event_mark, .*npm run distribute/);
      expect(unready).toMatch(/count_earlier is not ready/);
      await expect(
        distribute(
          <Row>(text: string, values?: unknown[]) => bed.dataSource.query<Row[]>(text, values),
          print,
        ),
      ).rejects.toThrow(/no database of Citus/);
    } finally {
      await other.drop();
    }
  }, 120_000);
});
