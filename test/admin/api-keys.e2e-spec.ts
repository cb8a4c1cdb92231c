import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { dayMs } from '#libs/durations';
import { keyScopes } from '#libs/entities';
import { ApiKeys, hashApiKey, type NewKeyNetwork } from '#libs/guards';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startAdminApp, startTestApp, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let stranger: Account;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  stranger = await app.signUp();
});
afterAll(() => app.stop());

const keysPath = '/api/auth/keys';

const make = (fields: Json = {}, account: Account = owner): Promise<Json> =>
  app.expectDone(
    'POST',
    keysPath,
    { name: 'Import', project_id: account.projectId, ...fields },
    account.headers,
  );

const withKey = (key: string, method: string, path: string, body?: unknown): Promise<ProductResponse> =>
  app.request(method, path, body, { authorization: `Bearer ${key}` });

const listWith = (key: string): Promise<ProductResponse> => withKey(key, 'GET', keysPath);

const revoke = (id: number, account: Account = owner): Promise<Json> =>
  app.expectDone('DELETE', `${keysPath}/${id}`, undefined, account.headers);

describe('Without a project named', () => {
  it('keys are those of the only project that the login can reach', async () => {
    const account = await app.signUp();

    const made = await app.expectDone('POST', keysPath, { name: 'Import' }, account.headers);
    const listed = await app.expectDone('GET', keysPath, undefined, account.headers);

    expect(made.project_id).toBe(account.projectId);
    expect(listed.map(({ id }: Json) => id)).toEqual([made.id]);
  });

  it('a login that can reach several is asked which', async () => {
    const account = await app.signUp();
    const { id } = await app.expectDone(
      'POST',
      '/projects',
      { name: 'Another', orgId: account.orgId },
      account.headers,
    );
    const viewer = await app.addMember(account, { permission: 'Viewer' });

    const answers = [
      await app.request('POST', keysPath, { name: 'Import' }, account.headers),
      await app.request('GET', keysPath, undefined, account.headers),
    ];
    const ofViewer = await app.request('GET', keysPath, undefined, viewer.headers);

    for (const answer of answers) expectProblem(answer, 422, { fields: ['project_id'] });
    expect(id).not.toBe(account.projectId);
    expect(ofViewer.status).toBe(200);
  });

  it('a login that can reach none is told so', async () => {
    const account = await app.signUp();
    const member = await app.addMember(account);

    const answer = await app.request('GET', keysPath, undefined, member.headers);

    expectProblem(answer, 422, { fields: ['project_id'] });
  });
});

describe('POST /api/auth/keys', () => {
  it('makes a secret key and shows it whole, this once', async () => {
    const made = await make({ name: ' Nightly import ' });

    expect(made).toEqual({
      id: expect.any(Number),
      key: expect.stringMatching(/^abt_sk_[\w-]{43}$/),
      name: 'Nightly import',
      kind: 'secret',
      project_id: owner.projectId,
      scopes: [...keyScopes],
      effective_scopes: [...keyScopes],
      service: false,
      from_before_scopes: false,
      maker: { id: owner.userId, email: owner.email, name: '' },
      owner: { id: owner.userId, email: owner.email, name: '' },
      is_active: true,
      created_at: expect.any(String),
      expires_at: null,
      last_used_at: null,
      last_used_from: null,
      stopped_at: null,
    });
    const listed = await app.expectDone(
      'GET',
      `${keysPath}?project_id=${owner.projectId}`,
      undefined,
      owner.headers,
    );
    const shown = listed.find(({ id }: Json) => id === made.id);
    expect(shown.key).toBe(`abt_sk_****${made.key.slice(-4)}`);
  });

  it('makes a publishable key when asked to', async () => {
    const { key, kind } = await make({ kind: 'publishable' });

    expect(key).toMatch(/^abt_pk_/);
    expect(kind).toBe('publishable');
  });

  it('takes the project from the query too, unless the body names another', async () => {
    const { projectId } = owner;
    const inQuery = (project: number, body: Json = {}, account = owner) =>
      app.as(account)('POST', `${keysPath}?project_id=${project}`, { name: 'Import', ...body });

    const made = await inQuery(projectId);
    const both = await inQuery(projectId, { project_id: projectId });

    expect([made.status, made.body.project_id]).toEqual([201, projectId]);
    expect(both.status).toBe(201);
    expectProblem(await inQuery(projectId, { project_id: stranger.projectId }), 422, {
      fields: ['project_id'],
    });
    expectProblem(await inQuery(stranger.projectId), 404);
    expectProblem(await inQuery(projectId, {}, stranger), 404);
    expectProblem(await app.as(owner)('POST', `${keysPath}?project_id=x`, { name: 'Import' }), 422);
  });

  it('expires at the end of a day when only that is said', async () => {
    const today = new Date().toISOString().slice(0, 10);

    const { expires_at, is_active } = await make({ expires_at: today });

    expect([expires_at, is_active]).toEqual([`${today}T23:59:59.999Z`, true]);
  });

  it('stores the key as a hash only', async () => {
    const { id, key } = await make();

    const [row] = await app.dataSource.query('SELECT * FROM api_key WHERE id = $1', [id]);
    const entries = await app.dataSource.query(`SELECT * FROM audit_entry WHERE entity = 'api_key'`);
    expect(row.hash).toBe(hashApiKey(key));
    expect(row.created_by).toBe(owner.userId);
    expect(JSON.stringify([row, entries])).not.toContain(key.slice(7, -4));
    expect(JSON.stringify(entries)).not.toContain(row.hash);
  });

  it.each([
    ['no name', { name: undefined }],
    ['a blank name', { name: ' ' }],
    ['an unknown kind', { kind: 'public' }],
    ['a time that is past', { expires_at: '2020-01-01' }],
    ['a time that is none', { expires_at: 'soon' }],
    ['a project that is no number', { project_id: 'one' }],
    ['an unknown field', { scope: 'read' }],
    ['no scope at all', { scopes: [] }],
    ['an unknown scope', { scopes: ['admin'] }],
    ['scopes that are no list', { scopes: 'read' }],
    ['a publishable key with the scope of a secret one', { kind: 'publishable', scopes: ['decide', 'read'] }],
  ])('refuses %s', async (_, fields) => {
    const body = { name: 'Import', project_id: owner.projectId, ...fields };

    expectProblem(await app.as(owner)('POST', keysPath, body), 422);
  });

  it('wants the action, the project and the permission to change it', async () => {
    const body = { name: 'Import', project_id: owner.projectId };
    const viewer = await app.addMember(owner, { permission: 'Viewer' });
    const narrow = await app.addMember(owner, { permission: 'Owner', actions: ['act:get-api-keys'] });

    expectProblem(await app.as(viewer)('POST', keysPath, body), 403, { code: 'project-permission-missing' });
    expectProblem(await app.as(narrow)('POST', keysPath, body), 403, { detail: 'act:create-api-key' });
    expectProblem(await app.as(stranger)('POST', keysPath, body), 404);
    expectProblem(await app.request('POST', keysPath, body), 401);
  });

  it('is closed to ordinary secret keys', async () => {
    const { key } = await make();

    expectProblem(await withKey(key, 'POST', keysPath, { name: 'More' }), 403, { code: 'login-required' });
  });
});

describe('an API key', () => {
  it('lists the keys of its project, and of no other', async () => {
    const { id, key } = await make();
    const foreign = await make({}, stranger);

    const { status, body } = await listWith(key);

    expect(status).toBe(200);
    const ids = body.map((row: Json) => row.id);
    expect(ids).toContain(id);
    expect(ids).not.toContain(foreign.id);
    const path = `${keysPath}?project_id=`;
    expect((await withKey(key, 'GET', path + owner.projectId)).status).toBe(200);
    expectProblem(await withKey(key, 'GET', path + stranger.projectId), 404);
  });

  it('shows when it was used last, and from which network, which the security log tells of', async () => {
    const { id, key } = await make();

    const { body } = await listWith(key);

    const { last_used_at: at, last_used_from: from } = body.find((row: Json) => row.id === id);
    expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(5_000);
    expect(from).toBe('127.0.0.0/24');
    const told = async (kind: string): Promise<Json[]> => {
      const path = `/organizations/${owner.orgId}/security-log/all`;
      const { items } = await app.expectDone('POST', path, { rows: 1000, page: 1, kind }, owner.headers);
      return items.filter((entry: Json) => entry.apiKeyId === id);
    };
    await waitUntil(async () => (await told('key-new-network')).length === 1);
    expect(await told('key-new-network')).toMatchObject([{ network: '127.0.0.0/24', address: null }]);
    expect(await told('key-created')).toMatchObject([
      { userId: owner.userId, details: { scopes: keyScopes } },
    ]);
    await revoke(id);
    await revoke(id);
    await waitUntil(async () => (await told('key-revoked')).length === 1);
    expect(await told('key-revoked')).toMatchObject([{ userId: owner.userId, times: 1 }]);
  });

  it('revokes itself, and no other', async () => {
    const { id, key } = await make();
    const other = await make();
    const foreign = await make({}, stranger);

    expectProblem(await withKey(key, 'DELETE', `${keysPath}/${other.id}`), 403, { code: 'login-required' });
    expectProblem(await withKey(key, 'DELETE', `${keysPath}/${foreign.id}`), 404);
    const revoked = await withKey(key, 'DELETE', `${keysPath}/${id}`);

    expect(revoked.status).toBe(200);
    expect(revoked.body).toMatchObject({ id, is_active: false, key: expect.stringContaining('****') });
    await sleep(1_000);
    expectProblem(await listWith(key), 401);
  });

  it('is refused in one and the same way when it is missing, garbage, revoked or expired', async () => {
    const revoked = await make();
    await listWith(revoked.key);
    await revoke(revoked.id);
    const expired = await make({ expires_at: new Date(Date.now() + 400).toISOString() });
    await sleep(1_000);
    const unknown = `abt_sk_${'x'.repeat(43)}`;

    for (const key of [revoked.key, expired.key, unknown]) {
      const response = await listWith(key);
      expectProblem(response, 401, { code: 'not-authenticated' });
      expect(response.body.detail).toBe('Send a valid API key as a bearer token.');
    }
    expectProblem(await listWith('garbage'), 401, { code: 'not-authenticated' });
    expectProblem(await app.request('GET', keysPath), 401, { code: 'not-authenticated' });
  });

  it('is inactive in lists once it has expired', async () => {
    const { id } = await make({ expires_at: new Date(Date.now() + 100).toISOString() });
    await sleep(150);

    const path = `${keysPath}?project_id=${owner.projectId}`;
    const listed = await app.expectDone('GET', path, undefined, owner.headers);

    expect(listed.find((row: Json) => row.id === id).is_active).toBe(false);
  });

  it('opens nothing that wants a secret one when it is publishable', async () => {
    const { id, key } = await make({ kind: 'publishable' });

    expectProblem(await listWith(key), 403, { code: 'scope-missing', detail: 'read' });
    expectProblem(await withKey(key, 'DELETE', `${keysPath}/${id}`), 403, { code: 'secret-key-required' });
  });

  it('opens no console route', async () => {
    const { key } = await make();

    const headers = { authorization: `Bearer ${key}`, email: owner.email };

    expectProblem(await app.request('GET', '/users/me', undefined, headers), 401);
    const body = { orgId: owner.orgId, rows: 10, page: 1 };
    expectProblem(await app.request('POST', '/projects/all', body, headers), 401);
  });

  it('stops within a second when its organization is disabled', async () => {
    const account = await app.signUp();
    const { key } = await make({}, account);
    expect((await listWith(key)).status).toBe(200);

    await app.dataSource.query('UPDATE organization SET disabled = true WHERE id = $1', [account.orgId]);
    await sleep(1_000);

    expectProblem(await listWith(key), 401);
  });
});

describe('GET /api/auth/keys', () => {
  it('is in pages that lead from one to the next', async () => {
    const account = await app.signUp();
    const made = [];
    for (let count = 0; count < 5; count++) made.push((await make({}, account)).id);
    const ids = [];

    let path: string | undefined = `${keysPath}?project_id=${account.projectId}&limit=2`;
    while (path) {
      const { status, body, headers } = await app.as(account)('GET', path);
      expect(status).toBe(200);
      ids.push(...body.map(({ id }: Json) => id));
      path = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      expect(headers.get('x-next-cursor')).toBe(path ? String(ids.at(-1)) : null);
    }

    expect(ids).toEqual(made);
  });

  it.each(['limit=0', 'limit=1001', 'limit=a', 'limit=1.5', 'cursor=x', 'page=2'])(
    'refuses %s',
    async (text) => {
      const path = `${keysPath}?project_id=${owner.projectId}&${text}`;

      expectProblem(await app.as(owner)('GET', path), 422);
    },
  );

  it('is open to viewers of the project', async () => {
    const viewer = await app.addMember(owner, { permission: 'Viewer' });
    const path = `${keysPath}?project_id=${owner.projectId}`;

    expect((await app.as(viewer)('GET', path)).status).toBe(200);
    expectProblem(await app.as(stranger)('GET', path), 404);
  });
});

describe('DELETE /api/auth/keys/{id}', () => {
  it('may be repeated', async () => {
    const { id } = await make();
    const first = await revoke(id);

    expect(await revoke(id)).toEqual(first);
  });

  it('hides keys of other organizations', async () => {
    const { id } = await make();

    expectProblem(await app.as(stranger)('DELETE', `${keysPath}/${id}`), 404);
    expectProblem(await app.as(owner)('DELETE', `${keysPath}/2000000000`), 404);
    expectProblem(await app.as(owner)('DELETE', `${keysPath}/x`), 422);
  });
});

describe('another process', () => {
  let pool: Pool;
  let keys: ApiKeys;
  /** Milliseconds since 1970. */
  let now: number;

  beforeEach(() => {
    pool = new Pool({ connectionString: app.url });
    pool.on('error', () => undefined);
    const query = async (text: string, values?: unknown[]) =>
      (await pool.query(text, values as never[])).rows as never;
    now = Date.now();
    keys = new ApiKeys({ database: { query }, now: () => now, onNewNetwork: (use) => uses.push(use) });
    keys.start();
  });
  afterEach(() => keys.stop().then(() => pool.end()));

  const allows = async (key: string): Promise<boolean> => {
    try {
      return Boolean(await keys.authorize(`Bearer ${key}`, 'decide'));
    } catch {
      return false;
    }
  };

  it('knows a key from the moment it is made', async () => {
    const { id, key } = await make();

    expect(await keys.authorize(`Bearer ${key}`, 'read')).toMatchObject({
      keyId: id,
      projectId: owner.projectId,
      kind: 'secret',
    });
  });

  it('refuses a key that is in constant use within a second of its revocation', async () => {
    const { id, key } = await make();
    expect(await allows(key)).toBe(true);

    await revoke(id);
    const revokedAt = performance.now();
    let lastAllowedAt = revokedAt;
    while (performance.now() - revokedAt < 1_500) {
      if (await allows(key)) lastAllowedAt = performance.now();
      await sleep(5);
    }

    expect(lastAllowedAt - revokedAt).toBeLessThan(1_000);
  });

  it('refuses at once a key that it has not met for a second', async () => {
    const { id, key } = await make();
    expect(await allows(key)).toBe(true);

    await revoke(id);
    await sleep(1_000);

    expect(await allows(key)).toBe(false);
  });

  it('answers for a known key without waiting, and goes on while the database is away', async () => {
    const { key } = await make();
    expect(await allows(key)).toBe(true);
    expect(keys.authorize(`Bearer ${key}`, 'read')).not.toBeInstanceOf(Promise);

    await pool.end();
    await sleep(1_500);

    expect(await allows(key)).toBe(true);
    expect(await allows(`abt_sk_${'y'.repeat(43)}`)).toBe(false);
    pool = new Pool({ connectionString: app.url });
  });

  it('stores when keys were used, a few seconds late at most, and nothing is lost at the end', async () => {
    const { id, key } = await make();
    await allows(key);
    await keys.stop();

    const [row] = await app.dataSource.query('SELECT last_used_at FROM api_key WHERE id = $1', [id]);

    expect(Date.now() - row.last_used_at.getTime()).toBeLessThan(5_000);
  });

  const uses: NewKeyNetwork[] = [];
  const use = async (key: string, address: string) => {
    await keys.authorize(`Bearer ${key}`, 'decide', address);
  };
  const networks = async (id: number) => {
    await keys.flushUses();
    return uses.filter(({ keyId }) => keyId === id).map(({ network, told }) => `${told} ${network}`);
  };
  const lastUse = async (id: number): Promise<Json> => {
    const [row] = await app.dataSource.query(
      'SELECT last_used_at, last_used_from FROM api_key WHERE id = $1',
      [id],
    );
    return row;
  };

  it('tells once of each network that a secret key is used from, and keeps the last', async () => {
    const { id, key } = await make();

    for (const address of ['203.0.113.7', '203.0.113.200', '2001:db8:5::9']) await use(key, address);
    expect(await networks(id)).toEqual(['new 203.0.113.0/24', 'new 2001:db8:5::/48']);
    for (const address of ['2001:db8:5:77::1', '::ffff:203.0.113.9']) await use(key, address);

    expect(await networks(id)).toHaveLength(2);
    expect((await lastUse(id)).last_used_from).toBe('203.0.113.0/24');
  });

  it('tells of twenty new networks a day, then once of many', async () => {
    const { id, key } = await make();

    for (let part = 0; part < 25; part++) await use(key, `198.51.${part}.1`);
    const told = await networks(id);
    for (let part = 25; part < 30; part++) await use(key, `198.51.${part}.1`);

    expect(told.filter((text) => text.startsWith('new'))).toHaveLength(20);
    expect(told.filter((text) => text.startsWith('many'))).toHaveLength(1);
    expect(await networks(id)).toEqual(told);

    now += dayMs;
    for (const part of [3, 22]) await use(key, `198.51.${part}.1`);
    expect((await networks(id)).slice(told.length)).toEqual(['new 198.51.22.0/24']);
  });

  it('keeps of a publishable key the time only', async () => {
    const { id, key } = await make({ kind: 'publishable' });

    await use(key, '203.0.113.7');

    expect(await networks(id)).toEqual([]);
    expect(await lastUse(id)).toEqual({ last_used_at: expect.any(Date), last_used_from: null });
  });

  it('writes no more than once in a few seconds however often keys are used', async () => {
    const { id, key } = await make();
    const versions = async (): Promise<number> => {
      const [row] = await app.dataSource.query('SELECT xmin::text AS version FROM api_key WHERE id = $1', [
        id,
      ]);
      return row.version;
    };
    await allows(key);
    const made = await versions();
    await waitUntil(async () => (await versions()) !== made);
    const noted = await versions();

    for (let count = 0; count < 50; count++) await allows(key).then(() => sleep(10));

    expect(await versions()).toBe(noted);
  });
});

describe('An app that stops', () => {
  it.each([
    ['the admin app', () => startAdminApp()],
    ['all apps in one', () => startTestApp(createProduct)],
  ])('stores what the first use of a key tells, just before: %s', async (_, start) => {
    const stopping = await start();
    const { projectId, headers } = await stopping.signUp();
    const use = async (): Promise<number> => {
      const body = { name: 'Import', project_id: projectId };
      const { id, key } = await stopping.expectDone('POST', keysPath, body, headers);
      await stopping.expectDone('GET', '/api/segments', undefined, { authorization: `Bearer ${key}` });
      return id;
    };
    const pool = new Pool({ connectionString: stopping.url });
    const told = async (): Promise<number[]> => {
      const { rows } = await pool.query(
        `SELECT api_key_id AS id FROM security_entry WHERE kind = 'key-new-network' ORDER BY id`,
      );
      return rows.map(({ id }) => id);
    };
    const first = await use();
    await waitUntil(async () => (await told()).length > 0);

    // Uses are written every few seconds only, so this one is not when the app stops.
    const second = await use();
    await stopping.app.close();

    const stored = await told();
    await pool.end();
    await stopping.clear();
    expect(stored).toEqual([first, second]);
  });
});
