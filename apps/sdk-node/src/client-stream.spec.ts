import { JoinedFilter } from '#libs/evaluation';
import { away, datafileOf, flag, off, on } from './testing/fake-server.js';
import { type FakeAnswer, type FakeSurroundings, settle } from './testing/fake-surroundings.js';
import { StartedClients } from './testing/started-clients.js';

const ada = { targetingKey: 'ada', plan: 'pro' };
const started = new StartedClients();
afterEach(() => started.end());

describe('the stream', () => {
  /** A stream that says what it is told. */
  function openStream() {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
    const say = (text: string) => controller.enqueue(new TextEncoder().encode(text));
    return { stream, say, end: () => controller.close() };
  }

  it('brings changes at once, in whatever pieces, and is opened again when it breaks', async () => {
    const server = started.newServer();
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
    const server = started.newServer();
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
    const other = started.newServer();
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
