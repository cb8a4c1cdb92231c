import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import { waitUntil } from '../support/wait-until.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;
let count = 0;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
afterAll(() => app.stop());

const orders = { kind: 'conversion', source: { eventTypes: ['order'] } };
const revenue = { kind: 'sum', source: { eventTypes: ['order'] }, value: { property: 'properties.amount' } };

const done = (method: string, path: string, body?: Json): Promise<Json> =>
  app.expectDone(method, path, body, owner.headers);
const shared = (fields: Json = {}): Promise<Json> =>
  done('POST', '/shared-metrics', {
    ...{ projectId: owner.projectId, name: `Metric ${++count}`, ...orders },
    ...fields,
  });
const patch = (id: number, body: Json): Promise<Json> => done('PATCH', `/shared-metrics/${id}`, body);
const attach = (experimentId: number, metricId: number, fields: Json = {}): Promise<Json> =>
  done('POST', `/experiments/${experimentId}/shared-metrics`, { metricId, ...fields });
const list = async (fields: Json = {}): Promise<Json> => {
  const body = { orgId: owner.orgId, projectId: owner.projectId, rows: 100, page: 1, ...fields };
  return done('POST', '/shared-metrics/all', body);
};
const attachedTo = async (experimentId: number): Promise<Json[]> =>
  done('GET', `/experiments/${experimentId}/metrics`);

describe('POST /shared-metrics', () => {
  it('makes a metric with a complete definition, a key of its name and its maker as owner', async () => {
    const { status, body, headers } = await call('POST', '/shared-metrics', {
      ...{ projectId: owner.projectId, name: ' Größte Umsätze ', tags: ['checkout'], ...revenue },
      cap: { type: 'percentile' },
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      ...{
        id: expect.any(Number),
        projectId: owner.projectId,
        key: 'gro-te-umsatze',
        name: 'Größte Umsätze',
      },
      ...{ description: '', ownerId: owner.userId, ownerEmail: owner.email, tags: ['checkout'] },
      ...{ version: 1, verified: false, archivedAt: null, revision: 1, experiments: 0, lastValue: null },
      ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
      ...{ kind: 'sum', source: { eventTypes: ['order'], filter: null } },
      value: { property: 'properties.amount', currency: null },
      ...{ measure: null, denominator: null, steps: [], retention: null, quantile: null, distinct: null },
      ...{ direction: 'increase', minimumDetectableEffect: null, nonInferiorityMargin: null },
      window: { conversionWindowHours: null, delayHours: 0, completeOnly: false },
      cap: { type: 'percentile', upper: null, lower: null, percentile: 0.99, ignoreZeros: false },
      cuped: { on: false, lookbackDays: 30 },
    });
    expect(headers.get('etag')).toBe('"1"');
    expect((await call('GET', `/shared-metrics/${body.id}`)).body).toEqual(body);
  });

  it('names every fault of a definition by its place', async () => {
    const response = await call('POST', '/shared-metrics', {
      ...{ projectId: owner.projectId, name: 'Bad', kind: 'ratio' },
      source: { eventTypes: ['a'], filter: { country: 'DE' } },
      window: { conversionWindowHours: -1, hours: 3 },
      minimumDetectableEffect: 0.1,
    });

    expectProblem(response, 422, { code: 'validation-failed' });
    expect(response.body.errors.map(({ field }: Json) => field).sort()).toEqual([
      ...['denominator', 'source.filter', 'window.conversionWindowHours', 'window.hours'],
    ]);
  });

  it.each([
    [{ ...orders, ownerId: 99_999 }, 'ownerId'],
    [{ ...orders, key: 'Not a key' }, 'key'],
    [{ ...orders, kind: 'mean' }, 'kind'],
    [{ ...orders, steps: 'order' }, 'steps'],
    [{ ...orders, source: [] }, 'source'],
    [
      { kind: 'funnel', steps: [orders.source, { eventTypes: ['order'], filter: { a: 1 } }] },
      'steps.1.filter',
    ],
  ])('refuses %j, naming %s', async (fields, field) => {
    const valid = { projectId: owner.projectId, name: 'Bad' };
    const response = await call('POST', '/shared-metrics', { ...valid, ...fields });
    expectProblem(response, 422, { code: 'validation-failed' });
    expect(response.body.errors[0].field).toBe(field);
  });

  it('lets one of two have a key that both ask for, and gives both one of their name', async () => {
    const body = { projectId: owner.projectId, name: 'Raced', key: 'raced', ...orders };
    const named = { ...body, key: undefined, name: 'Named alike' };
    const answers = await Promise.all(
      [body, body, named, named].map((one) => call('POST', '/shared-metrics', one)),
    );

    expect(
      answers
        .slice(0, 2)
        .map(({ status }) => status)
        .sort(),
    ).toEqual([201, 409]);
    expect(
      answers
        .slice(2)
        .map(({ body: made }) => made.key)
        .sort(),
    ).toEqual(['named-alike', 'named-alike-2']);
  });

  it('takes a funnel with equal steps', async () => {
    const steps = [orders.source, orders.source];
    const { steps: kept } = await shared({ kind: 'funnel', source: undefined, steps });
    expect(kept).toEqual(steps.map((step) => ({ ...step, filter: null })));
  });
});

describe('PATCH /shared-metrics/:id', () => {
  it('makes a version of a changed definition alone, and takes the mark of verification away', async () => {
    const { id } = await shared();
    await done('POST', `/shared-metrics/${id}/verify`, { verified: true });
    const renamed = await patch(id, { name: 'Orders', description: 'Paid', source: orders.source });
    expect(renamed).toMatchObject({ name: 'Orders', version: 1, verified: true, revision: 3 });

    const changed = await patch(id, { source: { eventTypes: ['order', 'refund'] }, note: 'Refunds too' });
    expect(changed).toMatchObject({ version: 2, verified: false, revision: 4 });
    expect(await done('GET', `/shared-metrics/${id}/versions`)).toEqual([
      expect.objectContaining({ version: 1, note: '', author: owner.email }),
      expect.objectContaining({ version: 2, note: 'Refunds too', madeBy: owner.userId }),
    ]);
    expect(await patch(id, { note: 'nothing' })).toMatchObject({ version: 2, revision: 4 });
  });

  it('keeps an owner who has left until another is chosen', async () => {
    const member = await app.addMember(owner, { permission: 'Editor' });
    const { id } = await shared({ ownerId: member.userId });
    const link = `/users/${member.userId}/organization/${owner.orgId}`;
    await done('PATCH', link, { disabled: true });
    const kept = await patch(id, { description: 'Paid', ownerId: member.userId });
    expect(kept).toMatchObject({ description: 'Paid', ownerId: member.userId });
    expect(await patch(id, { ownerId: 0 })).toMatchObject({ ownerId: null });
    const again = await call('PATCH', `/shared-metrics/${id}`, { ownerId: member.userId });
    expectProblem(again, 422, { fields: ['ownerId'] });
  });

  it('leaves behind what another kind has no use for', async () => {
    const { id } = await shared({ ...revenue, cap: { type: 'fixed', upper: 5 }, cuped: { on: true } });
    const changed = await patch(id, { kind: 'retention', retention: { fromDay: 1, toDay: 7 } });
    expect(changed).toMatchObject({
      kind: 'retention',
      value: null,
      cap: { type: 'none' },
      cuped: { on: false },
    });
  });

  it('clears an effect by 0 and a margin by an empty text', async () => {
    const { id } = await shared({ minimumDetectableEffect: 0.1, nonInferiorityMargin: { value: 0.1 } });
    const cleared = { minimumDetectableEffect: 0, nonInferiorityMargin: '' };
    expect(await patch(id, cleared)).toMatchObject({
      minimumDetectableEffect: null,
      nonInferiorityMargin: null,
    });
  });

  it('refuses what was made for another state, and takes one of two changes at once', async () => {
    const { id } = await shared();
    const change = (name: string) => call('PATCH', `/shared-metrics/${id}`, { name }, { 'if-match': '"1"' });
    const answers = await Promise.all([change('One'), change('Other')]);
    const refused = answers.find(({ status }) => status !== 200)!;

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectProblem(refused, 409, { code: 'stale' });
    expect(refused.body.current).toMatchObject({ id, revision: 2 });
    expectProblem(await call('DELETE', `/shared-metrics/${id}`, undefined, { 'if-match': '"1"' }), 409, {
      code: 'stale',
    });
  });
});

describe('POST /shared-metrics/all', () => {
  it('lists verified ones first, then by name, and filters', async () => {
    const tag = 'listed';
    const [b, a, c] = [
      await shared({ name: 'B of the list', tags: [tag] }),
      await shared({ name: 'a of the list', tags: [tag], ...revenue }),
      await shared({ name: 'C of the list', tags: [tag], key: 'c-key', ownerId: 0 }),
    ];
    await done('POST', `/shared-metrics/${c.id}/verify`, { verified: true });
    const found = async (fields: Json): Promise<number[]> =>
      (await list({ tag, ...fields })).items.map(({ id }: Json) => id);

    expect(await found({})).toEqual([c.id, a.id, b.id]);
    expect(await list({ tag, rows: 1, page: 2 })).toMatchObject({ items: [{ id: a.id }], total: 3 });
    expect(await found({ search: 'C-KEY' })).toEqual([c.id]);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ kind: 'sum' })).toEqual([a.id]);
    expect(await found({ ownerId: owner.userId, verified: false })).toEqual([a.id, b.id]);
    await done('DELETE', `/shared-metrics/${b.id}`);
    expect(await found({})).toEqual([c.id, a.id]);
    expect(await found({ archived: true })).toEqual([b.id]);
  });
});

describe('attaching', () => {
  it('adds a metric that follows the definition, until the start fixes its version', async () => {
    const metric = await shared({ ...revenue, name: 'Revenue', direction: 'decrease' });
    const { id } = await make.experiment();
    const cap = { type: 'fixed', upper: 500, lower: null, percentile: null, ignoreZeros: false };
    const added = await attach(id, metric.id, {
      role: 'secondary',
      overrides: { conversionWindowHours: 24, cap },
    });

    expect(added).toMatchObject({
      ...{ experimentId: id, sharedMetricId: metric.id, sharedVersion: null, newestVersion: 1 },
      ...{ title: 'Revenue', custom: true, selector: `shared:${metric.key}`, kind: 'mean', goal: 'decrease' },
      ...{ role: 'secondary', capping: 'fixed', cap: 500, overrides: { conversionWindowHours: 24, cap } },
    });
    await patch(metric.id, { direction: 'increase', name: 'Net revenue' });
    expect(await attachedTo(id)).toMatchObject([
      { title: 'Net revenue', goal: 'increase', newestVersion: 2 },
    ]);

    await make.move(id, 'Active');
    await patch(metric.id, { direction: 'decrease' });
    const [fixed] = await attachedTo(id);
    expect(fixed).toMatchObject({ sharedVersion: 2, newestVersion: 3, goal: 'increase' });

    const { revision } = await done('GET', `/experiments/${id}/document`);
    const moved = await done('POST', `/experiments/${id}/shared-metrics/${metric.id}/move`);
    expect(moved).toMatchObject({ id: fixed!.id, sharedVersion: 3, goal: 'decrease' });
    const latest = (await done('GET', `/experiments/${id}/versions`)).at(-1);
    expect(latest.number).toBe(revision + 1);
    expect(latest.changes).toContain('Version of ‘Net revenue’ 2 → 3');
    const marks = await app.dataSource.query(
      'SELECT kind FROM experiment_mark WHERE experiment_id = $1 AND revision = $2',
      [id, revision + 1],
    );
    expect(marks).toEqual([{ kind: 'metrics_changed' }]);
    expect((await done('GET', `/shared-metrics/${metric.id}`)).experiments).toBe(1);
  });

  it('takes a role and overrides of an attached metric, and nothing that the definition says', async () => {
    const metric = await shared(revenue);
    const { id } = await make.experiment();
    const added = await attach(id, metric.id);

    const path = `/metrics/${added.id}`;
    expect(
      await done('PATCH', path, { role: 'guardrail', overrides: { margin: { value: 0.2 } } }),
    ).toMatchObject({
      ...{ role: 'guardrail', margin: 0.2, overrides: { margin: { type: 'relative', value: 0.2 } } },
    });
    expect(await done('PATCH', path, { overrides: '' })).toMatchObject({ margin: 0.05, overrides: null });
    for (const [body, field] of [
      [{ title: 'Mine' }, 'title'],
      [{ kind: 'count' }, 'kind'],
      [{ selector: 'order' }, 'selector'],
      [{ overrides: { direction: 'decrease' } }, 'overrides.direction'],
      [{ overrides: { completeOnly: true } }, 'overrides.completeOnly'],
    ] as const) {
      const response = await call('PATCH', path, body);
      expectProblem(response, 422, { code: 'validation-failed' });
      expect(response.body.errors).toMatchObject([{ field }]);
    }
    const own = await make.metric(id, { custom: true, selector: 'order' });
    const wrong = await call('PATCH', `/metrics/${own.id}`, { overrides: { delayHours: 1 } });
    expectProblem(wrong, 422, { code: 'validation-failed' });
  });

  it('refuses strangers, doubles and archived ones', async () => {
    const metric = await shared();
    const { id } = await make.experiment();
    await attach(id, metric.id);
    const again = await call('POST', `/experiments/${id}/shared-metrics`, { metricId: metric.id });
    expectProblem(again, 409, { code: 'already-exists' });
    const unknown = await call('POST', `/experiments/${id}/shared-metrics`, { metricId: 999_999 });
    expectProblem(unknown, 422, { code: 'validation-failed' });
    expect(unknown.body.errors).toMatchObject([{ field: 'metricId' }]);
    for (const body of [{}, { metricId: metric.id, metricGroupId: 1 }])
      expectProblem(await call('POST', `/experiments/${id}/shared-metrics`, body), 422, {
        code: 'validation-failed',
      });

    await done('DELETE', `/shared-metrics/${metric.id}`);
    const other = await make.experiment();
    const late = await call('POST', `/experiments/${other.id}/shared-metrics`, { metricId: metric.id });
    expectProblem(late, 409, { code: 'archived' });
    expect(await attachedTo(id)).toMatchObject([{ sharedMetricId: metric.id }]);
    await make.move(id, 'Active');
    expect(await attachedTo(id)).toMatchObject([{ sharedVersion: 1 }]);
    expect(await patch(metric.id, { archived: false })).toMatchObject({ archivedAt: null });
    await attach(other.id, metric.id);
    await done('DELETE', `/experiments/${other.id}/shared-metrics/${metric.id}`);
    expect(await attachedTo(other.id)).toEqual([]);
    expectProblem(await call('DELETE', `/experiments/${other.id}/shared-metrics/${metric.id}`), 404, {
      code: 'not-found',
    });
  });

  it('is the same in a document, its copies and its versions', async () => {
    const [one, other] = [await shared(revenue), await shared()];
    const { id } = await make.experiment();
    const read = () => done('GET', `/experiments/${id}/document`);
    const { revision } = await read();
    const metrics = [{ sharedMetricId: one.id, role: 'guardrail', overrides: { delayHours: 1 } }];
    const saved = await done('PUT', `/experiments/${id}/document`, { revision, metrics });

    expect(saved.metrics).toMatchObject([
      { sharedMetricId: one.id, role: 'guardrail', title: one.name, overrides: { delayHours: 1 } },
    ]);
    const again = await done('PUT', `/experiments/${id}/document`, saved);
    expect(again.revision).toBe(saved.revision);

    const wrong = await call('PUT', `/experiments/${id}/document`, {
      revision: saved.revision,
      metrics: [
        ...saved.metrics.map((metric: Json) => ({ ...metric, title: 'Mine', sharedVersion: 7 })),
        ...[{ sharedMetricId: other.id, overrides: { cap: { type: 'fixed', upper: 1 } } }],
        ...[{ sharedMetricId: other.id }, { title: 'Own', selector: '#x', overrides: { delayHours: 1 } }],
      ],
    });
    expectProblem(wrong, 422, { code: 'validation-failed' });
    expect(wrong.body.errors.map(({ pointer }: Json) => pointer).sort()).toEqual([
      ...['/metrics/0/sharedVersion', '/metrics/0/title', '/metrics/1/overrides/cap/type'],
      ...['/metrics/2/sharedMetricId', '/metrics/3/overrides'],
    ]);

    await make.move(id, 'Active');
    const copy = await done('POST', `/experiments/${id}/duplicate`, {});
    expect(await attachedTo(copy.id)).toMatchObject([
      { sharedMetricId: one.id, sharedVersion: null, role: 'guardrail', overrides: { delayHours: 1 } },
    ]);
    const before = (await read()).revision;
    await done('DELETE', `/experiments/${id}/shared-metrics/${one.id}`);
    await done('DELETE', `/shared-metrics/${one.id}`);
    const restored = await done('POST', `/experiments/${id}/versions/${before}/restore`, {});
    expect(restored.metrics).toMatchObject([{ sharedMetricId: one.id, sharedVersion: 1, role: 'guardrail' }]);
  });

  it('makes a shared metric of one of an experiment, in its place', async () => {
    const { id } = await make.experiment();
    const own = await make.metric(id, {
      ...{ title: 'Basket', custom: true, selector: 'order', kind: 'ratio', ratioOf: 'values' },
      ...{ denominator: 'visit', role: 'secondary', goal: 'decrease', margin: 0.1 },
      ...{ capping: 'fixed', capLower: -5, cuped: true },
    });
    const { status, body } = await call('POST', `/metrics/${own.id}/promote`, { key: 'basket' });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ key: 'basket', name: 'Basket', kind: 'ratio', direction: 'decrease', experiments: 1, version: 1 },
      ...{
        measure: { of: 'sum' },
        denominator: { source: { eventTypes: ['visit'] }, measure: { of: 'count' } },
        cap: { type: 'fixed', upper: null, lower: -5 },
        cuped: { on: true, lookbackDays: 30 },
      },
    });
    expect(await attachedTo(id)).toMatchObject([{ id: own.id, sharedMetricId: body.id, role: 'secondary' }]);
    expectProblem(await call('POST', `/metrics/${own.id}/promote`), 409, { code: 'already-exists' });
    const clicks = await make.metric(id);
    expectProblem(await call('POST', `/metrics/${clicks.id}/promote`), 422, { code: 'validation-failed' });
  });

  it('asks for the actions of the library where a document attaches and detaches', async () => {
    const metric = await shared();
    const { id } = await make.experiment();
    const member = await app.addMember(owner, {
      permission: 'Editor',
      actions: ['act:get-experiment', 'act:update-experiment', 'act:create-metric', 'act:delete-metric'],
    });
    const { revision } = await done('GET', `/experiments/${id}/document`);
    const body = { revision, metrics: [{ sharedMetricId: metric.id }] };
    const refused = await app.as(member)('PUT', `/experiments/${id}/document`, body);

    expectProblem(refused, 403, { code: 'action-not-granted' });
    expect(refused.body.detail).toContain('act:attach-shared-metric');
    await attach(id, metric.id);
    await make.move(id, 'Active');
    expect(await attachedTo(id)).toMatchObject([{ sharedVersion: 1 }]);
  });
});

describe('metric groups', () => {
  it('are attached in one step, in order, but for what is attached or archived', async () => {
    const [a, b, c, d] = [await shared(), await shared(), await shared(), await shared()];
    const items = [
      ...[{ metricId: c.id, role: 'primary' }, { metricId: a.id }],
      ...[{ metricId: d.id }, { metricId: b.id, role: 'guardrail' }],
    ];
    const group = await done('POST', '/metric-groups', {
      ...{ projectId: owner.projectId, name: 'Checkout scorecard', metrics: items },
    });
    expect(group).toMatchObject({
      ...{ name: 'Checkout scorecard', isDefault: false, revision: 1 },
      metrics: [{ metricId: c.id, role: 'primary' }, { metricId: a.id, role: 'secondary' }, {}, {}],
    });
    await done('DELETE', `/shared-metrics/${d.id}`);
    const { id } = await make.experiment();
    await attach(id, a.id, { role: 'guardrail' });
    const answer = await done('POST', `/experiments/${id}/shared-metrics`, { metricGroupId: group.id });

    expect(answer.skipped).toEqual([a.id]);
    expect(answer.metrics.map(({ sharedMetricId }: Json) => sharedMetricId)).toEqual([c.id, b.id]);
    expect(await attachedTo(id)).toMatchObject([
      ...[
        { sharedMetricId: a.id, role: 'guardrail' },
        { sharedMetricId: c.id, role: 'primary' },
      ],
      ...[{ sharedMetricId: b.id, role: 'guardrail' }],
    ]);

    const settings = await done('PATCH', `/projects/${owner.projectId}`, { defaultMetricGroupId: group.id });
    expect(settings.defaultMetricGroupId).toBe(group.id);
    const fresh = await make.experiment();
    expect(await attachedTo(fresh.id)).toHaveLength(3);
    const copy = await done('POST', `/experiments/${id}/duplicate`, {});
    expect(await attachedTo(copy.id)).toHaveLength(3);

    const changed = await done('PATCH', `/metric-groups/${group.id}`, { metrics: [{ metricId: b.id }] });
    expect(changed).toMatchObject({ revision: 2, isDefault: true, metrics: [{ metricId: b.id }] });
    for (const metrics of [
      [{ metricId: b.id }, { metricId: b.id }],
      [{ metricId: 999_999 }],
      [{ metricId: d.id }],
    ])
      expectProblem(await call('PATCH', `/metric-groups/${group.id}`, { metrics }), 422, {
        code: 'validation-failed',
      });
    const taken = { projectId: owner.projectId, name: 'Checkout scorecard' };
    expectProblem(await call('POST', '/metric-groups', taken), 409, { code: 'already-exists' });
    await done('DELETE', `/metric-groups/${group.id}`);
    const bare = await make.experiment();
    expect(await attachedTo(bare.id)).toEqual([]);
    expectProblem(
      await call('PATCH', `/projects/${owner.projectId}`, { defaultMetricGroupId: group.id }),
      422,
      { code: 'validation-failed' },
    );
  });
});

describe('what a definition comes to', () => {
  /** Orders of two end users within the last week, one of them in dollars, and a visit of a third. */
  const happened = (projectId: number) =>
    app.dataSource.query(
      `INSERT INTO event (project_id, id, end_user_id, type, properties, occurred_at, received_at)
       SELECT $1, n, user_id, type, properties::jsonb, now() - hours * interval '1 hour', now()
       FROM (VALUES
         (1, 'ada', 'order', '{"amount": 10, "currency": "EUR"}', 50),
         (2, 'ada', 'order', '{"amount": 30, "currency": "EUR"}', 20),
         (3, 'bob', 'order', '{"amount": 99, "currency": "USD"}', 30),
         (4, 'bob', 'order', '{"amount": "many", "currency": "EUR"}', 30),
         (5, 'eve', 'visit', NULL, 10),
         (6, 'old', 'order', '{"amount": 1000, "currency": "EUR"}', 24 * 9)) AS e (n, user_id, type, properties, hours)`,
      [projectId],
    );

  it('is compared before saving, shown by day and planned by', async () => {
    const buyer = await app.signUp();
    const { projectId } = buyer;
    const own = (method: string, path: string, body?: Json): Promise<Json> =>
      app.expectDone(method, path, body, buyer.headers);
    await happened(projectId);
    const value = { property: 'properties.amount', currency: { code: 'EUR' } };
    const fields = { kind: 'sum', source: { eventTypes: ['order'] }, value };
    const metric = await own('POST', '/shared-metrics', { projectId, name: 'Revenue', ...fields });

    const changed = { kind: 'conversion' };
    const preview = await own('POST', '/shared-metrics/preview', {
      projectId,
      id: metric.id,
      definition: changed,
    });
    expect(preview).toMatchObject({
      ...{ partial: false, before: { users: 3, ignored: 2 }, after: { users: 3, ignored: 0 } },
    });
    expect(preview.before.value).toBeCloseTo(40 / 3, 9);
    expect(preview.after.value).toBeCloseTo(2 / 3, 9);
    const fresh = await own('POST', '/shared-metrics/preview', {
      ...{ projectId, definition: { kind: 'quantile', source: fields.source, value, quantile: { q: 0.5 } } },
    });
    expect(fresh).toMatchObject({ before: null, after: { value: 20 } });
    const wrong = await app.request(
      'POST',
      '/shared-metrics/preview',
      { projectId, definition: {} },
      buyer.headers,
    );
    expectProblem(wrong, 422, { fields: ['definition.kind'] });

    const { days, version } = await own('GET', `/shared-metrics/${metric.id}/series`);
    expect([version, days.length]).toEqual([1, 30]);
    const seen = days.filter(({ users }: Json) => users > 0);
    expect(seen.reduce((sum: number, day: Json) => sum + day.value * day.users, 0)).toBeCloseTo(1040, 6);

    const listed = async () =>
      (await own('POST', '/shared-metrics/all', { orgId: buyer.orgId, projectId, page: 1, rows: 10 }))
        .items[0].lastValue;
    expect(await listed()).toBeNull();
    await waitUntil(listed, 30_000);
    const { value: lately, users, until } = await listed();
    expect([users, lately]).toEqual([4, expect.closeTo(1040 / 4, 9)]);
    expect(Date.parse(until)).toBeLessThanOrEqual(Date.now());
    await own('PATCH', `/shared-metrics/${metric.id}`, { kind: 'count' });
    expect(await listed()).toBeNull();
    await waitUntil(listed, 30_000);
    expect(await listed()).toMatchObject({ users: 4 });
    await own('PATCH', `/shared-metrics/${metric.id}`, fields);

    const plan = await own('POST', '/experiments/plan', {
      projectId,
      sharedMetricId: metric.id,
      relativeMde: 0.1,
    });
    expect(plan.assumptions).toMatchObject({ kind: 'mean', baselineSource: 'metric', baselineUsers: 4 });
    expectProblem(
      await app.request('POST', '/experiments/plan', { projectId, sharedMetricId: metric.id }, buyer.headers),
      ...([422, { code: 'validation-failed' }] as const),
    );
    await own('PATCH', `/shared-metrics/${metric.id}`, { minimumDetectableEffect: 0.2 });
    await own('POST', '/experiments/plan', { projectId, sharedMetricId: metric.id });
  });

  it('has the experiments that use it, each by its own version', async () => {
    const metric = await shared();
    const [running, draft] = [await make.experiment(), await make.experiment()];
    for (const { id } of [running, draft]) await attach(id, metric.id, { role: 'secondary' });
    await make.move(running.id, 'Active');
    await patch(metric.id, { kind: 'count' });

    const usage = () => done('GET', `/shared-metrics/${metric.id}/usage`);
    await waitUntil(async () => !(await usage())[0].warnings.includes('pending'), 30_000);
    expect(await usage()).toMatchObject([
      {
        ...{ experimentId: running.id, role: 'secondary', version: 1, status: 'Active', effects: [] },
        warnings: expect.arrayContaining(['no_control']),
      },
      { experimentId: draft.id, version: 2, startedAt: null, effects: null, warnings: [] },
    ]);
  });
});

describe('/api/metrics', () => {
  it('is the same in snake_case, by id or key, within the project of the key', async () => {
    const { key } = await done('POST', '/api/auth/keys', { name: 'program', project_id: owner.projectId });
    const program = (method: string, path: string, body?: unknown, headers = {}) =>
      app.request(method, path, body, { authorization: `Bearer ${key}`, ...headers });
    const made = await program('POST', '/api/metrics', {
      ...{ name: 'Program revenue', key: 'program-revenue', kind: 'sum', tags: ['api'] },
      source: { event_types: ['order'], filter: { 'properties.someName': 1 } },
      window: { conversion_window_hours: 24 },
      minimum_detectable_effect: 0.1,
    });

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...{ key: 'program-revenue', owner_id: null, archived_at: null, minimum_detectable_effect: 0.1 },
      source: { event_types: ['order'], filter: { 'properties.someName': 1 } },
      window: { conversion_window_hours: 24, delay_hours: 0, complete_only: false },
      ...{ cuped: { on: false, lookback_days: 30 }, non_inferiority_margin: null },
    });
    const { id } = made.body;
    expect((await program('GET', '/api/metrics/program-revenue')).body).toEqual(made.body);
    const wrong = await program('PATCH', `/api/metrics/${id}`, {
      window: { complete_only: 1 },
      cuped: { days: 1 },
    });
    expectProblem(wrong, 422, { fields: ['cuped.days', 'window.complete_only'] });
    const stale = await program('PATCH', `/api/metrics/${id}`, { name: 'X' }, { 'if-match': '"9"' });
    expectProblem(stale, 409, { code: 'stale' });
    expect(stale.body.current).toMatchObject({ id, minimum_detectable_effect: 0.1 });
    expect((await program('PATCH', `/api/metrics/${id}`, { kind: 'count' })).body).toMatchObject({
      version: 2,
    });
    expect((await program('GET', `/api/metrics/${id}/versions`)).body).toMatchObject([
      ...[{ version: 1, made_by: null, definition: { window: { delay_hours: 0 } } }, { version: 2 }],
    ]);

    const group = (
      await program('POST', '/api/metric-groups', { name: 'Program scorecard', metrics: [{ metric_id: id }] })
    ).body;
    expect(group).toMatchObject({ is_default: false, metrics: [{ metric_id: id, key: 'program-revenue' }] });
    const { id: experimentId, key: experiment } = await make.experiment();
    const attached = await program('POST', `/api/experiments/${experiment}/shared-metrics`, {
      ...{ metric_id: id, role: 'guardrail', overrides: { delay_hours: 2 } },
    });
    expect(attached.body).toMatchObject({
      ...{ experiment_id: experimentId, shared_metric_id: id, overrides: { delay_hours: 2 } },
    });
    const document = (await program('GET', `/api/experiments/${experiment}/document`)).body;
    expect(document.metrics).toMatchObject([{ shared_metric_id: id, overrides: { delay_hours: 2 } }]);
    const saved = await program('PUT', `/api/experiments/${experiment}/document`, document);
    expect(saved.body.revision).toBe(document.revision);
    const skipped = await program('POST', `/api/experiments/${experiment}/shared-metrics`, {
      metric_group_id: group.id,
    });
    expect(skipped.body).toEqual({ metrics: [], skipped: [id] });
    const listed = await program('GET', '/api/metrics?limit=1');
    expect([listed.body.length, listed.headers.has('x-next-cursor')]).toEqual([1, true]);

    const stranger = await app.signUp();
    const foreign = await app.expectDone(
      ...([
        'POST',
        '/api/auth/keys',
        { name: 'other', project_id: stranger.projectId },
        stranger.headers,
      ] as const),
    );
    for (const path of [
      `/api/metrics/${id}`,
      '/api/metrics/program-revenue',
      `/api/metric-groups/${group.id}`,
    ])
      expectProblem(
        await app.request('GET', path, undefined, { authorization: `Bearer ${foreign.key}` }),
        ...([404, { code: 'not-found' }] as const),
      );
  });
});
