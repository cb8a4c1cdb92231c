import { randomBytes } from 'node:crypto';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { auditedEntities, snakeCase } from '../../apps/admin/src/audit/audited-entities.js';
import { password, startAdminApp, type TestApp } from '../support/admin-app.js';
import { encodeForm, png } from '../support/forms.js';
import { findCode } from '../support/outbox.js';
import type { Account, Json } from '../support/product.js';

/** A request that changes something, ready to be sent. */
interface Change {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Who is recorded; the owner when left out. */
  by?: number | null;
}

/** Routes that ask by POST and change nothing that is recorded. */
const readings = [
  /\/all$/,
  /^\/experiments-by-project-and-org$/,
  /^\/actions$/,
  /^\/experiments\/plan$/,
  /^\/events\/live$/,
];

/** Routes that change something recorded although they need no login. */
const openRoutes = [
  'POST /users/registration',
  'POST /users/verify',
  'POST /users/reset-password',
  'POST /users/join-organization',
];

let app: TestApp;
let owner: Account;

const unique = (): string => randomBytes(5).toString('hex');
const call = (method: string, path: string, body?: unknown): Promise<Json> =>
  app.expectDone(method, path, body, owner.headers);

const experiment = (): Promise<Json> =>
  call('POST', '/experiments', { projectId: owner.projectId, title: unique() });
const role = (): Promise<Json> => call('POST', '/roles', { name: unique(), orgId: owner.orgId });
const member = () => app.addMember(owner, { permission: 'Viewer' });
const tree = JSON.stringify([{ key: 'a', label: 'A', data: { href: '/a', actions: ['act:get-projects'] } }]);
const template = (): Promise<Json> =>
  call('POST', '/menu-templates', { name: unique(), orgId: owner.orgId, tree });

async function part(kind: 'variations' | 'conditions' | 'metrics'): Promise<Json> {
  const bodies = {
    variations: { title: 'B' },
    conditions: { operator: 'CONTAIN', urls: ['/a'] },
    metrics: { title: 'Buy', selector: '#buy' },
  };
  return call('POST', `/experiments/${(await experiment()).id}/${kind}`, bodies[kind]);
}

const segment = (): Promise<Json> =>
  call('POST', '/segments', { projectId: owner.projectId, name: unique(), rules: {} });

async function fileForm(): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  return encodeForm(['file', new Blob([new Uint8Array(png())]), 'a.png']);
}

async function registered(): Promise<string> {
  const email = `new-${unique()}@example.com`;
  await call('POST', '/users/registration', { email, password, orgId: owner.orgId });
  return email;
}

async function userIdOf(email: string): Promise<number> {
  const [user] = await app.dataSource.query('SELECT id FROM "user" WHERE email = $1', [email]);
  return user.id;
}

/** For every route that changes something: how to bring it about. */
const changes: Record<string, () => Change | Promise<Change>> = {
  'POST /projects': () => ({ path: '/projects', body: { name: unique(), orgId: owner.orgId } }),
  'PATCH /projects/{id}': () => ({ path: `/projects/${owner.projectId}`, body: { name: unique() } }),
  'POST /projects/{projectId}/users': async () => {
    const { userId } = await app.addMember(owner);
    return { path: `/projects/${owner.projectId}/users`, body: { userId } };
  },
  'PATCH /projects/{projectId}/users/{userId}': async () => ({
    path: `/projects/${owner.projectId}/users/${(await member()).userId}`,
    body: { permissionType: 'Editor' },
  }),
  'DELETE /projects/{projectId}/users/{userId}': async () => ({
    path: `/projects/${owner.projectId}/users/${(await member()).userId}`,
  }),
  'POST /projects/{id}/files': async () => ({
    path: `/projects/${owner.projectId}/files`,
    ...(await fileForm()),
  }),
  'DELETE /files/{id}': async () => {
    const { body, headers } = await fileForm();
    const sent = { ...owner.headers, ...headers };
    const file = await app.expectDone('POST', `/projects/${owner.projectId}/files`, body, sent);
    return { path: `/files/${file.id}` };
  },
  'POST /experiments': () => ({
    path: '/experiments',
    body: { projectId: owner.projectId, title: unique() },
  }),
  'PATCH /experiments/{id}': async () => ({
    path: `/experiments/${(await experiment()).id}`,
    body: { status: 'Active' },
  }),
  'POST /experiments/{id}/duplicate': async () => ({
    path: `/experiments/${(await experiment()).id}/duplicate`,
    body: {},
  }),
  'POST /experiments/{id}/variations': async () => ({
    path: `/experiments/${(await experiment()).id}/variations`,
    body: { title: 'B' },
  }),
  'PATCH /variations/{id}': async () => ({
    path: `/variations/${(await part('variations')).id}`,
    body: { css: 'a {}' },
  }),
  'DELETE /variations/{id}': async () => ({ path: `/variations/${(await part('variations')).id}` }),
  'PUT /experiments/{id}/traffic': async () => {
    const { experimentId } = await part('variations');
    const [a, b] = await call('GET', `/experiments/${experimentId}/variations`);
    const allocations = [
      { variationId: a.id, traffic: 30 },
      { variationId: b.id, traffic: 70 },
    ];
    return { path: `/experiments/${experimentId}/traffic`, body: { allocations } };
  },
  'POST /experiments/{id}/conditions': async () => ({
    path: `/experiments/${(await experiment()).id}/conditions`,
    body: { operator: 'CONTAIN', urls: ['/a'] },
  }),
  'PATCH /conditions/{id}': async () => ({
    path: `/conditions/${(await part('conditions')).id}`,
    body: { urls: ['/b'] },
  }),
  'DELETE /conditions/{id}': async () => ({ path: `/conditions/${(await part('conditions')).id}` }),
  'POST /experiments/{id}/metrics': async () => ({
    path: `/experiments/${(await experiment()).id}/metrics`,
    body: { title: 'Buy', selector: '#buy' },
  }),
  'PATCH /metrics/{id}': async () => ({
    path: `/metrics/${(await part('metrics')).id}`,
    body: { title: 'Sell' },
  }),
  'DELETE /metrics/{id}': async () => ({ path: `/metrics/${(await part('metrics')).id}` }),
  'POST /segments': () => ({
    path: '/segments',
    body: { projectId: owner.projectId, name: unique() },
  }),
  'PATCH /segments/{id}': async () => ({
    path: `/segments/${(await segment()).id}`,
    body: { rules: { plan: 'pro' } },
  }),
  'DELETE /segments/{id}': async () => ({ path: `/segments/${(await segment()).id}` }),
  'POST /segments/{id}/users/{endUserId}': async () => ({
    path: `/segments/${(await segment()).id}/users/ada`,
  }),
  'DELETE /segments/{id}/users/{endUserId}': async () => {
    const path = `/segments/${(await segment()).id}/users/ada`;
    await call('POST', path);
    return { path };
  },
  'PUT /experiments/{id}/segments': async () => ({
    path: `/experiments/${(await experiment()).id}/segments`,
    body: { segmentIds: [(await segment()).id] },
  }),
  'POST /groups': async () => ({
    path: '/groups',
    body: {
      ...{ projectId: owner.projectId, name: unique() },
      slots: [{ experimentId: (await experiment()).id, percent: 50 }],
    },
  }),
  'DELETE /groups/{id}': async () => {
    const slots = [{ experimentId: (await experiment()).id, percent: 50 }];
    const body = { projectId: owner.projectId, name: unique(), slots };
    return { path: `/groups/${(await call('POST', '/groups', body)).id}` };
  },
  'POST /roles': () => ({ path: '/roles', body: { name: unique(), orgId: owner.orgId } }),
  'PATCH /roles/{id}': async () => ({ path: `/roles/${(await role()).id}`, body: { name: unique() } }),
  'DELETE /roles/{id}': async () => ({ path: `/roles/${(await role()).id}` }),
  'POST /menus': () => ({
    path: '/menus',
    body: { label: unique(), icon: 'pi', href: '/a', orgId: owner.orgId },
  }),
  'POST /menu-templates': () => ({
    path: '/menu-templates',
    body: { name: unique(), orgId: owner.orgId, tree },
  }),
  'PATCH /menu-templates/{id}': async () => ({
    path: `/menu-templates/${(await template()).id}`,
    body: { name: unique() },
  }),
  'POST /users/organizations': async () => ({
    path: '/users/organizations',
    body: {
      email: `invited-${unique()}@example.com`,
      domain: owner.email.split('@')[1],
      roleId: (await role()).id,
      menuTemplateId: (await template()).id,
    },
  }),
  'PATCH /users/{userId}/organization/{orgId}': async () => ({
    path: `/users/${(await member()).userId}/organization/${owner.orgId}`,
    body: { disabled: true, firstName: 'Ada' },
  }),
  'PATCH /users/me': () => ({ path: '/users/me', body: { firstName: unique() } }),
  'POST /users/me/password': async () => {
    const { headers, userId } = await member();
    const body = { oldPassword: password, newPassword: 'An0ther-Passw0rd!' };
    return { path: '/users/me/password', body, headers, by: userId };
  },
  'POST /users/registration': () => ({
    path: '/users/registration',
    body: { email: `new-${unique()}@example.com`, password, orgId: owner.orgId },
    by: null,
  }),
  'POST /users/verify': async () => {
    const email = await registered();
    const otp = findCode(await app.latestMail(email));
    return { path: '/users/verify', body: { email, otp }, by: await userIdOf(email) };
  },
  'POST /users/reset-password': async () => {
    const { email, userId } = await member();
    await call('POST', '/users/forgot-password-otp', { email });
    const otp = findCode(await app.latestMail(email));
    const body = { email, otp, newPassword: 'An0ther-Passw0rd!' };
    return { path: '/users/reset-password', body, by: userId };
  },
  'POST /users/join-organization': async () => {
    const { email, userId } = await app.signUp();
    return { path: '/users/join-organization', body: { email, password, orgId: owner.orgId }, by: userId };
  },
};

type Operation = { security?: unknown[]; 'x-action'?: string };

/** Every route that somebody logged in may change something by, and the name it is recorded under. */
function writingRoutes(document: OpenAPIObject): Map<string, string> {
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    (['post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      const name = `${method.toUpperCase()} ${path}`;
      const isOpen = openRoutes.includes(name);
      const asks = method === 'post' && readings.some((pattern) => pattern.test(path));
      if (!operation || asks || (!operation.security && !isOpen)) return [];
      const plain = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      return [[name, operation['x-action'] ?? plain] as const];
    }),
  );
  return new Map(routes);
}

let routes: Map<string, string>;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  routes = writingRoutes(SwaggerModule.createDocument(app.app, new DocumentBuilder().build()));
});

afterAll(() => app.stop());

describe('every route that changes something', () => {
  it('is tried here, and no other', () => {
    expect(Object.keys(changes).sort()).toEqual([...routes.keys()].sort());
  });

  it.each(Object.keys(changes))('leaves entries that name its caller and itself: %s', async (route) => {
    const { path, body, headers, by = owner.userId } = await changes[route]!();
    const [{ last }] = await app.dataSource.query('SELECT max(id) AS last FROM audit_entry');

    const [method] = route.split(' ');
    const login = openRoutes.includes(route) ? {} : owner.headers;
    await app.expectDone(method!, path, body, { ...login, ...headers });

    const entries = await app.dataSource.query(
      'SELECT organization_id, user_id, action, before, after FROM audit_entry WHERE id > $1',
      [last],
    );
    expect(entries).not.toEqual([]);
    for (const entry of entries) {
      expect(entry).toMatchObject({ organization_id: owner.orgId, user_id: by, action: routes.get(route) });
      expect(entry.before ?? entry.after).not.toBeNull();
    }
  });
});

describe('every table', () => {
  /** Tables whose changes say nothing about what somebody set up, each with the reason. */
  const unrecorded = {
    assignment: 'what visitors got',
    assignment_total: 'follows from assignments',
    event: 'what visitors did',
    event_identity: 'what visitors did',
    event_retention: 'of the installation',
    idempotency_key: 'what callers repeat',
    ingestion_gate: 'a lock, always empty',
    user_total: 'follows from events',
    variation_total: 'follows from events',
    audit_entry: 'the log itself',
    migration: 'of the schema',
    one_time_password: 'a secret that lives for minutes',
    outgoing_mail: 'follows from changes that are recorded',
    recorded_setting: 'of the installation, written once',
    refresh_token: 'a secret',
    session: 'who is logged in',
    sign_up: 'a claim that counts for nothing until it is verified',
  };

  it('is recorded, or stands here with a reason why not', async () => {
    const tables = await app.dataSource.query(
      `SELECT relname AS name, EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'audit') AS recorded
       FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND NOT relispartition`,
    );

    const named = (recorded: boolean): string[] =>
      tables
        .filter((table: Json) => table.recorded === recorded)
        .map(({ name }: Json) => name)
        .sort();
    expect(named(false)).toEqual(Object.keys(unrecorded).sort());
    expect(named(true)).toEqual(auditedEntities.map(snakeCase).sort());
  });

  it('that is recorded hides the values of columns that could be secret', async () => {
    const suspects = await app.dataSource.query(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       JOIN pg_trigger t ON t.tgrelid = quote_ident(c.table_name)::regclass AND t.tgname = 'audit'
       WHERE c.table_schema = 'public' AND c.column_name ~* '(pass|secret|token|hash|code|salt|key)'
         AND audit_value(c.column_name, '"plain"') <> '"(hidden)"'
       ORDER BY 1`,
    );

    expect(suspects.map(({ name }: Json) => name)).toEqual(['experiment.key']);
  });
});
