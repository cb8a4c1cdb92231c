import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account } from '../support/product.js';

describe('menus', () => {
  let app: TestApp;
  let owner: Account;
  let call: Call;

  beforeAll(async () => {
    app = await startAdminApp();
    owner = await app.signUp();
    call = app.as(owner);
  });
  afterAll(() => app.stop());

  const reports = { label: 'Reports', icon: 'pi pi-fw pi-chart-bar', href: '/reports' };

  it('are made and listed, with or without naming the only organization', async () => {
    const made = await call('POST', '/menus', reports);
    const named = await call('POST', '/menus', { ...reports, label: 'More', orgId: owner.orgId });
    const [bare, empty, listed] = [
      await call('POST', '/menus/all'),
      await call('POST', '/menus/all', {}),
      await call('POST', '/menus/all', { orgId: owner.orgId }),
    ];

    expect([made.status, made.body]).toEqual([201, { id: expect.any(Number), ...reports }]);
    expect([bare.status, bare.body]).toEqual([200, [made.body, named.body]]);
    expect([empty.body, listed.body]).toEqual([bare.body, bare.body]);
  });

  it('have different labels in an organization', async () => {
    const other = await app.signUp();
    await call('POST', '/menus', { ...reports, label: 'Twice' });

    expectProblem(await call('POST', '/menus', { ...reports, label: 'Twice' }), 409, {
      code: 'already-exists',
    });
    expect((await app.as(other)('POST', '/menus', { ...reports, label: 'Twice' })).status).toBe(201);
  });

  it('need the organization named by who belongs to several', async () => {
    const other = await app.signUp();
    const both = await app.addMember(owner);
    await app.dataSource.query(
      `INSERT INTO organization_user (organization_id, user_id, menu_template_id)
       SELECT organization_id, $1, menu_template_id FROM organization_user WHERE user_id = $2`,
      [both.userId, other.userId],
    );

    const unnamed = await app.as(both)('POST', '/menus/all');
    const named = await app.as(both)('POST', '/menus/all', { orgId: other.orgId });

    expectProblem(unnamed, 422, { fields: ['orgId'] });
    expect([named.status, named.body]).toEqual([200, []]);
  });

  it('are for members with the action', async () => {
    const stranger = app.as(await app.signUp());
    const member = app.as(await app.addMember(owner, { actions: [] }));

    expectProblem(await stranger('POST', '/menus', { ...reports, orgId: owner.orgId }), 403);
    expectProblem(await stranger('POST', '/menus/all', { orgId: owner.orgId }), 403);
    expectProblem(await member('POST', '/menus', reports), 403, { detail: 'act:create-menu' });
    expectProblem(await member('POST', '/menus/all'), 403, { detail: 'act:get-menus' });
  });

  it.each([
    [{ label: '' }, 'label'],
    [{ label: undefined }, 'label'],
    [{ icon: 'x'.repeat(201) }, 'icon'],
    [{ href: 'javascript:alert(1)' }, 'href'],
    [{ href: '//elsewhere.example' }, 'href'],
    [{ href: 7 }, 'href'],
    [{ orgId: 'one' }, 'orgId'],
    [{ actions: [] }, 'actions'],
  ])('are not made with %.60j', async (change, field) => {
    expectProblem(await call('POST', '/menus', { ...reports, label: 'Bad', ...change }), 422, {
      fields: [field],
    });
  });
});
