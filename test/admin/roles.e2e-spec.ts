import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

describe('roles', () => {
  let app: TestApp;
  let owner: Account;
  let stranger: Account;
  let call: Call;

  beforeAll(async () => {
    app = await startAdminApp();
    [owner, stranger] = [await app.signUp(), await app.signUp('Other Shop')];
    call = app.as(owner);
  });
  afterAll(() => app.stop());

  const make = (name: string): Promise<Json> =>
    app.expectDone('POST', '/roles', { name, orgId: owner.orgId }, owner.headers);
  const list = (change: object = {}, by = owner): ReturnType<Call> =>
    app.as(by)('POST', '/roles/all', { orgId: owner.orgId, rows: 1000, page: 1, ...change });

  it('are made once; the same name again answers the one that exists', async () => {
    const made = await call('POST', '/roles', { name: ' Analyst ', orgId: owner.orgId });
    const again = await call('POST', '/roles', { name: 'Analyst', orgId: owner.orgId });
    const elsewhere = await app.as(stranger)('POST', '/roles', { name: 'Analyst', orgId: stranger.orgId });

    expect([made.status, made.body]).toEqual([201, { id: expect.any(Number), name: 'Analyst' }]);
    expect([again.status, again.body]).toEqual([200, made.body]);
    expect(elsewhere.status).toBe(201);
    expect(elsewhere.body.id).not.toBe(made.body.id);
  });

  it('are made once by many calls at once', async () => {
    const calls = Array.from({ length: 10 }, () =>
      call('POST', '/roles', { name: 'At once', orgId: owner.orgId }),
    );

    const answers = await Promise.all(calls);

    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(9).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('are listed in id order, page by page, and only those of the organization', async () => {
    const all = (await list()).body;

    const page = (await list({ rows: 1, page: 2, total: 77 })).body;

    expect(all.items[0]).toEqual({ id: expect.any(Number), name: 'Admin' });
    expect(all.total).toBe(all.items.length);
    const ids = all.items.map(({ id }: Json) => id);
    expect(ids).toEqual(ids.toSorted((a: number, b: number) => a - b));
    expect(page).toEqual({ items: [all.items[1]], total: 77 });
    const foreign = (await list({ orgId: stranger.orgId }, stranger)).body.items;
    expect(foreign.some(({ id }: Json) => ids.includes(id))).toBe(false);
  });

  it('are renamed, but not to a name that is taken', async () => {
    const role = await make('Old name');
    await make('Taken');

    const renamed = await call('PATCH', `/roles/${role.id}`, { name: 'New name', orgId: owner.orgId });

    expect([renamed.status, renamed.body]).toEqual([200, { id: role.id, name: 'New name' }]);
    expectProblem(await call('PATCH', `/roles/${role.id}`, { name: 'Taken' }), 409);
    expectProblem(await call('PATCH', `/roles/${role.id}`, {}), 422);
    expectProblem(await call('PATCH', `/roles/${role.id}`, { name: ' ' }), 422, { fields: ['name'] });
  });

  it('are deleted, unless somebody has them or is invited to them', async () => {
    const [free, invited] = [await make('Free'), await make('For guests')];
    const own = (await call('GET', `/${owner.userId}/orgs/${owner.orgId}/details`)).body;
    const addition = { email: 'guest@guests.example', domain: owner.email.split('@')[1], roleId: invited.id };
    await call('POST', '/users/organizations', { ...addition, menuTemplateId: own.menuTemplateId });

    const deleted = await call('DELETE', `/roles/${free.id}`);

    expect([deleted.status, deleted.body]).toEqual([200, { id: free.id, name: 'Free' }]);
    expectProblem(await call('DELETE', `/roles/${free.id}`), 404);
    expectProblem(await call('DELETE', `/roles/${own.roleId}`), 409, { code: 'in-use' });
    expectProblem(await call('DELETE', `/roles/${invited.id}`), 409, { code: 'in-use' });
  });

  it('of another organization do not exist', async () => {
    const role = await make('Ours');
    const theirs = app.as(stranger);

    expectProblem(await theirs('PATCH', `/roles/${role.id}`, { name: 'x' }), 404);
    expectProblem(await theirs('PATCH', `/roles/${role.id}`, { name: 'x', orgId: stranger.orgId }), 404);
    expectProblem(await theirs('PATCH', `/roles/${role.id}`, { name: 'x', orgId: owner.orgId }), 403);
    expectProblem(await theirs('DELETE', `/roles/${role.id}`), 404);
    expectProblem(await theirs('POST', '/roles', { name: 'x', orgId: owner.orgId }), 403);
    expectProblem(await list({}, stranger), 403);
  });

  it('need the action', async () => {
    const role = await make('Protected');
    const member = app.as(await app.addMember(owner, { actions: ['act:get-users'] }));

    expectProblem(await member('POST', '/roles', { name: 'x', orgId: owner.orgId }), 403, {
      detail: 'act:create-role',
    });
    expectProblem(await member('POST', '/roles/all', { orgId: owner.orgId, rows: 1, page: 1 }), 403);
    expectProblem(await member('PATCH', `/roles/${role.id}`, { name: 'x' }), 403, {
      detail: 'act:update-role',
    });
    expectProblem(await member('DELETE', `/roles/${role.id}`), 403, { detail: 'act:delete-role' });
  });

  it.each([[{ name: 'x' }], [{ orgId: 1 }], [{ name: '', orgId: 1 }], [{ name: 'x'.repeat(201), orgId: 1 }]])(
    'are not made of %.60j',
    async (body) => {
      expectProblem(
        await call('POST', '/roles', { ...body, ...('orgId' in body && { orgId: owner.orgId }) }),
        422,
      );
    },
  );
});
