import { hourMs } from '#libs/durations';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json } from '../support/product.js';
import { StreamReader } from '../support/stream-reader.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let make: ExperimentBuilder;
let server: Program;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  make = new ExperimentBuilder(app, owner);
  server = await startProgram(app, owner);
});
afterAll(() => app.stop());

const done = (method: string, path: string, body?: Json) => app.expectDone(method, path, body, owner.headers);
const datafile = () => server.done('GET', '/api/datafile');
const inDatafile = (id: number) =>
  waitUntil(async () => (await datafile()).experiments.some((one: Json) => one.id === id));

/** One that runs, with two variations at 50 percent. */
async function running(fields: Json = {}): Promise<{ id: number; key: string; on: number; off: number }> {
  const { id, key } = await make.experiment(fields);
  const { id: on } = await make.variation(id, { title: 'B' });
  const [{ id: off }] = await make.variations(id);
  const allocations = [off, on].map((variationId) => ({ variationId, traffic: 50 }));
  await done('PUT', `/experiments/${id}/traffic`, { allocations });
  await make.move(id, 'Active');
  await inDatafile(id);
  return { id, key, on, off };
}

async function withSegment(rules: Json): Promise<{ id: number; segmentId: number }> {
  const { id } = await running();
  const name = `Segment of ${id}`;
  const segment = await done('POST', '/segments', { projectId: owner.projectId, name, rules });
  await done('PUT', `/experiments/${id}/segments`, { segmentIds: [segment.id] });
  return { id, segmentId: segment.id };
}

const asks = async (id: number) => (await datafile()).asks.includes(id);

describe('GET /api/datafile', () => {
  it('has what decisions need and nothing of pages, and is known again by its tag', async () => {
    const { id, key, on } = await running({ js: 'secretCode()' });
    const { status, headers, body } = await server.call('GET', '/api/datafile');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ readerVersion: 1, projectId: owner.projectId, bucketing: { maxTrafficVal: 10_000, hashSeed: 0 } },
      ...{ joined: null, settings: { holdoutPercent: 0 } },
    });
    const found = body.experiments.find((one: Json) => one.id === id);
    expect(found).toMatchObject({ key, readerVersion: 1, allocationVersion: 2 });
    expect(found.variations.map((one: Json) => one.id)).toContain(on);
    expect(JSON.stringify(body)).not.toContain('secretCode');
    const tag = { 'if-none-match': headers.get('etag')! };
    const again = await server.call('GET', '/api/datafile', undefined, tag);
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag['if-none-match']]);
    expect(again.headers.has('content-length')).toBe(false);
    await make.move(id, 'Paused');
    await waitUntil(async () => (await server.call('GET', '/api/datafile', undefined, tag)).status === 200);
    expect((await datafile()).disabled).toContainEqual(expect.objectContaining({ id, status: 'Paused' }));
  });

  it('offers the stream of changes to keys that may listen, and knows the rest again', async () => {
    await running();
    const { headers, body } = await server.call('GET', '/api/datafile');
    const [offered] = body.eventStreams;
    expect([body.eventStreams.length, offered.type]).toEqual([1, 'sse']);
    expect(new URL(offered.url)).toMatchObject({ origin: app.origin, pathname: '/ofrep/v1/stream' });
    const reader = await startProgram(app, owner, { scopes: ['datafile'] });
    const without = await reader.call('GET', '/api/datafile');
    const { eventStreams: _, ...rest } = body;
    expect(without.body).toEqual(rest);
    expect(without.headers.get('etag')).not.toBe(headers.get('etag'));
    const foreign = { 'if-none-match': without.headers.get('etag')! };
    expect((await server.call('GET', '/api/datafile', undefined, foreign)).status).toBe(200);

    const stream = await StreamReader.open(offered.url);
    try {
      await waitUntil(() => stream.isOpen);
      const { id } = await make.experiment();
      await make.move(id, 'Active');
      await waitUntil(async () => {
        const { type, etag } = stream.messages.at(-1) ?? {};
        if (type !== 'refetchEvaluation') return false;
        const told = await server.done('GET', `/api/datafile?flagConfigEtag=${encodeURIComponent(etag)}`);
        expect(told.revision).toBeGreaterThanOrEqual(Number.parseInt(etag, 10));
        return told.experiments.some((one: Json) => one.id === id);
      });
    } finally {
      stream.close();
    }
  });

  it('is for secret keys with its scope', async () => {
    const pages = await startProgram(app, owner, { kind: 'publishable' });
    expect((await pages.call('GET', '/api/datafile')).status).toBe(403);
    const reader = await startProgram(app, owner, { scopes: ['datafile'] });
    expect((await reader.call('GET', '/api/datafile')).status).toBe(200);
    for (const path of ['/api/evaluations', '/api/exposures'])
      expect((await reader.call('POST', path, { contexts: [], exposures: [] })).status).toBe(403);
  });

  it('names what only the server can tell', async () => {
    const plain = await running();
    const changed = await running();
    const retired = await running();
    const members = await withSegment({ plan: 'pro' });
    const stored = await withSegment({ $or: [{ tier: 'gold' }, { 'address.city': 'Wien' }] });
    expect(await asks(plain.id)).toBe(false);
    expect(await asks(stored.id)).toBe(false);

    await done('PUT', `/experiments/${changed.id}/traffic`, {
      allocations: [
        { variationId: changed.off, traffic: 20 },
        { variationId: changed.on, traffic: 80 },
      ],
    });
    await done('DELETE', `/variations/${retired.on}`);
    const member = { user_id: 'vip', segment_id: members.segmentId };
    await server.done('POST', '/api/segments/assign-user', member);
    const ada = { id: 'ada', first_name: 'A', last_name: 'L', email: 'ada@shop.example' };
    await server.done('POST', '/api/users', { ...ada, attributes: { address: { city: 'Wien' } } });

    for (const { id } of [changed, retired, members, stored]) await waitUntil(() => asks(id), 20_000);
    expect(await asks(plain.id)).toBe(false);
  });

  it('carries a filter of joined ids', async () => {
    await running();
    await server.done('POST', '/api/identify', { user_id: 'known-1', anonymous_id: 4_294_967_299 });

    await waitUntil(async () => (await datafile()).joined !== null);
    expect((await datafile()).joined).toEqual({
      seeds: [expect.any(Number), expect.any(Number)],
      bits: expect.any(String),
    });
  });
});

describe('POST /api/evaluations', () => {
  it('knows what was started a moment ago, as a newer datafile has it already', async () => {
    const { id } = await make.experiment();
    await server.call('GET', '/api/datafile');
    const contexts = [{ context: { targetingKey: 'eve' }, experiment_ids: [id, 2_000_000] }];
    await make.move(id, 'Active');

    const { results } = await server.done('POST', '/api/evaluations', { contexts });

    expect(results[0].flags).toMatchObject([{ metadata: { experimentId: id } }]);
  });

  it('answers as OFREP does, with what to report, and records nothing', async () => {
    const { id, key, on, off } = await running();
    const body = {
      contexts: [
        { context: { targetingKey: 'eve' }, experiment_ids: [id, id, 2_000_000] },
        { context: {}, experiment_ids: [id] },
      ],
    };

    const { results } = await server.done('POST', '/api/evaluations', body);

    const [flag] = results[0].flags;
    expect(results[0].flags).toHaveLength(1);
    expect(results[1]).toMatchObject({ errorCode: 'TARGETING_KEY_MISSING' });
    expect(flag).toMatchObject({ key, reason: 'SPLIT', exposure: { allocation_version: 2 } });
    expect([on, off]).toContain(flag.exposure.variant_id);
    expect(await assigned(id)).toEqual([]);
    const { exposure: _, ...evaluation } = flag;
    const one = await server.done('POST', `/ofrep/v1/evaluate/flags/${key}`, {
      context: { targetingKey: 'eve' },
    });
    expect(evaluation).toEqual(one);
    expect((await server.call('POST', '/api/evaluations', { contexts: 7 })).status).toBe(422);
  });
});

const assigned = (id: number): Promise<Json[]> =>
  app.dataSource.query(
    `SELECT end_user_id, variation_id, (extract(epoch FROM assigned_at) * 1000)::float8 AS at, attributes
     FROM assignment WHERE experiment_id = $1 ORDER BY end_user_id`,
    [id],
  );

describe('POST /api/exposures', () => {
  it('records each once, at its time, and leaves who is assigned as they are', async () => {
    const { id, on, off } = await running();
    const at = Date.now() - hourMs;
    const of = (user: string, variant: number, more: Json = {}) => ({
      ...{
        user_id: user,
        experiment_id: id,
        variant_id: variant,
        allocation_version: 1,
        timestamp: at,
        ...more,
      },
    });
    const exposures = [
      of('a', on, { attributes: { plan: 'pro' } }),
      of('b', off),
      of('c', 999_999),
      of('', on),
      7,
    ];

    const first = await server.done('POST', '/api/exposures', { exposures });
    const second = await server.done('POST', '/api/exposures', { exposures: [of('a', off), of('b', off)] });

    expect(first.accepted).toBe(2);
    expect(first.rejected.map(({ index }: Json) => index)).toEqual([2, 3, 4]);
    expect(second).toEqual({ accepted: 2, rejected: [] });
    expect(await assigned(id)).toEqual([
      { end_user_id: 'a', variation_id: on, at, attributes: { plan: 'pro' } },
      { end_user_id: 'b', variation_id: off, at, attributes: null },
    ]);
    await make.move(id, 'Ended');
    const late = await server.done('POST', '/api/exposures', {
      exposures: [of('d', on), of('e', on, { timestamp: null })],
    });
    expect(late).toEqual({ accepted: 1, rejected: [{ index: 1, detail: 'The experiment had ended.' }] });
  });

  it('refuses lists that are too long, and bodies without one', async () => {
    const item = { user_id: 'a', experiment_id: 1, variant_id: 1, allocation_version: 1 };
    const long = { exposures: Array.from({ length: 1_001 }, () => item) };
    expect((await server.call('POST', '/api/exposures', long)).status).toBe(413);
    expect((await server.call('POST', '/api/exposures', [])).status).toBe(422);
  });
});
