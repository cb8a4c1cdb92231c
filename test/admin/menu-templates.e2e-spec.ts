import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

const entry = (change: object = {}): Json => ({
  key: 'role',
  label: 'Role',
  icon: 'pi pi-fw pi-shield',
  data: { href: '/role', actions: ['act:get-roles'] },
  ...change,
});

describe('menu templates', () => {
  let app: TestApp;
  let owner: Account;
  let call: Call;
  let count = 0;

  beforeAll(async () => {
    app = await startAdminApp();
    owner = await app.signUp('Example Shop');
    call = app.as(owner);
  });
  afterAll(() => app.stop());

  const newName = (): string => `Template ${++count}`;
  const request = (tree: unknown, name = newName()): Json => ({
    name,
    orgId: owner.orgId,
    tree: JSON.stringify(tree),
  });
  const make = (tree: unknown, name?: string): Promise<Json> =>
    app.expectDone('POST', '/menu-templates', request(tree, name), owner.headers);
  const treeOf = (by: Account, userId: number, orgId = by.orgId): ReturnType<Call> =>
    app.as(by)('GET', `/menu-templates/tree?userId=${userId}&orgId=${orgId}`);

  it('are made, read, changed and listed, the tree as JSON text', async () => {
    const tree = [entry({ children: [entry({ key: 'child', icon: undefined })] })];

    const made = await call('POST', '/menu-templates', request(tree, 'Readers'));
    const read = await call('GET', `/menu-templates/${made.body.id}`);
    const changed = await call('PATCH', `/menu-templates/${made.body.id}`, {
      orgId: owner.orgId,
      tree: JSON.stringify([entry()]),
    });
    const listed = await call('POST', '/menu-templates/all', { orgId: owner.orgId, rows: 1, page: 2 });

    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      ...{ id: expect.any(Number), name: 'Readers', orgId: owner.orgId, orgName: 'Example Shop' },
      tree: JSON.stringify(tree),
    });
    expect([read.status, read.body]).toEqual([200, made.body]);
    expect([changed.status, changed.body]).toEqual([200, { ...made.body, tree: JSON.stringify([entry()]) }]);
    expect([listed.status, listed.body]).toEqual([200, { items: [changed.body], total: 2 }]);
  });

  it('have different names in an organization', async () => {
    const [one, two] = [await make([]), await make([])];

    expectProblem(await call('POST', '/menu-templates', request([], one.name)), 409, {
      code: 'already-exists',
    });
    expectProblem(await call('PATCH', `/menu-templates/${two.id}`, { name: one.name }), 409);
    expect((await call('PATCH', `/menu-templates/${two.id}`, { name: newName() })).status).toBe(200);
  });

  it('take effect on the next request of their holders', async () => {
    const member = await app.addMember(owner, { actions: ['act:get-roles'] });
    const { menuTemplateId } = (await call('GET', `/${member.userId}/orgs/${owner.orgId}/details`)).body;
    const list = () => app.as(member)('POST', '/roles/all', { orgId: owner.orgId, rows: 1, page: 1 });
    const setTree = (tree: unknown) =>
      call('PATCH', `/menu-templates/${menuTemplateId}`, { tree: JSON.stringify(tree) });

    const before = (await list()).status;
    await setTree([]);
    const narrowed = (await list()).status;
    await setTree([entry({ children: [entry({ key: 'child' })], data: { href: '', actions: [] } })]);

    expect([before, narrowed, (await list()).status]).toEqual([200, 403, 200]);
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, 'tree'],
    ['an entry that is none', [null], 'tree.0'],
    ['an entry without key', [entry({ key: undefined })], 'tree.0.key'],
    ['a blank label', [entry({ label: ' ' })], 'tree.0.label'],
    ['an icon that is no text', [entry({ icon: 7 })], 'tree.0.icon'],
    ['an unknown field', [entry({ onClick: 'x' })], 'tree.0.onClick'],
    ['an entry without data', [entry({ data: undefined })], 'tree.0.data'],
    ['data without actions', [entry({ data: { href: '/' } })], 'tree.0.data.actions'],
    ['unknown data', [entry({ data: { href: '/', actions: [], js: '' } })], 'tree.0.data.js'],
    ['an unknown action', [entry({ data: { href: '/', actions: ['act:fly'] } })], 'tree.0.data.actions'],
    ['an action that is no text', [entry({ data: { href: '/', actions: [{}] } })], 'tree.0.data.actions'],
    ['a script as href', [entry({ data: { href: 'javascript:1', actions: [] } })], 'tree.0.data.href'],
    ['the same key twice', [entry(), entry({ label: 'Two' })], 'tree.1.key'],
    ['broken characters', [entry({ label: '\ud800' })], 'tree.0.label'],
    ['children that are none', [entry({ children: {} })], 'tree.0.children'],
    ['too many entries', Array.from({ length: 1001 }, (_, key) => entry({ key: `${key}` })), 'tree'],
  ])('are refused with %s', async (_, tree, field) => {
    expectProblem(await call('POST', '/menu-templates', request(tree)), 422, { fields: [field] });
  });

  it('are refused with a tree that is no JSON text, too deep or too long', async () => {
    const deep = Array.from({ length: 9 }).reduce<Json[]>(
      (children, _, level) => [entry({ key: `${level}`, children })],
      [],
    );
    const bottomless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const withTree = (tree: unknown) => call('POST', '/menu-templates', { ...request([]), tree });

    expectProblem(await withTree('{'), 422, { fields: ['tree'] });
    expectProblem(await withTree([entry()]), 422, { fields: ['tree'] });
    expectProblem(await withTree(undefined), 422, { fields: ['tree'] });
    expectProblem(await withTree(`"${'x'.repeat(256 * 1024)}"`), 413, { code: 'too-large' });
    expectProblem(await withTree(bottomless), 422);
    expectProblem(await withTree(JSON.stringify(deep)), 422);
  });

  it('grant nothing that their author lacks, unless super', async () => {
    const writing = ['act:create-menu-template', 'act:update-menu-template', 'act:get-menu-template'];
    const author = app.as(await app.addMember(owner, { actions: [...writing, 'act:get-roles'] }));
    const strong = await make([entry({ data: { href: '/', actions: ['act:delete-role'] } })]);
    const tooMuch = { code: 'grants-too-much', detail: 'act:delete-role' };
    const wide = [entry(), entry({ key: 'x', data: { href: '/', actions: ['act:delete-role'] } })];

    const made = await author('POST', '/menu-templates', request([entry()]));

    expect(made.status).toBe(201);
    expectProblem(await author('POST', '/menu-templates', request(wide)), 403, tooMuch);
    const change = { tree: JSON.stringify(wide) };
    expectProblem(await author('PATCH', `/menu-templates/${made.body.id}`, change), 403, tooMuch);
    expectProblem(await author('PATCH', `/menu-templates/${strong.id}`, change), 403, tooMuch);
    expectProblem(await author('PATCH', `/menu-templates/${strong.id}`, { name: newName() }), 403, tooMuch);
    expectProblem(await author('PATCH', `/menu-templates/${strong.id}`, { tree: '[]' }), 403, tooMuch);
    expect((await author('PATCH', `/menu-templates/${made.body.id}`, { name: newName() })).status).toBe(200);
    expect((await call('PATCH', `/menu-templates/${made.body.id}`, change)).status).toBe(200);
  });

  it('keep what the last super member needs to grant anything again', async () => {
    const founder = await app.signUp();
    const as = app.as(founder);
    const details = `/${founder.userId}/orgs/${founder.orgId}/details`;
    const { menuTemplateId, roleId } = (await as('GET', details)).body;
    const set = (id: number, actions: string[]) =>
      as('PATCH', `/menu-templates/${id}`, {
        tree: JSON.stringify([entry({ data: { href: '/', actions } })]),
      });
    const [members, templates] = ['act:update-user', 'act:update-menu-template'];
    const empty = (await as('POST', '/menu-templates', { name: 'Empty', orgId: founder.orgId, tree: '[]' }))
      .body;
    const move = (userId: number, change: Json) =>
      as('PATCH', `/users/${userId}/organization/${founder.orgId}`, change);

    for (const actions of [[], [members], [templates]])
      expectProblem(await set(menuTemplateId, actions), 409, { code: 'locked-out' });
    expectProblem(await move(founder.userId, { menuTemplateId: empty.id }), 409, { code: 'locked-out' });
    expect((await as('GET', details)).body.menuTemplateId).toBe(menuTemplateId);

    const second = await app.addMember(founder, { super: true, actions: [members, templates] });
    expect((await move(founder.userId, { menuTemplateId: empty.id, roleId })).status).toBe(200);
    expect((await app.as(second)('PATCH', `/menu-templates/${menuTemplateId}`, { tree: '[]' })).status).toBe(
      200,
    );
  });

  it('of another organization do not exist', async () => {
    const template = await make([]);
    const stranger = await app.signUp();
    const theirs = app.as(stranger);

    expectProblem(await theirs('GET', `/menu-templates/${template.id}`), 404);
    expectProblem(await theirs('PATCH', `/menu-templates/${template.id}`, { name: 'x' }), 404);
    expectProblem(await theirs('POST', '/menu-templates', request([])), 403);
    expectProblem(await theirs('POST', '/menu-templates/all', { orgId: owner.orgId, rows: 1, page: 1 }), 403);
    expectProblem(await treeOf(stranger, owner.userId, owner.orgId), 403);
    expectProblem(await treeOf(stranger, owner.userId), 404);
  });

  it('need the action', async () => {
    const template = await make([]);
    const member = app.as(await app.addMember(owner, { actions: [] }));

    expectProblem(await member('POST', '/menu-templates', request([])), 403, {
      detail: 'act:create-menu-template',
    });
    expectProblem(await member('GET', `/menu-templates/${template.id}`), 403, {
      detail: 'act:get-menu-template',
    });
    expectProblem(await member('PATCH', `/menu-templates/${template.id}`, { name: 'x' }), 403);
    expectProblem(await member('POST', '/menu-templates/all', { orgId: owner.orgId, rows: 1, page: 1 }), 403);
  });

  describe('GET /menu-templates/tree', () => {
    it('shows everybody their own menu, and that of others with the action', async () => {
      const member = await app.addMember(owner, { actions: ['act:get-users'] });

      const [own, others, byOwner] = [
        await treeOf(member, member.userId),
        await treeOf(member, owner.userId),
        await treeOf(owner, member.userId),
      ];

      expect([own.status, own.body]).toEqual([
        200,
        [{ key: 'own', label: 'Own', data: { href: '/own', actions: ['act:get-users'] } }],
      ]);
      expectProblem(others, 403, { detail: 'act:get-user-menu-tree' });
      expect([byOwner.status, byOwner.body]).toEqual([200, own.body]);
    });

    it('shows a disabled member nothing', async () => {
      const member = await app.addMember(owner, { disabled: true });

      expectProblem(await treeOf(member, member.userId), 403);
    });

    it.each([
      '',
      '?userId=1',
      '?orgId=1',
      '?userId=x&orgId=1',
      '?userId=1&orgId=',
      '?userId=1&orgId=1&more=1',
    ])('refuses the query "%s"', async (query) => {
      expectProblem(
        await call('GET', `/menu-templates/tree${query.replace('orgId=1', `orgId=${owner.orgId}`)}`),
        422,
      );
    });

    it('finds nobody under an id that no user has', async () => {
      for (const id of ['999999', '0', '99999999999']) {
        expectProblem(await call('GET', `/menu-templates/tree?userId=${id}&orgId=${owner.orgId}`), 404);
      }
    });
  });
});
