import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { findDatabaseUrl } from '#libs/config';
import { AppProcess } from '../support/app-process.js';
import { earlyInMinute } from '../support/early-in-minute.js';
import { findFreePort } from '../support/free-port.js';
import { type Account, type Json, type Product, startProduct } from '../support/product.js';
import { callAs, plan, type PlannedExperiment } from '../support/running-experiment.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const limit = 30;
const patienceMs = 20_000;

let product: Product;
let metricsUrl: string;
let account: Account;
let call: ReturnType<typeof callAs>;
let experiment: PlannedExperiment;

beforeAll(async () => {
  const metricsPort = await findFreePort();
  metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
  const limits = { PUBLIC_RATE_LIMIT: String(limit), PUBLIC_EVENT_LIMIT: '0', STREAM_ADDRESS_LIMIT: '3' };
  product = await startProduct({
    readyWithinMs: 240_000,
    env: { DECISION_PROCESSES: '2', METRICS_PORT: String(metricsPort), TRUST_PROXY: '1', ...limits },
  });
  account = await product.signUp();
  call = callAs(product, account);
  experiment = await plan(call, account.projectId, {
    title: 'Button',
    variations: [{}, { css: '#buy { order: 1 }' }],
    isSplit: true,
  });
});

afterAll(() => product?.stop());

/** One connection, and so one process. */
class Line {
  readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** @param address of whom the request comes from; another one each time when left out */
  async post(path: string, body: object, address = strangers.next().value): Promise<Json> {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    const length = { 'content-length': Buffer.byteLength(text) };
    const asked = request(product.origin + path, {
      ...{ agent: this.agent, method: 'POST', headers: { ...headers, ...length }, timeout: patienceMs },
    });
    // A connection on its way to a process that is killed is never answered, so its client has to give up.
    asked.on('timeout', () => asked.destroy(new Error('No answer came.')));
    asked.end(text);
    const [response] = await once(asked, 'response');
    let answer = '';
    for await (const chunk of response) answer += chunk;
    return { status: response.statusCode, body: JSON.parse(answer) };
  }

  /** Opens a stream of events, which takes the whole connection, or is refused. */
  async listen(
    path: string,
    address = strangers.next().value,
  ): Promise<{ status: number | undefined; end(): void }> {
    const headers = { 'x-forwarded-for': address };
    const asked = request(product.origin + path, { agent: this.agent, headers }).end();
    const [response] = await once(asked, 'response');
    asked.on('error', () => undefined);
    response.on('error', () => undefined).resume();
    return { status: response.statusCode, end: () => asked.destroy() };
  }

  decide(endUserId: string, address?: string): Promise<Json> {
    const body = { projectId: account.projectId, url: 'https://shop.example/', endUserId };
    return this.post('/decision', body, address);
  }
}

const strangers = (function* () {
  for (let host = 1; ; host++) yield `10.1.${host >> 8}.${host & 255}`;
})();

const report = () => fetch(metricsUrl).then((response) => response.text());

/** How many decisions each process has answered. */
async function decisionsByProcess(): Promise<Record<string, number>> {
  const pattern =
    /^abtesting_http_request_duration_seconds_count\{process="(\d)",route="POST \/decision",status="200"\} (\d+)$/gm;
  return Object.fromEntries(
    [...(await report()).matchAll(pattern)].map(([, seat, count]) => [seat, Number(count)]),
  );
}

/** A connection to each process. */
async function lines(): Promise<[Line, Line]> {
  const found: Record<string, Line> = {};
  for (let tries = 0; tries < 20 && Object.keys(found).length < 2; tries++) {
    const line = new Line();
    const before = await decisionsByProcess();
    await line.decide('ada');
    const after = await decisionsByProcess();
    found[['1', '2'].find((seat) => after[seat]! > before[seat]!)!] = line;
  }
  return [found['1']!, found['2']!];
}

/** Processes that a process has started. */
const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);

function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

const isThere = (pid: number): boolean => {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

const servingNow = async () => (await product.request('GET', '/health/ready')).body.processes?.serving;

/** Kills one of the two while calls are acknowledged, and waits until it is back. */
async function killOneUnderWay(acknowledged: ReadonlySet<string>): Promise<void> {
  await waitUntil(() => acknowledged.size > 50, 60_000);
  const [killed] = childrenOf(product.process.child.pid!).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('standalone/src/main.js'),
  );
  process.kill(killed!, 'SIGKILL');
  await waitUntil(async () => (await report()).includes('abtesting_processes_serving 1'));
  const soFar = acknowledged.size;
  await waitUntil(() => acknowledged.size > soFar + 50, 60_000);
  await waitUntil(async () => (await servingNow()) === 2, 120_000);
}

describe('Two processes on one port', () => {
  it('serve the same decisions, and both hear of a change', async () => {
    const both = await lines();
    const served = (answer: Json) =>
      answer.body.decisions.map(({ variation }: Json) => variation.variationId);
    const variations = new Set<number>();
    for (let visitor = 0; visitor < 12; visitor++) {
      const [one, two] = [await both[0].decide(`v${visitor}`), await both[1].decide(`v${visitor}`)];
      expect(served(one)).toHaveLength(1);
      expect(served(two)).toEqual(served(one));
      variations.add(served(one)[0]);
    }
    expect([...variations].toSorted()).toEqual([...experiment.variationIds].toSorted());

    await call('PATCH', `/experiments/${experiment.id}`, { status: 'Paused' });
    for (const line of both) await waitUntil(async () => served(await line.decide('ada')).length === 0);
    await call('PATCH', `/experiments/${experiment.id}`, { status: 'Active' });
    for (const line of both) await waitUntil(async () => served(await line.decide('ada')).length === 1);
  });

  it.each([
    ['both at once', (request: number) => request % 2],
    ['one and then the other', (request: number) => (request < 20 ? 0 : 1)],
  ])('have one limit an address, asked %s', async (_, pick) => {
    const both = await lines();
    const address = strangers.next().value;
    await earlyInMinute(20_000);
    const answers = await Promise.all(
      Array.from({ length: limit + 15 }, (_none, at) => both[pick(at)]!.decide('ada', address)),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(limit);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('have one limit of event streams an address, and free the place of one that has gone', async () => {
    const { key } = await call('POST', '/api/auth/keys', { name: 'Streams', project_id: account.projectId });
    const context = { context: { targetingKey: 'ada' } };
    const authorization = { authorization: `Bearer ${key}` };
    const bulk = await product.request('POST', '/ofrep/v1/evaluate/flags', context, authorization);
    const { pathname, search } = new URL(bulk.body.eventStreams[0].url);
    const path = pathname + search;
    const address = strangers.next().value;
    const [first, second] = [await lines(), await lines()];
    const streams = [];
    for (const line of [first[0], first[1], second[0]]) streams.push(await line.listen(path, address));

    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await second[1].listen(path, address)).status).toBe(503);
    expect((await second[1].listen(path)).status).toBe(200);

    streams[0]!.end();
    const [, other] = await lines();
    await waitUntil(async () => (await other.listen(path, address)).status === 200);
    for (const line of [...first, ...second, other]) line.agent.destroy();
  });

  it('report figures that belong to a process each', async () => {
    const both = await lines();
    const before = await decisionsByProcess();
    for (let request = 0; request < 5; request++) await both[0].decide('ada');

    const after = await decisionsByProcess();
    expect([after['1']! - before['1']!, after['2']! - before['2']!]).toEqual([5, 0]);
    expect(await report()).toMatch(/^abtesting_processes_serving 2$/m);
  });

  it('lose nothing acknowledged when one is killed, which comes back', async () => {
    const acknowledged = new Set<string>();
    let isOver = false;
    const send = async (sender: number): Promise<void> => {
      let line = new Line();
      for (let count = 0; !isOver; count++) {
        const eventId = `event-${sender}-${count}`;
        const event = {
          projectId: account.projectId,
          custom: true,
          eventName: 'buy',
          endUserId: `v${sender}`,
          eventId,
        };
        await line.post('/metrics/track', event).then(
          ({ status }) => status === 200 && acknowledged.add(eventId),
          () => (line = new Line()),
        );
      }
    };
    const sending = [1, 2, 3, 4].map(send);
    try {
      await killOneUnderWay(acknowledged);
    } finally {
      isOver = true;
      await Promise.all(sending);
    }

    const database = new pg.Client(findDatabaseUrl({ DATA_DIR: product.dataDir }));
    await database.connect();
    const { rows } = await database.query<{ id: string }>(
      `SELECT event_id AS id FROM event WHERE event_id LIKE 'event-%'`,
    );
    await database.end();
    const stored = rows.map(({ id }) => id);
    expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
    expect(await report()).toMatch(/^abtesting_process_restarts_total\{process="\d"\} 1$/m);
    expect(product.process.output).toContain('another takes its place');
    await lines();
  });

  it('end when the process that started them is killed', async () => {
    const processes = childrenOf(product.process.child.pid!);
    // Two that serve, and the one that keeps the database.
    expect(processes).toHaveLength(3);

    await product.kill();

    await waitUntil(() => !processes.some(isThere), 30_000);
  });
});

describe('Two processes of the decision app', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('stop as one does, and leave nothing', async () => {
    const settings = { DB_URL: database.url, DECISION_PROCESSES: '2', SHUTDOWN_DELAY: '600' };
    const app = await AppProcess.start('decision', settings);
    const processes = childrenOf(app.child.pid!);
    expect(processes).toHaveLength(2);

    for (const pid of [app.child.pid!, ...processes]) process.kill(pid, 'SIGTERM');
    const statusOf = (path: string) =>
      fetch(app.origin + path).then(
        ({ status }) => status,
        () => 0,
      );
    await waitUntil(async () => (await statusOf('/health/ready')) === 503, 30_000);
    await waitUntil(async () => (await statusOf('/health')) === 200);
    expect(await app.end('SIGTERM')).toBe(0);

    expect(processes.filter(isThere)).toEqual([]);
  });

  it('do not start where they cannot, and say why once', async () => {
    const settings = { DB_URL: database.url, DECISION_PROCESSES: '2', HASH_SEED: '7' };
    const error: Error = await AppProcess.start('decision', settings).then(
      () => new Error('It started.'),
      (failure: Error) => failure,
    );

    expect(error.message.match(/HASH_SEED/g)).toHaveLength(1);
  });
});
