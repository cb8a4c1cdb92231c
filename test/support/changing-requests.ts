import { randomBytes } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import { password, type TestApp } from './admin-app.js';
import { encodeForm, png } from './forms.js';
import { findCode } from './outbox.js';
import type { Account, Json } from './product.js';
import { startProgram, type Program } from './programs.js';

/** A request that changes something, ready to be sent. */
export interface Change {
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
  /^(\/api)?\/experiments\/plan$/,
  /^\/shared-metrics\/preview$/,
  /^\/api\/metrics\/preview$/,
  /^\/experiments\/overview$/,
  /^\/experiments\/\{id\}\/(matching-preview|evaluate)$/,
  /^\/events\/(live|seen|types)$/,
  /^\/api\/events\/\{experiment\}$/,
  /^\/api\/experiments\/\{experiment\}\/results$/,
];

/** Routes that change only what is not recorded. */
const unrecordedRoutes = ['DELETE /users/me/sessions', 'DELETE /users/me/sessions/{id}'];

/** Routes that change something recorded although they need no login. */
export const openRoutes = [
  'POST /users/registration',
  'POST /users/verify',
  'POST /users/reset-password',
  'POST /users/join-organization',
];

const unique = (): string => randomBytes(5).toString('hex');
const endUser = () => ({
  ...{ id: unique(), first_name: 'Ada', last_name: 'Lovelace' },
  email: 'ada@example.com',
});
const tree = JSON.stringify([{ key: 'a', label: 'A', data: { href: '/a', actions: ['act:get-projects'] } }]);

/** Makes the things that the requests change. */
export class Things {
  private program: Program | undefined;

  /** @param status of the experiments that are made */
  constructor(
    readonly app: TestApp,
    readonly owner: Account,
    readonly status: 'Draft' | 'Active',
  ) {}

  call(method: string, path: string, body?: unknown): Promise<Json> {
    const { app, owner } = this;
    return app.expectDone(method, path, body, owner.headers);
  }

  async experiment(): Promise<Json> {
    const { owner, status } = this;
    const made = await this.call('POST', '/experiments', { projectId: owner.projectId, title: unique() });
    if (status === 'Active') await this.call('PATCH', `/experiments/${made.id}`, { status });
    return made;
  }

  async experimentIn(status: 'Active' | 'Paused'): Promise<Json> {
    const { owner } = this;
    const made = await this.call('POST', '/experiments', { projectId: owner.projectId, title: unique() });
    for (const next of status === 'Paused' ? ['Active', 'Paused'] : ['Active'])
      await this.call('PATCH', `/experiments/${made.id}`, { status: next });
    return made;
  }

  async part(kind: 'variations' | 'conditions' | 'metrics'): Promise<Json> {
    const bodies = {
      variations: { title: 'B' },
      conditions: { operator: 'CONTAIN', urls: ['/a'] },
      metrics: { title: 'Buy', selector: '#buy' },
    };
    return this.call('POST', `/experiments/${(await this.experiment()).id}/${kind}`, bodies[kind]);
  }

  sharedMetric(): Promise<Json> {
    return this.call('POST', '/shared-metrics', {
      ...{ projectId: this.owner.projectId, name: unique(), kind: 'count' },
      source: { eventTypes: ['order'] },
    });
  }

  metricGroup(): Promise<Json> {
    return this.call('POST', '/metric-groups', { projectId: this.owner.projectId, name: unique() });
  }

  /** The path of a shared metric that is attached to a running experiment. */
  async attachedMetric(): Promise<{ path: string; metricId: number }> {
    const [{ id }, { id: metricId }] = [await this.experiment(), await this.sharedMetric()];
    await this.call('POST', `/experiments/${id}/shared-metrics`, { metricId });
    await this.call('PATCH', `/experiments/${id}`, { status: 'Active' });
    return { path: `/experiments/${id}/shared-metrics/${metricId}`, metricId };
  }

  /** A segment, one of two of an experiment. */
  async segment(): Promise<Json> {
    const { projectId } = this.owner;
    const make = () => this.call('POST', '/segments', { projectId, name: unique(), rules: {} });
    const [segment, other] = [await make(), await make()];
    const { id } = await this.experiment();
    await this.call('PUT', `/experiments/${id}/segments`, { segmentIds: [segment.id, other.id] });
    return segment;
  }

  unusedSegment(): Promise<Json> {
    return this.call('POST', '/segments', { projectId: this.owner.projectId, name: unique(), rules: {} });
  }

  /** The headers of a program with an API key. */
  async key(): Promise<{ authorization: string; email: string }> {
    this.program ??= await startProgram(this.app, this.owner);
    return { authorization: `Bearer ${this.program.key}`, email: '' };
  }

  /** A change that a program makes. */
  async byProgram(path: string, body?: unknown): Promise<Change> {
    return { path, body, headers: await this.key(), by: null };
  }

  /** The id of a new end user. */
  async endUser(): Promise<string> {
    const body = endUser();
    await this.app.expectDone('POST', '/api/users', body, await this.key());
    return body.id;
  }

  /** The first variation of a new experiment. */
  async variant(): Promise<{ id: number; experimentId: number }> {
    const { id: experimentId } = await this.experiment();
    const [{ id }] = await this.call('GET', `/experiments/${experimentId}/variations`);
    return { id, experimentId };
  }

  /** A segment with one of the experiments that it is attached to. */
  async attachedSegment(): Promise<{ segment_id: number; experiment_id: number }> {
    const { id } = await this.segment();
    const [row] = await this.app.dataSource.query(
      'SELECT experiment_id FROM experiment_segment WHERE segment_id = $1',
      [id],
    );
    return { segment_id: id, experiment_id: row.experiment_id };
  }

  role(): Promise<Json> {
    return this.call('POST', '/roles', { name: unique(), orgId: this.owner.orgId });
  }

  member() {
    return this.app.addMember(this.owner, { permission: 'Viewer' });
  }

  template(): Promise<Json> {
    const { orgId } = this.owner;
    return this.call('POST', '/menu-templates', { name: unique(), orgId, tree });
  }

  /** The id of an invitation of the owner's organization. */
  async invitationFor(email: string): Promise<number> {
    const { orgId } = this.owner;
    const domain = this.owner.email.split('@')[1];
    const place = { roleId: (await this.role()).id, menuTemplateId: (await this.template()).id };
    await this.call('POST', '/users/organizations', { email, domain, ...place });
    const { items } = await this.call('POST', '/users/all', { orgId, rows: 1000, page: 1 });
    return items.find((item: Json) => item.email === email).invitationId;
  }

  /** What somebody with another organization does about an invitation. */
  async invitationAnswer(answer: 'accept' | 'decline'): Promise<Change> {
    const guest = await this.app.signUp();
    const id = await this.invitationFor(guest.email);
    return { path: `/users/me/invitations/${id}/${answer}`, headers: guest.headers, by: guest.userId };
  }

  async registered(): Promise<string> {
    const email = `new-${unique()}@example.com`;
    const { orgId } = this.owner;
    await this.call('POST', '/users/registration', { email, password, orgId });
    return email;
  }

  async userIdOf(email: string): Promise<number> {
    const [user] = await this.app.dataSource.query('SELECT id FROM "user" WHERE email = $1', [email]);
    return user.id;
  }
}

async function fileForm(): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  return encodeForm(['file', new Blob([new Uint8Array(png())]), 'a.png']);
}

/** For every route that changes something: how to bring it about. */
export const changingRequests: Record<string, (things: Things) => Change | Promise<Change>> = {
  'POST /projects': ({ owner }) => ({ path: '/projects', body: { name: unique(), orgId: owner.orgId } }),
  'PATCH /projects/{id}': ({ owner }) => ({
    path: `/projects/${owner.projectId}`,
    body: { name: unique(), holdoutPercent: 5 },
  }),
  'POST /projects/{id}/identity-secret': ({ owner }) => ({
    path: `/projects/${owner.projectId}/identity-secret`,
  }),
  'POST /projects/{projectId}/users': async (things) => {
    const { userId } = await things.app.addMember(things.owner);
    return { path: `/projects/${things.owner.projectId}/users`, body: { userId } };
  },
  'PATCH /projects/{projectId}/users/{userId}': async (things) => ({
    path: `/projects/${things.owner.projectId}/users/${(await things.member()).userId}`,
    body: { permissionType: 'Editor' },
  }),
  'DELETE /projects/{projectId}/users/{userId}': async (things) => ({
    path: `/projects/${things.owner.projectId}/users/${(await things.member()).userId}`,
  }),
  'POST /projects/{id}/files': async (things) => ({
    path: `/projects/${things.owner.projectId}/files`,
    ...(await fileForm()),
  }),
  'DELETE /files/{id}': async (things) => {
    const { body, headers } = await fileForm();
    const sent = { ...things.owner.headers, ...headers };
    const file = await things.app.expectDone('POST', `/projects/${things.owner.projectId}/files`, body, sent);
    return { path: `/files/${file.id}` };
  },
  'POST /experiments': ({ owner }) => ({
    path: '/experiments',
    body: { projectId: owner.projectId, title: unique() },
  }),
  'PATCH /experiments/{id}': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}`,
    body: { status: things.status === 'Active' ? 'Paused' : 'Active' },
  }),
  'PUT /experiments/{id}/document': async (things) => {
    const path = `/experiments/${(await things.experiment()).id}/document`;
    const { revision } = await things.call('GET', path);
    return { path, body: { revision, experiment: { coverage: 50 } } };
  },
  'POST /experiments/{id}/versions/{number}/restore': async (things) => {
    const { id, key } = await things.experiment();
    const [{ number }] = (await things.call('GET', `/experiments/${id}/versions`)).slice(-1);
    const { revision } = await things.call('GET', `/experiments/${id}/document`);
    const { path, body, headers } = await things.byProgram(`/api/experiments/${key}/document`, {
      ...{ revision, experiment: { coverage: 50 } },
    });
    await things.app.expectDone('PUT', path, body, headers);
    return { path: `/experiments/${id}/versions/${number}/restore`, body: {} };
  },
  'PUT /api/experiments/{experiment}/document': async (things) => {
    const { id, key } = await things.experiment();
    const { revision } = await things.call('GET', `/experiments/${id}/document`);
    return things.byProgram(`/api/experiments/${key}/document`, { revision, experiment: { coverage: 50 } });
  },
  'POST /experiments/{id}/duplicate': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}/duplicate`,
    body: {},
  }),
  'POST /experiments/{id}/copy': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}/copy`,
    body: {
      projectId: (await things.call('POST', '/projects', { name: unique(), orgId: things.owner.orgId })).id,
    },
  }),
  'POST /experiments/{id}/variations': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}/variations`,
    body: { title: 'B' },
  }),
  'PATCH /variations/{id}': async (things) => ({
    path: `/variations/${(await things.part('variations')).id}`,
    body: { css: 'a {}' },
  }),
  'DELETE /variations/{id}': async (things) => ({
    path: `/variations/${(await things.part('variations')).id}`,
  }),
  'PUT /experiments/{id}/traffic': async (things) => {
    const { experimentId } = await things.part('variations');
    const [a, b] = await things.call('GET', `/experiments/${experimentId}/variations`);
    const allocations = [
      { variationId: a.id, traffic: 30 },
      { variationId: b.id, traffic: 70 },
    ];
    return { path: `/experiments/${experimentId}/traffic`, body: { allocations } };
  },
  'POST /experiments/{id}/conditions': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}/conditions`,
    body: { operator: 'CONTAIN', urls: ['/a'] },
  }),
  'PATCH /conditions/{id}': async (things) => ({
    path: `/conditions/${(await things.part('conditions')).id}`,
    body: { urls: ['/b'] },
  }),
  'DELETE /conditions/{id}': async (things) => ({
    path: `/conditions/${(await things.part('conditions')).id}?opensToEverybody=true`,
  }),
  'POST /experiments/{id}/metrics': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}/metrics`,
    body: { title: 'Buy', selector: '#buy' },
  }),
  'PATCH /metrics/{id}': async (things) => ({
    path: `/metrics/${(await things.part('metrics')).id}`,
    body: { title: 'Sell' },
  }),
  'DELETE /metrics/{id}': async (things) => ({ path: `/metrics/${(await things.part('metrics')).id}` }),
  'POST /shared-metrics': ({ owner }) => ({
    path: '/shared-metrics',
    body: {
      ...{ projectId: owner.projectId, name: unique(), kind: 'conversion' },
      source: { eventTypes: ['order'] },
    },
  }),
  'PATCH /shared-metrics/{id}': async (things) => ({
    path: `/shared-metrics/${(await things.sharedMetric()).id}`,
    body: { kind: 'conversion', name: unique() },
  }),
  'DELETE /shared-metrics/{id}': async (things) => ({
    path: `/shared-metrics/${(await things.sharedMetric()).id}`,
  }),
  'POST /shared-metrics/{id}/verify': async (things) => ({
    path: `/shared-metrics/${(await things.sharedMetric()).id}/verify`,
    body: { verified: true },
  }),
  'POST /experiments/{id}/shared-metrics': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}/shared-metrics`,
    body: { metricId: (await things.sharedMetric()).id },
  }),
  'DELETE /experiments/{id}/shared-metrics/{metricId}': async (things) => ({
    path: (await things.attachedMetric()).path,
  }),
  'POST /experiments/{id}/shared-metrics/{metricId}/move': async (things) => {
    const { path, metricId } = await things.attachedMetric();
    await things.call('PATCH', `/shared-metrics/${metricId}`, { kind: 'conversion' });
    return { path: `${path}/move` };
  },
  'POST /metrics/{id}/promote': async (things) => {
    const { id } = await things.experiment();
    const metric = await things.call('POST', `/experiments/${id}/metrics`, { title: unique(), custom: true });
    return { path: `/metrics/${metric.id}/promote`, body: {} };
  },
  'POST /metric-groups': ({ owner }) => ({
    path: '/metric-groups',
    body: { projectId: owner.projectId, name: unique() },
  }),
  'PATCH /metric-groups/{id}': async (things) => ({
    path: `/metric-groups/${(await things.metricGroup()).id}`,
    body: { metrics: [{ metricId: (await things.sharedMetric()).id }] },
  }),
  'DELETE /metric-groups/{id}': async (things) => ({
    path: `/metric-groups/${(await things.metricGroup()).id}`,
  }),
  'POST /segments': ({ owner }) => ({
    path: '/segments',
    body: { projectId: owner.projectId, name: unique() },
  }),
  'PATCH /segments/{id}': async (things) => ({
    path: `/segments/${(await things.segment()).id}`,
    body: { rules: { plan: 'pro' } },
  }),
  'DELETE /segments/{id}': async (things) => ({ path: `/segments/${(await things.unusedSegment()).id}` }),
  'POST /segments/{id}/users/{endUserId}': async (things) => ({
    path: `/segments/${(await things.segment()).id}/users/ada`,
  }),
  'DELETE /segments/{id}/users/{endUserId}': async (things) => {
    const path = `/segments/${(await things.segment()).id}/users/ada`;
    await things.call('POST', path);
    return { path };
  },
  'PUT /experiments/{id}/segments': async (things) => ({
    path: `/experiments/${(await things.experiment()).id}/segments`,
    body: { segmentIds: [(await things.segment()).id] },
  }),
  'POST /groups': async (things) => ({
    path: '/groups',
    body: {
      ...{ projectId: things.owner.projectId, name: unique() },
      slots: [{ experimentId: (await things.experiment()).id, percent: 50 }],
    },
  }),
  'DELETE /groups/{id}': async (things) => {
    const slots = [{ experimentId: (await things.experiment()).id, percent: 50 }];
    const body = { projectId: things.owner.projectId, name: unique(), slots };
    return { path: `/groups/${(await things.call('POST', '/groups', body)).id}` };
  },
  'POST /api/auth/keys': ({ owner }) => ({
    path: '/api/auth/keys',
    body: { project_id: owner.projectId, name: unique() },
  }),
  'DELETE /api/auth/keys/{id}': async (things) => {
    const body = { project_id: things.owner.projectId, name: unique() };
    return { path: `/api/auth/keys/${(await things.call('POST', '/api/auth/keys', body)).id}` };
  },
  'POST /api/experiments': (things) =>
    things.byProgram('/api/experiments', {
      name: unique(),
      status: things.status === 'Draft' ? 'draft' : 'active',
      variants: [{ name: 'A', percent_allocated: 100 }],
    }),
  'PATCH /api/experiments/{experiment}': async (things) =>
    things.byProgram(`/api/experiments/${(await things.experiment()).key}`, { name: unique() }),
  'POST /api/experiments/{experiment}/pause': async (things) =>
    things.byProgram(`/api/experiments/${(await things.experimentIn('Active')).key}/pause`),
  'POST /api/experiments/{experiment}/resume': async (things) =>
    things.byProgram(`/api/experiments/${(await things.experimentIn('Paused')).key}/resume`),
  'POST /api/experiments/{experiment}/variants': async (things) =>
    things.byProgram(`/api/experiments/${(await things.experiment()).id}/variants`, {
      ...{ name: 'B', percent_allocated: 0 },
    }),
  'PUT /api/experiments/{experiment}/variants/{id}': async (things) => {
    const { id, experimentId } = await things.variant();
    return things.byProgram(`/api/experiments/${experimentId}/variants/${id}`, { percent_allocated: 10 });
  },
  'PUT /api/experiments/{experiment}/variants': async (things) => {
    const { id, experimentId } = await things.part('variations');
    const [a] = await things.call('GET', `/experiments/${experimentId}/variations`);
    return things.byProgram(`/api/experiments/${experimentId}/variants`, [
      { id: a.id, percent_allocated: 10 },
      { id, percent_allocated: 90 },
    ]);
  },
  'POST /api/metrics': (things) =>
    things.byProgram('/api/metrics', {
      ...{ name: unique(), kind: 'conversion', source: { event_types: ['order'] } },
    }),
  'PATCH /api/metrics/{metric}': async (things) =>
    things.byProgram(`/api/metrics/${(await things.sharedMetric()).key}`, { kind: 'conversion' }),
  'DELETE /api/metrics/{metric}': async (things) =>
    things.byProgram(`/api/metrics/${(await things.sharedMetric()).id}`),
  'POST /api/experiments/{experiment}/shared-metrics': async (things) =>
    things.byProgram(`/api/experiments/${(await things.experiment()).id}/shared-metrics`, {
      metric_id: (await things.sharedMetric()).id,
    }),
  'DELETE /api/experiments/{experiment}/shared-metrics/{metric}': async (things) =>
    things.byProgram(`/api${(await things.attachedMetric()).path}`),
  'POST /api/experiments/{experiment}/shared-metrics/{metric}/move': async (things) => {
    const { path, metricId } = await things.attachedMetric();
    await things.call('PATCH', `/shared-metrics/${metricId}`, { kind: 'conversion' });
    return things.byProgram(`/api${path}/move`);
  },
  'POST /api/metric-groups': (things) => things.byProgram('/api/metric-groups', { name: unique() }),
  'PATCH /api/metric-groups/{id}': async (things) =>
    things.byProgram(`/api/metric-groups/${(await things.metricGroup()).id}`, { description: unique() }),
  'DELETE /api/metric-groups/{id}': async (things) =>
    things.byProgram(`/api/metric-groups/${(await things.metricGroup()).id}`),
  'POST /api/segments': (things) => things.byProgram('/api/segments', { name: unique() }),
  'PUT /api/segments/{id}': async (things) =>
    things.byProgram(`/api/segments/${(await things.segment()).id}`, { rules: { plan: 'pro' } }),
  'DELETE /api/segments/{id}': async (things) =>
    things.byProgram(`/api/segments/${(await things.unusedSegment()).id}`),
  'POST /api/segments/assign-user': async (things) =>
    things.byProgram('/api/segments/assign-user', { user_id: 7, segment_id: (await things.segment()).id }),
  'POST /api/segments/assign-experiment': async (things) =>
    things.byProgram('/api/segments/assign-experiment', {
      experiment_id: (await things.experiment()).id,
      segment_id: (await things.segment()).id,
    }),
  'DELETE /api/segments/unassign-experiment': async (things) =>
    things.byProgram('/api/segments/unassign-experiment', await things.attachedSegment()),
  'POST /api/users': (things) => things.byProgram('/api/users', endUser()),
  'PUT /api/users/{id}': async (things) =>
    things.byProgram(`/api/users/${await things.endUser()}`, { is_premium: true }),
  'DELETE /api/users/{id}': async (things) => things.byProgram(`/api/users/${await things.endUser()}`),
  'PATCH /projects/{projectId}/end-users/{endUserId}': async (things) => ({
    path: `/projects/${things.owner.projectId}/end-users/${await things.endUser()}`,
    body: { isPremium: true },
  }),
  'DELETE /projects/{projectId}/end-users/{endUserId}': async (things) => ({
    path: `/projects/${things.owner.projectId}/end-users/${await things.endUser()}`,
  }),
  'POST /roles': ({ owner }) => ({ path: '/roles', body: { name: unique(), orgId: owner.orgId } }),
  'PATCH /roles/{id}': async (things) => ({
    path: `/roles/${(await things.role()).id}`,
    body: { name: unique() },
  }),
  'DELETE /roles/{id}': async (things) => ({ path: `/roles/${(await things.role()).id}` }),
  'POST /menus': ({ owner }) => ({
    path: '/menus',
    body: { label: unique(), icon: 'pi', href: '/a', orgId: owner.orgId },
  }),
  'POST /menu-templates': ({ owner }) => ({
    path: '/menu-templates',
    body: { name: unique(), orgId: owner.orgId, tree },
  }),
  'PATCH /menu-templates/{id}': async (things) => ({
    path: `/menu-templates/${(await things.template()).id}`,
    body: { name: unique() },
  }),
  'POST /users/organizations': async (things) => ({
    path: '/users/organizations',
    body: {
      email: `invited-${unique()}@example.com`,
      domain: things.owner.email.split('@')[1],
      roleId: (await things.role()).id,
      menuTemplateId: (await things.template()).id,
    },
  }),
  'POST /users/me/invitations/{id}/accept': (things) => things.invitationAnswer('accept'),
  'POST /users/me/invitations/{id}/decline': (things) => things.invitationAnswer('decline'),
  'DELETE /organizations/{orgId}/invitations/{id}': async (things) => {
    const id = await things.invitationFor(`invited-${unique()}@example.com`);
    return { path: `/organizations/${things.owner.orgId}/invitations/${id}` };
  },
  'PATCH /users/{userId}/organization/{orgId}': async (things) => ({
    path: `/users/${(await things.member()).userId}/organization/${things.owner.orgId}`,
    body: { disabled: true, firstName: 'Ada' },
  }),
  'PATCH /users/me': () => ({ path: '/users/me', body: { firstName: unique() } }),
  'POST /users/me/password': async (things) => {
    const { headers, userId } = await things.member();
    const body = { oldPassword: password, newPassword: 'An0ther-Passw0rd!' };
    return { path: '/users/me/password', body, headers, by: userId };
  },
  'DELETE /users/me': async (things) => {
    const { headers, userId } = await things.member();
    return { path: '/users/me', body: { password }, headers, by: userId };
  },
  'POST /users/registration': ({ owner }) => ({
    path: '/users/registration',
    body: { email: `new-${unique()}@example.com`, password, orgId: owner.orgId },
    by: null,
  }),
  'POST /users/verify': async (things) => {
    const email = await things.registered();
    const otp = findCode(await things.app.latestMail(email));
    return { path: '/users/verify', body: { email, otp }, by: await things.userIdOf(email) };
  },
  'POST /users/reset-password': async (things) => {
    const { email, userId } = await things.member();
    await things.call('POST', '/users/forgot-password-otp', { email });
    const otp = findCode(await things.app.latestMail(email));
    const body = { email, otp, newPassword: 'An0ther-Passw0rd!' };
    return { path: '/users/reset-password', body, by: userId };
  },
  'POST /users/join-organization': async (things) => {
    const { email, userId } = await things.app.signUp();
    return {
      path: '/users/join-organization',
      body: { email, password, orgId: things.owner.orgId },
      by: userId,
    };
  },
};

type Operation = { security?: unknown[]; 'x-action'?: string };

/** Every route that somebody logged in may change something by, and the name it is recorded under. */
export function writingRoutes(document: OpenAPIObject): Map<string, string> {
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    (['post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      const name = `${method.toUpperCase()} ${path}`;
      const isOpen = openRoutes.includes(name);
      const asks =
        unrecordedRoutes.includes(name) ||
        (method === 'post' && readings.some((pattern) => pattern.test(path)));
      if (!operation || asks || (!operation.security && !isOpen)) return [];
      const plain = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      return [[name, operation['x-action'] ?? plain] as const];
    }),
  );
  return new Map(routes);
}
