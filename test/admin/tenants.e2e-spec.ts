import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let mine: Account;
let theirs: Account;
let call: Call;

interface Things {
  experiment: Json;
  variation: Json;
  condition: Json;
  metric: Json;
}
let own: Things;
let foreign: Things;

async function fill(account: Account): Promise<Things> {
  const make = new ExperimentBuilder(app, account);
  const experiment = await make.experiment({ title: 'Same title', key: 'same-key', tags: ['same'] });
  return {
    experiment,
    variation: await make.variation(experiment.id),
    condition: await make.condition(experiment.id),
    metric: await make.metric(experiment.id),
  };
}

beforeAll(async () => {
  app = await startAdminApp();
  [theirs, mine] = [await app.signUp('Theirs'), await app.signUp('Mine')];
  foreign = await fill(theirs);
  own = await fill(mine);
  call = app.as(mine);
});
afterAll(() => app.stop());

describe('things of another organization', () => {
  it.each<[string, (things: Things) => string, Json]>([
    ['GET', ({ experiment }) => `/experiments/${experiment.id}`, undefined],
    ['PATCH', ({ experiment }) => `/experiments/${experiment.id}`, { title: 'Mine' }],
    ['POST', ({ experiment }) => `/experiments/${experiment.id}/duplicate`, {}],
    ['GET', ({ experiment }) => `/experiments/${experiment.id}/variations`, undefined],
    ['POST', ({ experiment }) => `/experiments/${experiment.id}/variations`, { title: 'x' }],
    ['GET', ({ experiment }) => `/experiments/${experiment.id}/conditions`, undefined],
    [
      'POST',
      ({ experiment }) => `/experiments/${experiment.id}/conditions`,
      { operator: 'CONTAIN', urls: ['x'] },
    ],
    ['GET', ({ experiment }) => `/experiments/${experiment.id}/metrics`, undefined],
    ['POST', ({ experiment }) => `/experiments/${experiment.id}/metrics`, { title: 'x', selector: 'x' }],
    ['PATCH', ({ variation }) => `/variations/${variation.id}`, { title: 'x' }],
    ['DELETE', ({ variation }) => `/variations/${variation.id}`, undefined],
    ['PATCH', ({ condition }) => `/conditions/${condition.id}`, { urls: ['x'] }],
    ['DELETE', ({ condition }) => `/conditions/${condition.id}`, undefined],
    ['PATCH', ({ metric }) => `/metrics/${metric.id}`, { title: 'x' }],
    ['DELETE', ({ metric }) => `/metrics/${metric.id}`, undefined],
  ])('look to %s %s as if they did not exist', async (method, at, body) => {
    const before = await dump();

    const foreignAnswer = await call(method, at(foreign), body);
    const nobodys = Object.fromEntries(
      Object.keys(foreign).map((name) => [name, { id: 2_000_000_000 }]),
    ) as unknown as Things;
    const absentAnswer = await call(method, at(nobodys), body);

    expectProblem(foreignAnswer, 404, { code: 'not-found' });
    expect({ ...foreignAnswer.body, requestId: '' }).toEqual({ ...absentAnswer.body, requestId: '' });
    expect(await dump()).toBe(before);
  });

  it('are not reached through own things', async () => {
    const allocations = [own.variation, foreign.variation].map(({ id }) => ({
      variationId: id,
      traffic: 50,
    }));
    const before = await dump();

    expectProblem(await call('PUT', `/experiments/${own.experiment.id}/traffic`, { allocations }), 422);
    expectProblem(await call('POST', `/projects/${mine.projectId}/users`, { userId: theirs.userId }), 404);
    expectProblem(
      await call('PATCH', `/projects/${mine.projectId}/users/${theirs.userId}`, { disabled: true }),
      404,
    );
    expectProblem(await call('DELETE', `/projects/${mine.projectId}/users/${theirs.userId}`), 404);
    expectProblem(await call('GET', `/projects/user/${theirs.userId}/org/${mine.orgId}`), 404);

    expect(await dump()).toBe(before);
  });

  it('are neither listed nor counted', async () => {
    const list = { orgId: mine.orgId, rows: 1000, page: 1 };
    const { body: experiment } = await call('GET', `/experiments/${own.experiment.id}`);

    const projects = (await call('POST', '/projects/all', list)).body;
    const experiments = (await call('POST', '/experiments/all', { ...list, projectId: mine.projectId })).body;
    const found = await call('POST', '/experiments/all', { ...list, projectId: mine.projectId, q: 'same' });

    expect(projects).toMatchObject({ total: 1, items: [{ id: mine.projectId }] });
    const { js: _, css: __, rules: ___, pins: ____, ...listed } = experiment;
    expect(experiments).toEqual({ total: 1, items: [listed] });
    expect(found.body).toEqual({ total: 1, items: [listed] });
  });

  it('do not take names and keys away', () => {
    expect(own.experiment.key).toBe(foreign.experiment.key);
  });

  it('stay closed to a member of both whose link there is disabled', async () => {
    const both = await app.addMember(theirs, { super: true });
    await app.dataSource.query(
      'INSERT INTO organization_user (organization_id, user_id, super) VALUES ($1, $2, true)',
      [mine.orgId, both.userId],
    );
    const get = () => app.as(both)('GET', `/experiments/${foreign.experiment.id}`);
    expect((await get()).status).toBe(200);

    await app.setDisabled(theirs.orgId, both.userId, true);

    expectProblem(await get(), 404);
  });
});

/** All rows that the other organization could lose or gain something in. */
async function dump(): Promise<string> {
  const tables = ['project', 'project_user', 'experiment', 'variation', 'condition', 'metric'];
  const rows = await Promise.all(
    tables.map((table) => app.dataSource.query(`SELECT t.*::text FROM ${table} t ORDER BY 1`)),
  );
  return JSON.stringify(rows);
}
