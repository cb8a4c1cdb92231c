import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#libs/config';
import { RedisConnection } from '#libs/redis';
import { Erasures } from '../../apps/admin/src/end-users/index.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startAdminApp, startTestApp, type TestApp } from '../support/admin-app.js';
import { buildEvent } from '../support/events.js';
import { ExperimentBuilder } from '../support/experiments.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';
import { RedisServer } from '../support/redis-server.js';
import { S3Server } from '../support/s3-server.js';
import { waitUntil } from '../support/wait-until.js';

/** In everything that is told about the end user. */
const mark = 'zebra';
const endUserId = `${mark}-user-77`;

/** Every place in the database where a text stands. */
async function placesOf(app: TestApp, text: string): Promise<string[]> {
  const tables: { name: string }[] = await app.dataSource.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: { name: string; count: number }[] = await app.dataSource.query(
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}" AS t WHERE strpos(lower(t::text), '${text}') > 0`,
      )
      .join(' UNION ALL '),
  );
  return found.filter(({ count }) => count > 0).map(({ name }) => name);
}

/** Every file below a folder that contains a text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => `${path}${readFileSync(path, 'latin1')}`.toLowerCase().includes(text));
}

describe('erasing an end user', () => {
  let app: TestApp;
  let store: S3Server;
  let owner: Account;
  let program: Program;
  let experimentId: number;
  let pinnedFlag: number;

  beforeAll(async () => {
    store = await S3Server.start();
    app = await startTestApp(createProduct, store.settings);
    owner = await app.signUp();
    program = await startProgram(app, owner);
    experimentId = await visit();
  }, 120_000);

  afterAll(async () => {
    await app?.stop();
    await store?.stop();
  });

  /** Leaves the end user, and another one, in every place that there is. */
  async function visit(): Promise<number> {
    const builder = new ExperimentBuilder(app, owner);
    const { id } = await builder.experiment();
    await builder.metric(id, { title: 'Purchase', custom: true, selector: 'purchase' });
    await builder.move(id, 'Active');
    const names = { first_name: 'Zebra', last_name: 'Zebra', email: 'zebra@example.com' };
    await program.done('POST', '/api/users', { ...names, id: endUserId, attributes: { phone: 'zebra-1' } });
    const segment = await program.done('POST', '/api/segments', { name: 'Members' });
    await program.done('POST', '/api/segments/assign-user', { user_id: endUserId, segment_id: segment.id });
    for (const [user, word] of [
      [endUserId, mark],
      ['other', 'plain'],
    ] as const) {
      const attributes = { plan: `${word}-plan`, customer: `${word}-number` };
      const request = {
        projectId: owner.projectId,
        endUserId: user,
        url: 'https://shop.example/',
        attributes,
      };
      await waitUntil(async () => {
        const { decisions } = await app.expectDone('POST', '/decision', {
          ...request,
          campaignId: `${word}-campaign`,
        });
        return decisions.length > 0;
      });
      const tracked = { experimentId: id, custom: true, eventName: 'purchase', endUserId: user, value: 3 };
      await app.expectDone('POST', '/metrics/track', { ...tracked, eventId: `${word}-order-1` });
      const properties = { email: `${word}@example.com` };
      const event = {
        user_id: user,
        experiment_id: id,
        type: 'purchase',
        value: 4,
        properties,
        campaign_id: `${word}-c`,
      };
      const header = { 'idempotency-key': `${word}-call-1` };
      await program.done('POST', '/api/events', { ...event, event_id: `${word}-order-2` });
      expect((await program.call('POST', '/api/events', event, header)).status).toBe(201);
    }
    await pin();
    for (const format of ['csv', 'ndjson'])
      await program.done('GET', `/api/events/${id}/export?format=${format}`);
    return id;
  }

  /** Pins the end user and others in a flag, in several versions. */
  async function pin(): Promise<void> {
    const done = (method: string, path: string, body?: Json) =>
      app.expectDone(method, path, body, owner.headers);
    const fields = { projectId: owner.projectId, title: 'Pinned', type: 'Feature Flag' };
    const flag = await done('POST', '/experiments', fields);
    const [{ id: variationId }] = await done('GET', `/experiments/${flag.id}/variations`);
    await done('PATCH', `/experiments/${flag.id}`, { status: 'Active' });
    const ids = [endUserId, 'other'].map((id) => ({ endUserId: id, variationId }));
    await done('PATCH', `/experiments/${flag.id}`, { pins: ids });
    await done('PATCH', `/experiments/${flag.id}`, { pins: [...ids, { endUserId: 'third', variationId }] });
    pinnedFlag = flag.id;
  }

  const breakdown = async (): Promise<Json> => {
    const { breakdown: found, metrics } = await app.expectDone(
      'GET',
      `/experiments/${experimentId}/results?by=plan`,
      undefined,
      owner.headers,
    );
    return {
      groups: found.groups.map(({ value, users }: Json) => [value, users]),
      total: metrics[0].variations,
    };
  };

  it('leaves no mark of them in any table or file, and every total as it was', async () => {
    const before = await breakdown();
    const known = await placesOf(app, mark);
    const files = filesWith(store.folder, `${mark}-user`);

    await program.done('DELETE', `/api/users/${endUserId}`);

    expect(known).toEqual(
      expect.arrayContaining([
        'assignment',
        'end_user',
        'event',
        'experiment',
        'experiment_version',
        'idempotency_key',
        'segment_user',
        'user_total',
      ]),
    );
    expect(files.length).toBeGreaterThanOrEqual(2);
    expect(before.groups).toEqual([
      ['plain-plan', 1],
      ['zebra-plan', 1],
    ]);
    expect(await placesOf(app, mark)).toEqual([]);
    expect(filesWith(store.folder, mark)).toEqual([]);
    const after = await breakdown();
    expect(after.groups).toEqual([
      ['plain-plan', 1],
      ['(erased)', 1],
    ]);
    expect(after.total).toEqual(before.total);
    const { pins } = await app.expectDone('GET', `/experiments/${pinnedFlag}`, undefined, owner.headers);
    expect(pins.map((one: Json) => one.endUserId)).toEqual([
      ...[expect.stringMatching(/^anonymous-/), 'other', 'third'],
    ]);
    const versions = await app.expectDone(
      ...(['GET', `/experiments/${pinnedFlag}/versions`, undefined, owner.headers] as const),
    );
    expect(versions.at(-1)).toMatchObject({ reason: 'End user erased' });
  });

  it('counts a retry of their event as new', async () => {
    const event = { user_id: endUserId, type: 'purchase', event_id: `${mark}-order-2` };

    const { status } = await program.call('POST', '/api/events', event);

    expect(status).toBe(201);
  });
});

describe('erasing an end user of whom something waits in Redis', () => {
  let server: RedisServer;
  let redis: RedisConnection;
  let app: TestApp;
  let owner: Account;
  let stream: string;

  beforeAll(async () => {
    server = await RedisServer.start();
    // Without a worker, so that it waits.
    app = await startAdminApp({ REDIS_URL: server.url });
    owner = await app.signUp();
    const required = { DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32) };
    redis = new RedisConnection({
      settings: loadConfig({ ...required, REDIS_URL: server.url }).redis!,
      name: 'test',
    });
    await redis.start();
    stream = `events:{${owner.projectId % 8}}`;
  }, 120_000);

  afterAll(async () => {
    redis?.close();
    await app?.stop();
    await server?.kill();
  });

  const send = (...args: (string | number)[]) => redis.send(stream, ...(args as [string]));
  const eventOf = (user: string, more: object = {}) =>
    buildEvent(owner.projectId, { endUserId: user, eventId: `${user}-1`, ...more });
  const append = (kind: string, content: unknown) => send('XADD', stream, '*', kind, JSON.stringify(content));
  const erase = () =>
    app.expectDone('DELETE', `/projects/${owner.projectId}/end-users/${endUserId}`, undefined, owner.headers);

  /** Names and contents of everything in Redis. */
  async function everything(): Promise<string> {
    const keys = (await redis.send(stream, 'KEYS', '*')) as string[];
    const streams = keys.filter((key) => /^events:\{\d\}(:set-aside)?$/.test(key));
    const contents = await Promise.all(streams.map((key) => redis.send(key, 'XRANGE', key, '-', '+')));
    return JSON.stringify([keys, contents]);
  }

  it('makes the entries anonymous, and forgets their ids and calls', async () => {
    const { id } = await new ExperimentBuilder(app, owner).experiment();
    const idempotency = { projectId: owner.projectId, apiKeyId: 1, key: `${mark}-call`, bodyHash: 'h' };
    const [own, other] = [eventOf(endUserId, { properties: `{"a":"${mark}"}` }), eventOf('other')];
    await append('batch', { events: [own, other], idempotency });
    await append('batch', {
      events: [eventOf(endUserId, { projectId: owner.projectId + 8 })],
      idempotency: null,
    });
    const exposure = { experimentId: id, variationId: 1, allocationVersion: 1, binding: true };
    const details = { deviceType: 'zebra', campaignId: null, adId: null, attributes: '{"a":"zebra"}' };
    await append('exposures', { endUserId, exposures: [exposure], details, servedAt: 1 });
    await send('SET', `${stream}:call:${owner.projectId}/1/${mark}-call`, 'h\n');
    await redis.send(
      stream,
      'XADD',
      `${stream}:set-aside`,
      '*',
      'event',
      JSON.stringify(own),
      'reason',
      'refused',
    );

    await erase();

    const entries = (await send('XRANGE', stream, '-', '+')) as [string, [string, string]][];
    const contents = entries.map(([, [, text]]) => JSON.parse(text));
    const batch = contents.find(({ events }) => events?.length === 2);
    expect(batch.idempotency).toBeNull();
    expect(batch.events[0]).toMatchObject({
      id: own.id,
      endUserId: expect.stringMatching(/^anonymous-/),
      eventId: null,
    });
    expect(batch.events[1]).toEqual(JSON.parse(JSON.stringify(other)));
    expect(contents.find(({ exposures }) => exposures)).toMatchObject({
      details: { attributes: '"(erased)"' },
    });
    // What is left is of another project, whose end users are others.
    expect((await everything()).split(endUserId)).toHaveLength(3);
    expect(await app.dataSource.query('SELECT count(*)::int AS count FROM erasure')).toEqual([{ count: 0 }]);
  });

  it('waits for what a worker has in hand, and makes that anonymous too', async () => {
    await send('XGROUP', 'CREATE', stream, 'workers', '$').catch(() => undefined);
    await append('batch', { events: [eventOf(endUserId)], idempotency: null });
    await send('XREADGROUP', 'GROUP', 'workers', 'slow', 'STREAMS', stream, '>');
    await erase();
    const kept = await app.dataSource.query('SELECT end_user_id AS "endUserId" FROM erasure');
    const event = `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, received_at)
      VALUES ($1, now(), $2, $3, 'click', now() + make_interval(secs => $4))`;
    await app.dataSource.query(event, [owner.projectId, 1, endUserId, -60]);
    await app.dataSource.query(event, [owner.projectId, 2, endUserId, 60]);

    await app.app.get(Erasures).sweep();
    const early = await placesOf(app, mark);
    const pending = (await send('XPENDING', stream, 'workers', '-', '+', 10)) as [string][];
    for (const [id] of pending) await send('XACK', stream, 'workers', id);
    await app.app.get(Erasures).sweep();

    expect(kept).toEqual([{ endUserId }]);
    expect(early).toEqual(expect.arrayContaining(['erasure', 'event']));
    expect(await app.dataSource.query('SELECT count(*)::int AS count FROM erasure')).toEqual([{ count: 0 }]);
    const left = await app.dataSource.query('SELECT id::int FROM event WHERE end_user_id = $1', [endUserId]);
    expect(left).toEqual([{ id: 2 }]);
  });
});
