import { ClassTransformer } from 'class-transformer';
import { jest } from '@jest/globals';
import { bodyLimitsOf } from '#libs/http';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { listOperations, type ApiOperation } from '../support/api-operations.js';
import { buildApiKey } from '../support/builders.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';
import { RawClient } from '../support/raw-request.js';

let app: TestApp;
let owner: Account;
let client: RawClient;
const headersOf: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  app = await startTestApp(createProduct, { LOG_LEVEL: 'fatal' });
  owner = await app.signUp();
  client = new RawClient(app.origin);
  for (const kind of ['publishable', 'secret'] as const) {
    const key = await buildApiKey(app.dataSource, owner.projectId, { kind });
    headersOf[kind] = { authorization: `Bearer ${key}` };
  }
}, 60_000);
afterAll(async () => {
  client.close();
  await app.stop();
});

const json = { 'content-type': 'application/json' };
const keys = (count: number) => Array.from({ length: count }, (_, index) => `"k${index}":1`).join();
const declared = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');
/** OpenFeature remote evaluation has refusals of its own, which clients read. */
const isOfProtocol = (path: string) => path.startsWith('/ofrep/');
const addressOf = (path: string) => path.replace(/\{\w+\}/g, '1');
const send = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.request('POST', path, Buffer.from(body), { ...json, ...headers });

/** Routes that anybody may call, or anybody who has read a page's publishable key. */
const publicOperations = listOperations().filter(
  ({ method, bodyType, secured, keys }) =>
    method === 'POST' &&
    bodyType === 'application/json' &&
    (keys === undefined ? !secured : keys === 'publishable'),
);

describe.each(publicOperations.map((operation) => [operation.path, operation] as const))(
  'a stranger at POST %s',
  (path, { keys: kind }: ApiOperation) => {
    const limits = bodyLimitsOf(declared(path));
    const sendTo = (body: string) => send(addressOf(path), body, kind ? headersOf.publishable : {});

    it.each([
      ['one key more than allowed', `{${keys(limits.keys + 1)}}`],
      ['the same key too often', `{${'"a":1,'.repeat(limits.keys)}"a":1}`],
      ['many keys deep inside', `{"attributes":[{"a":{${keys(limits.keys + 1)}}}]}`],
      ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`],
      ['2,000 levels', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`],
      ['4,000 levels without an end', '['.repeat(4_000)],
    ])('is told that a body with %s is too complex, before a class is filled from it', async (_, body) => {
      const filled = jest.spyOn(ClassTransformer.prototype, 'plainToInstance');

      const answer = await sendTo(body);
      if (isOfProtocol(path)) {
        expect(answer).toMatchObject({ status: 400, body: { errorCode: 'INVALID_CONTEXT' } });
      } else expectProblem(answer, 422, { code: 'too-complex' });

      expect(filled).not.toHaveBeenCalled();
      filled.mockRestore();
    });

    it.each([
      ['more bytes than allowed', `{"email":"${'x'.repeat(limits.bytes)}"}`],
      ['100,000 keys', `{${keys(100_000)},"a":"${'x'.repeat(limits.bytes)}"}`],
      [
        'a text of a mebibyte',
        JSON.stringify({ endUserId: 'x'.repeat(Math.max(limits.bytes, 1024 * 1024)) }),
      ],
    ])('is told that a body with %s is too large', async (_, body) => {
      expectProblem(await sendTo(body), 413, { code: 'too-large' });
    });
  },
);

describe('strangers', () => {
  it('get 50 refusals at once on all public routes, and no failure', async () => {
    const bodies = [
      `{${keys(99_000)}}`,
      '['.repeat(10_000),
      '{"a":'.repeat(2_500),
      `"${'x'.repeat(1024 * 1024)}"`,
    ];

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const { path, keys: kind } = publicOperations[i % publicOperations.length]!;
        return send(addressOf(path), bodies[i % 4]!, kind ? headersOf.publishable : {});
      }),
    );

    const isRefused = ({ status, body }: ProductResponse) =>
      status === 413 || status === 422 || (status === 400 && body.errorCode === 'INVALID_CONTEXT');
    expect(answers.filter((answer) => !isRefused(answer))).toEqual([]);
    expect((await app.request('GET', '/health')).status).toBe(200);
  });
});

describe('a class', () => {
  it('is filled from a body within the limits', async () => {
    const filled = jest.spyOn(ClassTransformer.prototype, 'plainToInstance');

    expectProblem(await send('/auth/refresh', `{${keys(100)}}`), 422, { code: 'validation-failed' });

    expect(filled).toHaveBeenCalled();
    filled.mockRestore();
  });
});

describe('a body of unknown length', () => {
  it.each(['/auth/refresh', '/decision', '/segments', '/groups'])(
    'is cut off at the limit of %s',
    async (path) => {
      const { bytes } = bodyLimitsOf(path);
      const headers = { ...json, ...owner.headers, 'transfer-encoding': 'chunked' };

      const { status } = await client.send({ method: 'POST', path, headers, body: ' '.repeat(bytes + 1) });

      expect(status).toBe(413);
    },
  );
});

describe('an Idempotency-Key', () => {
  it('makes nothing of properties that are nested too deeply', async () => {
    const properties = `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`;
    const body = `{"user_id":"ada","type":"click","properties":${properties}}`;

    const answer = await send('/api/events', body, { ...headersOf.secret, 'idempotency-key': 'deep' });

    expectProblem(answer, 422, { code: 'too-complex' });
  });
});

describe('the largest bodies that make sense', () => {
  let experiment: Json;
  const call = (method: string, path: string, body?: unknown): Promise<ProductResponse> =>
    app.request(method, path, body, owner.headers);

  beforeAll(async () => {
    const made = await call('POST', '/experiments', { projectId: owner.projectId, title: 'Large' });
    expect(made.status).toBe(201);
    experiment = made.body;
  });

  it('pass with the code of a variation', async () => {
    const code = { css: `/*${'c'.repeat(250_000)}*/`, js: `/*${'"'.repeat(250_000)}*/` };

    const made = await call('POST', `/experiments/${experiment.id}/variations`, { title: 'Large', ...code });

    expect(made.status).toBe(201);
    expect((await call('PATCH', `/variations/${made.body.id}`, code)).status).toBe(200);
    expect((await call('PATCH', `/experiments/${experiment.id}`, code)).status).toBe(200);
  });

  it('pass with conditions and rules', async () => {
    const urls = Array.from({ length: 100 }, (_, i) => `https://shop.example/${i}/${'a'.repeat(1_900)}`);
    const rules = { $or: Array.from({ length: 240 }, (_, i) => ({ [`attribute_${i}`]: 'a'.repeat(1_000) })) };
    const conditions = `/experiments/${experiment.id}/conditions`;

    expect((await call('POST', conditions, { operator: 'IS', urls })).status).toBe(201);
    const segment = { projectId: owner.projectId, name: 'Large', rules };
    expect((await call('POST', '/segments', segment)).status).toBe(201);
  });

  it('pass with as many values as rules may have', async () => {
    const lists = Array.from({ length: 9 }, (_, list) =>
      Array.from({ length: 1_000 }, (__, item) => list * 1_000 + item),
    );
    const rules = { $or: lists.map(($in) => ({ customer_id: { $in } })) };

    const made = await call('POST', '/segments', { projectId: owner.projectId, name: 'Many', rules });

    expect(made.status).toBe(201);
  });

  it('pass with a thousand events', async () => {
    const events = Array.from({ length: 1_000 }, (_, i) => ({
      user_id: `visitor-${i}`,
      type: 'click',
      properties: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`property_${n}`, n])),
    }));

    const { status } = await app.request('POST', '/api/events', events, headersOf.secret);

    expect(status).toBe(201);
  });
});
