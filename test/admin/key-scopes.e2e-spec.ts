import { keyScopes, type KeyScope } from '#libs/entities';
import { actions, grantableScopes, scopeNeeds } from '#libs/guards';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type NewMember, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const keysPath = '/api/auth/keys';

let app: TestApp;
let owner: Account;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
}, 60_000);
afterAll(() => app.stop());

const make = (account: Account, fields: Json = {}): Promise<ProductResponse> =>
  app.as(account)('POST', keysPath, { name: 'Import', project_id: owner.projectId, ...fields });

const withKey = (key: string, method: string, path: string, body?: unknown): Promise<ProductResponse> =>
  app.request(method, path, body, { authorization: `Bearer ${key}` });

const assign = (key: string) => withKey(key, 'POST', '/api/assignment', { user_id: 'u', experiment_id: 1 });

const memberWith = (granted: readonly string[], more: NewMember = {}): Promise<Account> =>
  app.addMember(owner, { permission: 'Editor', actions: ['act:create-api-key', ...granted], ...more });

const everything = (): Promise<Account> => memberWith([...actions]);

async function shown(id: number): Promise<Json> {
  const path = `${keysPath}?project_id=${owner.projectId}&limit=1000`;
  const keys: Json[] = await app.expectDone('GET', path, undefined, owner.headers);
  return keys.find((key) => key.id === id);
}

async function setActions(member: Account, granted: readonly string[]): Promise<void> {
  const [{ id }] = await app.dataSource.query(
    'SELECT menu_template_id AS id FROM organization_user WHERE user_id = $1',
    [member.userId],
  );
  const tree = [{ key: 'a', label: 'A', data: { href: '/a', actions: granted } }];
  const body = { tree: JSON.stringify(tree) };
  await app.expectDone('PATCH', `/menu-templates/${id}`, body, owner.headers);
}

const changeMember = (member: Account, body: Json): Promise<Json> =>
  app.expectDone('PATCH', `/users/${member.userId}/organization/${owner.orgId}`, body, owner.headers);

const projectPath = (member: Account) => `/projects/${owner.projectId}/users/${member.userId}`;

/** Within a second, since a key that is in use is looked up again. */
const soon = (key: string, path: string, status: number): Promise<void> =>
  waitUntil(async () => (await withKey(key, 'GET', path)).status === status);

describe('A key is never more than its maker', () => {
  it('a member who may not see results, end users or change experiments makes no key that may', async () => {
    const member = await memberWith(['act:get-projects']);

    const { status, body } = await make(member);

    expect([status, body.scopes]).toEqual([201, ['decide', 'events:write']]);
    const missing = (scope: string) => ({ code: 'scope-missing', detail: `scope ${scope}` });
    expectProblem(await withKey(body.key, 'GET', '/api/users'), 403, missing('users'));
    expectProblem(await withKey(body.key, 'DELETE', '/api/users/eu1'), 403, missing('users'));
    expectProblem(await withKey(body.key, 'GET', '/api/experiments/1/results'), 403, missing('results'));
    expectProblem(
      await withKey(body.key, 'PATCH', '/api/experiments/1', { status: 'paused' }),
      403,
      missing('write'),
    );
    expectProblem(await withKey(body.key, 'GET', '/api/events/1'), 403, missing('events:read'));
    expectProblem(await assign(body.key), 404);
  });

  it.each(keyScopes.filter((scope) => scopeNeeds[scope].actions.length > 0))(
    'each action behind %s is needed to give it',
    async (scope) => {
      const member = await everything();
      for (const missing of scopeNeeds[scope].actions) {
        await setActions(
          member,
          actions.filter((action) => action !== missing),
        );

        const left = await make(member);

        expect(left.body.scopes).not.toContain(scope);
        expectProblem(await make(member, { scopes: [scope] }), 403, {
          ...{ code: 'grants-too-much', detail: missing },
        });
      }
    },
  );

  it('gives what is asked for, once, and no more', async () => {
    const { body } = await make(await everything(), { scopes: ['read', 'decide', 'read'] });

    expect([body.scopes, body.effective_scopes]).toEqual([
      ['decide', 'read'],
      ['decide', 'read'],
    ]);
  });

  it('publishable keys have two scopes, and those of their maker at most', async () => {
    const { body } = await make(await everything(), { kind: 'publishable' });
    const narrow = await make(owner, { kind: 'publishable', scopes: ['events:write'] });

    expect(body.scopes).toEqual(['decide', 'events:write']);
    expectProblem(await assign(narrow.body.key), 403, { code: 'scope-missing', detail: 'decide' });
  });
});

describe('What a key may do follows its owner', () => {
  it('loses a scope with the menu template, and gets it back, but nothing that it never had', async () => {
    const member = await memberWith(['act:get-results']);
    const { id, key } = (await make(member)).body;
    const results = '/api/experiments/1/results';
    expect((await withKey(key, 'GET', results)).status).toBe(404);

    await setActions(member, ['act:get-projects']);
    await soon(key, results, 403);
    expect((await shown(id)).effective_scopes).toEqual(['decide', 'events:write']);
    expect((await shown(id)).scopes).toEqual(['decide', 'events:write', 'results']);

    await setActions(member, [...actions]);
    await soon(key, results, 404);
    expectProblem(await withKey(key, 'GET', '/api/users'), 403, { code: 'scope-missing' });
  });

  it('shrinks when its owner gets another template, is no super member any more or only looks on', async () => {
    const member = await memberWith([], { super: true });
    const { id } = (await make(member)).body;
    expect((await shown(id)).effective_scopes).toEqual(keyScopes);

    await changeMember(member, { super: false });
    expect((await shown(id)).effective_scopes).toEqual(['decide', 'events:write']);

    const other = await memberWith(['act:get-results']);
    const [{ menu_template_id: menuTemplateId }] = await app.dataSource.query(
      'SELECT menu_template_id FROM organization_user WHERE user_id = $1',
      [other.userId],
    );
    await changeMember(member, { menuTemplateId });
    expect((await shown(id)).effective_scopes).toEqual(['decide', 'events:write', 'results']);

    await app.expectDone('PATCH', projectPath(member), { permissionType: 'Viewer' }, owner.headers);
    expect((await shown(id)).effective_scopes).toEqual(['results']);
  });

  it.each<[string, (member: Account) => Promise<unknown>, (member: Account) => Promise<unknown>]>([
    [
      'its owner is disabled',
      (member) => changeMember(member, { disabled: true }),
      (member) => changeMember(member, { disabled: false }),
    ],
    [
      'its owner is taken out of the project',
      (member) => app.expectDone('DELETE', projectPath(member), undefined, owner.headers),
      (member) =>
        app.expectDone(
          'POST',
          `/projects/${owner.projectId}/users`,
          { userId: member.userId, permissionType: 'Editor' },
          owner.headers,
        ),
    ],
    [
      'the project link of its owner is disabled',
      (member) => app.expectDone('PATCH', projectPath(member), { disabled: true }, owner.headers),
      (member) => app.expectDone('PATCH', projectPath(member), { disabled: false }, owner.headers),
    ],
  ])('stops when %s, and works again with them', async (_, take, give) => {
    const member = await everything();
    const { id, key } = (await make(member)).body;
    const publishable = (await make(member, { kind: 'publishable' })).body;
    const list = '/api/experiments';
    expect([(await withKey(key, 'GET', list)).status, (await assign(publishable.key)).status]).toEqual([
      200, 404,
    ]);

    await take(member);
    await soon(key, list, 401);
    await waitUntil(async () => (await assign(publishable.key)).status === 401);
    expect(await shown(id)).toMatchObject({
      ...{ is_active: false, effective_scopes: [], stopped_at: expect.any(String) },
      owner: { id: member.userId },
    });

    await give(member);
    expect(await shown(id)).toMatchObject({ is_active: true, stopped_at: null });
  });

  it('stops for good when its owner is no member any more', async () => {
    const member = await everything();
    const { id } = (await make(member)).body;
    const link = [owner.orgId, member.userId];

    await app.dataSource.query(
      'DELETE FROM organization_user WHERE organization_id = $1 AND user_id = $2',
      link,
    );

    expect(await shown(id)).toMatchObject({ is_active: false, owner: null, maker: { id: member.userId } });
    await app.dataSource.query(
      'INSERT INTO organization_user (organization_id, user_id, super) VALUES ($1, $2, true)',
      link,
    );
    expect((await shown(id)).is_active).toBe(false);
  });

  it('is never more than its maker when both change at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const member = await memberWith(['act:get-results']);
      const [made] = await Promise.all([make(member), setActions(member, ['act:create-api-key'])]);

      const id = made.body.id;

      if (made.status === 201) expect((await shown(id)).effective_scopes).toEqual(['decide', 'events:write']);
    }
  });
});

describe('Service keys', () => {
  it('are made by super members only, and outlive them', async () => {
    const member = await everything();
    const founder = await memberWith([...actions], { super: true });

    expectProblem(await make(member, { service: true }), 403, { code: 'super-required' });
    const { id, key, ...rest } = (await make(founder, { service: true })).body;
    await changeMember(founder, { disabled: true });

    expect(rest).toMatchObject({ service: true, owner: null, maker: { id: founder.userId } });
    expect(await shown(id)).toMatchObject({ is_active: true, effective_scopes: keyScopes });
    expect((await withKey(key, 'GET', '/api/experiments')).status).toBe(200);
  });
});

describe('GET /api/auth/keys with a key', () => {
  it('names no people, and shows all keys only when its owner may list them', async () => {
    const reads = scopeNeeds.read.actions;
    const blind = (await make(await memberWith(reads))).body;
    const seeing = (await make(await memberWith([...reads, 'act:get-api-keys']))).body;

    const ofBlind: Json[] = (await withKey(blind.key, 'GET', keysPath)).body;
    const ofSeeing: Json[] = (await withKey(seeing.key, 'GET', keysPath)).body;

    expect(ofBlind.map(({ id }) => id)).toEqual([blind.id]);
    expect(ofSeeing.map(({ id }) => id)).toContain(blind.id);
    expect(ofSeeing.every(({ maker, owner: behind }) => maker === null && behind === null)).toBe(true);
  });
});

describe('The database and the program', () => {
  it('have the same table of what stands behind each scope', async () => {
    const rows: { scope: KeyScope; edits: boolean; actions: string[] }[] = await app.dataSource.query(
      'SELECT * FROM key_scope_needs()',
    );

    const stored = rows.map(({ scope, edits, actions: needed }) => [
      scope,
      { actions: needed, permission: edits ? 'Editor' : 'Viewer' },
    ]);
    expect(Object.fromEntries(stored)).toEqual(scopeNeeds);
    expect(rows.map(({ scope }) => scope)).toEqual(keyScopes);
  });

  it('work out the same scopes', async () => {
    const granted = ['act:get-results', ...scopeNeeds.users.actions, ...scopeNeeds.read.actions];
    for (const permission of ['Owner', 'Editor', 'Viewer'] as const) {
      const member = await app.addMember(owner, { permission, actions: granted });
      const [{ id }] = await app.dataSource.query(
        `INSERT INTO api_key (project_id, kind, name, hash, masked, owner_id, scopes)
         VALUES ($1, 'secret', 'Import', gen_random_uuid()::text, '', $2, $3) RETURNING id`,
        [owner.projectId, member.userId, [...keyScopes]],
      );

      const inProgram = grantableScopes({ isSuper: false, actions: new Set(granted), permission });

      expect((await shown(id)).effective_scopes).toEqual(inProgram);
    }
  });
});
