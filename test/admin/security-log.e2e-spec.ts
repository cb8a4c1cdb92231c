import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { ApiKeys } from '#libs/guards';
import { SecurityLog, securityEventKinds } from '#libs/security';
import { AddressRemoval } from '../../apps/admin/src/security-log/index.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { password, startTestApp, type TestApp } from '../support/admin-app.js';
import { earlyInMinute } from '../support/early-in-minute.js';
import { findCode } from '../support/outbox.js';
import { startProgram } from '../support/programs.js';
import { waitUntil } from '../support/wait-until.js';
import type { Account, Json } from '../support/product.js';

const limit = 30;

let app: TestApp;
let owner: Account;
let lines: Json[];

beforeAll(async () => {
  app = await startTestApp(createProduct, {
    ...{ AUTH_RATE_LIMIT: String(limit), KEY_EVENT_LIMIT: '2', PUBLIC_RATE_LIMIT: '1', TRUST_PROXY: '1' },
  });
  owner = await app.signUp();
});

beforeEach(() => {
  lines = [];
  for (const level of ['log', 'warn'] as const) {
    jest.spyOn(Logger.prototype, level).mockImplementation((line: Json) => void lines.push(line));
  }
});

afterEach(() => jest.restoreAllMocks());
afterAll(() => app.stop());

const list = (filter: Json = {}, account: Account = owner): Promise<Json> =>
  app.expectDone(
    'POST',
    `/organizations/${account.orgId}/security-log/all`,
    { rows: 1000, page: 1, ...filter },
    account.headers,
  );

const logIn = (email: string, password: string, from: string) =>
  app.request('POST', '/auth/login', { email, password }, { 'x-forwarded-for': from });

const times = (entries: Json[]): number => entries.reduce((sum, entry) => sum + entry.times, 0);

describe('the security log', () => {
  it('shows what was recorded, with the network of the caller', async () => {
    const log = app.app.get(SecurityLog);
    log.record({
      kind: 'key-created',
      organizationId: owner.orgId,
      projectId: owner.projectId,
      address: '2001:db8:5::9',
    });

    const { items, total } = await list({ kind: 'key-created' });

    expect(total).toBe(1);
    expect(items).toEqual([
      {
        ...{ id: expect.any(Number), kind: 'key-created', times: 1, userId: null, userEmail: '' },
        ...{ at: expect.stringMatching(/^\d{4}-.*Z$/), lastAt: items[0].at },
        ...{ apiKeyId: null, projectId: owner.projectId, network: '2001:db8:5::/48', address: null },
        ...{ reason: null, details: null },
      },
    ]);
  });

  it('belongs to one organization, and to those of its members whose template has the action', async () => {
    const other = await app.signUp();
    const member = await app.addMember(owner, { actions: ['act:get-audit-log'] });
    const path = `/organizations/${owner.orgId}/security-log/all`;
    const body = { rows: 10, page: 1 };

    const foreign = await app.request('POST', path, body, other.headers);
    const refused = await app.request('POST', path, body, member.headers);

    expect([foreign.status, refused.status]).toEqual([403, 403]);
    expect(refused.body.code).toBe('action-not-granted');
    expect((await list({ kind: 'key-created' }, other)).total).toBe(0);
  });

  it('tells of an account that meets a rate limit, in a bounded number of entries', async () => {
    const { email } = await app.addMember(owner);
    const tries = Array.from({ length: limit + 40 }, (_, index) => index);

    await earlyInMinute(8_000);
    for (const index of tries) await logIn(email, 'Wrong-Passw0rd!', `198.51.${index}.7`);

    const { items } = await list({ kind: 'rate-limited' });
    expect(times(items)).toBe(41);
    expect(items.length).toBeLessThanOrEqual(20);
    expect(items[0]).toMatchObject({ userEmail: email, reason: 'login' });
    expect(items[0].network).toMatch(/^198\.51\.\d+\.0\/24$/);
    expect(items[0].address).toMatch(/^198\.51\.\d+\.7$/);
    const shared = items.find((entry: Json) => entry.times > 10);
    expect(shared).toMatchObject({ network: null, address: null, reason: 'login' });
    expect(lines).toContainEqual(expect.objectContaining({ event: 'rate-limited', email, reason: 'login' }));
  });

  it('names no address that was typed and that no account has', async () => {
    const email = 'typed-p4ssword@nowhere.example';

    for (let tries = 0; tries <= limit; tries++) await logIn(email, 'Wrong-Passw0rd!', `198.18.${tries}.7`);
    await app.app.get(SecurityLog).flush();

    expect(lines.filter(({ event }) => event === 'rate-limited')).toEqual([
      expect.objectContaining({ network: expect.stringMatching(/^198\.18\./), reason: 'login' }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('typed-p4ssword');
    const [{ count }] = await app.dataSource.query(
      `SELECT count(*)::int FROM security_entry AS entry WHERE entry::text LIKE '%typed-p4ssword%'`,
    );
    expect(count).toBe(0);
  });

  it('tells of a member who is refused twenty times within a minute', async () => {
    const member = await app.addMember(owner, { actions: ['act:get-projects'] });
    const ask = () =>
      app.request('POST', '/users/all', { orgId: owner.orgId, rows: 1, page: 1 }, member.headers);

    for (let tries = 0; tries < 19; tries++) expect((await ask()).status).toBe(403);
    const early = await list({ kind: 'refusals', userId: member.userId });
    await ask();

    expect(early.total).toBe(0);
    const { items } = await list({ kind: 'refusals', userId: member.userId });
    expect(items).toEqual([
      expect.objectContaining({ userEmail: member.email, address: null, details: { count: 20 }, times: 1 }),
    ]);
  });

  it('tells of settings that decide who may do what, and of no others', async () => {
    const member = await app.addMember(owner, { permission: 'Viewer' });
    const call = (method: string, path: string, body: Json) =>
      app.expectDone(method, path, body, owner.headers);
    const project = `/projects/${owner.projectId}`;
    await call('PATCH', project, { name: 'Renamed' });
    await call('PATCH', project, { allowedOrigins: ['https://shop.example.com'], name: 'Shop' });
    await call('PATCH', project, { allowedOrigins: ['https://shop.example.com'] });
    await call('PATCH', `${project}/users/${member.userId}`, { permissionType: 'Editor' });
    await call('PATCH', `/users/${member.userId}/organization/${owner.orgId}`, { disabled: true });

    const { items } = await list({ kind: 'settings-changed' });

    expect(
      items.map(({ userEmail, projectId, reason, details }: Json) => ({
        userEmail,
        projectId,
        reason,
        ...details,
      })),
    ).toEqual(
      [
        {
          entity: 'project',
          entityId: owner.projectId,
          fields: ['allowed_origins'],
          projectId: owner.projectId,
        },
        {
          entity: 'project_user',
          entityId: member.userId,
          fields: ['permission_type'],
          projectId: owner.projectId,
        },
        { entity: 'organization_user', entityId: member.userId, fields: ['disabled'], projectId: null },
      ].map((entry) => ({ ...entry, userEmail: owner.email, reason: 'changed' })),
    );
  });

  it('forgets addresses after the days that the setting says, and keeps networks', async () => {
    await app.dataSource.query(
      `INSERT INTO security_entry
         (organization_id, kind, subject, minute, slot, at, last_at, times, network, address)
       SELECT $1, 'login-failed', 'user ' || days, 0, 0, now() - make_interval(days => days), now(), 1,
         '192.0.2.0/24', '192.0.2.' || days FROM unnest(ARRAY[89, 91]) AS days`,
      [owner.orgId],
    );

    await app.app.get(AddressRemoval).remove();

    const { items } = await list({ kind: 'login-failed', sort: '-id' });
    const old = items.filter((entry: Json) => entry.network === '192.0.2.0/24');
    expect(old.map((entry: Json) => entry.address).sort()).toEqual(['192.0.2.89', null]);
  });

  it('tells of log-ins, codes and sessions, each with account, network and reason', async () => {
    const { email, userId } = await app.addMember(owner);
    const from = { 'x-forwarded-for': '203.0.113.9' };
    const post = (path: string, body: Json, headers = {}) =>
      app.request('POST', path, body, { ...from, ...headers });
    await post('/auth/login', { email, password: 'Wrong-Passw0rd!' });
    await post('/users/forgot-password-otp', { email });
    const otp = findCode(await app.latestMail(email));
    await post('/users/reset-password', {
      email,
      otp: otp === '000000' ? '000001' : '000000',
      newPassword: 'x',
    });
    await post('/users/reset-password', {
      email,
      otp: otp === '000000' ? '000001' : '000000',
      newPassword: 'An0ther!pass',
    });
    const { body: pair } = await post('/auth/login', { email, password });
    await post('/auth/refresh', { refreshToken: pair.refreshToken });
    await app.dataSource.query(`UPDATE refresh_token SET used_at = used_at - interval '1 minute'`);
    await post('/auth/refresh', { refreshToken: pair.refreshToken });
    const headers = {
      authorization: `Bearer ${(await app.logIn(email)).headers.authorization.slice(7)}`,
      email,
    };
    await post('/users/me/password', { oldPassword: password, newPassword: 'An0ther!pass' }, headers);

    const { items } = await list({ userId });

    const own = items.filter(({ network }: Json) => network === '203.0.113.0/24');
    const kinds = new Map<string, Json>(own.map((entry: Json) => [entry.kind, entry]));
    expect([...kinds.keys()].sort()).toEqual([
      'code-failed',
      'login-failed',
      'login-succeeded',
      'new-device',
      'password-changed',
      'refresh-token-reused',
    ]);
    for (const entry of own) expect(entry).toMatchObject({ userEmail: email });
    expect(kinds.get('login-failed')).toMatchObject({ reason: 'wrong-password', address: '203.0.113.9' });
    expect(kinds.get('password-changed')).toMatchObject({ address: null });
  });

  it('tells of keys that are made, refused, limited, used from new networks and revoked', async () => {
    const program = await startProgram(app, owner, { scopes: ['decide', 'events:write'] });
    const call = (method: string, path: string, body?: Json, network = 0) =>
      program.call(method, path, body, { 'x-forwarded-for': `198.51.${network}.7` });
    for (let network = 0; network < 22; network++) {
      await call('POST', '/api/assignment', { experiment_id: 'none', user_id: 'ada' }, network);
      await app.app.get(ApiKeys).flushUses();
    }
    await earlyInMinute();
    for (let tries = 0; tries < 4; tries++)
      await call('POST', '/api/events', { user_id: 'ada', type: 'click' });
    for (let tries = 0; tries < 10; tries++) await call('GET', '/api/experiments');
    for (let tries = 0; tries < 10; tries++) await call('POST', '/api/users', {});
    await app.request('DELETE', `/api/auth/keys/${program.keyId}`, undefined, owner.headers);

    const told = () => list({ apiKeyId: program.keyId });
    await waitUntil(async () => times((await told()).items) >= 25);
    const { items } = await told();

    const count = (kind: string) => times(items.filter((entry: Json) => entry.kind === kind));
    expect(Object.fromEntries(items.map(({ kind }: Json) => [kind, count(kind)]))).toEqual({
      ...{ 'key-created': 1, 'key-new-network': 20, 'key-many-networks': 1 },
      ...{ 'rate-limited': 1, refusals: 1, 'key-revoked': 1 },
    });
  });

  it('tells nobody the address of an end user, and not of each one that is refused', async () => {
    const decide = () =>
      app.request(
        'POST',
        '/decision',
        { projectId: 1, endUserId: 'a', url: 'https://a.example/' },
        { 'x-forwarded-for': '192.0.2.200' },
      );

    await earlyInMinute();
    const statuses = [];
    for (let tries = 0; tries < 5; tries++) statuses.push((await decide()).status);
    await app.app.get(SecurityLog).flush();

    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(2);
    const told = lines.filter(({ reason }) => reason === 'public-calls');
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(3);
    expect(JSON.stringify(lines)).not.toContain('192.0.2.');
  });

  it('has told of everything that it may tell of', async () => {
    const kinds = await app.dataSource.query('SELECT DISTINCT kind FROM security_entry ORDER BY 1');

    expect(kinds.map(({ kind }: Json) => kind)).toEqual([...securityEventKinds].sort());
  });
});
