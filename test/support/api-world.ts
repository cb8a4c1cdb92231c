import { randomBytes } from 'node:crypto';
import { password, type TestApp } from './admin-app.js';
import type { ApiOperation } from './api-operations.js';
import { ExperimentBuilder } from './experiments.js';
import { encodeForm, png, upload } from './forms.js';
import type { Account, Json } from './product.js';
import { waitUntil } from './wait-until.js';

/** A request that fits an operation, with ids of things that exist. */
export interface ApiRequest {
  method: string;
  path: string;
  body: Json;
  headers: Record<string, string>;
}

type Ids = Record<string, number | string>;

/** What a path parameter stands for: by its name, or for a plain `{id}` by the part of the path before it. */
const kindsInPath: Record<string, string> = {
  experiments: 'experiment',
  events: 'experiment',
  variations: 'variation',
  versions: 'version',
  variants: 'variation',
  conditions: 'condition',
  metrics: 'metric',
  'shared-metrics': 'shared metric',
  'metric-groups': 'metric group',
  projects: 'project',
  files: 'file',
  segments: 'segment',
  groups: 'group',
  keys: 'api key',
  roles: 'role',
  invitations: 'invitation',
  sessions: 'session',
  'menu-templates': 'menu template',
  users: 'user',
  organizations: 'organization',
  org: 'organization',
  orgs: 'organization',
  organization: 'organization',
  user: 'user',
  flags: 'flag',
  copies: 'experiment',
  '': 'user',
};

/** What a field of a body or query stands for. */
export const kindsOfFields: Record<string, string> = {
  orgId: 'organization',
  domain: 'domain',
  projectId: 'project',
  project_id: 'project',
  experiment_id: 'experiment',
  variant_id: 'variation',
  segment_id: 'segment',
  experimentId: 'experiment',
  metricsId: 'metric',
  metricId: 'metric',
  metric_id: 'metric',
  apiKeyId: 'api key',
  variationId: 'variation',
  variation_id: 'variation',
  userId: 'user',
  segmentId: 'segment',
  groupId: 'group',
  ownerId: 'user',
  owner_id: 'user',
  defaultMetricGroupId: 'metric group',
  roleId: 'role',
  menuTemplateId: 'menu template',
};

/** Ids that callers choose themselves. */
const foreignIds = [
  'anonymousId',
  'anonymous_id',
  'endUserId',
  'claimId',
  'eventId',
  'user_id',
  'user_ids',
  'event_id',
  'campaign_id',
  'ad_id',
  'requirePublicId',
];

/** Kinds of things that belong to a project. */
export const projectKinds = [
  'project',
  'experiment',
  'variation',
  'condition',
  'metric',
  'shared metric',
  'metric group',
  'segment',
  'group',
  'file',
  'api key',
];

const definition = { kind: 'sum', source: { eventTypes: ['purchase'] }, value: { property: 'value' } };

/** Bodies of operations whose example cannot work as it stands. */
const bodies: Record<string, Json> = {
  Profile_changePassword: { oldPassword: password, newPassword: 'An0ther!pass' },
  Profile_delete: { password },
  ApiEvents_filter: { event_types: ['click'], variant_id: 1, user_ids: ['ada'], limit: 10 },
  Versions_restore: { note: 'Back' },
  SharedMetrics_create: { projectId: 1, key: 'revenue', name: 'Revenue', ownerId: 1, ...definition },
  MetricInsights_preview: { projectId: 1, definition },
  ApiMetrics_create: { name: 'Revenue', kind: 'sum', source: { event_types: ['purchase'] } },
  ApiMetrics_update: { name: 'Revenue', owner_id: 1, tags: ['api'] },
  SharedMetrics_update: { name: 'Revenue', ownerId: 1, ...definition },
  Variants_create: { name: 'Green', percent_allocated: 0 },
};

/**
 * An organization with one of everything, from which a valid request can be made for every operation. A new
 * kind of thing is taught here once, in `kindsInPath`, `make` and `fill`; until then the tests fail and say so.
 */
export class ApiWorld {
  private readonly builder: ExperimentBuilder;
  private key: string | undefined;

  private constructor(
    readonly app: TestApp,
    readonly owner: Account,
    /** Part of every text in this world. */
    readonly mark: string,
  ) {
    this.builder = new ExperimentBuilder(app, owner);
  }

  static async create(app: TestApp): Promise<ApiWorld> {
    const mark = `mark${randomBytes(6).toString('hex')}`;
    return new ApiWorld(app, await app.signUp(`Shop ${mark}`), mark);
  }

  /** A valid request for an operation, about things that were made for it alone. */
  async requestFor(operation: ApiOperation): Promise<ApiRequest> {
    const path = await this.fillPath(operation);
    const query = await this.fillQuery(operation, path.ids);
    const { body, headers } = await this.fillBody(operation, path.ids);
    if (operation.operationId === 'ApiSegments_unassignExperiment') await this.attach(body);
    if (operation.operationId === 'AttachedMetrics_promote') await this.count(Number(path.ids.metric));
    const forProgram = operation.secured ? {} : await this.programHeaders();
    return {
      ...{ method: operation.method, path: path.text + query, body },
      headers: operation.keys ? { ...headers, ...forProgram } : headers,
    };
  }

  /** What a program sends is sent with its key, anything else by the account. */
  send({ method, path, body, headers }: ApiRequest, account: Partial<Account> = this.owner) {
    const login = 'authorization' in headers ? {} : account.headers;
    return this.app.request(method, path, body, { ...headers, ...login });
  }

  /** The headers of a program with a secret key of the project. */
  async programHeaders(): Promise<{ authorization: string }> {
    this.key ??= (await this.apiKey()).key;
    return { authorization: `Bearer ${this.key}` };
  }

  /** What the parts of a path stand for, in order. */
  kindsOf({ path }: Pick<ApiOperation, 'path'>): string[] {
    const parts = path.split('/').slice(1);
    return parts.flatMap((part, index) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return name ? [this.kindOf(path, name, parts[index - 1] ?? '')] : [];
    });
  }

  private kindOf(path: string, name: string, before: string): string {
    if (path.startsWith('/files/public/')) return name;
    if (path.startsWith('/api/users/')) return 'stored end user';
    if (path.includes('/end-users/') && name === 'endUserId') return 'stored end user';
    if (name === 'user_id') return 'end user';
    if (path.includes('/projects/{projectId}/users/') && name === 'userId') return 'project member';
    if (name === 'endUserId' || name === 'user_id') return 'end user';
    if (name === 'metric') return 'shared metric';
    const kind = kindsInPath[before];
    if (kind) return kind;
    throw new Error(`test/support/api-world.ts does not know what {${name}} in ${path} stands for.`);
  }

  private async fillPath(operation: ApiOperation): Promise<{ text: string; ids: Ids }> {
    const kinds = this.kindsOf(operation);
    const ids: Ids = {};
    let text = operation.path;
    for (const [index, name] of operation.pathParameters.entries()) {
      const kind = kinds[index]!;
      ids[kind] = await this.make(kind, ids);
      text = text.replace(`{${name}}`, String(ids[kind]));
    }
    // Only what runs is paused and resumed.
    if (/\/(pause|resume)$/.test(text)) await this.builder.move(Number(ids.experiment), 'Active');
    return { text, ids };
  }

  private async fillQuery({ queryParameters, name: operation }: ApiOperation, ids: Ids): Promise<string> {
    const query = new URLSearchParams();
    for (const { name, example } of queryParameters) {
      const value = await this.fill(name, example, ids, operation);
      if (value !== undefined) query.set(name, String(value));
    }
    return query.size > 0 ? `?${query.toString()}` : '';
  }

  private async fillBody(operation: ApiOperation, ids: Ids): Promise<Pick<ApiRequest, 'body' | 'headers'>> {
    const { bodyType, bodyExample, operationId } = operation;
    if (bodyType === 'multipart/form-data') {
      return encodeForm(['file', new Blob([new Uint8Array(png())]), `${this.mark}.png`]);
    }
    const given = bodies[operationId] ?? (await this.document(operationId, ids)) ?? bodyExample;
    return { body: bodyType && (await this.fillValue(given, ids, operation.name)), headers: {} };
  }

  /** The key of an experiment that the decision app knows; answers repeat it, so it bears no mark. */
  private async flag(): Promise<string> {
    const { key } = await this.builder.experiment({ title: `Flag ${randomBytes(6).toString('hex')}` });
    const headers = await this.programHeaders();
    const body = { context: { targetingKey: 'ada' } };
    const path = `/ofrep/v1/evaluate/flags/${key}`;
    await waitUntil(async () => (await this.app.request('POST', path, body, headers)).status === 200);
    return key;
  }

  /** The number of the latest version of an experiment. */
  private async versionOf(experiment: number): Promise<number> {
    const path = `/experiments/${experiment}/versions`;
    return (await this.app.expectDone('GET', path, undefined, this.owner.headers)).at(-1).number;
  }

  /** What saves the document of an experiment as it is now. */
  private async document(operationId: string, { experiment }: Ids): Promise<Json> {
    if (!operationId.endsWith('ocuments_save')) return undefined;
    const path = `/experiments/${experiment}/document`;
    const { revision } = await this.app.expectDone('GET', path, undefined, this.owner.headers);
    return { revision, experiment: { title: 'Green button' } };
  }

  private async fillValue(value: Json, ids: Ids, operation: string): Promise<Json> {
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.fillValue(item, ids, operation)));
    if (typeof value !== 'object' || value === null) return value;
    const filled: Json = {};
    for (const [name, inner] of Object.entries(value)) {
      filled[name] = await this.fill(name, await this.fillValue(inner, ids, operation), ids, operation);
    }
    return filled;
  }

  private async anotherProject(): Promise<number> {
    const body = { orgId: this.owner.orgId, name: this.uniqueName('Project') };
    return (await this.app.expectDone('POST', '/projects', body, this.owner.headers)).id;
  }

  private async makeOnce(kind: string, ids: Ids): Promise<Json> {
    return (ids[kind] ??= await this.make(kind, ids));
  }

  /** The value of a field: an id of this world for one that names an id, a text with its mark for a name. */
  private async fill(name: string, example: Json, ids: Ids, operation: string): Promise<Json> {
    switch (name) {
      case 'name':
      case 'label':
      case 'title':
        return `${String(example)} ${this.mark} ${randomBytes(3).toString('hex')}`;
      case 'key':
        return `key-${this.mark}-${randomBytes(3).toString('hex')}`;
      case 'email':
        return operation.startsWith('POST /users/organizations')
          ? `${randomBytes(4).toString('hex')}@${this.mark}.example`
          : example;
      case 'projectId':
        return operation.endsWith('/copy') ? this.anotherProject() : this.makeOnce('project', ids);
      case 'variationId':
        return ids.experiment ? this.controlOf(Number(ids.experiment)) : this.make('variation', ids);
      case 'id':
        return ids.experiment ? this.controlOf(Number(ids.experiment)) : this.uniqueName('Id');
      case 'experiment_ids':
        return [await this.make('experiment', ids)];
      case 'to':
        return operation.includes('/versions/') ? undefined : example;
      case 'metricGroupId':
      case 'metric_group_id':
      case 'sharedMetricId':
      case 'shared_metric_id':
        return undefined;
      case 'metricId':
      case 'metric_id':
        if (/(shared-metrics|metric-groups)/.test(operation)) return this.make('shared metric');
        // A plan takes its baseline from visitors, which this world's metrics do not have; test/admin/planning tries it.
        return operation.endsWith('/plan') ? undefined : this.makeOnce('metric', ids);
      case 'takeOverKeys':
        return operation.startsWith('DELETE') ? undefined : [];
      case 'seriesOf':
      case 'series_of':
        return 'conversion';
      case 'decision':
      case 'shippedVariationId':
      case 'shipped_variation_id':
        // They need the status Ended; test/admin/ending tries them.
        return undefined;
      case 'rules':
      case 'pins':
        // They need a Feature Flag; test/admin/flag-evaluations tries them.
        return undefined;
      case 'segmentIds':
        return [await this.make('segment')];
      default:
        if (name in kindsOfFields) return this.makeOnce(kindsOfFields[name]!, ids);
        if (typeof example === 'boolean' || !/(I|_i)ds?$/.test(name) || foreignIds.includes(name))
          return example;
        throw new Error(`test/support/api-world.ts does not know the field ${name} of ${operation}.`);
    }
  }

  /** Makes a thing of a kind, or names the one that there is of it. */
  async make(kind: string, made: Ids = {}): Promise<number | string> {
    const { owner, builder } = this;
    const experiment = async (): Promise<number> =>
      Number(made.experiment ?? (await builder.experiment({ title: `Experiment ${this.mark}` })).id);
    switch (kind) {
      case 'organization':
        return owner.orgId;
      case 'domain':
        return owner.email.split('@')[1]!;
      case 'project':
        return owner.projectId;
      case 'experiment':
        return experiment();
      case 'flag':
        return this.flag();
      case 'variation':
        return (await builder.variation(await experiment(), { title: `Variation ${this.mark}` })).id;
      case 'version':
        return this.versionOf(await experiment());
      case 'condition':
        return (await builder.condition(await experiment(), { urls: [this.mark] })).id;
      case 'metric':
        return (await builder.metric(await experiment(), { title: `Metric ${this.mark}` })).id;
      case 'shared metric':
        return this.sharedMetric(made.experiment);
      case 'metric group':
        return (await this.inProject('/metric-groups', { name: this.uniqueName('Scorecard') })).id;
      case 'segment':
        return (await this.inProject('/segments', { name: this.uniqueName('Segment') })).id;
      case 'stored end user':
        return this.storedEndUser();
      case 'end user':
        await this.inProject(`/segments/${made.segment ?? (await this.make('segment'))}/users/${this.mark}`);
        return this.mark;
      case 'api key':
        return (await this.apiKey()).id;
      case 'group':
        return (await this.inProject('/groups', { name: this.uniqueName('Group'), slots: [] })).id;
      case 'file':
        return (await upload(this.app, owner, png(), `${this.mark}.png`)).body.id;
      case 'publicId':
        return this.publicFile(0);
      case 'name':
        return this.publicFile(1, made);
      case 'role':
        return (await this.post('/roles', { name: this.uniqueName('Role') })).id;
      case 'menu template':
        return (await this.post('/menu-templates', { name: this.uniqueName('Template'), tree: '[]' })).id;
      case 'user':
        return this.addUser();
      case 'project member':
        return this.addUser('Viewer');
      case 'invitation':
        return this.invitation();
      case 'session':
        return this.session();
      default:
        throw new Error(`test/support/api-world.ts cannot make a ${kind}.`);
    }
  }

  /** Attached to the experiment, where there is one. */
  private async sharedMetric(experiment?: number | string): Promise<number> {
    const fields = { name: this.uniqueName('Metric'), ...definition };
    const { id } = await this.inProject('/shared-metrics', fields);
    if (experiment !== undefined)
      await this.post(`/experiments/${experiment}/shared-metrics`, { orgId: undefined, metricId: id });
    return id;
  }

  /** Has a metric count a named event, as those of the library do. */
  private count(metric: number): Promise<Json> {
    const body = { custom: true, selector: 'order' };
    return this.app.expectDone('PATCH', `/metrics/${metric}`, body, this.owner.headers);
  }

  private async invitation(): Promise<number> {
    const email = `${randomBytes(4).toString('hex')}@${this.mark}.example`;
    const [roleId, menuTemplateId] = [await this.make('role'), await this.make('menu template')];
    await this.app.dataSource.query(
      `INSERT INTO invitation (id, organization_id, email, role_id, menu_template_id)
       VALUES (nextval('account_claim_id_seq'), $1, $2, $3, $4)`,
      [this.owner.orgId, email, roleId, menuTemplateId],
    );
    const { items } = await this.post('/users/all', { rows: 1000, page: 1 });
    return items.find((item: Json) => item.email === email).invitationId;
  }

  private async session(): Promise<string> {
    const [{ id }] = await this.app.dataSource.query(
      `INSERT INTO session (id, user_id, expires_at)
       VALUES (gen_random_uuid(), $1, now() + interval '1 hour') RETURNING id`,
      [this.owner.userId],
    );
    return id;
  }

  private async storedEndUser(): Promise<string> {
    const names = { first_name: 'Ada', last_name: this.mark, email: `ada@${this.mark}.example` };
    const body = { id: this.uniqueName('Id').replaceAll(' ', '-'), ...names };
    return (await this.app.expectDone('POST', '/api/users', body, await this.programHeaders())).id;
  }

  private async attach({ experiment_id: id, segment_id: segmentId }: Json): Promise<void> {
    const body = { segmentIds: [segmentId] };
    await this.app.expectDone('PUT', `/experiments/${id}/segments`, body, this.owner.headers);
  }

  /** An API key of the project, shown whole. */
  apiKey(fields: Json = {}): Promise<Json> {
    const body = { name: this.uniqueName('Key'), project_id: this.owner.projectId, ...fields };
    return this.app.expectDone('POST', '/api/auth/keys', body, this.owner.headers);
  }

  private uniqueName(kind: string): string {
    return `${kind} ${this.mark} ${randomBytes(3).toString('hex')}`;
  }

  private post(path: string, body: Json): Promise<Json> {
    return this.app.expectDone('POST', path, { orgId: this.owner.orgId, ...body }, this.owner.headers);
  }

  /** Makes something in the project; without fields, by its path alone. */
  private inProject(path: string, fields?: Json): Promise<Json> {
    const body = fields && { projectId: this.owner.projectId, ...fields };
    return this.app.expectDone('POST', path, body, this.owner.headers);
  }

  private async controlOf(experimentId: number): Promise<number> {
    const variations: Json[] = await this.builder.variations(experimentId);
    return variations.find(({ isControl }) => isControl).id;
  }

  /** The two parts of the public address of the newest file. */
  private async publicFile(part: 0 | 1, made?: Ids): Promise<string> {
    if (!made) await this.make('file');
    const [file] = await this.app.dataSource.query(
      'SELECT public_id, name FROM project_file WHERE project_id = $1 ORDER BY id DESC LIMIT 1',
      [this.owner.projectId],
    );
    return part === 0 ? file.public_id : file.name;
  }

  /** A member without a login, which saves time. */
  private async addUser(permission?: string): Promise<number> {
    const email = `${randomBytes(4).toString('hex')}@${this.mark}.example`;
    const [user] = await this.app.dataSource.query(
      `INSERT INTO "user" (email, password_hash, verified, first_name) VALUES ($1, 'none', true, $2) RETURNING id`,
      [email, this.mark],
    );
    await this.app.dataSource.query(
      `INSERT INTO organization_user (organization_id, user_id, role_id, menu_template_id)
       SELECT organization_id, $1, role_id, menu_template_id FROM organization_user
       WHERE organization_id = $2 AND user_id = $3`,
      [user.id, this.owner.orgId, this.owner.userId],
    );
    if (permission) {
      await this.app.dataSource.query(
        'INSERT INTO project_user (project_id, user_id, permission_type) VALUES ($1, $2, $3)',
        [this.owner.projectId, user.id, permission],
      );
    }
    return user.id;
  }
}

/** What processes write by themselves, at any time. */
const writtenByJobs = [
  ...['flag_evaluation', 'job_lease', 'metric_due', 'metric_keeping', 'metric_progress', 'metric_quantile'],
  ...['metric_series', 'metric_value', 'metric_value_total', 'shared_metric_value'],
];

/**
 * A digest of every row of every table, by table; when and where API keys were used, who was refused and what jobs write does
 * not count.
 */
export async function digestTables(app: TestApp): Promise<Record<string, string>> {
  const tables: { name: string }[] = await app.dataSource.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1) ORDER BY table_name`,
    [['security_entry', 'api_key_network', ...writtenByJobs]],
  );
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(string_agg(row::text, chr(10) ORDER BY row::text)) AS rows
       FROM (SELECT to_jsonb(t) - 'last_used_at' - 'last_used_from' AS row FROM "${name}" t) AS rows`,
  );
  const rows: Json[] = await app.dataSource.query(digests.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, rows: digest }) => [name, digest]));
}
