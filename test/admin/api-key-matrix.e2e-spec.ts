import { setTimeout as sleep } from 'node:timers/promises';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { listOperations } from '../support/api-operations.js';
import { ApiWorld, digestTables, type ApiRequest } from '../support/api-world.js';
import { expectProblem } from '../support/problem.js';

/** Every operation of the integration API, refused for every key that does not open it. */
const operations = listOperations().filter(({ path }) => path.startsWith('/api/'));
const opened = operations.filter(({ keys, secured }) => keys && !secured);

let app: TestApp;
let world: ApiWorld;
let publishable: string;
let wrong: Record<'garbage' | 'unknown' | 'revoked' | 'expired' | 'hash', string>;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  world = await ApiWorld.create(app);
  publishable = (await world.apiKey({ kind: 'publishable' })).key;
  const revoked = await world.apiKey();
  await app.expectDone('DELETE', `/api/auth/keys/${revoked.id}`, undefined, world.owner.headers);
  const [{ hash }] = await app.dataSource.query('SELECT hash FROM api_key LIMIT 1');
  wrong = {
    garbage: 'garbage',
    unknown: `abt_sk_${'x'.repeat(43)}`,
    revoked: revoked.key,
    expired: (await world.apiKey({ expires_at: new Date(Date.now() + 500).toISOString() })).key,
    hash,
  };
  await sleep(600);
}, 60_000);
afterAll(() => app.stop());

const sendWith = (request: ApiRequest, headers: Record<string, string>) =>
  app.request(request.method, request.path, request.body, headers);

describe('the integration API', () => {
  it('takes API keys on each of its routes', () => {
    expect(operations.filter(({ keys }) => keys === undefined)).toEqual([]);
    expect(opened.length).toBeGreaterThan(10);
  });

  it.each(opened)('refuses every wrong key for $name, and changes nothing', async (operation) => {
    const request = await world.requestFor(operation);
    const before = await digestTables(app);

    expectProblem(await sendWith(request, {}), 401, { code: 'not-authenticated' });
    expectProblem(await sendWith(request, world.owner.headers), 401, { code: 'not-authenticated' });
    for (const key of Object.values(wrong)) {
      const response = await sendWith(request, { authorization: `Bearer ${key}` });
      expectProblem(response, 401, { code: 'not-authenticated' });
    }
    if (operation.keys === 'secret') {
      const response = await sendWith(request, { authorization: `Bearer ${publishable}` });
      expectProblem(response, 403, { code: 'secret-key-required' });
    }

    expect(await digestTables(app)).toEqual(before);
    const { status, body } = await world.send(request);
    expect({ status: status < 300 ? 200 : status, body }).toMatchObject({ status: 200 });
  });
});
