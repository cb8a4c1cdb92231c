import { MenuTemplate } from '#libs/entities';
import { actions, grantedActions } from '#libs/guards';
import { grantNewActions } from '../../apps/admin/src/menu-templates/index.js';
import { readAdminMenu } from '../../apps/admin/src/organizations/index.js';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import type { Account } from '../support/product.js';

const newlyKnown = ['act:create-api-key', 'act:get-api-keys', 'act:update-role'];

let app: TestApp;
let owner: Account;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
});

afterAll(() => app.stop());

/** As if some actions had come with this version: nobody knew or granted them before. */
async function forget(): Promise<void> {
  const [template] = await app.dataSource.getRepository(MenuTemplate).findBy({ organizationId: owner.orgId });
  const tree = readAdminMenu()
    .filter(({ key }) => key !== 'api-key')
    .map(({ data, ...entry }) => {
      const known = data.actions.filter((action) => !newlyKnown.includes(action));
      return { ...entry, data: { ...data, actions: known } };
    });
  await app.dataSource.getRepository(MenuTemplate).update({ id: template!.id }, { tree });
  const gone = [...newlyKnown, 'act:delete-api-key'];
  await app.dataSource.query('DELETE FROM known_action WHERE name = ANY ($1)', [gone]);
}

const upgrade = () => app.dataSource.transaction((manager) => grantNewActions(manager, readAdminMenu()));

async function treeNamed(name: string) {
  const template = await app.dataSource
    .getRepository(MenuTemplate)
    .findOneByOrFail({ organizationId: owner.orgId, name });
  return template.tree;
}

describe('actions that come with an upgrade', () => {
  it('are granted to templates that granted everything, in their places, and to no other', async () => {
    await forget();
    const tree = [{ key: 'a', label: 'A', data: { href: '/a', actions: ['act:get-projects'] } }];
    const body = { name: 'Little', orgId: owner.orgId, tree: JSON.stringify(tree) };
    await app.expectDone('POST', '/menu-templates', body, owner.headers);

    const changed = await Promise.all([upgrade(), upgrade()]);

    expect(changed.sort()).toEqual([0, 1]);
    const admin = await treeNamed('Admin Menu Template');
    expect([...grantedActions(admin)].sort()).toEqual([...actions].sort());
    expect(admin.filter(({ key }) => key === 'api-key')).toHaveLength(1);
    expect(admin.find(({ key }) => key === 'role')?.data.actions).toContain('act:update-role');
    expect([...grantedActions(await treeNamed('Little'))]).toEqual(['act:get-projects']);
    expect(await upgrade()).toBe(0);
  });

  it('are granted beside the action they grew out of', async () => {
    const actionsOfReader = ['act:get-projects', 'act:get-audit-log'];
    const inner = { key: 'b', label: 'B', data: { href: '/b', actions: actionsOfReader } };
    const tree = [{ key: 'a', label: 'A', data: { href: '/a', actions: [] }, children: [inner] }];
    const body = { name: 'Reader', orgId: owner.orgId, tree: JSON.stringify(tree) };
    await app.expectDone('POST', '/menu-templates', body, owner.headers);
    await app.dataSource.query(`DELETE FROM known_action WHERE name = 'act:get-security-log'`);

    await upgrade();

    const [entry] = await treeNamed('Reader');
    expect(entry!.children![0]!.data.actions).toEqual([...actionsOfReader, 'act:get-security-log']);
    expect([...grantedActions(await treeNamed('Little'))]).toEqual(['act:get-projects']);
  });

  it('are usable at once', async () => {
    const keys = await app.request(
      'GET',
      `/api/auth/keys?project_id=${owner.projectId}`,
      undefined,
      owner.headers,
    );

    expect(keys.status).toBe(200);
  });
});
