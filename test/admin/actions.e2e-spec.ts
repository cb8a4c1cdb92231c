import { readFileSync } from 'node:fs';
import { DiscoveryModule, DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessKey, actions, grantedActions, publicActions, type Access } from '#libs/guards';
import type { MenuEntry } from '#libs/entities';
import { createApplication, RootModule } from '#libs/program';
import { AdminModule } from '../../apps/admin/src/admin.module.js';
import { parseMenuTree } from '../../apps/admin/src/menu-templates/index.js';
import { decisionPaths } from '../../apps/decision/src/openapi.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';

/** The routes of the decision app sit outside of the framework; they name their actions in the document. */
const decisionActions = Object.values(decisionPaths).flatMap((path) =>
  Object.values(path as Record<string, { 'x-action'?: string }>).flatMap(
    (operation) => operation['x-action'] ?? [],
  ),
);

interface Route {
  name: string;
  access: Access | undefined;
}

describe('actions', () => {
  let app: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    const modules = [AdminModule, DiscoveryModule];
    app = await startTestApp((config) => createApplication(RootModule.of(config, modules), config));
    routes = findRoutes(app);
  });
  afterAll(() => app.stop());

  const menu = JSON.parse(readFileSync('static/menu.json', 'utf8')) as MenuEntry[];
  const named = (): string[] => [
    ...routes.flatMap(({ access }) => (access && 'action' in access && access.action ? [access.action] : [])),
    ...decisionActions,
  ];

  it('are each there once', () => {
    expect(actions.length).toBe(new Set(actions).size);
  });

  it('stand, all of them, on a route, and routes name no other', () => {
    expect(unique(named())).toEqual(unique(actions));
  });

  it('stand, all of them, in static/menu.json, which names no other', () => {
    expect(unique([...grantedActions(menu)])).toEqual(unique(actions));
  });

  it('are protected exactly when they are not listed as public', () => {
    const open = routes.flatMap(({ access }) =>
      access?.to === 'anybody' && access.action ? [access.action] : [],
    );

    expect(unique([...open, ...decisionActions])).toEqual(unique(publicActions));
  });

  it('leave no route without a mark of who may call it', () => {
    const unmarked = routes.filter(({ access }) => access === undefined).map(({ name }) => name);

    expect(routes.length).toBeGreaterThan(50);
    expect(unmarked).toEqual([]);
  });

  it('are listed, sorted, for any login and for nobody else', async () => {
    const owner = await app.signUp();
    const member = await app.addMember(owner, { actions: [] });

    const listed = await app.as(member)('POST', '/actions');

    expect([listed.status, listed.body]).toEqual([200, [...actions].sort()]);
    expect((await app.request('POST', '/actions')).status).toBe(401);
  });
});

describe('static/menu.json', () => {
  const menu = JSON.parse(readFileSync('static/menu.json', 'utf8')) as MenuEntry[];

  it.each([
    ['User', '/user', 'pi pi-fw pi-users'],
    ['Role', '/role', 'pi pi-fw pi-shield'],
    ['Menu', '/menu-template', 'pi pi-fw pi-list'],
    ['Project', '/project', 'pi pi-fw pi-folder'],
    ['Experiment', '/experiment', 'pi pi-fw pi-bolt'],
  ])('has the entry %s', (label, href, icon) => {
    expect(menu.find((entry) => entry.label === label)).toMatchObject({ icon, data: { href } });
  });

  it('is a tree that the API itself would take', () => {
    expect(parseMenuTree(JSON.stringify(menu))).toEqual(menu);
  });
});

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** Every handler of every controller, with its mark. */
function findRoutes(app: TestApp): Route[] {
  const reflector = app.app.get(Reflector);
  const scanner = new MetadataScanner();
  return app.app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance, name }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner
        .getAllMethodNames(prototype)
        .filter((method) => Reflect.hasMetadata('path', prototype[method]!))
        .map((method) => ({
          name: `${String(name)}.${method}`,
          access: reflector.get<Access | undefined>(accessKey, prototype[method]!),
        }));
    });
}
