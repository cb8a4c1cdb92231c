import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Type } from '@nestjs/common';
import { loadConfig } from '#libs/config';
import { createApplication, RootModule } from '#libs/program';
import { RedisConnection } from '#libs/redis';
import { createProduct } from '../../apps/standalone/src/product.js';
import { DecisionModule } from '../../apps/decision/src/decision.module.js';
import { openPaths } from '../../apps/decision/src/open-paths.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { DatabaseProxy } from '../decision/database-proxy.js';
import { DecisionTestApp, DecisionTestBed } from '../decision/decision-app.js';
import { startTestApp } from '../support/admin-app.js';
import { type BuiltExperiment, buildExperiment, buildProject } from '../support/builders.js';
import { RedisServer } from '../support/redis-server.js';
import { waitUntil } from '../support/wait-until.js';

let server: RedisServer;
let bed: DecisionTestBed;
/** The app's way to PostgreSQL, and the worker's. */
let appProxy: DatabaseProxy;
let workerProxy: DatabaseProxy;
const started: DecisionTestApp[] = [];

beforeAll(async () => {
  server = await RedisServer.start();
  bed = await DecisionTestBed.create();
  appProxy = await DatabaseProxy.to(bed.databaseUrl);
  workerProxy = await DatabaseProxy.to(bed.databaseUrl);
});

afterEach(async () => {
  for (const app of started.splice(0)) await app.stop();
  for (const proxy of [appProxy, workerProxy]) if (!proxy.isUp) await proxy.giveBack();
});

afterAll(async () => {
  await bed.stop();
  await appProxy.takeAway();
  await workerProxy.takeAway();
  await server.stop();
});

async function start(module: Type, proxy: DatabaseProxy): Promise<DecisionTestApp> {
  const config = loadConfig({
    ...{ DB_URL: proxy.url, REDIS_URL: server.url, SECRET_KEY: randomBytes(32).toString('hex') },
    ...{ PUBLIC_RATE_LIMIT: '0', LOG_LEVEL: 'silent' },
  });
  const nest = await createApplication(
    RootModule.of(config, [module], { databaseIsOptional: true }),
    config,
    {
      openPaths,
    },
  );
  await nest.init();
  await nest.getHttpAdapter().getInstance().ready();
  const app = new DecisionTestApp(nest);
  started.push(app);
  return app;
}

async function connect(): Promise<RedisConnection> {
  const required = { DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32) };
  const settings = loadConfig({ ...required, REDIS_URL: server.url }).redis!;
  const connection = new RedisConnection({ settings, name: 'test' });
  await connection.start();
  return connection;
}

const metrics = [{ custom: true, selector: 'order' }];
const url = 'https://shop.example/';

async function buildTracked(overrides: object = {}): Promise<BuiltExperiment> {
  const { id } = await buildProject(bed.dataSource, { allowedOrigins: ['https://shop.example'] });
  return buildExperiment(bed.dataSource, id, overrides, { metrics });
}

async function count(table: string, experimentId: number): Promise<number> {
  const [row] = await bed.dataSource.query(
    `SELECT count(*)::int AS count FROM ${table} WHERE experiment_id = $1`,
    [experimentId],
  );
  return row.count;
}

async function countedUsers(experimentId: number): Promise<number> {
  const [row] = await bed.dataSource.query(
    'SELECT count(DISTINCT end_user_id)::int AS count FROM user_total WHERE experiment_id = $1',
    [experimentId],
  );
  return row.count;
}

describe('The product in one process', () => {
  it('is its own worker', async () => {
    const product = await startTestApp(createProduct, { REDIS_URL: server.url });
    const project = await buildProject(product.dataSource);
    const experiment = await buildExperiment(product.dataSource, project.id, {}, { metrics });
    const order = { experimentId: experiment.id, custom: true, eventName: 'order', endUserId: 'ada' };
    const stored = async () =>
      (await product.dataSource.query('SELECT 1 FROM event WHERE experiment_id = $1', [experiment.id]))
        .length;
    const connection = await connect();
    await waitUntil(async () => (await connection.send('', 'EXISTS', 'events:{0}:worker')) === 1);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => product.request('POST', '/metrics/track', order)),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    await waitUntil(async () => (await stored()) === 50);
    connection.close();
    await product.stop();
  });
});

describe('With Redis and a worker', () => {
  it('a tracked event is counted once the worker has moved it, and health says what waits', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, {}, { metrics });
    const worker = await start(WorkerModule, workerProxy);
    const app = await start(DecisionModule, appProxy);
    await app.decide({ projectId: project.id, url, endUserId: 'ada' });

    const answer = await app.track({
      experimentId: experiment.id,
      custom: true,
      eventName: 'order',
      endUserId: 'ada',
    });

    expect(answer.status).toBe(200);
    await waitUntil(async () => (await count('event', experiment.id)) === 1);
    await waitUntil(async () => (await countedUsers(experiment.id)) === 1);
    const ready = await worker.request('GET', '/health/ready');
    expect(ready.body).toEqual({
      status: 'ok',
      dependencies: { database: 'ok', redis: 'ok' },
      events: { entries: 0, oldestMs: 0, setAside: 0 },
    });
  });

  it('events and exposures of an outage of PostgreSQL reach it without the process that took them', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, {}, { metrics });
    await start(WorkerModule, workerProxy);
    const app = await start(DecisionModule, appProxy);
    const order = { experimentId: experiment.id, custom: true, eventName: 'order' };
    await app.decide({ projectId: project.id, url, endUserId: 'known' });
    await app.track({ ...order, endUserId: 'known' });
    await waitUntil(async () => (await count('event', experiment.id)) === 1);
    await appProxy.takeAway();
    await workerProxy.takeAway();

    const served = await app.decide({ projectId: project.id, url, endUserId: 'ada' });
    const again = await app.decide({ projectId: project.id, url, endUserId: 'ada' });
    const tracked = await app.track({ ...order, endUserId: 'ada' });
    const before = await count('event', experiment.id);
    await workerProxy.giveBack();

    expect([served.status, tracked.status]).toEqual([200, 200]);
    expect(again.body).toEqual(served.body);
    expect(before).toBe(1);
    await waitUntil(async () => (await count('event', experiment.id)) === 2, 15_000);
    await waitUntil(async () => (await count('assignment', experiment.id)) === 2);
    await waitUntil(async () => (await countedUsers(experiment.id)) === 2);
    const [{ variation_id: recorded }] = await bed.dataSource.query(
      `SELECT variation_id FROM assignment WHERE experiment_id = $1 AND end_user_id = 'ada'`,
      [experiment.id],
    );
    expect(recorded).toBe(served.body.decisions[0].variation.variationId);
  });

  describe('an outage of PostgreSQL', () => {
    let app: DecisionTestApp;
    let seen: BuiltExperiment;
    let served: BuiltExperiment;
    let stranger: BuiltExperiment;
    const order = { custom: true, eventName: 'order' };

    beforeEach(async () => {
      seen = await buildTracked({ status: 'Paused' });
      served = await buildTracked();
      stranger = await buildTracked();
      await start(WorkerModule, workerProxy);
      app = await start(DecisionModule, appProxy);
      await app.track({ ...order, experimentId: seen.id });
      await app.decide({ projectId: served.projectId, url, endUserId: 'ada' });
      await appProxy.takeAway();
      await workerProxy.takeAway();
    });

    it('refuses the events of what nobody has heard of, and no others', async () => {
      const calls = Array.from({ length: 30 }, (_, index) =>
        index % 3 === 2
          ? app.track({ experimentId: 123_456 + index, metricsId: 1 })
          : app.track({ ...order, experimentId: seen.id, endUserId: index, eventId: `order-${index}` }),
      );

      const statuses = (await Promise.all(calls)).map(({ status }) => status);

      expect(statuses).toEqual(Array.from({ length: 30 }, (_, index) => (index % 3 === 2 ? 503 : 200)));
    });

    it('refuses of an array what nobody has heard of, and all of it when there is nothing else', async () => {
      const known = { ...order, experimentId: seen.id };
      const unknown = { ...order, experimentId: stranger.id };

      const mixed = await app.track([known, unknown, known]);
      const hopeless = await app.track([unknown, {}]);

      expect(mixed.status).toBe(200);
      expect(mixed.body).toEqual({
        accepted: 2,
        duplicates: 0,
        rejected: [{ index: 1, detail: 'The experiment cannot be looked up for the moment.' }],
      });
      expect(hopeless.status).toBe(503);
      expect(hopeless.headers.get('retry-after')).toBe('2');
    });

    it('takes events of what is served, though none came before, with its metrics and origins', async () => {
      const { id, key, projectId } = served;

      const answers = [
        await app.track({ ...order, experimentId: id }),
        await app.track({ ...order, experimentId: id, projectId }),
        await app.track({ ...order, experimentId: key, projectId }),
        await app.track({ ...order, experimentId: id, eventName: 'other' }),
        await app.track({ ...order, experimentId: id, projectId: seen.projectId }),
        await app.track({ ...order, experimentId: id }, { origin: 'https://evil.example' }),
      ];

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 503, 403]);
      expect(answers[0]!.body.message).toBe('Metric tracked successfully in Live mode');
    });

    it('counts events in QA mode once the planned end of what is served has come', async () => {
      await appProxy.giveBack();
      const endAt = new Date(Date.now() + 3_000);
      const ending = await buildTracked({ endAt });
      await app.decide({ projectId: ending.projectId, url, endUserId: 'ada' });
      await appProxy.takeAway();
      const event = { ...order, experimentId: ending.id };

      const before = await app.track(event);
      await sleep(endAt.getTime() - Date.now() + 10);
      const after = await app.track(event);

      expect([before.body.message, after.body.message]).toEqual([
        'Metric tracked successfully in Live mode',
        'Metric tracked successfully in QA mode',
      ]);
    });

    it('takes events by every name of an experiment that was met under one', async () => {
      const { id, key, projectId } = seen;

      const answers = [
        await app.track({ ...order, experimentId: id, projectId }),
        await app.track({ ...order, experimentId: key, projectId }),
        await app.track({ ...order, experimentId: key }),
      ];

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 422]);
      expect(answers[0]!.body.message).toBe('Metric tracked successfully in QA mode');
    });
  });
});
