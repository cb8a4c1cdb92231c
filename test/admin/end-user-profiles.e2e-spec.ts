import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';

let app: TestApp;
let owner: Account;
let stranger: Account;
let program: Program;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  stranger = await app.signUp();
  program = await startProgram(app, owner);
});
afterAll(() => app.stop());

const ada = { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' };
const store = (id: string, fields: Json = {}) =>
  program.done('POST', '/api/users', { ...ada, id, ...fields });
const pathOf = (id: string, { projectId } = owner) => `/projects/${projectId}/end-users/${id}`;
const call = (method: string, path: string, body?: Json, account = owner) =>
  app.request(method, path, body, account.headers);

async function list(fields: Json = {}): Promise<Json> {
  const body = { orgId: owner.orgId, projectId: owner.projectId, rows: 10, page: 1, ...fields };
  return (await call('POST', '/end-users/all', body)).body;
}

describe('end users in the console', () => {
  it('are listed in the order of their ids, and found by a part of id, name or e-mail', async () => {
    await store('list-2', { first_name: 'Grace', email: 'grace@navy.example' });
    await store('list-1');

    expect((await list({ q: 'list-' })).items.map(({ id }: Json) => id)).toEqual(['list-1', 'list-2']);
    expect(await list({ q: 'GRACE love' })).toMatchObject({ items: [{ id: 'list-2' }], total: 1 });
    expect(await list({ q: 'navy.ex' })).toMatchObject({ total: 1 });
    expect(await list({ q: '%' })).toEqual({ items: [], total: 0 });
  });

  it('are read with their segments and assignments, also those known by id only', async () => {
    const { id: segmentId } = (
      await call('POST', '/segments', { projectId: owner.projectId, name: 'Some', rules: {} })
    ).body;
    await call('POST', `/segments/${segmentId}/users/known-by-id`);
    const experiment = (await call('POST', '/experiments', { projectId: owner.projectId, title: 'Seen' }))
      .body;
    await call('PATCH', `/experiments/${experiment.id}`, { status: 'Active' });
    await program.done('GET', `/api/experiments/${experiment.id}/assignment/known-by-id`);

    const { status, body } = await call('GET', pathOf('known-by-id'));

    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ id: 'known-by-id', profile: null, segments: [{ id: segmentId, name: 'Some' }] },
      assignments: [{ experimentId: experiment.id, experimentTitle: 'Seen', variationTitle: 'Control' }],
    });
    expectProblem(await call('GET', pathOf('nobody')), 404);
  });

  it('are changed and deleted', async () => {
    await store('changing', { attributes: { plan: 'free' } });

    const changed = await call('PATCH', pathOf('changing'), {
      ...{ firstName: 'Augusta', isPremium: true, countryCode: 'gb', attributes: { plan: 'pro' } },
    });
    const deleted = await call('DELETE', pathOf('changing'));

    expect(changed.body).toMatchObject({
      ...{ firstName: 'Augusta', lastName: 'Lovelace', isPremium: true, countryCode: 'GB' },
      attributes: { plan: 'pro' },
    });
    expect(deleted).toMatchObject({ status: 200, body: { id: 'changing' } });
    expectProblem(await call('GET', pathOf('changing')), 404);
    expectProblem(await call('PATCH', pathOf('changing'), { firstName: 'A' }), 404);
  });

  it('are nothing to another organization', async () => {
    await store('ours');

    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { firstName: 'Eve' } : undefined;
      expectProblem(await call(method, pathOf('ours'), body, stranger), 404);
      expectProblem(await call(method, pathOf('ours', stranger), body, stranger), 404);
    }
    expect((await call('GET', pathOf('ours'))).body.profile.firstName).toBe('Ada');
  });
});
