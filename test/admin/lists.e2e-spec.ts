import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { listOperations } from '../support/api-operations.js';
import { buildExperiment, type BuiltExperiment } from '../support/builders.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';
import { StatementLog } from '../support/statement-log.js';

/** What may be large, and no list shows. */
const large = /\b(js|css|changes|content)\b/;
/** Since when a flag serves the same is read from its versions, in which there is no code. */
const ofFlags = /FROM experiment_version, LATERAL \(SELECT content -> 'experiment' AS own\)/;

let app: TestApp;
let log: StatementLog;
let owner: Account;
let program: Program;
let experiment: BuiltExperiment;
let sharedMetricId: number;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  program = await startProgram(app, owner);
  experiment = await buildExperiment(
    app.dataSource,
    owner.projectId,
    { key: 'looked-at' },
    { metrics: [{ title: 'Buy' }] },
  );
  const shared = { projectId: owner.projectId, name: 'Buyers', kind: 'conversion' };
  const source = { eventTypes: ['purchase'] };
  const made = await app.expectDone('POST', '/shared-metrics', { ...shared, source }, owner.headers);
  sharedMetricId = made.id;
  log = new StatementLog(app.app.getHttpServer());
}, 60_000);
afterAll(async () => {
  log.stop();
  await app.stop();
});

/** What every list of openapi.json is asked with; the paths of the experiment and of the owner's account are filled in. */
const bodies: Record<string, Json> = {
  'POST /actions': {},
  'GET /api/auth/keys': undefined,
  'GET /api/events/{experiment}': undefined,
  'POST /api/events/{experiment}': { limit: 1000 },
  'GET /api/experiments': undefined,
  'GET /api/metric-groups': undefined,
  'GET /api/metrics': undefined,
  'GET /api/metrics/{metric}/versions': undefined,
  'GET /api/segments': undefined,
  'GET /api/users': undefined,
  'POST /audit/all': {},
  'POST /end-users/all': {},
  'POST /events/live': {},
  'POST /experiments-by-project-and-org': {},
  'POST /experiments/all': {},
  'POST /experiments/overview': {},
  'GET /experiments/{id}/conditions': undefined,
  'GET /experiments/{id}/copies': undefined,
  'GET /experiments/{id}/metrics': undefined,
  'GET /experiments/{id}/segments': undefined,
  'GET /experiments/{id}/variations': undefined,
  'GET /experiments/{id}/versions': undefined,
  'POST /groups/all': {},
  'POST /menu-templates/all': {},
  'GET /menu-templates/tree': undefined,
  'POST /menus/all': {},
  'POST /metric-groups/all': {},
  'POST /shared-metrics/all': {},
  'GET /shared-metrics/{id}/usage': undefined,
  'GET /shared-metrics/{id}/versions': undefined,
  'GET /organizations/search': undefined,
  'POST /organizations/{orgId}/security-log/all': {},
  'POST /projects/all': {},
  'GET /projects/user/{userId}/org/{orgId}': undefined,
  'GET /projects/{id}/files': undefined,
  'GET /projects/{projectId}/stale-flags': undefined,
  'GET /projects/{projectId}/users': undefined,
  'POST /roles/all': {},
  'POST /segments/all': {},
  'POST /users/all': {},
  'POST /users/me/invitations/all': {},
  'GET /users/me/organizations': undefined,
  'POST /users/me/sessions/all': {},
  'GET /users/{userId}/organization/{orgId}/api-keys': undefined,
};
const lists = Object.keys(bodies);

/** The same in other forms, and overviews that are no lists. */
const others: Record<string, [method: string, path: () => string, body?: Json]> = {
  'one experiment for programs': ['GET', () => '/api/experiments/looked-at'],
  'one end user': ['GET', () => `/projects/${owner.projectId}/end-users/member-0-0`],
  'the results of an experiment': ['GET', () => `/experiments/${experiment.id}/results`],
  'its results as CSV': ['GET', () => `/experiments/${experiment.id}/results?format=csv`],
  'its results for programs': ['GET', () => '/api/experiments/looked-at/results'],
  'an export of its events': ['GET', () => '/api/events/looked-at/export?format=csv'],
  'an export of the values of its end users': ['GET', () => '/api/experiments/looked-at/results/users'],
  'an account': ['GET', () => '/users/me'],
  'an export of an account': ['GET', () => '/users/me/export'],
};

async function ask(name: string): Promise<void> {
  const [method, template] = name.split(' ') as [string, string];
  const path = template
    .replace('/shared-metrics/{id}', `/shared-metrics/${sharedMetricId}`)
    .replace('{metric}', String(sharedMetricId))
    .replace('{experiment}', 'looked-at')
    .replace('{userId}', String(owner.userId))
    .replace('{orgId}', String(owner.orgId))
    .replace('{projectId}', String(owner.projectId))
    .replace('{id}', String(template.startsWith('/projects') ? owner.projectId : experiment.id));
  const query =
    {
      '/menu-templates/tree': `?userId=${owner.userId}&orgId=${owner.orgId}`,
      '/organizations/search': '?q=Many',
    }[template] ?? '';
  const { orgId, projectId } = owner;
  const page = { orgId, projectId, rows: 1000, page: 1 };
  const project = ['/events/live', '/experiments/overview'].includes(template) ? { projectId } : page;
  const own = /^\/(actions|users\/me\/)/.test(template) ? {} : project;
  const body: Json = bodies[name] && (path.startsWith('/api/') ? bodies[name] : own);
  await send(method, path + query, body);
}

const send = (method: string, path: string, body?: Json): Promise<Json> =>
  path.startsWith('/api/')
    ? program.done(method, path, body)
    : app.expectDone(method, path, body, owner.headers);

/** So many more rows for every list, whatever it lists. */
async function add(round: number, n: number): Promise<void> {
  const { orgId, projectId, userId } = owner;
  for (let i = 0; i < n; i++) {
    const code = { js: 'void 0', css: 'b {}' };
    const isDraft = i % 2 === 0;
    const state = isDraft
      ? ({ status: 'Draft', startedAt: null, startedAllocationVersion: null } as const)
      : {};
    await buildExperiment(
      app.dataSource,
      projectId,
      { ...code, ...state },
      {
        variations: [code, code],
        conditions: [{ operator: 'IS', urls: ['https://a.example/'] }],
        metrics: [{}],
      },
    );
  }
  const numbers = 'generate_series(1, $1::int) AS i';
  const run = (text: string, ...values: unknown[]) => app.dataSource.query(text, [n, ...values]);
  const named = `'Many ${round} ' || i`;
  await run(
    `INSERT INTO variation (experiment_id, title, traffic, js, retired_at)
     SELECT $2, ${named}, 0, 'void 0', now() FROM ${numbers}`,
    experiment.id,
  );
  await run(
    `INSERT INTO condition (experiment_id, operator, urls) SELECT $2, 'CONTAIN', ARRAY[${named}] FROM ${numbers}`,
    experiment.id,
  );
  await run(
    `INSERT INTO metric (experiment_id, title, selector) SELECT $2, ${named}, '#buy' FROM ${numbers}`,
    experiment.id,
  );
  await run(
    `WITH made AS (INSERT INTO segment (project_id, name) SELECT $2::int, ${named} FROM ${numbers} RETURNING id)
     INSERT INTO experiment_segment (segment_id, experiment_id)
     SELECT made.id, experiment.id FROM made, experiment WHERE experiment.project_id = $2`,
    projectId,
  );
  await run(
    `INSERT INTO experiment_version (experiment_id, number, at, since, user_id, changes, summary, content)
     SELECT $2, $4::int * 1000 + i, now(), now(), $3, '[]', '[]', '{}' FROM ${numbers}`,
    ...[experiment.id, userId, round],
  );
  await run(
    `WITH made AS (INSERT INTO experiment_group (project_id, name) SELECT $2::int, ${named} FROM ${numbers} RETURNING id)
     UPDATE experiment SET group_id = made.id, group_from = 0, group_to = 50
     FROM (SELECT id, row_number() OVER () AS at FROM made) AS made,
       (SELECT id, row_number() OVER () AS at FROM experiment WHERE project_id = $2 AND group_id IS NULL) AS free
     WHERE free.at = made.at AND experiment.id = free.id`,
    projectId,
  );
  await run(
    `INSERT INTO end_user (project_id, id, first_name, last_name, email)
     SELECT $2, 'member-' || $3 || '-' || (i - 1), 'A', 'B', 'a@b.example' FROM ${numbers}`,
    ...[projectId, round],
  );
  await run(
    `INSERT INTO assignment (project_id, end_user_id, experiment_id, variation_id, allocation_version, assigned_at)
     SELECT project_id, CASE i WHEN 1 THEN 'member-0-0' ELSE 'user-' || $3::int || '-' || i END, experiment.id, variation.id, 1, now()
     FROM experiment JOIN variation ON variation.experiment_id = experiment.id AND is_control, ${numbers}
     WHERE project_id = $2 AND started_at IS NOT NULL ON CONFLICT DO NOTHING`,
    ...[projectId, round],
  );
  await run(
    `INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, received_at)
     SELECT $2, now(), $4::int * 1000 + i, $3, 'member-0-0', 'click', now() FROM ${numbers}`,
    ...[projectId, experiment.id, round],
  );
  await run(
    `INSERT INTO traffic_note (project_id, kind, event_type, minute, count)
     SELECT $2, 'bot', ${named}, now(), 1 FROM ${numbers}`,
    projectId,
  );
  await run(
    `WITH made AS (
       INSERT INTO shared_metric (project_id, key, name, kind)
       SELECT $2, 'many-' || $4::int || '-' || i, ${named}, 'conversion' FROM ${numbers} RETURNING id),
     defined AS (
       INSERT INTO shared_metric_version (shared_metric_id, version, definition)
       SELECT id, 1, definition FROM made, shared_metric_version AS known
       WHERE known.shared_metric_id = $3::int AND known.version = 1),
     further AS (
       INSERT INTO shared_metric_version (shared_metric_id, version, definition)
       SELECT $3::int, $4::int * 100 + 1 + i, definition FROM shared_metric_version AS known, ${numbers}
       WHERE known.shared_metric_id = $3::int AND known.version = 1),
     grouped AS (
       INSERT INTO metric_group (project_id, name) SELECT $2, ${named} FROM ${numbers} RETURNING id)
     INSERT INTO metric_group_item (group_id, shared_metric_id, position)
     SELECT grouped.id, $3::int, 0 FROM grouped`,
    ...[projectId, sharedMetricId, round],
  );
  await run(
    `INSERT INTO project_file (project_id, public_id, name, type, size)
     SELECT $2, md5(${named}), ${named}, 'image/png', 1 FROM ${numbers}`,
    projectId,
  );
  await run(
    `INSERT INTO api_key (project_id, kind, name, hash, masked, created_by, owner_id)
     SELECT $2, 'secret', ${named}, md5(${named}), 'sk_', $3, $3 FROM ${numbers}`,
    ...[projectId, userId],
  );
  await run(
    `INSERT INTO security_entry (organization_id, kind, subject, minute, slot, at, last_at, times, user_id)
     SELECT $2, 'login-failed', ${named}, i, 0, now(), now(), 1, $3 FROM ${numbers}`,
    ...[orgId, userId],
  );
  await run(`INSERT INTO role (organization_id, name) SELECT $2, ${named} FROM ${numbers}`, orgId);
  await run(
    `INSERT INTO menu (organization_id, label, icon, href) SELECT $2, ${named}, 'pi', '/' FROM ${numbers}`,
    orgId,
  );
  await run(
    `INSERT INTO menu_template (organization_id, name, tree) SELECT $2, ${named}, '[]' FROM ${numbers}`,
    orgId,
  );
  await run(
    `WITH made AS (
       INSERT INTO "user" (email, password_hash, verified)
       SELECT 'many-' || $4::int || '-' || i || '@a.example', '', true FROM ${numbers} RETURNING id),
     joined AS (
       INSERT INTO organization_user (organization_id, user_id) SELECT $2, id FROM made RETURNING user_id)
     INSERT INTO project_user (project_id, user_id, permission_type) SELECT $3, user_id, 'Viewer' FROM joined`,
    ...[orgId, projectId, round],
  );
  await run(
    `WITH made AS (
       INSERT INTO organization (name, domain, verified_at)
       SELECT ${named}, 'many-' || $3::int || '-' || i || '.example', now() FROM ${numbers} RETURNING id)
     INSERT INTO organization_user (organization_id, user_id) SELECT id, $2 FROM made`,
    ...[userId, round],
  );
  await run(
    `WITH made AS (INSERT INTO project (organization_id, name) SELECT $2::int, ${named} FROM ${numbers} RETURNING id)
     INSERT INTO experiment (project_id, title, key, copied_from_id) SELECT id, 'Copy', 'copy', $3 FROM made`,
    ...[orgId, experiment.id],
  );
  await run(
    `WITH made AS (
       INSERT INTO experiment (project_id, title, key, type, status, started_at)
       SELECT $2::int, ${named}, 'flag-' || $4::int || '-' || i, 'Feature Flag', 'Active', now() FROM ${numbers} RETURNING id)
     INSERT INTO experiment_version (experiment_id, number, at, since, user_id, changes, summary, content)
     SELECT id, 1, now() - interval '40 days', now() - interval '40 days', $3, '[]', '[]',
       '{"experiment": {"status": "Active", "coverage": 100}, "segmentIds": [], "conditions": [],
         "variations": [{"id": 1, "traffic": 100, "isControl": true}]}' FROM made`,
    ...[projectId, userId, round],
  );
  await run(
    `INSERT INTO session (id, user_id, expires_at) SELECT gen_random_uuid(), $2, now() + interval '1 day' FROM ${numbers}`,
    userId,
  );
  await run(
    `INSERT INTO invitation (id, organization_id, email, role_id, menu_template_id)
     SELECT nextval('account_claim_id_seq'), organization, email, role.id, template.id
     FROM (SELECT $2::int AS organization, 'guest-' || $4::int || '-' || i || '@a.example' AS email FROM ${numbers}
           UNION ALL SELECT id, $3 FROM organization WHERE domain LIKE 'many-' || $4::int || '-%') AS invited,
       (SELECT id FROM role WHERE organization_id = $2 LIMIT 1) AS role,
       (SELECT id FROM menu_template WHERE organization_id = $2 LIMIT 1) AS template`,
    ...[orgId, owner.email, round],
  );
}

/** Of every request and depending on time, not on rows: looking an API key up, and what the audit is told. */
const beside = /FROM api_key AS key\b|\baudit_setting\(/;

async function statementsOf(request: () => Promise<unknown>): Promise<string[]> {
  await request();
  const statements = await log.during(request);
  return statements
    .filter((text) => !beside.test(text))
    .map((text) => text.replaceAll(/IN \(\$\d+(, \$\d+)*\)/g, 'IN (…)'))
    .map((text) => text.replaceAll(/( OR \(+[^()]*\) AND \([^()]*\)+)+/g, ' OR …'));
}

describe('lists', () => {
  const few: Record<string, string[]> = {};
  const many: Record<string, string[]> = {};

  beforeAll(async () => {
    for (const [round, n, found] of [
      [0, 2, few],
      [1, 12, many],
    ] as const) {
      await add(round, n);
      for (const name of lists) found[name] = await statementsOf(() => ask(name));
      for (const [name, [method, path, body]] of Object.entries(others))
        found[name] = await statementsOf(() => send(method, path(), body));
    }
  }, 120_000);

  it('are all looked at here', () => {
    const known = listOperations()
      .filter(({ answersList, method }) => answersList && (method === 'GET' || method === 'POST'))
      .map(({ name }) => name);
    expect([...known, 'POST /events/live'].sort()).toEqual([...lists].sort());
  });

  it('know stale flags', () => {
    expect(many['GET /projects/{projectId}/stale-flags']!.some((text) => ofFlags.test(text))).toBe(true);
  });

  it.each([...lists, ...Object.keys(others)])(
    '%s costs as many statements for many rows as for few',
    (name) => {
      expect(many[name]!.length).toBeGreaterThan(0);
      expect(many[name]).toEqual(few[name]);
    },
  );

  /** By contract these show code. */
  const showsCode = ['GET /experiments/{id}/variations', 'an export of an account'];

  it.each([...lists, ...Object.keys(others)].filter((name) => !showsCode.includes(name)))(
    '%s reads no code',
    (name) => {
      expect(many[name]!.filter((text) => large.test(text) && !ofFlags.test(text))).toEqual([]);
    },
  );
});
