import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { In } from 'typeorm';
import { Assignment, Event } from '#libs/entities';
import { listenAlsoAt } from '#libs/program';
import { earlyInMinute } from '../support/early-in-minute.js';
import { type BuiltExperiment, buildExperiment, buildProject } from '../support/builders.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let app: DecisionTestApp;
let origin: string;
let experiment: BuiltExperiment;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
  origin = await listen(app);
  const { id } = await buildProject(bed.dataSource);
  const metrics = [{ custom: true, selector: 'signup' }];
  experiment = await buildExperiment(bed.dataSource, id, {}, { metrics });
});

afterAll(() => bed.stop());

async function listen({ nest }: DecisionTestApp): Promise<string> {
  await nest.listen(0, '127.0.0.1');
  const { port } = nest.getHttpServer().address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

const url = 'https://shop.example/';
const json = { 'content-type': 'application/json' };

async function post(path: string, body: string, headers: Record<string, string> = json) {
  const response = await fetch(origin + path, { method: 'POST', headers, body });
  const kept = ['content-type', 'access-control-allow-origin', 'access-control-expose-headers'];
  const answered = (await response.json()) as { requestId?: string };
  if (answered.requestId) answered.requestId = 'an id';
  return {
    status: response.status,
    headers: kept.map((name) => response.headers.get(name)),
    body: answered,
  };
}

const decisionOf = (endUserId: unknown) =>
  JSON.stringify({ projectId: experiment.projectId, url, endUserId, note: 'ü' });

const openSocket = async (address = origin): Promise<Socket> => {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.setEncoding('utf8');
  await once(socket, 'connect');
  return socket;
};

describe('The usual form of a request', () => {
  it.each(['/decision', '/metrics/track', '/decision/'])(
    'refuses bytes at %s that are no UTF-8, which would make one id of two',
    async (path) => {
      const body = Buffer.from(decisionOf('ada').replace('ada', 'ada\xff').replace('ü', 'u'), 'latin1');

      const response = await fetch(origin + path, { method: 'POST', headers: json, body });

      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'malformed-request' });
    },
  );

  it.each([
    ['a decision', '/decision', () => decisionOf('ada')],
    ['a decision for an id of several bytes', '/decision', () => decisionOf('ü€😀')],
    ['an unknown project', '/decision', () => JSON.stringify({ projectId: 2_000_000_000, url })],
    ['a wrong field', '/decision', () => JSON.stringify({ projectId: 'x', url })],
    ['no JSON', '/decision', () => '{"projectId":'],
    ['an empty body', '/decision', () => ''],
    ['no object', '/decision', () => '[]'],
    ['a refused event', '/metrics/track', () => JSON.stringify({ experimentId: 'no-such', metricsId: 1 })],
    ['an empty list', '/metrics/track', () => '[]'],
  ])('is answered like any other form: %s', async (_case, path, body) => {
    const usual = await post(path, body());
    const unusual = await post(`${path}/?unusual`, body());

    expect(usual).toEqual(unusual);
  });

  it('stores an event', async () => {
    const event = JSON.stringify({ experimentId: experiment.id, custom: true, eventName: 'signup' });

    const { status, body } = await post('/metrics/track', event);

    expect(status).toBe(200);
    expect(body).toMatchObject({ triggered: true });
    expect(await bed.dataSource.getRepository(Event).countBy({ experimentId: experiment.id })).toBe(1);
  });

  it('may come in pieces, several times on one connection', async () => {
    const socket = await openSocket();
    const body = decisionOf('€ in pieces');
    const bytes = Buffer.from(
      `POST /decision HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    let received = '';
    socket.on('data', (text: string) => (received += text));

    for (let round = 0; round < 2; round++) {
      for (let position = 0; position < bytes.length; position += 40) {
        socket.write(bytes.subarray(position, position + 40));
        await sleep(2);
      }
    }
    await sleep(100);

    expect(received.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
    expect(received.match(/"endUserId":"€ in pieces"/g)).toHaveLength(2);
    socket.destroy();
  });

  it('has too large a body when it says so, before it is sent', async () => {
    const socket = await openSocket();

    socket.write(
      'POST /decision HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 16385\r\n\r\n{',
    );
    const [answer] = (await once(socket, 'data')) as [string];

    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it('harms nobody when its client goes away in the middle', async () => {
    for (const path of ['/decision', '/metrics/track']) {
      const socket = await openSocket();
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"url"`,
      );
      await sleep(20);
      socket.destroy();
      const leaving = await openSocket();
      const body = decisionOf(`gone-${path}`);
      leaving.end(
        `POST /decision HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n` +
          `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      leaving.destroy();
    }

    expect((await post('/decision', decisionOf('ada'))).status).toBe(200);
  });

  it('is counted by the rate limit together with every other form', async () => {
    const limited = await bed.startApp({ PUBLIC_RATE_LIMIT: '2' });
    const address = await listen(limited);
    const call = async (path: string) =>
      (await fetch(address + path, { method: 'POST', headers: json, body: decisionOf('ada') })).status;
    await earlyInMinute();

    const statuses = [await call('/decision'), await call('/decision/'), await call('/decision')];

    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('The reader of connections', () => {
  let key: string;
  let origins: [on: string, off: string];
  let server: Server;

  beforeAll(async () => {
    const secret = `secret-${'k'.repeat(32)}`;
    const settings = { API_TOKEN: secret, API_TOKEN_PROJECT_ID: String(experiment.projectId) };
    key = secret;
    const [on, off] = [
      await bed.startApp(settings),
      await bed.startApp({ ...settings, CONNECTION_READER: 'false' }),
    ];
    origins = [await listen(on), await listen(off)];
    server = on.nest.getHttpServer();
  });

  const head = (path: string, length: number | string, ...lines: string[]) =>
    [`POST ${path} HTTP/1.1`, 'Host: a', ...lines, `Content-Length: ${length}`, '', ''].join('\r\n');
  const typed = 'Content-Type: application/json';
  const request = (path: string, body: string, ...lines: string[]) =>
    head(path, Buffer.byteLength(body), ...lines) + body;
  const decision = (name: string) => request('/decision', decisionOf(name), typed);
  const flags = '/ofrep/v1/evaluate/flags';
  const context = JSON.stringify({ context: { targetingKey: 'ada', url } });

  /** All that is answered on one connection after a first decision, without what differs between two moments and apps. */
  async function answersOf(address: string, pieces: readonly string[]): Promise<string> {
    const socket = await openSocket(address);
    socket.write(decision('bob'));
    const [first] = (await once(socket, 'data')) as [string];
    const answers = textOf(socket);
    for (const piece of pieces) {
      socket.write(piece);
      await sleep(1);
    }
    return (first + (await answers))
      .replaceAll(/^(date|etag): .*$/gim, '$1: one')
      .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"an id"')
      .replaceAll(/"eventStreams":\[.*?\]/g, '"eventStreams":[]');
  }

  const last = 'GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

  it.each<[string, number, () => string[]]>([
    ['decisions', 200, () => [decision('ada'), decision('€'), decision('ada')]],
    ['decisions in one piece', 200, () => [decision('ada') + decision('eve') + decision('ada')]],
    [
      'a decision as a text',
      200,
      () => [request('/decision', decisionOf('ada'), 'Content-Type: text/plain')],
    ],
    [
      'a page of another site',
      200,
      () => [request('/decision', decisionOf('ada'), typed, 'Origin: https://b.example')],
    ],
    ['a robot', 200, () => [request('/decision', decisionOf('ada'), typed, 'User-Agent: Googlebot/2.1')]],
    [
      'a program behind a proxy',
      200,
      () => [
        request(
          '/decision',
          decisionOf('ada'),
          typed,
          'X-Forwarded-For: 192.0.2.1',
          'Accept-Encoding: gzip',
          'Cookie: a=b',
        ),
      ],
    ],
    [
      'an event',
      200,
      () => [
        request(
          '/metrics/track',
          JSON.stringify({ experimentId: experiment.id, custom: true, eventName: 'signup' }),
          typed,
        ),
      ],
    ],
    ['flags', 200, () => [request(flags, context, typed, `Authorization: Bearer ${key}`)]],
    [
      'a flag',
      200,
      () => [request(`${flags}/${experiment.key}`, context, typed, `Authorization: Bearer ${key}`)],
    ],
    ['flags without a key', 401, () => [request(flags, context, typed)]],
    [
      'a flag that is none',
      404,
      () => [request(`${flags}/none`, context, typed, `Authorization: Bearer ${key}`)],
    ],
    ['no JSON', 400, () => [request('/decision', '{', typed)]],
    [
      'an unknown project',
      404,
      () => [request('/decision', JSON.stringify({ url, projectId: 2_000_000_000 }), typed)],
    ],
    ['a wrong field', 422, () => [request('/decision', '[]', typed)]],
    ['another type', 415, () => [request('/decision', decisionOf('ada'), 'Content-Type: application/xml')]],
    ['a packed body', 415, () => [request('/decision', decisionOf('ada'), typed, 'Content-Encoding: gzip')]],
    ['too large a body', 413, () => [head('/decision', 16_385, typed) + 'x'.repeat(16_385)]],
    [
      'a preflight',
      204,
      () => ['OPTIONS /decision HTTP/1.1\r\nHost: a\r\nOrigin: https://b.example\r\n\r\n'],
    ],
    [
      'chunks',
      200,
      () => [
        `POST /decision HTTP/1.1\r\nHost: a\r\n${typed}\r\nTransfer-Encoding: chunked\r\n\r\n` +
          `${Buffer.byteLength(decisionOf('ada')).toString(16)}\r\n${decisionOf('ada')}\r\n0\r\n\r\n`,
      ],
    ],
    [
      'a body that comes later',
      200,
      () => [head('/decision', Buffer.byteLength(decisionOf('ada')), typed), decisionOf('ada')],
    ],
    ['two hosts', 400, () => [request('/decision', decisionOf('ada'), typed, 'Host: b')]],
    ['no such path', 404, () => [request('/decisions', '{}', typed)]],
    ['two lengths', 400, () => [request('/decision', decisionOf('ada'), typed, 'Content-Length: 1')]],
    [
      'a length and chunks',
      400,
      () => [request('/decision', decisionOf('ada'), typed, 'Transfer-Encoding: chunked')],
    ],
    ['no HTTP', 400, () => ['nonsense\r\n\r\n']],
  ])('answers as without it, byte by byte: %s', async (_case, status, pieces) => {
    const before = pieces();
    const end = before.pop() + decision('bob') + last;
    const [on, off] = [
      await answersOf(origins[0], [...before, end]),
      await answersOf(origins[1], [...before, end]),
    ];

    expect(on).toBe(off);
    expect(on.match(/HTTP\/1\.1 \d+/g)).toContain(`HTTP/1.1 ${status}`);
  });

  it('answers a body that breaks off as without it', async () => {
    const broken = async (address: string) => {
      const socket = connect(Number(new URL(address).port), '127.0.0.1');
      socket.end(decision('ada') + decision('ada').slice(0, -3));
      return (await textOf(socket)).match(/HTTP\/1\.1 \d+/g);
    };

    expect(await broken(origins[0])).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
    expect((await broken(origins[1]))?.at(-1)).toBe('HTTP/1.1 400');
  });

  it('reads what comes to another address of the same host', async () => {
    await listenAlsoAt(server, '127.0.0.2');
    const sockets: Socket[] = [];
    server.on('connection', (socket: Socket) => sockets.push(socket));
    const socket = connect(Number(new URL(origins[0]).port), '127.0.0.2');
    socket.end(decision('ada'));

    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 200 OK/);
    // Node's server gives connections that it reads itself to a parser.
    expect(sockets.map((each) => 'parser' in each)).toEqual([false]);
  });

  it('counts by the limit of an address, as without it', async () => {
    const address = await listen(await bed.startApp({ PUBLIC_RATE_LIMIT: '2' }));
    await earlyInMinute();

    const answers = await answersOf(address, [
      decision('ada').repeat(2) + request('/identify', '{}', typed) + last,
    ]);

    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(
      [200, 200, 429, 429, 200].map((status) => `HTTP/1.1 ${status}`),
    );
    expect(answers).toMatch(/retry-after: \d+\r\n/);
  });

  it('answers what is under way when the server stops, and ends the connection', async () => {
    const stopping = await bed.startApp();
    const address = await listen(stopping);
    const [busy, idle] = [await openSocket(address), await openSocket(address)];
    idle.write(decision('ada'));
    await once(idle, 'data');
    const answers = textOf(busy);
    const closed = once(idle, 'close');

    const stopped = await bed.dataSource.transaction(async (manager) => {
      await manager.query('LOCK TABLE assignment IN SHARE MODE');
      busy.write(decision('under way') + decision('after it'));
      await waitUntil(async () => (await waitingStatements()) > 0);
      const ending = stopping.stop();
      await closed;
      return { ending };
    });

    const received = await answers;
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^{]*Connection: close\r\n\r\n\{"endUserId":"under way"/);
    expect(received).not.toMatch('after it');
    await stopped.ending;
  });
});

describe('A stop', () => {
  it('answers what is under way when it is durable, keeps no connection open, and takes nothing new', async () => {
    const stopping = await bed.startApp();
    const address = await listen(stopping);
    const call = (name: string) =>
      fetch(`${address}/decision`, { method: 'POST', headers: json, body: decisionOf(name) }).then(
        ({ status }) => status,
        () => 0,
      );
    const names = Array.from({ length: 20 }, (_, index) => `stop-${index}`);

    const answers = await bed.dataSource.transaction(async (manager) => {
      await manager.query('LOCK TABLE assignment IN SHARE MODE');
      const underWay = names.map(call);
      await waitUntil(async () => (await waitingStatements()) > 0);
      const stopped = stopping.stop();
      await sleep(50);
      return { underWay, stopped };
    });
    const started = Date.now();
    await answers.stopped;

    expect(Date.now() - started).toBeLessThan(5_000);
    const statuses = await Promise.all(answers.underWay);
    const answered = names.filter((_, index) => statuses[index] === 200);
    const stored = await bed.dataSource
      .getRepository(Assignment)
      .findBy({ experimentId: experiment.id, endUserId: In(answered) });
    expect(answered.length).toBeGreaterThan(0);
    expect(stored).toHaveLength(answered.length);
    expect(statuses.every((status) => [200, 503, 0].includes(status))).toBe(true);
    expect(await call('late')).toBe(0);
  });
});

async function waitingStatements(): Promise<number> {
  const rows = await bed.dataSource.query(
    `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'assignment'::regclass`,
  );
  return rows.length;
}

describe('Behind proxies', () => {
  const statusesOf = async (trust: string, forwarded: string[], isUsual: boolean): Promise<number[]> => {
    const limited = await bed.startApp({ PUBLIC_RATE_LIMIT: '1', TRUST_PROXY: trust });
    const address = await listen(limited);
    const statuses: number[] = [];
    await earlyInMinute();
    for (const value of forwarded) {
      const headers = { ...json, 'x-forwarded-for': value };
      const path = isUsual ? '/decision' : '/decision/';
      const response = await fetch(address + path, { method: 'POST', headers, body: decisionOf('ada') });
      await response.arrayBuffer();
      statuses.push(response.status);
    }
    return statuses;
  };

  it.each([
    ['none', ['192.0.2.1', '192.0.2.2'], [200, 429]],
    ['1', ['192.0.2.1', '192.0.2.2', '192.0.2.1'], [200, 200, 429]],
    ['1', ['192.0.2.9, 192.0.2.1', '192.0.2.8, 192.0.2.1'], [200, 429]],
    ['2', ['192.0.2.9, 192.0.2.1', '192.0.2.8 ,192.0.2.1'], [200, 200]],
    ['127.0.0.1', ['192.0.2.9, 192.0.2.1', '192.0.2.8, 192.0.2.1'], [200, 429]],
    ['127.0.0.0/8,192.0.2.1', ['192.0.2.9, 192.0.2.1', '192.0.2.8, 192.0.2.1'], [200, 200]],
  ])('trusting %s counts %j as %j in every form', async (trust, forwarded, expected) => {
    const usual = await statusesOf(trust, forwarded, true);
    const other = await statusesOf(trust, forwarded, false);

    expect(usual).toEqual(expected);
    expect(other).toEqual(expected);
  });
});
