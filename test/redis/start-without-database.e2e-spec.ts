import { randomBytes } from 'node:crypto';
import { loadConfig } from '#libs/config';
import { createApplication, RootModule } from '#libs/program';
import { DecisionModule } from '../../apps/decision/src/decision.module.js';
import { DatabaseProxy } from '../decision/database-proxy.js';
import { DecisionTestApp, DecisionTestBed } from '../decision/decision-app.js';
import { buildExperiment, buildProject } from '../support/builders.js';
import { RedisServer } from '../support/redis-server.js';
import { waitUntil } from '../support/wait-until.js';

let server: RedisServer;
let bed: DecisionTestBed;
let proxy: DatabaseProxy;
const started: DecisionTestApp[] = [];

beforeAll(async () => {
  server = await RedisServer.start();
  bed = await DecisionTestBed.create();
  proxy = await DatabaseProxy.to(bed.databaseUrl);
});

afterEach(async () => {
  for (const app of started.splice(0)) await app.stop();
  if (!proxy.isUp) await proxy.giveBack();
});

afterAll(async () => {
  await bed.stop();
  await proxy.takeAway();
  await server.stop();
});

/** As the program of the decision app does. */
async function start(settings: Record<string, string> = {}): Promise<DecisionTestApp> {
  const config = loadConfig({
    ...{ DB_URL: proxy.url, REDIS_URL: server.url, SECRET_KEY: randomBytes(32).toString('hex') },
    ...{ PUBLIC_RATE_LIMIT: '0', LOG_LEVEL: 'silent' },
    ...settings,
  });
  const root = RootModule.of(config, [DecisionModule], { databaseIsOptional: true });
  const nest = await createApplication(root, config);
  await nest.init().catch(async (error: unknown) => {
    await nest.close();
    throw error;
  });
  await nest.getHttpAdapter().getInstance().ready();
  const app = new DecisionTestApp(nest);
  started.push(app);
  return app;
}

const decide = (app: DecisionTestApp, projectId: number) =>
  app.decide({ projectId, url: 'https://shop.example/', endUserId: 'ada' });

describe('A decision app that starts while the database is away', () => {
  it('answers for the projects in Redis, and records what it served when the database is back', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const before = await start();
    const served = await decide(before, project.id);
    await bed.dataSource.query('DELETE FROM assignment WHERE experiment_id = $1', [experiment.id]);
    await before.stop();
    await proxy.takeAway();

    const app = await start();
    const away = await decide(app, project.id);
    const ready = await app.request('GET', '/health/ready');
    const readyWithout = await app.request('GET', '/health/ready?exclude=database,decision-database');
    const halfWithout = await app.request('GET', '/health/ready?exclude=database');
    const unknown = await decide(app, project.id + 1_000);
    await proxy.giveBack();

    expect(away.status).toBe(200);
    expect(away.body).toEqual(served.body);
    expect(ready.status).toBe(503);
    expect(readyWithout).toMatchObject({
      ...{ status: 200, body: { status: 'degraded', dependencies: { database: 'away' } } },
    });
    expect(halfWithout.status).toBe(503);
    expect(unknown.status).toBe(503);
    await waitUntil(async () => (await app.request('GET', '/health/ready')).status === 200);
    await waitUntil(async () => {
      const rows = await bed.dataSource.query('SELECT 1 FROM assignment WHERE experiment_id = $1', [
        experiment.id,
      ]);
      return rows.length === 1;
    });
    expect((await decide(app, project.id)).body).toEqual(served.body);
  });

  it('does not start with hash settings that are not known to be right', async () => {
    await (await start()).stop();
    await proxy.takeAway();

    const starting = start({ HASH_SEED: '7' });

    await expect(starting).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
