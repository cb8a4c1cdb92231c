import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '#libs/config';
import { DomainError } from '#libs/errors';
import {
  type EventBatch,
  EventDrain,
  EventStreams,
  PostgresEventStore,
  StreamEventStore,
  StreamState,
} from '#libs/ingestion';
import { RedisAwayError, RedisConnection } from '#libs/redis';
import { DatabaseProxy } from '../decision/database-proxy.js';
import { IngestionTestBed } from '../ingestion/ingestion-test-bed.js';
import { buildExperiment, buildProject } from '../support/builders.js';
import { batchOf, buildEvent, eventOf } from '../support/events.js';
import { RedisServer } from '../support/redis-server.js';
import { waitUntil } from '../support/wait-until.js';
import pg from 'pg';

let bed: IngestionTestBed;
let server: RedisServer;
let redis: RedisConnection;
let proxy: DatabaseProxy;
let store: StreamEventStore;
const setAside: string[] = [];
const closing: (() => unknown)[] = [];
const required = { DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32) };

async function connect(url = server.url): Promise<RedisConnection> {
  const settings = loadConfig({ ...required, REDIS_URL: url }).redis!;
  const connection = new RedisConnection({ settings, name: 'test' });
  closing.push(() => connection.close());
  await connection.start();
  return connection;
}

/** A decision app's way to storage. */
async function openStore(connection: RedisConnection, options = {}): Promise<StreamEventStore> {
  const pool = new pg.Pool({ connectionString: proxy.url, max: 4, connectionTimeoutMillis: 1_000 });
  pool.on('error', () => undefined);
  const direct = new PostgresEventStore({ pool });
  const state = new StreamState(connection);
  await state.start();
  const opened = new StreamEventStore({ redis: connection, state, direct, pool, ...options });
  closing.push(
    () => state.stop(),
    () => pool.end(),
  );
  return opened;
}

function openDrain(name: string, takeOverMs = 0): { drain: EventDrain; streams: EventStreams } {
  const streams = new EventStreams(redis, name);
  const pool = bed.anotherPool();
  const onSetAside = (_: Error, text: string) => void setAside.push(text);
  return { streams, drain: new EventDrain({ streams, pool, takeOverMs, onSetAside }) };
}

async function drainAll(): Promise<void> {
  const { drain } = openDrain('worker');
  while ((await drain.step()) + (await drain.takeOver()) > 0);
}

const keyed = (batch: EventBatch, key: string, bodyHash = 'one'): EventBatch => ({
  ...batch,
  idempotency: { projectId: batch.events[0]!.projectId, apiKeyId: 1, key, bodyHash },
});

async function storedOf(projectId: number): Promise<number[]> {
  const { rows } = await bed.pool.query('SELECT id FROM event WHERE project_id = $1 ORDER BY id', [
    projectId,
  ]);
  return rows.map(({ id }) => Number(id));
}

const idsOf = ({ events }: EventBatch): number[] => events.map(({ id }) => id).sort((a, b) => a - b);

beforeAll(async () => {
  bed = await IngestionTestBed.create();
  server = await RedisServer.start();
  redis = await connect();
  proxy = await DatabaseProxy.to(bed.databaseUrl);
});

/** Again when Redis counts as away meanwhile: emptying it makes it late where the disk is busy. */
async function onceUp(work: () => Promise<unknown>): Promise<void> {
  await waitUntil(async () => {
    const failure = await work().catch((error: unknown) => error);
    if (failure instanceof Error && !(failure instanceof RedisAwayError)) throw failure;
    return !(failure instanceof RedisAwayError);
  });
}

beforeEach(async () => {
  await onceUp(() => redis.send('', 'FLUSHALL'));
  await onceUp(() => openDrain('announcer').streams.announceWorker());
  store = await openStore(redis);
});

afterEach(async () => {
  if (!proxy.isUp) await proxy.giveBack();
  setAside.splice(0);
});

afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await bed.stop();
  await proxy.takeAway();
  await server.stop();
});

describe('Events over streams', () => {
  it('wait in Redis until a worker moves them, and count then', async () => {
    const { id } = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, id);
    await bed.assign(experiment, { ada: 0 }, Date.now() - 1_000);
    const batch = batchOf(eventOf(experiment, { value: 2 }), eventOf(experiment, { value: 3 }));

    const outcome = await store.append(batch);
    const before = await storedOf(id);
    await drainAll();

    expect(outcome).toEqual({
      kind: 'stored',
      events: batch.events.map((event) => ({ kind: 'accepted', id: event.id, occurredAt: event.occurredAt })),
    });
    expect(before).toEqual([]);
    expect(await storedOf(id)).toEqual(idsOf(batch));
    expect(await bed.totalsOf(experiment)).toMatchObject([{ arm: 0, events: 2, users: 1, sum: 5 }]);
    await bed.expectRecountable(experiment);
    expect(await openDrain('looker').streams.lag(Date.now())).toEqual({
      entries: 0,
      oldestMs: 0,
      setAside: 0,
    });
  });

  it('count once under one event id, in one batch, across batches, before and after they are moved', async () => {
    const { id } = await buildProject(bed.dataSource);
    const eventId = 'order-1';
    const first = batchOf(buildEvent(id, { eventId }), buildEvent(id, { eventId }), buildEvent(id));
    const again = batchOf(buildEvent(id, { eventId }));
    const later = batchOf(buildEvent(id, { eventId }), buildEvent(id, { eventId: 'order-2' }));

    const outcomes = [await store.append(first), await store.append(again)];
    await drainAll();
    await redis.send('', 'FLUSHALL');
    await openDrain('announcer').streams.announceWorker();
    outcomes.push(await store.append(later));
    await drainAll();

    const reference = { id: first.events[0]!.id, occurredAt: first.events[0]!.occurredAt };
    const kinds = outcomes.map(
      (outcome) => outcome.kind === 'stored' && outcome.events.map(({ kind }) => kind),
    );
    expect(kinds).toEqual([['accepted', 'duplicate', 'accepted'], ['duplicate'], ['duplicate', 'accepted']]);
    expect(outcomes[1]).toMatchObject({ events: [{ kind: 'duplicate', ...reference }] });
    expect(outcomes[2]).toMatchObject({
      events: [{ kind: 'duplicate', ...reference }, { kind: 'accepted' }],
    });
    expect(await storedOf(id)).toHaveLength(3);
  });

  it('of callers of other classes do not meet, and those from before callers had classes meet all', async () => {
    const { id } = await buildProject(bed.dataSource);
    const eventId = 'order-1';
    const from = (credential: 'secret' | 'publishable' | 'none', event = {}): EventBatch =>
      batchOf(buildEvent(id, { eventId, credential, ...event }));
    const { credential: _, ...oldEvent } = buildEvent(id, { eventId: 'old' });
    const old = batchOf(oldEvent);
    const stream = `events:{${id % 8}}`;
    const oldEntry = () => redis.send(stream, 'XADD', stream, '*', 'batch', JSON.stringify(old));

    await oldEntry();
    for (const batch of [from('secret'), from('publishable'), from('none'), from('secret')])
      await store.append(batch);
    for (const credential of ['secret', 'publishable', 'none'] as const)
      await store.append(from(credential, { eventId: 'old' }));
    await store.append(from('none', { eventId: 'old', endUserId: 'bob' }));
    await drainAll();

    expect(await storedOf(id)).toHaveLength(5);
    expect(await storedOf(id)).toContain(old.events[0]!.id);
  });

  it.each(['allkeys-lru', 'allkeys-random'])(
    'go to PostgreSQL while Redis may throw them away (%s)',
    async (policy) => {
      const { id } = await buildProject(bed.dataSource);
      const told: boolean[] = [];
      const state = new StreamState(redis, (isDurable) => told.push(isDurable));
      await state.check();
      await redis.send('', 'CONFIG', 'SET', 'maxmemory-policy', policy);
      const cautious = await openStore(redis);
      await state.check();
      const batch = batchOf(buildEvent(id));

      await cautious.append(batch);
      await redis.send('', 'CONFIG', 'SET', 'maxmemory-policy', 'volatile-lru');
      await state.check();

      expect(await storedOf(id)).toEqual(idsOf(batch));
      expect(told).toEqual([true, false, true]);
      await redis.send('', 'CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    },
  );

  it('are answered once more under their idempotency key, and refused with another body', async () => {
    const { id } = await buildProject(bed.dataSource);
    const first = keyed(batchOf(buildEvent(id), buildEvent(id)), 'call-1');
    const repeat = keyed(batchOf(buildEvent(id), buildEvent(id)), 'call-1');
    const other = keyed(batchOf(buildEvent(id)), 'call-1', 'another');

    const stored = await store.append(first);
    const waiting = [await store.append(repeat), await store.append(other)];
    await drainAll();
    await redis.send('', 'FLUSHALL');
    await openDrain('announcer').streams.announceWorker();
    const moved = [await store.append(repeat), await store.append(other)];
    await drainAll();

    expect(stored.kind).toBe('stored');
    for (const [repeated, reused] of [waiting, moved]) {
      expect(repeated).toEqual({ ...stored, kind: 'repeated' });
      expect(reused).toEqual({ kind: 'key-reused' });
    }
    expect(await storedOf(id)).toEqual(idsOf(first));
  });

  it('race under one event id and one idempotency key, and one of each wins', async () => {
    const { id } = await buildProject(bed.dataSource);
    const stores = [store, await openStore(await connect())];
    const batches = Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0
        ? batchOf(buildEvent(id, { eventId: 'same' }))
        : keyed(batchOf(buildEvent(id)), 'same-call'),
    );

    const outcomes = await Promise.all(
      batches.map((batch, index) => stores[index % 3 === 0 ? 0 : 1]!.append(batch)),
    );
    await drainAll();

    const accepted = outcomes.filter(({ kind }, index) => {
      const outcome = outcomes[index]!;
      return kind === 'stored' && outcome.kind === 'stored' && outcome.events[0]?.kind === 'accepted';
    });
    expect(accepted).toHaveLength(2);
    expect(await storedOf(id)).toHaveLength(2);
  });

  it('go to PostgreSQL directly while no worker is there', async () => {
    const { id } = await buildProject(bed.dataSource);
    await redis.send('', 'FLUSHALL');
    const alone = await openStore(redis);
    const batch = batchOf(buildEvent(id));

    await alone.append(batch);

    expect(await storedOf(id)).toEqual(idsOf(batch));
  });

  it('go to PostgreSQL directly while Redis is killed, and through Redis again when it is back', async () => {
    const { id } = await buildProject(bed.dataSource);
    const during = batchOf(buildEvent(id));
    const after = batchOf(buildEvent(id));
    await server.kill();

    await store.append(during);
    const direct = await storedOf(id);
    await server.comeBack();
    await waitUntil(() => redis.isUp);
    await openDrain('announcer').streams.announceWorker();
    await sleep(1_500);
    await store.append(after);

    expect(direct).toEqual(idsOf(during));
    expect(await storedOf(id)).toEqual(idsOf(during));
    await drainAll();
    expect(await storedOf(id)).toEqual([...idsOf(during), ...idsOf(after)].sort((a, b) => a - b));
  });

  it('never wait in a Redis that does not write down what it acknowledges', async () => {
    const { id } = await buildProject(bed.dataSource);
    const forgetful = await RedisServer.start('--appendonly', 'no');
    const connection = await connect(forgetful.url);
    await new EventStreams(connection, 'announcer').announceWorker();
    const batch = batchOf(buildEvent(id));

    await (await openStore(connection)).append(batch);

    expect(await storedOf(id)).toEqual(idsOf(batch));
    connection.close();
    await forgetful.stop();
  });

  it('go to PostgreSQL directly when too many wait in their stream', async () => {
    const { id } = await buildProject(bed.dataSource);
    const bounded = await openStore(redis, { maxLength: 2 });
    const batches = Array.from({ length: 3 }, () => batchOf(buildEvent(id)));

    for (const batch of batches) await bounded.append(batch);

    expect(await storedOf(id)).toEqual(idsOf(batches[2]!));
  });

  it('are still accepted while PostgreSQL is away, with a worker or without, and counted when it is back', async () => {
    const { id } = await buildProject(bed.dataSource);
    const batches = Array.from({ length: 5 }, (_, index) =>
      batchOf(buildEvent(id, { eventId: `away-${index}` })),
    );
    await proxy.takeAway();

    for (const batch of batches.slice(0, 3)) await store.append(batch);
    await redis.send('', 'FLUSHALL');
    for (const batch of batches) await store.append(batch);
    await proxy.giveBack();
    await drainAll();

    expect(await storedOf(id)).toEqual(batches.flatMap(idsOf).sort((a, b) => a - b));
  });

  it('are refused for the moment while neither Redis nor PostgreSQL can take them', async () => {
    const { id } = await buildProject(bed.dataSource);
    await proxy.takeAway();
    await server.kill();

    const failure = await store.append(batchOf(buildEvent(id))).catch((error: unknown) => error);
    await server.comeBack();
    await waitUntil(() => redis.isUp);

    expect(failure).toBeInstanceOf(DomainError);
    expect(failure).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 2 });
  });
});

describe('A worker', () => {
  it('takes over what another one left, and what that one stored already is stored once', async () => {
    const { id } = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, id);
    await bed.assign(experiment, { ada: 0 }, Date.now() - 1_000);
    const batches = Array.from({ length: 6 }, () => batchOf(eventOf(experiment), eventOf(experiment)));
    for (const batch of batches) await store.append(batch);
    const dead = openDrain('dead');
    const read = await dead.streams.read(100);
    await new PostgresEventStore({ pool: bed.pool }).append(batches[0]!);

    const { drain } = openDrain('alive');
    const fresh = await drain.step();
    const left = await drain.takeOver();

    expect(read).toHaveLength(6);
    expect([fresh, left]).toEqual([0, 12]);
    expect(await storedOf(id)).toEqual(batches.flatMap(idsOf).sort((a, b) => a - b));
    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 12, users: 1 }]);
    await bed.expectRecountable(experiment);
  });

  it('finishes what it has read when PostgreSQL was away', async () => {
    const { id } = await buildProject(bed.dataSource);
    const batches = Array.from({ length: 4 }, () => batchOf(buildEvent(id)));
    for (const batch of batches) await store.append(batch);
    const pool = new pg.Pool({ connectionString: proxy.url, max: 2 });
    pool.on('error', () => undefined);
    closing.push(() => pool.end());
    const drain = new EventDrain({ streams: new EventStreams(redis, 'patient'), pool });
    await proxy.takeAway();

    const failure = await drain.step().catch((error: unknown) => error);
    await proxy.giveBack();
    const moved = await drain.step();

    expect(failure).toMatchObject({ code: 'ECONNREFUSED' });
    expect(moved).toBe(4);
    expect(await storedOf(id)).toEqual(batches.flatMap(idsOf).sort((a, b) => a - b));
  });

  it('sets aside what PostgreSQL refuses and what nobody can read, and stores the neighbours', async () => {
    const { id } = await buildProject(bed.dataSource);
    const bad = buildEvent(id, { properties: '{"broken":' });
    const good = [buildEvent(id), buildEvent(id), buildEvent(id)];
    await store.append(batchOf(good[0]!));
    await store.append(batchOf(good[1]!, bad, good[2]!));
    const stream = `events:{${id % 8}}`;
    await redis.send(stream, 'XADD', stream, '*', 'batch', '{"events":');

    await drainAll();

    expect(await storedOf(id)).toEqual(good.map((event) => event.id).sort((a, b) => a - b));
    expect(setAside).toHaveLength(2);
    const { streams } = openDrain('looker');
    expect(await streams.lag(Date.now())).toMatchObject({ entries: 0, setAside: 2 });
    const aside = `events:{${id % 8}}:set-aside`;
    expect(JSON.stringify(await redis.send(aside, 'XRANGE', aside, '-', '+'))).toContain(String(bad.id));
  });

  it('moves many small and large batches of many projects exactly once, with others at work', async () => {
    const projects = await Promise.all(Array.from({ length: 10 }, () => buildProject(bed.dataSource)));
    const batches = Array.from({ length: 400 }, (_, index) => {
      const { id } = projects[index % projects.length]!;
      return batchOf(...Array.from({ length: index % 40 === 0 ? 300 : 2 }, () => buildEvent(id)));
    });
    let ended = false;
    const work = ['one', 'two', 'three'].map(async (name) => {
      const { drain } = openDrain(name, 10);
      while (!ended) await drain.step().then(() => drain.takeOver());
    });

    await Promise.all(batches.map((batch) => store.append(batch)));
    await waitUntil(async () => (await openDrain('looker').streams.lag(Date.now())).entries === 0, 20_000);
    ended = true;
    await Promise.all(work);

    for (const { id } of projects) {
      const sent = batches.filter(({ events }) => events[0]!.projectId === id);
      expect(await storedOf(id)).toEqual(sent.flatMap(idsOf).sort((a, b) => a - b));
    }
  });
});
