import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saltCheck } from '#libs/bucketing';
import { JoinedFilter, type ReaderDatafile } from '#libs/evaluation';
import { aVariation } from '../../../libs/evaluation/src/testing/datafile-builders.js';
import { AbTestingClient } from './client.js';
import type { ClientOptions } from './options.js';
import type * as published from './published-types.js';
import { away, datafileOf, FakeDatafileServer, flag, off, on } from './testing/fake-server.js';
import { type FakeAnswer, type FakeSurroundings, settle } from './testing/fake-surroundings.js';

/** What is published describes what there is. */
const described: typeof published.AbTestingClient = AbTestingClient;

const ada = { targetingKey: 'ada', plan: 'pro' };
let clients: AbTestingClient[] = [];
let errors: string[] = [];
let folder: string;

beforeEach(() => {
  errors = [];
  clients = [];
  folder = mkdtempSync(join(tmpdir(), 'sdk-node-'));
});
afterEach(async () => {
  for (const client of clients) void client.close(0);
  await settle();
  rmSync(folder, { recursive: true, force: true });
});

class FakeServer extends FakeDatafileServer {
  async start(options: Partial<ClientOptions> = {}): Promise<AbTestingClient> {
    const client = new described(
      {
        ...{ serverBaseUrl: 'http://ab.test/', apiKey: 'secret' },
        onError: (error) => errors.push(error.message),
        ...options,
      },
      // @ts-expect-error What tests replace is not published.
      this.machine,
    ) as AbTestingClient;
    clients.push(client);
    await settle();
    return client;
  }
}

describe('decisions', () => {
  it('are made without waiting, of every type, and never throw', async () => {
    const server = new FakeServer();
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
    const server = new FakeServer();
    const since = { since: { $gte: '2026-01-01' }, none: { $exists: false }, odd: null };
    server.datafile = datafileOf([flag({ segments: [{ id: 1, rules: since, hasMembers: false }] })]);
    const client = await server.start();

    const context = { targetingKey: 'a', since: new Date('2026-05-01'), none: undefined, odd: NaN };
    expect(client.value('checkout', context, false)).toBe(true);
  });
});

describe('the datafile', () => {
  it('is awaited by ready, which says when there is none', async () => {
    const server = new FakeServer();
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
    const server = new FakeServer();
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
    const server = new FakeServer();
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
    const server = new FakeServer();
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
    const server = new FakeServer();
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
    const server = new FakeServer();
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
    const server = new FakeServer();
    const client = await server.start({ pollIntervalMs: 30_000 });
    server.datafile = { revision: 7 } as ReaderDatafile;
    await server.machine.pass(31_000);
    expect([client.status, client.value('checkout', ada, false)]).toEqual(['stale', true]);
    server.datafile = datafileOf([flag()], { revision: 2 });
    await server.machine.pass(31_000);
    expect(client.status).toBe('ready');
  });

  it('is not kept from anybody by a listener that throws', async () => {
    const server = new FakeServer();
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

describe('the stream', () => {
  /** A stream that says what it is told. */
  function openStream() {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
    const say = (text: string) => controller.enqueue(new TextEncoder().encode(text));
    return { stream, say, end: () => controller.close() };
  }

  it('brings changes at once, in whatever pieces, and is opened again when it breaks', async () => {
    const server = new FakeServer();
    server.datafile = datafileOf([flag()], { eventStreams });
    let opened = openStream();
    server.others = ({ path }) =>
      path.startsWith('/ofrep/') ? { stream: opened.stream } : { status: 200, body: { rejected: [] } };
    const client = await server.start({ pollIntervalMs: 30_000 });
    await server.machine.pass(100);
    expect(server.machine.paths()).toEqual(['/api/datafile', '/ofrep/v1/stream?token=t', '/api/datafile']);
    expect(server.machine.requests[1]!.headers).not.toHaveProperty('authorization');

    const changed = { eventStreams, revision: 2 };
    server.datafile = datafileOf(
      [
        flag({
          variations: [
            { ...off, traffic: 100 },
            { ...on, traffic: 0 },
          ],
        }),
      ],
      changed,
    );
    opened.say(': alive\n\nevent: message\ndata: {"type":');
    await settle();
    expect(client.value('checkout', ada, true)).toBe(true);
    opened.say(' "refetchEvaluation","etag":"2.a"}\r\n\r\n');
    await settle();
    expect(server.machine.paths().at(-1)).toBe('/api/datafile?flagConfigEtag=2.a');
    expect(client.value('checkout', ada, true)).toBe(false);

    const broken = opened;
    opened = openStream();
    server.datafile = datafileOf([flag()], { eventStreams, revision: 3 });
    broken.end();
    await settle();
    expect(client.value('checkout', ada, false)).toBe(true);
    await server.machine.pass(1_000);
    expect(server.machine.paths().filter((path) => path.startsWith('/ofrep/'))).toHaveLength(2);
    await client.close();
    await settle();
    expect(server.machine.waiting).toBe(0);
  });

  const eventStreams = [{ type: 'sse', url: '/ofrep/v1/stream?token=t' }];

  /** A client with a server whose streams are those that are given, in their order; then it has none. */
  async function withStreams(...answers: FakeAnswer[]) {
    const server = new FakeServer();
    server.datafile = datafileOf([flag()], { eventStreams });
    server.others = () => answers.shift() ?? { status: 503, body: {}, headers: { 'retry-after': '60' } };
    const client = await server.start({ pollIntervalMs: 30_000 });
    const counts = () => {
      const paths = server.machine.paths();
      const streams = paths.filter((path) => path.startsWith('/ofrep/')).length;
      return { streams, looks: paths.filter((path) => path.startsWith('/api/datafile')).length };
    };
    /** What is asked while so much time passes. */
    const during = async (ms: number) => {
      const before = counts();
      await server.machine.pass(ms);
      const after = counts();
      return { streams: after.streams - before.streams, looks: after.looks - before.looks };
    };
    return { server, client, during };
  }

  /** Says that it is alive for so long. */
  async function beat(stream: ReturnType<typeof openStream>, machine: FakeSurroundings, ms: number) {
    for (let passed = 0; passed < ms; passed += 20_000) {
      stream.say(':\n\n');
      await machine.pass(Math.min(20_000, ms - passed));
    }
  }

  it('is taken for broken when it is silent', async () => {
    const { during } = await withStreams({ stream: openStream().stream }, { stream: openStream().stream });
    expect(await during(50_000)).toMatchObject({ streams: 0 });
    expect(await during(15_000)).toMatchObject({ streams: 1 });
  });

  it('takes the place of looking while it is open, and gives it back when it breaks and comes again', async () => {
    const [first, second] = [openStream(), openStream()];
    const refused: FakeAnswer = { status: 503, body: {}, headers: { 'retry-after': '90' } };
    const { server, during } = await withStreams({ stream: first.stream }, refused, {
      stream: second.stream,
    });
    const looks = () => server.machine.paths().filter((path) => path.startsWith('/api/datafile')).length;
    const before = looks();
    await beat(first, server.machine, 240_000);
    expect(looks()).toBe(before);

    first.end();
    // At once, and then at its usual pace; the stream not before the server wants to be asked again.
    const away = await during(89_000);
    expect(away).toEqual({ streams: 1, looks: 3 });
    expect(await during(2_000)).toMatchObject({ streams: 1 });
    const again = looks();
    await beat(second, server.machine, 240_000);
    expect(looks()).toBe(again);
  });

  it('leaves joined ids and stored attributes to looking', async () => {
    const filter = JoinedFilter.madeFor(1, [1, 2]);
    filter.add('ada');
    const named = flag({ segments: [{ id: 1, rules: { plan: 'pro' }, hasMembers: false }] });
    for (const datafile of [
      datafileOf([flag()], { joined: filter.bitsOrNull(), eventStreams }),
      datafileOf([named], { eventStreams }),
    ]) {
      const stream = openStream();
      const { server } = await withStreams({ stream: stream.stream });
      server.datafile = { ...datafile, revision: 2 };
      stream.say('data: {"type":"refetchEvaluation"}\n\n');
      await settle();
      const before = server.machine.paths().length;
      await beat(stream, server.machine, 100_000);
      expect(server.machine.paths().length - before).toBe(3);
    }
  });

  it('ends with a revoked key, which is tried once a minute from then on', async () => {
    const stream = openStream();
    const { server, client, during } = await withStreams({ stream: stream.stream });
    server.datafile = 401;
    server.others = () => ({ status: 401, body: {} });
    stream.end();
    await settle();
    expect(client.status).toBe('error');
    expect(client.value('checkout', ada, false)).toBe(true);

    const asked = await during(600_000);

    expect(asked.streams).toBeLessThanOrEqual(20);
    expect(asked.looks).toBeLessThanOrEqual(20);
    const other = openStream();
    server.others = () => ({ stream: other.stream });
    server.datafile = datafileOf([flag()], { revision: 3, eventStreams });
    await during(61_000);
    expect(client.status).toBe('ready');
    await beat(other, server.machine, 60_000);
    const before = server.machine.paths().filter((path) => path !== '/api/exposures').length;
    await beat(other, server.machine, 100_000);
    expect(server.machine.paths().filter((path) => path !== '/api/exposures')).toHaveLength(before);
  });

  it('is opened with longer and longer pauses when it ends at once', async () => {
    const { server, during } = await withStreams();
    server.others = () => {
      const stream = openStream();
      stream.end();
      return { stream: stream.stream };
    };
    const asked = await during(600_000);
    expect(asked.streams).toBeLessThan(40);
    expect(asked.looks).toBeLessThan(120);
  });

  it('is opened as soon as it is offered, as by a server that was full or away', async () => {
    const stream = openStream();
    const { server, client, during } = await withStreams({ stream: stream.stream });
    const other = new FakeServer();
    other.datafile = away;
    other.others = () => ({ stream: openStream().stream });
    const late = await other.start({ pollIntervalMs: 30_000 });
    await other.machine.pass(3_600_000);
    expect(late.status).toBe('starting');
    other.datafile = datafileOf();
    await other.machine.pass(31_000);
    expect([late.status, other.machine.paths().filter((path) => path.startsWith('/ofrep/'))]).toEqual([
      'ready',
      [],
    ]);
    other.datafile = datafileOf([flag()], { eventStreams, revision: 2 });
    await other.machine.pass(62_000);
    expect(other.machine.paths().filter((path) => path.startsWith('/ofrep/')).length).toBeGreaterThan(0);
    // One that is open stays so when there is no room for more.
    server.datafile = datafileOf([flag()], { revision: 2 });
    stream.say('data: {"type":"refetchEvaluation"}\n\n');
    await settle();
    expect(await during(20_000)).toEqual({ streams: 0, looks: 0 });
    expect(client.status).toBe('ready');
  });

  it('brings what changed while the datafile was being fetched', async () => {
    const stream = openStream();
    const { server, client } = await withStreams({ stream: stream.stream });
    for (let revision = 2; revision < 40; revision++) {
      const isOn = revision % 2 === 0;
      const shares = [off, on].map((one, index) => ({ ...one, traffic: (index === 1) === isOn ? 100 : 0 }));
      server.datafile = datafileOf([flag({ variations: shares })], { eventStreams, revision });
      stream.say('data: {"type":"refetchEvaluation"}\n\n');
      // Somewhere in the middle of what the message before this one brought about.
      for (let turn = 0; turn < revision; turn++) await Promise.resolve();
    }
    await settle();
    expect(client.value('checkout', ada, true)).toBe(false);
  });
});

describe('exposures and events', () => {
  it('are sent once, together, exposures first, with what results are broken down by', async () => {
    const server = new FakeServer();
    const at = server.machine.now();
    const client = await server.start();
    server.datafile = datafileOf();
    const measured = flag({
      variations: [
        { ...off, traffic: 50 },
        { ...on, traffic: 50 },
      ],
    });
    server.datafile = datafileOf([measured], { revision: 2 });
    await client.refresh();

    client.track('purchase', ada, { value: 59.9, properties: { items: 2 }, id: 'order-1' });
    for (let turn = 0; turn < 3; turn++) client.value('checkout', ada, false);
    client.decide('checkout', { targetingKey: 'bob', url: 'https://shop.example/' });
    client.decide('checkout', { targetingKey: 'eve' }, { exposure: false });
    await server.machine.pass(1_000);

    const exposures = server.sent('/api/exposures') as { exposures: Record<string, unknown>[] }[];
    expect(exposures).toHaveLength(1);
    expect(exposures[0]!.exposures).toEqual([
      {
        ...{ user_id: 'ada', experiment_id: 1, variant_id: expect.any(Number), allocation_version: 1 },
        ...{ timestamp: at, sent_at: at + 1_000, attributes: { plan: 'pro' } },
      },
      expect.objectContaining({ user_id: 'bob', url: 'https://shop.example/' }),
    ]);
    expect(server.sent('/api/events')).toEqual([
      [
        {
          ...{ event_id: 'order-1', user_id: 'ada', type: 'purchase', timestamp: at, sent_at: at + 1_000 },
          ...{ value: 59.9, properties: { items: 2 } },
        },
      ],
    ]);
    expect(server.machine.paths().slice(-2)).toEqual(['/api/exposures', '/api/events']);
    await server.machine.pass(10_000);
    expect(server.sent('/api/exposures')).toHaveLength(1);
  });

  it('are sent once for each rule of a flag that measures, with the rule, and never for one that serves one variation', async () => {
    const server = new FakeServer();
    const segmentOf = (id: number, plan: string) => [{ id, rules: { plan }, hasMembers: false }];
    const all = { prerequisites: [], coverage: 100 };
    const ruled = flag({
      type: 'Feature Flag',
      variations: [
        { ...off, traffic: 100 },
        { ...on, traffic: 0 },
      ],
      rules: [
        {
          ...all,
          id: 3,
          segments: segmentOf(1, 'pro'),
          serve: { shares: [{ variationId: 11, percent: 100 }] },
        },
        {
          ...all,
          id: 4,
          segments: segmentOf(2, 'free'),
          serve: { shares: [{ variationId: 11, percent: 100 }] },
        },
        { ...all, id: 5, segments: segmentOf(3, 'team'), serve: { variationId: 11 } },
      ],
    });
    server.datafile = datafileOf([ruled]);
    const client = await server.start();

    for (const plan of ['pro', 'free', 'pro', 'team'])
      expect(client.value('checkout', { targetingKey: 'ada', plan }, false)).toBe(true);
    expect(client.value('checkout', { targetingKey: 'ada', plan: 'none' }, true)).toBe(false);
    await server.machine.pass(1_000);

    const [{ exposures }] = server.sent('/api/exposures') as [{ exposures: unknown[] }];
    const sent = { user_id: 'ada', experiment_id: 1, variant_id: 11 };
    expect(exposures).toEqual([
      expect.objectContaining({ ...sent, rule_id: 3 }),
      expect.objectContaining({ ...sent, rule_id: 4 }),
    ]);
  });

  it('are those of the server for joined ids, also when only rules measure', async () => {
    const server = new FakeServer();
    const rule = { id: 3, segments: [], prerequisites: [], coverage: 100 };
    const ruled = flag({
      type: 'Feature Flag',
      rules: [{ ...rule, serve: { shares: [{ variationId: 11, percent: 100 }] } }],
    });
    const filter = JoinedFilter.madeFor(1, [1, 2]);
    filter.add('ada');
    server.datafile = datafileOf([ruled], { joined: filter.bitsOrNull() });
    const client = await server.start();

    expect(client.decide('checkout', ada)).toMatchObject({ errorCode: 'GENERAL' });
    expect(client.value('checkout', { targetingKey: 'bob' }, false)).toBe(true);
  });

  it('wait while the server is away, bounded, are sent again with the same ids, and once', async () => {
    const server = new FakeServer();
    const client = await server.start({ maxQueued: 3 });
    const answers = server.others;
    server.others = () => away;

    for (let count = 0; count < 5; count++) client.track('click', ada);
    await server.machine.pass(600_000);
    const tries = server.sent('/api/events').length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(40);
    expect(client.queue).toEqual({ queued: 3, dropped: 2 });
    server.others = answers;
    await server.machine.pass(120_000);

    const sent = server.sent('/api/events') as { event_id: string }[][];
    const ids = sent.map((batch) => batch.map(({ event_id }) => event_id));
    expect(new Set(ids.map(String)).size).toBe(1);
    expect(client.queue).toEqual({ queued: 0, dropped: 2 });
    expect(errors.filter((error) => error.startsWith('Events'))).toHaveLength(2);
  });

  it('obey Retry-After, and keep what is well of a batch of which some is refused', async () => {
    const server = new FakeServer();
    const client = await server.start();
    const refused = {
      status: 422,
      body: { detail: 'No.', errors: [{ field: '1.value', index: 1, message: 'x' }] },
    };
    const answers: FakeAnswer[] = [
      { status: 429, headers: { 'retry-after': '30' } },
      refused,
      { status: 201, body: { accepted: 2, duplicates: 0 } },
    ];
    server.others = () => answers.shift()!;
    for (const value of [1, 2, 3]) client.track('click', ada, { value });

    await server.machine.pass(30_000);
    expect(server.sent('/api/events')).toHaveLength(1);
    await server.machine.pass(2_000);

    const last = server.sent('/api/events').at(-1) as { value: number }[];
    expect(last.map(({ value }) => value)).toEqual([1, 3]);
    expect(client.queue).toEqual({ queued: 0, dropped: 1 });
  });

  it('are sent in smaller pieces when they are too large', async () => {
    const server = new FakeServer();
    const client = await server.start();
    server.others = ({ body }) =>
      (body as unknown[]).length > 2 ? { status: 413, body: {} } : { status: 201, body: {} };
    for (let count = 0; count < 5; count++) client.track('click', ada);

    await server.machine.pass(1_000);

    expect(client.queue).toEqual({ queued: 0, dropped: 0 });
  });

  it('are flushed by close, for so long at most', async () => {
    const server = new FakeServer();
    const client = await server.start();
    client.track('click', ada);
    expect(await client.close()).toBe(true);
    expect(server.sent('/api/events')).toHaveLength(1);
    expect(server.machine.waiting).toBe(0);
    client.track('click', ada);
    await server.machine.pass(5_000);
    expect(server.sent('/api/events')).toHaveLength(1);

    const hanging = await server.start();
    server.others = () => away;
    hanging.track('click', ada);
    const closing = hanging.close();
    await server.machine.pass(6_000);
    expect(await closing).toBe(false);
    expect(server.machine.waiting).toBe(0);
    const returning = await server.start();
    returning.track('click', ada);
    const closingLater = returning.close();
    await server.machine.pass(2_000);
    server.others = () => ({ status: 201, body: {} });
    await server.machine.pass(1_000);
    expect(await closingLater).toBe(true);
  });
});

describe('what only the server can tell', () => {
  const asked = {
    ...{ key: 'checkout', reason: 'SPLIT', variant: 'on', value: true },
    metadata: { experimentId: 1, variationId: 11, isControl: false, bucket: 7 },
    exposure: { experiment_id: 1, variant_id: 11, allocation_version: 4 },
  };
  const answering = (server: FakeServer) => {
    const { others } = server;
    server.others = (request) => {
      if (request.path !== '/api/evaluations') return others(request);
      const { contexts } = request.body as { contexts: unknown[] };
      return { status: 200, body: { results: contexts.map(() => ({ flags: [asked] })) } };
    };
  };

  it('is asked by one call for all who ask at a time, remembered, and reported when it is used', async () => {
    const server = new FakeServer();
    answering(server);
    server.datafile = datafileOf([flag()], { asks: [1] });
    const client = await server.start();
    expect(client.value('checkout', ada, false)).toBe(false);
    await settle();
    expect(client.value('checkout', ada, false)).toBe(true);

    const both = ['b', 'c'].map((targetingKey) => client.evaluate('checkout', { targetingKey }));
    const { exposure: _, ...decision } = asked;
    expect(await Promise.all(both)).toEqual([decision, decision]);
    await client.prepare({ targetingKey: 'b' });

    const calls = server.sent('/api/evaluations') as { contexts: { experiment_ids: number[] }[] }[];
    expect(calls.map(({ contexts }) => contexts.length)).toEqual([1, 2]);
    expect(calls[0]!.contexts[0]).toEqual({ context: ada, experiment_ids: [1] });
    await server.machine.pass(1_000);
    const [{ exposures }] = server.sent('/api/exposures') as [{ exposures: unknown[] }];
    expect(exposures).toHaveLength(3);
    expect(exposures[0]).toMatchObject({ user_id: 'ada', variant_id: 11, allocation_version: 4 });
  });

  it('is the fallback when the server is away', async () => {
    const server = new FakeServer();
    server.datafile = datafileOf([flag()], { asks: [1] });
    server.others = () => away;
    const client = await server.start();

    expect(await client.evaluate('checkout', ada)).toMatchObject({ reason: 'ERROR', errorCode: 'GENERAL' });
    expect(client.value('checkout', ada, false)).toBe(false);
  });

  it('are flags of a newer reader, ids that may be joined, and what depends on an unknown salt', async () => {
    const server = new FakeServer();
    answering(server);
    const measured = flag({
      variations: [
        { ...off, traffic: 50 },
        { ...on, traffic: 50 },
      ],
    });
    const newer = datafileOf();
    newer.experiments[0]!.readerVersion = 99;
    const filter = JoinedFilter.madeFor(1, [1, 2]);
    filter.add('ada');
    const salted = { bucketing: { maxTrafficVal: 10_000, saltCheck: saltCheck('salt') } };
    for (const [datafile, options] of [
      [newer, {}],
      [{ ...newer, readerVersion: 99 }, {}],
      [datafileOf([measured], { joined: filter.bitsOrNull() }), {}],
      [datafileOf([measured], salted), {}],
      [datafileOf([measured], salted), { hmacSalt: 'another' }],
    ] as [ReaderDatafile, Partial<ClientOptions>][]) {
      server.datafile = datafile;
      const client = await server.start(options);
      expect((await client.evaluate('checkout', ada)).metadata['bucket']).toBe(7);
    }
    const before = server.sent('/api/evaluations').length;
    server.datafile = datafileOf([measured], salted);
    const knowing = await server.start({ hmacSalt: 'salt' });
    expect((await knowing.evaluate('checkout', ada)).metadata['bucket']).not.toBe(7);
    expect(server.sent('/api/evaluations')).toHaveLength(before);
    expect(errors).toContain('hmacSalt is not the HMAC_SALT of the server, so that the server is asked.');
  });

  it('are flags whose rules ask for such a flag', async () => {
    const server = new FakeServer();
    answering(server);
    const prerequisites = [{ experimentId: 2, variationId: 20 }];
    const rules = [{ id: 1, segments: [], prerequisites, coverage: 100, serve: { variationId: 11 } }];
    const datafile = datafileOf([
      flag({ type: 'Feature Flag', rules }),
      flag({ id: 2, key: 'other', variations: [aVariation({ id: 20, isControl: true, traffic: 100 })] }),
    ]);
    datafile.experiments[1]!.readerVersion = 99;
    server.datafile = datafile;
    const client = await server.start();

    expect((await client.evaluate('checkout', ada)).metadata['bucket']).toBe(7);
  });

  it('is asked about ids that this client has joined', async () => {
    const server = new FakeServer();
    answering(server);
    server.datafile = datafileOf([
      flag({
        variations: [
          { ...off, traffic: 50 },
          { ...on, traffic: 50 },
        ],
      }),
    ]);
    const client = await server.start();

    await client.identify('ada', '4294967299');
    await client.evaluate('checkout', ada);

    expect(server.sent('/api/identify')).toEqual([{ user_id: 'ada', anonymous_id: '4294967299' }]);
    expect(server.sent('/api/evaluations')).toHaveLength(1);
  });
});

it.each([{}, { serverBaseUrl: 'ab.test' }, { serverBaseUrl: 'http://ab.test' }])('refuses %j', (options) => {
  expect(() => new AbTestingClient(options as ClientOptions)).toThrow(TypeError);
});
