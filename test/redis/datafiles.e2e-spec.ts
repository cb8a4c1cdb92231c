import { setTimeout as sleep } from 'node:timers/promises';
import { createCache } from 'cache-manager';
import { DataSource } from 'typeorm';
import { loadConfig } from '#libs/config';
import {
  announceChange,
  CachedDatafileSource,
  DatafileCache,
  datafileFormat,
  type DatafileSource,
  datafileStores,
  PostgresDatafileSource,
  RevisionPublisher,
} from '#libs/datafiles';
import { dataSourceOptions, Experiment } from '#libs/entities';
import type { Datafile } from '#libs/evaluation';
import { RedisConnection } from '#libs/redis';
import { buildExperiment, buildProject } from '../support/builders.js';
import { setCounters } from '../support/counters.js';
import { RedisServer } from '../support/redis-server.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

let server: RedisServer;
let redis: RedisConnection;
let database: TestDatabase;
let dataSource: DataSource;

const lifetimeMs = 60_000;

beforeAll(async () => {
  server = await RedisServer.start();
  const required = { DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32) };
  redis = new RedisConnection({
    settings: loadConfig({ ...required, REDIS_URL: server.url }).redis!,
    name: 'test',
  });
  await redis.start();
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, 4)).initialize();
  new RevisionPublisher(redis).watch(dataSource);
});

afterAll(async () => {
  redis.close();
  await server.stop();
  await dataSource.destroy();
  await database.drop();
});

/** PostgreSQL, with a count of loads; it can be taken away, or be slow to answer a load. */
class Origin implements DatafileSource {
  loads = 0;
  isAway = false;
  slowness = Promise.resolve();
  private readonly tables = new PostgresDatafileSource(dataSource);

  async load(projectId: number): Promise<Datafile | undefined> {
    this.loads++;
    if (this.isAway) throw new Error('away');
    const datafile = await this.tables.load(projectId);
    await this.slowness;
    return datafile;
  }

  async revisions(projectIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (this.isAway) throw new Error('away');
    return this.tables.revisions(projectIds);
  }
}

function openCache(lifetime = lifetimeMs): DatafileCache {
  const cache = createCache({ stores: datafileStores(redis, lifetime) });
  return new DatafileCache({ cache, redis, lifetimeMs: lifetime });
}

/** One decision process's way to datafiles. */
function open(origin: Origin, lifetime = lifetimeMs): CachedDatafileSource {
  const cache = openCache(lifetime);
  return new CachedDatafileSource({ origin, cache, lifetimeMs: lifetime, now: () => performance.now() });
}

const change = (projectId: number): Promise<number> =>
  dataSource.transaction((transaction) => announceChange(transaction, projectId));

const keyOf = (projectId: number): string => `project:{${projectId}}:f${datafileFormat}:active-experiments`;
const isKept = async (projectId: number): Promise<boolean> =>
  (await redis.send(keyOf(projectId), 'EXISTS', keyOf(projectId))) === 1;

async function keptRevision(projectId: number): Promise<number | undefined> {
  return (await openCache().find(projectId))?.revision;
}

describe('Datafiles in Redis', () => {
  it('cost many processes one load a revision', async () => {
    const { id } = await buildProject(dataSource);
    await buildExperiment(dataSource, id);
    const origin = new Origin();
    const sources = Array.from({ length: 8 }, () => open(origin));

    const first = await Promise.all(sources.map((source) => source.load(id)));
    await waitUntil(() => isKept(id));
    const again = await open(origin).load(id);
    const loadsBefore = origin.loads;
    await change(id);
    const second = await Promise.all(sources.map((source) => source.load(id)));

    expect(new Set([...first, again].map((datafile) => JSON.stringify(datafile))).size).toBe(1);
    expect(again?.experiments).toHaveLength(1);
    expect(loadsBefore).toBe(1);
    expect(second.map((datafile) => datafile?.revision)).toEqual(Array(8).fill(again!.revision + 1));
    expect(origin.loads).toBe(2);
  });

  it('are answered to a new process while PostgreSQL is away', async () => {
    const { id } = await buildProject(dataSource);
    const origin = new Origin();
    const loaded = await open(origin).load(id);
    await waitUntil(() => isKept(id));

    origin.isAway = true;

    expect(await open(origin).load(id)).toEqual(loaded);
    await expect(open(origin).load(id + 1)).rejects.toThrow('away');
  });

  it('are not used once a newer revision is announced', async () => {
    const { id } = await buildProject(dataSource);
    const origin = new Origin();
    await open(origin).load(id);
    await waitUntil(() => isKept(id));

    await change(id);

    await waitUntil(async () => !(await isKept(id)));
    origin.isAway = true;
    await expect(open(origin).load(id)).rejects.toThrow('away');
  });

  it('are not used when they are stale, though their announcement never reached Redis', async () => {
    const { id } = await buildProject(dataSource);
    const origin = new Origin();
    await open(origin).load(id);
    await waitUntil(() => isKept(id));
    const silent = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    const revision = await silent.transaction((transaction) => announceChange(transaction, id));
    await silent.destroy();
    expect(await isKept(id)).toBe(true);

    const loaded = await open(origin).load(id);

    expect(loaded?.revision).toBe(revision);
    await waitUntil(async () => (await keptRevision(id)) === revision);
  });

  it('never go back when a slow process keeps an old one after a newer one was kept', async () => {
    const { id } = await buildProject(dataSource);
    const slow = new Origin();
    let goOn = () => {};
    slow.slowness = new Promise((resolve) => (goOn = resolve));
    const late = open(slow).load(id);
    await waitUntil(() => slow.loads === 1);
    await sleep(50);
    const revision = await change(id);
    await open(new Origin()).load(id);
    await waitUntil(async () => (await keptRevision(id)) === revision);

    goOn();
    const old = await late;
    await sleep(100);

    expect(old?.revision).toBe(revision - 1);
    expect(await keptRevision(id)).toBe(revision);
  });

  it('never come back when a slow process keeps one after a newer revision was announced', async () => {
    const { id } = await buildProject(dataSource);
    const slow = new Origin();
    let goOn = () => {};
    slow.slowness = new Promise((resolve) => (goOn = resolve));
    const late = open(slow).load(id);
    await waitUntil(() => slow.loads === 1);
    await sleep(50);
    await change(id);
    await waitUntil(async () => (await redis.send('', 'GET', `project:{${id}}:revision`)) !== null);

    goOn();
    await late;
    await sleep(100);

    expect(await isKept(id)).toBe(false);
  });

  it('end as the newest whatever the order in which racing processes keep them', async () => {
    const { id } = await buildProject(dataSource);
    const loaded = (await open(new Origin()).load(id))!;
    const caches = [openCache(), openCache(), openCache()];
    const revisions = Array.from({ length: 300 }, (_, index) => loaded.revision + 1 + ((index * 7) % 300));

    await Promise.all(revisions.map((revision, index) => caches[index % 3]!.keep({ ...loaded, revision })));

    expect(await keptRevision(id)).toBe(loaded.revision + 300);
  });

  it('stay as long as somebody serves the project, also without PostgreSQL, and not much longer', async () => {
    const { id } = await buildProject(dataSource);
    const origin = new Origin();
    const source = open(origin, 600);
    await source.load(id);
    await waitUntil(() => isKept(id));
    origin.isAway = true;

    for (let poll = 0; poll < 12; poll++) {
      await source.revisions([id]).catch(() => undefined);
      await sleep(100);
    }

    expect(await isKept(id)).toBe(true);
    await sleep(900);
    expect(await isKept(id)).toBe(false);
  });

  it('are put back when Redis has lost them', async () => {
    const { id } = await buildProject(dataSource);
    const source = open(new Origin(), 300);
    await source.load(id);
    await waitUntil(() => isKept(id));
    await redis.send('', 'FLUSHALL');
    await sleep(150);

    await source.revisions([id]);

    await waitUntil(() => isKept(id), 2_000);
  });

  it('with published counters are read anew', async () => {
    const { id } = await buildProject(dataSource, { publishCounters: true });
    const metrics = [{ custom: true, selector: 'order' }];
    const experiment = await buildExperiment(dataSource, id, {}, { metrics });
    const source = open(new Origin());
    await source.load(id);
    await waitUntil(() => isKept(id));

    await setCounters(dataSource, experiment.metrics[0]!.id, { live: 5 });

    const loaded = await source.load(id);
    expect(loaded?.experiments[0]?.metrics[0]?.triggeredOnLIVE).toBe(5);
  });

  it('are not served of a project that serves nobody any more', async () => {
    const project = await buildProject(dataSource);
    const source = open(new Origin());
    await source.load(project.id);
    await waitUntil(() => isKept(project.id));

    await dataSource.query('UPDATE organization SET disabled = true WHERE id = $1', [project.organizationId]);

    expect(await source.load(project.id)).toBeUndefined();
  });

  it('come from PostgreSQL alone while Redis is away, and through Redis again when it is back', async () => {
    const { id } = await buildProject(dataSource);
    const experiment = await buildExperiment(dataSource, id);
    const source = open(new Origin());
    await server.kill();

    const without = await source.load(id);
    await dataSource.transaction(async (transaction) => {
      await transaction.update(Experiment, experiment.id, { status: 'Paused' });
      await announceChange(transaction, id);
    });
    const changed = await source.load(id);
    await server.comeBack();
    await waitUntil(() => redis.isUp);
    await source.load(id);

    expect(without?.experiments).toHaveLength(1);
    expect(changed?.experiments).toEqual([]);
    await waitUntil(() => isKept(id));
  });
});
