import { setTimeout as sleep } from 'node:timers/promises';
import { datafileFormat } from '#libs/datafiles';
import { Experiment } from '#libs/entities';
import { MemoryRateLimits, RedisRateLimits } from '#libs/guards';
import { loadConfig } from '#libs/config';
import { RedisConnection } from '#libs/redis';
import { earlyInMinute } from '../support/early-in-minute.js';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { buildExperiment, buildProject } from '../support/builders.js';
import { RedisServer } from '../support/redis-server.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from '../decision/decision-app.js';

let server: RedisServer;
let bed: DecisionTestBed;
const connections: RedisConnection[] = [];

beforeAll(async () => {
  server = await RedisServer.start();
  bed = await DecisionTestBed.create();
});

afterAll(async () => {
  for (const connection of connections) connection.close();
  await bed.stop();
  await server.stop();
});

async function connect(): Promise<RedisConnection> {
  const required = { DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32) };
  const settings = loadConfig({ ...required, REDIS_URL: server.url }).redis!;
  const connection = new RedisConnection({ settings, name: 'test' });
  connections.push(connection);
  await connection.start();
  return connection;
}

const url = 'https://shop.example/';
const startApp = (settings = {}) => bed.startApp({ REDIS_URL: server.url, ...settings });
const decide = (app: DecisionTestApp, projectId: number) => app.decide({ projectId, url, endUserId: 'ada' });

describe('A decision app with Redis', () => {
  it('hears of a change that is published there, also while NOTIFY does not reach it', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const app = await startApp();
    expect((await decide(app, project.id)).body.decisions).toHaveLength(1);
    const redis = await connect();

    await bed.dataSource.transaction(async (manager) => {
      await manager.update(Experiment, experiment.id, { status: 'Paused' });
      await manager.query('UPDATE project SET revision = revision + 1 WHERE id = $1', [project.id]);
    });
    await waitUntil(
      async () => (await redis.send('', 'PUBLISH', 'project_revision', `${project.id}:2`)) === 1,
    );

    await waitUntil(async () => (await decide(app, project.id)).body.decisions.length === 0, 1_000);
    await app.stop();
  });

  it('answers as ever while Redis is killed, is degraded then, and recovers by itself', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const other = await buildProject(bed.dataSource);
    const app = await startApp();
    const before = await app.request('GET', '/health/ready');
    await decide(app, project.id);

    await server.kill();
    const answers = [await decide(app, project.id), await decide(app, other.id)];
    await bed.change(project.id, (manager) =>
      manager.update(Experiment, experiment.id, { status: 'Paused' }),
    );
    await waitUntil(async () => (await decide(app, project.id)).body.decisions.length === 0, 1_000);
    const during = await app.request('GET', '/health/ready');
    await server.comeBack();

    expect(before.body).toEqual({
      status: 'ok',
      dependencies: { database: 'ok', 'decision-database': 'ok', redis: 'ok' },
      streams: { durable: true },
    });
    expect(answers.map(({ status, body }) => [status, body.decisions.length])).toEqual([
      [200, 1],
      [200, 0],
    ]);
    expect([during.status, during.body]).toEqual([
      200,
      {
        status: 'degraded',
        dependencies: { database: 'ok', 'decision-database': 'ok', redis: 'away' },
        streams: { durable: false },
      },
    ]);
    await waitUntil(async () => (await app.request('GET', '/health/ready')).body.status === 'ok', 5_000);
    await app.stop();
  });

  it('says when Redis does not keep events safe', async () => {
    const app = await startApp();
    const isDurable = async () => (await app.request('GET', '/health/ready')).body.streams.durable;

    await server.ask('CONFIG SET appendonly no');
    await waitUntil(async () => (await isDurable()) === false, 5_000);

    await server.ask('CONFIG SET appendonly yes');
    await waitUntil(isDurable, 5_000);
    await app.stop();
  });

  it('shares the requests of an address with other processes within a second or two', async () => {
    const project = await buildProject(bed.dataSource);
    const settings = { PUBLIC_RATE_LIMIT: '40' };
    const apps = [await startApp(settings), await startApp(settings)];
    await earlyInMinute(10_000);

    for (let request = 0; request < 20; request++) {
      for (const app of apps) expect((await decide(app, project.id)).status).toBe(200);
    }
    await sleep(1_500);
    for (const app of apps) await decide(app, project.id);
    await sleep(1_500);

    expect((await decide(apps[0]!, project.id)).status).toBe(429);
    expect((await decide(apps[1]!, project.id)).status).toBe(429);
    for (const app of apps) await app.stop();
  });
});

describe('RedisRateLimits', () => {
  it('allows all processes together exactly so many tries a minute', async () => {
    const processes = [await connect(), await connect()].map(
      (redis) => new RedisRateLimits(redis, new MemoryRateLimits()),
    );

    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => processes[index % 2]!.take('login address 192.0.2.1', 10)),
    );

    expect(answers.filter((seconds) => seconds === 0)).toHaveLength(10);
    for (const seconds of answers.filter((one) => one > 0)) {
      expect(seconds).toBeGreaterThan(55);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    expect(await processes[0]!.take('login address 192.0.2.2', 10)).toBe(0);
  });

  it('counts in the process while Redis is away', async () => {
    const limits = new RedisRateLimits(await connect(), new MemoryRateLimits());
    await server.kill();

    const answers = [await limits.take('a', 2), await limits.take('a', 2), await limits.take('a', 2)];
    await server.comeBack();

    expect(answers.slice(0, 2)).toEqual([0, 0]);
    expect(answers[2]).toBeGreaterThan(0);
  });
});

describe('The admin app with Redis', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp({ REDIS_URL: server.url, AUTH_RATE_LIMIT: '1000' });
  });

  afterAll(() => app.stop());

  it('publishes a change after its commit, and takes the old datafile out of Redis with it', async () => {
    const account = await app.signUp();
    const redis = await connect();
    const heard: string[] = [];
    redis.listen('project_revision', (message) => heard.push(message));
    const key = `project:{${account.projectId}}:f${datafileFormat}:active-experiments`;
    await waitUntil(async () => (await redis.send('', 'PUBLISH', 'project_revision', 'here')) === 1);
    await redis.send(key, 'SET', key, 'old');

    const call = app.as(account);
    const { status } = await call('PATCH', `/projects/${account.projectId}`, { name: 'Another name' });

    expect(status).toBe(200);
    await waitUntil(() => heard.some((message) => message.startsWith(`${account.projectId}:`)));
    expect(await redis.send(key, 'EXISTS', key)).toBe(0);
  });

  it('publishes nothing of a change that is refused', async () => {
    const account = await app.signUp();
    const redis = await connect();
    const heard: string[] = [];
    redis.listen('project_revision', (message) => heard.push(message));
    await waitUntil(async () => (await redis.send('', 'PUBLISH', 'project_revision', 'here')) === 1);

    const call = app.as(account);
    const { status } = await call('PATCH', `/projects/${account.projectId}`, { name: '' });
    await sleep(200);

    expect(status).toBe(422);
    expect(heard.filter((message) => message !== 'here')).toEqual([]);
  });
});
