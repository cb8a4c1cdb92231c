import { setTimeout as sleep } from 'node:timers/promises';
import { keyScopes, publishableScopes, type KeyScope } from '#libs/entities';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { listOperations, type ApiOperation } from '../support/api-operations.js';
import { ApiWorld, digestTables, type ApiRequest } from '../support/api-world.js';
import { makeKeyCredentials, type KeyCredentials } from '../support/key-credentials.js';
import { expectProblem } from '../support/problem.js';

/** Every operation that takes a key, refused for every key that does not open it. */
const operations = listOperations();
const keyed = operations.filter(({ keys }) => keys);
const opened = keyed.filter(({ secured }) => !secured);

let app: TestApp;
let world: ApiWorld;
let credentials: KeyCredentials;
let wrong: Record<'garbage' | 'unknown' | 'revoked' | 'expired' | 'hash' | 'stopped', string>;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  world = await ApiWorld.create(app);
  credentials = await makeKeyCredentials(app, world);
  const revoked = await world.apiKey();
  await app.expectDone('DELETE', `/api/auth/keys/${revoked.id}`, undefined, world.owner.headers);
  const [{ hash }] = await app.dataSource.query('SELECT hash FROM api_key LIMIT 1');
  wrong = {
    garbage: 'garbage',
    unknown: `abt_sk_${'x'.repeat(43)}`,
    revoked: revoked.key,
    expired: (await world.apiKey({ expires_at: new Date(Date.now() + 500).toISOString() })).key,
    hash,
    stopped: credentials.stopped,
  };
  await sleep(600);
}, 60_000);
afterAll(() => app.stop());

const sendWith = (request: ApiRequest, key: string) =>
  app.request(request.method, request.path, request.body, {
    ...request.headers,
    authorization: `Bearer ${key}`,
  });

const isScope = (scope: string | undefined): scope is KeyScope => keyScopes.some((known) => known === scope);

describe('openapi.json', () => {
  /** Where the key itself is the subject: any secret key revokes itself, and only API_TOKEN makes keys. */
  const withoutScope = { 'DELETE /api/auth/keys/{id}': 'itself', 'POST /api/auth/keys': 'token' };

  it('names a scope at every operation that takes a key', () => {
    const others = keyed.filter(({ scope }) => !isScope(scope));

    expect(Object.fromEntries(others.map(({ name, scope }) => [name, scope]))).toEqual(withoutScope);
  });

  it('lets publishable keys in exactly where their scopes do', () => {
    const wanting = keyed.filter(({ scope }) => isScope(scope));

    for (const { name, scope, keys } of wanting) {
      const expected = publishableScopes.some((known) => known === scope) ? 'publishable' : 'secret';
      expect([name, keys]).toEqual([name, expected]);
    }
  });

  it('has no operation of the integration API without a key', () => {
    expect(operations.filter(({ path, keys }) => path.startsWith('/api/') && !keys)).toEqual([]);
    expect(opened.length).toBeGreaterThan(10);
  });
});

describe('the integration API', () => {
  it.each(opened)('refuses every wrong key for $name, and changes nothing', async (operation) => {
    const request = await world.requestFor(operation);
    const before = await digestTables(app);

    const { headers: login } = world.owner;
    for (const headers of [{}, login]) {
      const response = await app.request(request.method, request.path, request.body, headers);
      expectProblem(response, 401, { code: 'not-authenticated' });
    }
    for (const key of Object.values(wrong)) {
      expectProblem(await sendWith(request, key), 401, { code: 'not-authenticated' });
    }
    await expectScopeChecks(request, operation);

    expect(await digestTables(app)).toEqual(before);
    const { status, body } = await sendWith(request, await keyFor(request, operation));
    expect({ status: status < 300 ? 200 : status, body }).toMatchObject({ status: 200 });
  });
});

/** What needs a second scope beside the one that the document names. */
const second: Record<string, KeyScope> = {
  'POST /api/evaluations': 'decide',
  'POST /api/exposures': 'decide',
};

/** A key that opens an operation, and has no scope that it does not need. */
async function keyFor(request: ApiRequest, { name, scope }: ApiOperation): Promise<string> {
  const also = second[name];
  if (also === undefined) return credentials.only[scope as KeyScope];
  const missing = { code: 'scope-missing', detail: `the scope ${also}` } as const;
  expectProblem(await sendWith(request, credentials.only[scope as KeyScope]), 403, missing);
  return (await world.apiKey({ scopes: [scope as KeyScope, also] })).key;
}

/** Neither all other scopes together nor any of them alone open it. */
async function expectScopeChecks(request: ApiRequest, { scope, keys }: ApiOperation): Promise<void> {
  const { only, allBut, publishable } = credentials;
  const missing = { code: 'scope-missing', detail: `the scope ${scope}` } as const;
  expectProblem(await sendWith(request, allBut[scope as KeyScope]), 403, missing);
  for (const other of keyScopes.filter((name) => name !== scope)) {
    expectProblem(await sendWith(request, only[other]), 403, missing);
  }
  if (keys === 'secret') expectProblem(await sendWith(request, publishable), 403, missing);
}
