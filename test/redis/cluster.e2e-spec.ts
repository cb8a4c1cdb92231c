import { createCache } from 'cache-manager';
import { loadConfig } from '#libs/config';
import { DatafileCache, datafileStores, PostgresDatafileSource } from '#libs/datafiles';
import { EventDrain, EventStreams, PostgresEventStore, StreamEventStore, StreamState } from '#libs/ingestion';
import { RedisConnection } from '#libs/redis';
import { IngestionTestBed } from '../ingestion/ingestion-test-bed.js';
import { buildProject } from '../support/builders.js';
import { batchOf, buildEvent } from '../support/events.js';
import { RedisCluster } from '../support/redis-cluster.js';

let cluster: RedisCluster;
let bed: IngestionTestBed;
let redis: RedisConnection;

beforeAll(async () => {
  cluster = await RedisCluster.start();
  bed = await IngestionTestBed.create();
  const required = { DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32) };
  const settings = loadConfig({ ...required, REDIS_URL: cluster.url }).redis!;
  redis = new RedisConnection({ settings, name: 'test' });
  await redis.start(10_000);
});

afterAll(async () => {
  redis.close();
  await bed.stop();
  await cluster.stop();
});

describe('Redis Cluster', () => {
  it('keeps the datafiles of many projects, each with its revision', async () => {
    const cache = createCache({ stores: datafileStores(redis, 60_000) });
    const datafiles = new DatafileCache({ cache, redis, lifetimeMs: 60_000 });
    const projects = await Promise.all(Array.from({ length: 20 }, () => buildProject(bed.dataSource)));
    const source = new PostgresDatafileSource(bed.dataSource);

    for (const { id } of projects) {
      const loaded = (await source.load(id))!;
      await datafiles.keep({ ...loaded, revision: 9 });
      await datafiles.keep({ ...loaded, revision: 8 });
    }

    const found = await Promise.all(projects.map(({ id }) => datafiles.find(id)));
    expect(found.map((datafile) => datafile?.revision)).toEqual(Array(20).fill(9));
    const ids = projects.map(({ id }) => id);
    expect(await datafiles.renew([...ids, 2_000_000_000])).toEqual([2_000_000_000]);
  });

  it('takes the events of every project and gives them to a worker once', async () => {
    const streams = new EventStreams(redis, 'worker');
    await streams.announceWorker();
    const state = new StreamState(redis);
    await state.start();
    const direct = new PostgresEventStore({ pool: bed.pool });
    const store = new StreamEventStore({ redis, state, direct, pool: bed.pool });
    const projects = await Promise.all(Array.from({ length: 12 }, () => buildProject(bed.dataSource)));
    const batches = projects.map(({ id }) => ({
      ...batchOf(buildEvent(id, { eventId: 'odd }{ id' }), buildEvent(id)),
      idempotency: { projectId: id, apiKeyId: 1, key: '{call}', bodyHash: 'one' },
    }));

    const outcomes = await Promise.all(batches.map((batch) => store.append(batch)));
    const repeated = await Promise.all(batches.map((batch) => store.append(batch)));
    const waiting = await streams.lag(Date.now());
    const drain = new EventDrain({ streams, pool: bed.pool });
    while ((await drain.step()) > 0);

    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(12).fill('stored'));
    expect(repeated.map(({ kind }) => kind)).toEqual(Array(12).fill('repeated'));
    expect(waiting.entries).toBe(12);
    const ids = projects.map(({ id }) => id);
    const { rows } = await bed.pool.query('SELECT id FROM event WHERE project_id = ANY($1)', [ids]);
    expect(rows).toHaveLength(24);
    expect((await streams.lag(Date.now())).entries).toBe(0);
    state.stop();
  });
});
