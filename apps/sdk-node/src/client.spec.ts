import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReaderDatafile } from '#libs/evaluation';
import { aVariation } from '../../../libs/evaluation/src/testing/datafile-builders.js';
import { AbTestingClient } from './client.js';
import type { ClientOptions } from './options.js';
import { away, datafileOf, flag, off, on } from './testing/fake-server.js';
import { settle } from './testing/fake-surroundings.js';
import { StartedClients } from './testing/started-clients.js';

const ada = { targetingKey: 'ada', plan: 'pro' };
const started = new StartedClients();
const { errors } = started;
afterEach(() => started.end());

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sdk-node-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('decisions', () => {
  it('are made without waiting, of every type, and never throw', async () => {
    const server = started.newServer();
    const json = { columns: { wide: 3 } };
    server.datafile = datafileOf([
      flag(),
      flag({
        ...{ id: 2, key: 'layout', valueType: 'json' },
        variations: [aVariation({ id: 20, isControl: true, traffic: 100, value: json })],
      }),
    ]);
    const client = await server.start();

    expect(client.value('checkout', ada, false)).toBe(true);
    expect(client.value('checkout', ada, 'text')).toBe('text');
    expect(client.value('nowhere', ada, 5)).toBe(5);
    expect(client.value('layout', ada, {})).toEqual(json);
    const layout = client.value('layout', ada, json);
    expect(() => (layout.columns.wide = 4)).toThrow(TypeError);
    expect(client.decide('checkout', ada)).toEqual({
      ...{ key: 'checkout', value: true, variant: 'on', reason: 'STATIC' },
      metadata: { experimentId: 1, variationId: 11, isControl: false, bucket: expect.any(Number) },
    });
    const circle: Record<string, unknown> = { targetingKey: 'a' };
    circle['self'] = circle;
    const hostile = {
      targetingKey: 'a',
      get trap(): never {
        throw new Error('trap');
      },
    };
    for (const context of [
      circle,
      hostile,
      undefined,
      null,
      7,
      { targetingKey: 7 },
      { targetingKey: 'a', n: 1n },
    ]) {
      expect(client.decide('checkout', context as never).errorCode).toBe('INVALID_CONTEXT');
      expect(client.value('checkout', context as never, 'safe')).toBe('safe');
    }
    expect(client.decide('checkout', {}).errorCode).toBe('TARGETING_KEY_MISSING');
    expect(client.decide('nowhere', ada).errorCode).toBe('FLAG_NOT_FOUND');
  });

  it('read attributes as JSON would carry them', async () => {
    const server = started.newServer();
    const since = { since: { $gte: '2026-01-01' }, none: { $exists: false }, odd: null };
    server.datafile = datafileOf([flag({ segments: [{ id: 1, rules: since, hasMembers: false }] })]);
    const client = await server.start();

    const context = { targetingKey: 'a', since: new Date('2026-05-01'), none: undefined, odd: NaN };
    expect(client.value('checkout', context, false)).toBe(true);
  });
});

describe('the datafile', () => {
  it('is awaited by ready, which says when there is none', async () => {
    const server = started.newServer();
    server.datafile = away;
    const client = await server.start();
    const ready = client.ready(2_000);

    await server.machine.pass(1_000);
    server.datafile = datafileOf();
    await server.machine.pass(1_000);

    expect(await ready).toBe(true);
    server.datafile = away;
    const late = await server.start();
    const never = late.ready(2_000);
    await server.machine.pass(2_000);
    expect([await never, late.status, late.value('checkout', ada, false)]).toEqual([
      false,
      'starting',
      false,
    ]);
  });

  it('is looked for again, by its tag, and an older one does not replace it at once', async () => {
    const server = started.newServer();
    const client = await server.start({ pollIntervalMs: 10_000 });
    const seen: [string, boolean][] = [];
    client.onChange((status, changed) => seen.push([status, changed]));

    server.datafile = datafileOf(
      [
        flag({
          variations: [
            { ...off, traffic: 100 },
            { ...on, traffic: 0 },
          ],
        }),
      ],
      {
        revision: 2,
      },
    );
    await server.machine.pass(11_000);
    expect(client.value('checkout', ada, true)).toBe(false);
    expect(seen).toEqual([['ready', true]]);
    server.datafile = datafileOf();
    await server.machine.pass(11_000);
    expect(client.value('checkout', ada, true)).toBe(false);
    expect(server.machine.requests.at(-1)!.headers).toMatchObject({
      ...{ 'if-none-match': '"2"', authorization: 'Bearer secret' },
    });
  });

  it('is replaced by an older one when the server has had nothing else for five minutes: it was restored', async () => {
    const server = started.newServer();
    const all = {
      variations: [
        { ...on, traffic: 100 },
        { ...off, traffic: 0 },
      ],
    };
    server.datafile = datafileOf([flag()], { revision: 9 });
    const client = await server.start({ pollIntervalMs: 30_000 });
    const seen: boolean[] = [];
    client.onChange((_, changed) => seen.push(changed));

    server.datafile = datafileOf([flag(all)], { revision: 4 });
    await server.machine.pass(240_000);
    server.datafile = datafileOf([flag()], { revision: 9 });
    await server.machine.pass(60_000);
    server.datafile = datafileOf([flag(all)], { revision: 4 });
    await server.machine.pass(240_000);
    expect(seen).not.toContain(true);
    await server.machine.pass(120_000);

    expect(seen.filter(Boolean)).toHaveLength(1);
    expect(client.status).toBe('ready');
    server.datafile = datafileOf([flag()], { revision: 5 });
    await server.machine.pass(61_000);
    expect(seen.filter(Boolean)).toHaveLength(2);
  });

  it('goes on being used while the server is away for an hour, which is asked with longer and longer pauses', async () => {
    const server = started.newServer();
    const client = await server.start({ pollIntervalMs: 30_000 });
    const seen: string[] = [];
    client.onChange((status) => seen.push(status));
    server.datafile = away;

    await server.machine.pass(3_600_000);

    expect(client.value('checkout', ada, false)).toBe(true);
    expect(seen).toEqual(['stale']);
    const asked = server.machine.paths().length;
    expect(asked).toBeGreaterThan(100);
    expect(asked).toBeLessThan(250);
    expect(errors.filter((error) => error.includes('fetch failed'))).toHaveLength(1);
    server.datafile = datafileOf([flag()], { revision: 9 });
    await server.machine.pass(31_000);
    expect(client.status).toBe('ready');
  });

  it('goes on being used when the key is revoked, and is asked for once a minute', async () => {
    const server = started.newServer();
    const client = await server.start({ pollIntervalMs: 5_000 });
    server.datafile = 401;

    await server.machine.pass(6_000);
    expect(client.status).toBe('error');
    const before = server.machine.paths().length;
    await server.machine.pass(600_000);

    expect(server.machine.paths().length - before).toBeLessThan(15);
    expect(client.value('checkout', ada, false)).toBe(true);
    server.datafile = datafileOf([flag()], { revision: 3 });
    await server.machine.pass(61_000);
    expect(client.status).toBe('ready');
  });

  it('is kept on disk when asked, whole, and used when the server is away at the start', async () => {
    const server = started.newServer();
    const datafilePath = join(folder, 'deep', 'datafile.json');
    await server.start({ datafilePath });
    while (!existsSync(datafilePath)) await settle();
    expect(readdirSync(join(folder, 'deep'))).toEqual(['datafile.json']);
    expect(JSON.parse(readFileSync(datafilePath, 'utf8'))).toMatchObject({ revision: 1 });

    server.datafile = away;
    const again = await server.start({ datafilePath });
    const ready = again.ready(2_000);
    while (again.status !== 'stale') await settle();
    expect([await ready, again.status, again.value('checkout', ada, false)]).toEqual([true, 'stale', true]);

    writeFileSync(datafilePath, '{"revision": 5');
    const before = errors.length;
    const broken = await server.start({ datafilePath });
    while (errors.length === before) await settle();
    expect(broken.value('checkout', ada, false)).toBe(false);
  });

  it('goes on being used when the server answers something that is none', async () => {
    const server = started.newServer();
    const client = await server.start({ pollIntervalMs: 30_000 });
    server.datafile = { revision: 7 } as ReaderDatafile;
    await server.machine.pass(31_000);
    expect([client.status, client.value('checkout', ada, false)]).toEqual(['stale', true]);
    server.datafile = datafileOf([flag()], { revision: 2 });
    await server.machine.pass(31_000);
    expect(client.status).toBe('ready');
  });

  it('is not kept from anybody by a listener that throws', async () => {
    const server = started.newServer();
    const client = await server.start({
      pollIntervalMs: 10_000,
      onError: () => {
        throw new Error('by the site');
      },
    });
    client.onChange(() => {
      throw new Error('by the site');
    });
    for (const revision of [2, 3]) {
      const values = [false, revision === 2];
      const shares = [off, on].map((one, index) => ({ ...one, value: values[index]! }));
      server.datafile = datafileOf([flag({ variations: shares })], { revision });
      await server.machine.pass(11_000);
      expect(client.decide('checkout', ada).value).toBe(revision === 2);
    }
  });
});

it.each([{}, { serverBaseUrl: 'ab.test' }, { serverBaseUrl: 'http://ab.test' }])('refuses %j', (options) => {
  expect(() => new AbTestingClient(options as ClientOptions)).toThrow(TypeError);
});
