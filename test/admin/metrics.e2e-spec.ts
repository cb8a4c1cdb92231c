import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { setCounters } from '../support/counters.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;
let experimentId: number;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
beforeEach(async () => {
  experimentId = (await make.experiment()).id;
});
afterAll(() => app.stop());

const create = (body: unknown) => call('POST', `/experiments/${experimentId}/metrics`, body);
const list = async (): Promise<Json> => (await call('GET', `/experiments/${experimentId}/metrics`)).body;

describe('POST /experiments/:id/metrics', () => {
  it('adds a click metric with defaults', async () => {
    const { status, body } = await create({ title: ' Buy ', selector: '#buy > a[href="x"]' });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      experimentId,
      title: 'Buy',
      custom: false,
      selector: '#buy > a[href="x"]',
      description: '',
      kind: 'binomial',
      goal: 'increase',
      role: 'primary',
      ...{ ratioOf: 'count', denominator: '', denominatorOf: 'count' },
      ...{ capping: 'none', cap: null, capLower: null, capPercentile: 0.99, capIgnoresZeros: false },
      ...{ marginType: 'relative', margin: 0.05, cuped: false, covariateDays: 30 },
      ...{ maxPublicValue: null, secretOnly: false },
      ...{ sharedMetricId: null, sharedVersion: null, newestVersion: null, overrides: null },
      triggeredOnLIVE: 0,
      triggeredOnQA: 0,
    });
    expect(await list()).toEqual([body]);
  });

  it('keeps every field', async () => {
    const revenue = {
      ...{ title: 'Revenue', custom: true, selector: 'purchase', description: 'in euro' },
      ...{ kind: 'mean', goal: 'decrease', role: 'guardrail', marginType: 'absolute', margin: 2.5 },
      ...{ capping: 'fixed', cap: 500, capLower: -20.5, cuped: true, covariateDays: 14 },
      ...{ maxPublicValue: 250.5, secretOnly: true },
    };
    const basket = {
      ...{ title: 'Basket', custom: true, selector: 'purchase', kind: 'ratio', ratioOf: 'values' },
      ...{ denominator: 'visit', denominatorOf: 'values', capping: 'fixed', cap: null, capLower: 0 },
    };
    const visits = { capping: 'percentile', capPercentile: 1, capIgnoresZeros: true, kind: 'count' };

    expect((await create(revenue)).body).toMatchObject(revenue);
    expect((await create(basket)).body).toMatchObject(basket);
    expect((await create({ title: 'x', selector: 'x', ...visits })).body).toMatchObject(visits);
  });

  it('names the event of a custom metric after its title when none is given', async () => {
    expect((await create({ title: 'purchase', custom: true })).body.selector).toBe('purchase');
    expect((await create({ title: 'purchase', custom: true, selector: '' })).body.selector).toBe('purchase');
  });

  it.each<[string, Json, string[]]>([
    ['nothing', {}, ['title']],
    ['no selector', { title: 'x' }, ['selector']],
    ['an empty selector', { title: 'x', selector: '' }, ['selector']],
    ['a blank selector', { title: 'x', selector: '  ' }, ['selector']],
    ['a selector of 1,001 characters', { title: 'x', selector: 'x'.repeat(1001) }, ['selector']],
    ['a selector with NUL', { title: 'x', selector: '\0' }, ['selector']],
    ['a title of 201 characters', { title: 'x'.repeat(201), selector: 'x' }, ['title']],
    ['a text as flag', { title: 'x', selector: 'x', custom: 'yes' }, ['custom']],
    ['an unknown kind', { title: 'x', selector: 'x', kind: 'sum' }, ['kind']],
    ['a ratio without denominator', { title: 'x', selector: 'x', kind: 'ratio' }, ['denominator']],
    ['a denominator of a rate', { title: 'x', selector: 'x', denominator: 'visit' }, ['denominator']],
    ['a capped rate', { title: 'x', selector: 'x', capping: 'percentile' }, ['capping']],
    [
      'a lower cap above 0',
      { title: 'x', selector: 'x', kind: 'mean', capping: 'fixed', capLower: 1 },
      ['capLower'],
    ],
    ['a fixed capping without cap', { title: 'x', selector: 'x', kind: 'mean', capping: 'fixed' }, ['cap']],
    ['a cap of 0', { title: 'x', selector: 'x', kind: 'mean', capping: 'fixed', cap: 0 }, ['cap']],
    ['a percentile over 1', { title: 'x', selector: 'x', capPercentile: 1.01 }, ['capPercentile']],
    ['a percentile of 0', { title: 'x', selector: 'x', capPercentile: 0 }, ['capPercentile']],
    ['a margin of 0', { title: 'x', selector: 'x', margin: 0 }, ['margin']],
    ['0 days of history', { title: 'x', selector: 'x', covariateDays: 0 }, ['covariateDays']],
    ['366 days of history', { title: 'x', selector: 'x', covariateDays: 366 }, ['covariateDays']],
    ['a negative limit of values', { title: 'x', selector: 'x', maxPublicValue: -1 }, ['maxPublicValue']],
    ['a text as limit of values', { title: 'x', selector: 'x', maxPublicValue: '5' }, ['maxPublicValue']],
    ['a text for secret keys only', { title: 'x', selector: 'x', secretOnly: 'yes' }, ['secretOnly']],
    ['an unknown goal', { title: 'x', selector: 'x', goal: 'up' }, ['goal']],
    ['an unknown role', { title: 'x', selector: 'x', role: 'main' }, ['role']],
    ['a long description', { title: 'x', selector: 'x', description: 'x'.repeat(5001) }, ['description']],
    ['counters', { title: 'x', selector: 'x', triggeredOnLIVE: 9 }, ['triggeredOnLIVE']],
  ])('refuses %s', async (_, body, fields) => {
    expectProblem(await create(body), 422, { fields });

    expect(await list()).toEqual([]);
  });

  it('ends at 100 metrics, however many are added at once', async () => {
    await app.dataSource.query(
      `INSERT INTO metric (experiment_id, title, selector) SELECT $1, 'm', 'x' FROM generate_series(1, 98)`,
      [experimentId],
    );

    const responses = await Promise.all([1, 2, 3, 4].map(() => create({ title: 'x', selector: 'x' })));

    expect(responses.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422]);
    expect(await list()).toHaveLength(100);
  });
});

describe('PATCH /metrics/:id', () => {
  const change = (id: number, body: unknown) => call('PATCH', `/metrics/${id}`, body);

  it('changes what is named and keeps the counters', async () => {
    const metric = await make.metric(experimentId, { description: 'old', kind: 'count' });
    await setCounters(app.dataSource, metric.id, { live: 3_000_000_000, qa: 2 });

    const { status, body } = await change(metric.id, { title: 'New', description: '', kind: null });

    expect(status).toBe(200);
    const counters = { triggeredOnLIVE: 3_000_000_000, triggeredOnQA: 2 };
    expect(body).toEqual({ ...metric, title: 'New', description: '', ...counters });
  });

  it.each<[string, Json, string[]]>([
    ['nothing', {}, []],
    ['only nulls', { title: null, custom: null }, []],
    ['an empty title', { title: '' }, ['title']],
    ['an empty selector', { selector: '' }, ['selector']],
    ['counters', { triggeredOnQA: 0 }, ['triggeredOnQA']],
    ['an unknown role', { role: '' }, ['role']],
  ])('refuses %s', async (_, body, fields) => {
    const { id } = await make.metric(experimentId);

    expectProblem(await change(id, body), 422, { fields });
  });
});

describe('a change of the kind of a metric', () => {
  const change = (id: number, body: unknown) => call('PATCH', `/metrics/${id}`, body);

  it('drops the settings that the new kind has no use for', async () => {
    const capped = await make.metric(experimentId, { kind: 'mean', capping: 'fixed', cap: 9, cuped: true });
    const ratio = await make.metric(experimentId, { kind: 'ratio', denominator: 'visit', ratioOf: 'values' });

    const first = await change(capped.id, { kind: 'ratio', denominator: 'visit' });
    const second = await change(ratio.id, { kind: 'binomial' });

    expect(first.body).toMatchObject({ kind: 'ratio', capping: 'fixed', cap: 9, cuped: true });
    expect(second.body).toMatchObject({ kind: 'binomial', denominator: '', ratioOf: 'count' });
  });

  it('needs what the new kind needs', async () => {
    const { id } = await make.metric(experimentId);

    expectProblem(await change(id, { kind: 'ratio' }), 422, { fields: ['denominator'] });
    expectProblem(await change(id, { kind: 'mean', denominator: 'x' }), 422, { fields: ['denominator'] });
    expectProblem(await change(id, { kind: 'mean', capping: 'fixed' }), 422, { fields: ['cap'] });
  });

  it('survives a copy of the experiment', async () => {
    const fields = { kind: 'mean', role: 'guardrail', capping: 'percentile', margin: 0.2, cuped: true };
    await make.metric(experimentId, fields);

    const copy = await call('POST', `/experiments/${experimentId}/duplicate`, {});

    expect((await call('GET', `/experiments/${copy.body.id}/metrics`)).body).toMatchObject([fields]);
  });
});

describe('GET and DELETE', () => {
  it('list in id order and remove one', async () => {
    const metrics = [await make.metric(experimentId), await make.metric(experimentId)];
    expect(await list()).toEqual(metrics);

    const { status, body } = await call('DELETE', `/metrics/${metrics[0].id}`);

    expect({ status, body }).toEqual({ status: 200, body: metrics[0] });
    expect(await list()).toEqual([metrics[1]]);
    expectProblem(await call('DELETE', `/metrics/${metrics[0].id}`), 404);
    expectProblem(await call('PATCH', `/metrics/${metrics[0].id}`, { title: 'x' }), 404);
  });
});
