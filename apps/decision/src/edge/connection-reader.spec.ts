import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { text as textOf } from 'node:stream/consumers';
import fc from 'fast-check';
import { openConnectionReader } from './connection-reader.js';
import { openFastLane } from './fast-lane.js';
import { Lane } from './lane.js';
import type { PublicRoute } from './public-route.js';
import { RateLimit } from './rate-limit.js';

const contentTypes = ['application/json'];
const textOfBody = (body: unknown) => ({ text: JSON.stringify(body), isAscii: false });
const large = 'ü'.repeat(400_000);

/** What holds up the answers of `/later`, and says how many wait. */
class Gate {
  private waiting: (() => void)[] = [];
  isOpen = true;

  async pass(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await turnOfTheLoop();
    if (!this.isOpen) await new Promise<void>((go) => this.waiting.push(go));
  }

  get count(): number {
    return this.waiting.length;
  }

  open(): void {
    this.isOpen = true;
    for (const go of this.waiting.splice(0)) go();
  }
}

class TestServer {
  readonly server: Server;
  readonly gate = new Gate();
  /** Requests that nothing but Node's server has read. */
  readonly elsewhere: string[] = [];
  readonly sockets: Socket[] = [];
  isEnding = false;
  private skippedMs = 0;

  private constructor() {
    const routes: PublicRoute[] = [
      { path: '/now', contentTypes, answer: (body) => textOfBody(body) },
      { path: '/large', contentTypes, answer: () => textOfBody(large) },
      {
        path: '/later',
        contentTypes,
        answer: async (body) => {
          await this.gate.pass();
          return { ...textOfBody(body), notCounted: 'bot' as const };
        },
      },
    ];
    this.server = createServer(
      { keepAliveTimeout: 72_000, connectionsCheckingInterval: 5 },
      (request, response) => {
        this.elsewhere.push(`${request.method} ${request.url}`);
        request.resume().on('end', () => response.end(`node: ${request.url}`));
      },
    );
    // A connection is closed when all is answered, however early the client says that nothing follows.
    Object.assign(this.server, { httpAllowHalfOpen: true });
    const lane = new Lane({
      routes,
      plain: {
        routes: ['/plain'],
        maxBytes: 1_000,
        find: (url) => (url === '/plain' ? { route: '/plain', key: undefined, query: '' } : undefined),
        answer: ({ body }) => {
          const status = body.length === 0 ? 304 : 200;
          const answered = { status, headers: ['etag', '"a"'], text: body.toString(), isAscii: false };
          return status === 304 ? Promise.resolve(answered) : answered;
        },
      },
      protocolOf: () => 'http',
      rateLimit: new RateLimit(0, () => 0),
      addressOf: ({ socket }) => socket.remoteAddress ?? '',
      headers: { 'cache-control': 'no-store' },
      onInternalError: () => undefined,
      onAnswered: () => undefined,
      endsConnection: () => this.isEnding,
    });
    openFastLane(this.server, { lane, onPlainRoute: () => undefined });
    this.lane = lane;
  }

  private readonly lane: Lane;

  static async start({ reads = true } = {}): Promise<TestServer> {
    const started = new TestServer();
    if (reads) {
      const elapsed = () => started.skippedMs;
      openConnectionReader(started.server, { lane: started.lane, now: Date.now, elapsed, sweepMs: 5 });
    }
    started.server.on('connection', (socket: Socket) => started.sockets.push(socket));
    started.server.listen(0, '127.0.0.1');
    await once(started.server, 'listening');
    return started;
  }

  /** For the reader, whose clock stands still otherwise. */
  skip(ms: number): void {
    this.skippedMs += ms;
  }

  async connect(): Promise<Socket> {
    const socket = connect((this.server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  }

  /** All that is answered to bytes sent in pieces, after which the client says that nothing follows. */
  async ask(pieces: readonly string[]): Promise<string> {
    const socket = await this.connect();
    const answers = textOf(socket);
    for (const piece of pieces) {
      socket.write(piece, 'latin1');
      for (let turn = 0; turn < 2; turn++) await turnOfTheLoop();
    }
    socket.end();
    return (await answers).replaceAll(/^Date: .*\r$/gm, 'Date: then').replaceAll(/"requestId":"[^"]*"/g, '');
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

let reading: TestServer;
let plain: TestServer;

beforeEach(async () => {
  [reading, plain] = [await TestServer.start(), await TestServer.start({ reads: false })];
});

afterEach(() => Promise.all([reading.stop(), plain.stop()]));

const post = (path: string, body: string, ...more: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: a',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...more,
    '',
    body,
  ].join('\r\n');

const now = post('/now', '{"a":1}');
const later = post('/later', '[2]');
const other = 'GET /other HTTP/1.1\r\nHost: a\r\n\r\n';

async function expectSame(pieces: readonly string[]): Promise<string> {
  const [answers, expected] = [await reading.ask(pieces), await plain.ask(pieces)];
  expect(answers).toBe(expected);
  return answers;
}

/**
 * The same, except for answers that were on their way when Node's parser met something that it cannot read: its server
 * drops those, and how many there are is a matter of turns of the loop.
 */
async function expectSameUntilFault(pieces: readonly string[]): Promise<void> {
  const [answers = [], expected = []] = [await reading.ask(pieces), await plain.ask(pieces)].map((text) =>
    text.split(/(?=HTTP\/1\.1 )/),
  );
  const fault = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
  if (expected.at(-1) !== fault) return expect(answers).toEqual(expected);
  expect(answers.at(-1)).toBe(fault);
  const count = Math.min(answers.length, expected.length) - 1;
  expect(answers.slice(0, count)).toEqual(expected.slice(0, count));
}

it('answers usual requests itself, as Node’s server does, byte by byte', async () => {
  const answers = await expectSame([
    now,
    later,
    post('/now', '{'),
    post('/plain', ''),
    post('/plain', '7'),
    now,
  ]);

  expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual(
    ['200', '200', '400', '304', '200', '200'].map((status) => `HTTP/1.1 ${status}`),
  );
  expect(answers).toContain('Connection: keep-alive\r\nKeep-Alive: timeout=72\r\n\r\n');
  expect(reading.sockets.every((socket) => !('parser' in socket))).toBe(true);
});

it('hands everything else over, with what came behind it, and for good', async () => {
  await expectSame([now, later, other + now, later, now]);
  expect(reading.elsewhere).toEqual(['GET /other']);
});

it('answers in the order of the requests, whatever has to wait', async () => {
  const answers = await expectSame([later + now + later + later + now + other + later + now]);

  expect(answers.match(/^\[2\]|^\{"a":1\}|^node/gm)).toHaveLength(8);
});

it('gives the same for every place where bytes may be parted', async () => {
  const bytes = later + now;
  for (let at = 1; at < bytes.length; at += 3) await expectSame([bytes.slice(0, at), bytes.slice(at)]);
});

it('reads requests itself whose body comes behind the head, in any pieces', async () => {
  const headOf = (request: string) => request.slice(0, request.indexOf('\r\n\r\n') + 4);
  const bodyOf = (request: string) => request.slice(headOf(request).length);
  const long = post('/now', `"${'x'.repeat(20_000)}"`);
  const pieces = [
    ...[headOf(now), bodyOf(now), headOf(later), ...bodyOf(later), headOf(long)],
    ...[bodyOf(long).slice(0, 9), bodyOf(long).slice(9) + headOf(later), bodyOf(later) + later + headOf(now)],
    bodyOf(now),
  ];

  const answers = await expectSame(pieces);

  expect(answers.match(/HTTP\/1.1 200 OK/g)).toHaveLength(6);
  expect(reading.sockets.every((socket) => !('parser' in socket))).toBe(true);
});

it('refuses a request whose client ends it before the end of its body, as Node’s server does', async () => {
  for (const begun of [now.slice(0, -7), now.slice(0, -1)]) {
    const answers = await expectSame([begun]);

    expect(answers).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    expect(await expectSame([now, begun])).toMatch(/200 OK[^]*400 Bad Request/);
  }
});

it('gives the same for any mixture of requests in any pieces', async () => {
  const request = fc.constantFrom(
    ...[
      now,
      later,
      other,
      post('/plain', '7'),
      post('/now', ''),
      post('/now', '{"a":"ü"}'),
      post('/nowhere', '1'),
    ],
    ...[post('/now', '[]', 'Connection: close'), post('/now', '[1]', 'Connection: keep-alive')],
    ...[
      '\r\n',
      now.slice(0, -1),
      now.slice(0, 20),
      post('/now', '1', 'Content-Length: 1'),
      'nonsense\r\n\r\n',
    ],
    'POST /now HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n',
    'POST /now HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    post('/now', '[]', 'Expect: 100-continue'),
  );
  const cuts = fc.array(fc.nat(600), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 6 }), cuts, async (requests, places) => {
      const bytes = requests.join('');
      const at = [0, ...places.filter((place) => place < bytes.length).sort((a, b) => a - b), bytes.length];
      await expectSameUntilFault(at.slice(1).map((end, index) => bytes.slice(at[index], end)));
    }),
    { numRuns: 150, seed: 22 },
  );
});

it('waits for a client that takes its answers slowly, and loses nothing', async () => {
  const socket = await reading.connect();
  socket.pause();
  socket.write(post('/large', '1').repeat(20) + now + other);
  socket.end();
  for (let turn = 0; turn < 50; turn++) await turnOfTheLoop();
  expect(reading.elsewhere).toEqual([]);

  const answers = await textOf(socket.resume());

  expect(answers.match(/HTTP\/1.1 200 OK/g)).toHaveLength(22);
  expect(answers.split(large)).toHaveLength(21);
  expect(answers).toMatch(/node: \/other/);
});

it('answers a client that has ended its side', async () => {
  const socket = await reading.connect();
  reading.gate.isOpen = false;
  socket.end(later + now);
  const answers = textOf(socket);
  while (reading.gate.count === 0) await turnOfTheLoop();

  reading.gate.open();

  expect((await answers).match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
});

it('outlives clients that go away in the middle of anything', async () => {
  for (const bytes of [
    now.slice(0, 30),
    now.slice(0, -2),
    later,
    later + now,
    post('/large', '1').repeat(9),
  ]) {
    const socket = await reading.connect();
    socket.on('error', () => undefined);
    socket.write(bytes);
    await turnOfTheLoop();
    socket.resetAndDestroy();
  }

  expect(await reading.ask([now])).toMatch(/200 OK/);
  const connections = () =>
    new Promise((told) => reading.server.getConnections((_error, count) => told(count)));
  while ((await connections()) !== 0) await turnOfTheLoop();
});

describe('A connection that is read here', () => {
  it('ends with its answer when the server says so', async () => {
    reading.isEnding = plain.isEnding = true;

    const answers = await expectSame([now, later]);

    expect(answers).toContain('Connection: close\r\n\r\n');
    expect(answers.match(/HTTP\/1.1 200 OK/g)).toHaveLength(1);
  });

  it('is closed when it has been idle for a second longer than the client was told', async () => {
    const socket = await reading.connect();
    socket.write(now);
    await once(socket, 'data');
    reading.skip(71_000);
    socket.write(now);
    await once(socket, 'data');
    reading.skip(72_999);
    for (let turn = 0; turn < 20; turn++) await turnOfTheLoop();
    expect(socket.closed).toBe(false);

    reading.skip(1);

    await once(socket, 'close');
  });

  it('is handed over when it says nothing from the start, so that the limits of Node’s server hold', async () => {
    const socket = await reading.connect();
    reading.skip(5_000);
    // Node's server gives a connection to its parser.
    while (reading.sockets.length === 0) await turnOfTheLoop();
    while (!('parser' in reading.sockets[0]!)) await turnOfTheLoop();
    socket.end(now);

    expect(await textOf(socket)).toMatch(/200 OK/);
  });

  it('gives clients that never finish a request to the time limits of Node’s server', async () => {
    for (const begun of ['P', now.slice(0, 30), later + now.slice(0, -2)]) {
      Object.assign(reading.server, { headersTimeout: 20, requestTimeout: 20 });
      const socket = await reading.connect();
      socket.write(begun);
      const answered = textOf(socket);
      while (reading.sockets.at(-1)?.bytesRead !== begun.length) await turnOfTheLoop();
      while (!('parser' in reading.sockets.at(-1)!)) {
        reading.skip(5_000);
        await turnOfTheLoop();
      }

      const answers = await answered;

      expect(answers).toMatch(/HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n$/);
    }
  });

  it('gives a request to Node’s server whose body is not there five seconds after its head', async () => {
    const socket = await reading.connect();
    const isRead = async (length: number) => {
      while (reading.sockets[0]?.bytesRead !== length) await turnOfTheLoop();
      for (let turn = 0; turn < 20; turn++) await turnOfTheLoop();
    };
    socket.write(now.slice(0, -3));
    await isRead(now.length - 3);
    reading.skip(4_999);
    socket.write(now.slice(-3, -2));
    await isRead(now.length - 2);
    expect('parser' in reading.sockets[0]!).toBe(false);

    reading.skip(1);

    while (!('parser' in reading.sockets[0]!)) await turnOfTheLoop();
    socket.end(now.slice(-2) + now);
    expect((await textOf(socket)).match(/200 OK/g)).toHaveLength(2);
  });

  it('is closed with the others that are idle, and not while a request is answered', async () => {
    const [idle, busy, silent] = [await reading.connect(), await reading.connect(), await reading.connect()];
    idle.write(now);
    await once(idle, 'data');
    reading.gate.isOpen = false;
    busy.end(later);
    const answer = textOf(busy);
    while (reading.gate.count === 0) await turnOfTheLoop();

    reading.server.closeIdleConnections();
    await once(idle, 'close');
    reading.gate.open();

    expect(await answer).toMatch(/200 OK/);
    expect(silent.closed).toBe(false);
    reading.server.closeAllConnections();
    await once(silent, 'close');
  });
});
