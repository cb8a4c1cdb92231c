import { readFileSync } from 'node:fs';
import type { QueryRunner } from 'typeorm';
import { MenuTemplate } from '#libs/entities';
import {
  ArrangeMenus1796303000000,
  arranged,
  disarranged,
  wantedOrder,
} from '../../migrations/1796303000000-arrange-menus.js';
import {
  addMenuEntry,
  flatten,
  removeMenuEntry,
  withEntry,
  type StoredEntry,
} from '../../migrations/menu-trees.js';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import type { Account } from '../support/product.js';

const entry = (key: string, label: string, icon: string, href: string, actions: string[]): StoredEntry => ({
  ...{ key, label, icon: `pi pi-fw pi-${icon}` },
  data: { href, actions: actions.map((name) => `act:${name}`) },
});
const user = () => entry('user', 'User', 'users', '/user', ['get-users', 'get-project-users']);
const project = () => entry('project', 'Project', 'folder', '/project', ['get-projects', 'update-project']);
const experiment = () =>
  entry('experiment', 'Experiment', 'bolt', '/experiment', ['get-experiments', 'get-groups', 'delete-group']);
const segment = () => entry('segment', 'Segment', 'filter', '/segment', ['get-segments']);
const audit = () => entry('audit', 'Audit', 'history', '/audit', ['get-audit-log', 'get-security-log']);
const usual = () => [user(), project(), experiment(), segment(), audit()];

const shown = (tree: readonly StoredEntry[]) => flatten(tree).map(({ label }) => label);
const grants = (tree: readonly StoredEntry[]) =>
  flatten(tree)
    .flatMap(({ data }) => data.actions)
    .sort();
const ofHref = (tree: readonly StoredEntry[], wanted: string) =>
  flatten(tree).find(({ data }) => data.href === wanted)?.data.actions;

const ordered = ['Experiment', 'Segments', 'Planner', 'Settings', 'Groups', 'Project', 'User'];

describe('arranged', () => {
  it('puts a template that nobody arranged in the order of the menu, with the pages that it can open', () => {
    expect(shown(arranged(usual()))).toEqual([...ordered, 'Security log', 'Audit log']);
  });

  it('takes the later order of the default menu for unarranged, too', () => {
    const later = [experiment(), segment(), project(), user(), audit()];

    expect(arranged(later)).toEqual(arranged(usual()));
  });

  it('grants no more and no less, whatever the template', () => {
    const nested = [{ ...entry('all', 'All', 'cog', '', []), children: usual() }];

    for (const tree of [usual(), usual().reverse(), nested, [audit()], []])
      expect(grants(arranged(tree))).toEqual(grants(tree));
  });

  it('lets the new entries of an unarranged template grant what their pages need', () => {
    const tree = arranged(usual());

    expect(ofHref(tree, '/experiment')).toEqual(['act:get-experiments']);
    expect(ofHref(tree, '/group')).toEqual(['act:get-groups', 'act:delete-group']);
    expect(ofHref(tree, '/project-settings')).toEqual(['act:update-project', 'act:get-project-users']);
    expect(ofHref(tree, '/security-log')).toEqual(['act:get-security-log']);
  });

  it.each<[string, (tree: StoredEntry[]) => StoredEntry[], string[]]>([
    [
      'an order of its own',
      (tree) => tree.reverse(),
      [
        'Audit log',
        'Security log',
        'Segments',
        'Experiment',
        'Planner',
        'Groups',
        'Project',
        'Settings',
        'User',
      ],
    ],
    [
      'a label of its own',
      ([one, ...rest]) => [{ ...one!, label: 'Colleagues' }, ...rest],
      [
        'Colleagues',
        'Project',
        'Settings',
        'Experiment',
        'Planner',
        'Groups',
        'Segments',
        'Audit log',
        'Security log',
      ],
    ],
    [
      'levels',
      (tree) => [{ ...entry('all', 'All', 'cog', '', []), children: tree }],
      [
        'All',
        'User',
        'Project',
        'Settings',
        'Experiment',
        'Planner',
        'Groups',
        'Segments',
        'Audit log',
        'Security log',
      ],
    ],
  ])(
    'leaves a template with %s as it is, and adds pages where the console showed them',
    (_, change, labels) => {
      expect(shown(arranged(change(usual())))).toEqual(labels);
    },
  );

  it('adds nothing that the template cannot open', () => {
    expect(
      shown(arranged([entry('experiment', 'Experiment', 'bolt', '/experiment', ['get-results'])])),
    ).toEqual(['Experiment']);
  });

  it('gives a new entry a key that is free', () => {
    const own = entry('planner', 'Ours', 'star', 'https://plan.example/', []);

    expect(arranged([own, experiment()]).map(({ key }) => key)).toEqual([
      'planner',
      'experiment',
      'planner-2',
      'group',
    ]);
  });

  it('ends, for a template with everything, at the menu that new organizations get', () => {
    const menu = JSON.parse(readFileSync('static/menu.json', 'utf8')) as StoredEntry[];
    const wanted = menu.filter(({ data }) => wantedOrder.includes(data.href));
    const before = disarranged(wanted);

    const looks = (tree: StoredEntry[]) => tree.map(({ data, ...look }) => ({ ...look, href: data.href }));
    expect(looks(arranged(before))).toEqual(looks(wanted));
    expect(before.map(({ label }) => label)).toContain('Live events');
  });
});

describe('disarranged', () => {
  it('undoes it', () => {
    const later = [experiment(), segment(), project(), user(), audit()];

    expect(grants(disarranged(arranged(usual())))).toEqual(grants(usual()));
    expect(shown(disarranged(arranged(usual())))).toEqual(shown(later));
    expect(shown(disarranged(arranged(usual().reverse())))).toEqual(shown(usual().reverse()));
  });
});

describe('withEntry', () => {
  const added = {
    ...{ key: 'learnings', label: 'Learnings', icon: 'book', href: '/learnings' },
    ...{ needs: 'act:get-learnings', after: ['/planner', '/experiment'] },
    grants: { 'act:get-learnings': 'act:get-experiments', 'act:update-learning': 'act:update-experiment' },
  };

  it('adds an entry behind its neighbour, with the new actions whose origins the template grants', () => {
    const [first, second] = withEntry([experiment(), user()], added);

    expect(first?.data.href).toBe('/experiment');
    expect(second).toEqual(entry('learnings', 'Learnings', 'book', '/learnings', ['get-learnings']));
  });

  it('gives a template without the neighbour the actions alone', () => {
    const tree = withEntry([entry('x', 'X', 'cog', '/x', ['get-experiments'])], added);

    expect([shown(tree), grants(tree)]).toEqual([['X'], ['act:get-experiments', 'act:get-learnings']]);
  });

  it('changes nothing where no origin is granted, and nothing the second time', () => {
    expect(withEntry([user()], added)).toEqual([user()]);
    const once = withEntry([experiment()], added);
    expect(withEntry(structuredClone(once), added)).toEqual(once);
  });
});

describe('the stored templates of an organization', () => {
  let app: TestApp;
  let owner: Account;
  beforeAll(async () => {
    app = await startAdminApp();
    owner = await app.signUp();
  });
  afterAll(() => app.stop());

  const read = async () => {
    const [template] = await app.dataSource
      .getRepository(MenuTemplate)
      .findBy({ organizationId: owner.orgId });
    return template!.tree;
  };
  const write = (tree: StoredEntry[]) =>
    app.dataSource.getRepository(MenuTemplate).update({ organizationId: owner.orgId }, { tree });
  const migrate = (work: (runner: QueryRunner) => Promise<void>) =>
    app.dataSource.transaction((manager) => work(manager.queryRunner!));
  const migration = new ArrangeMenus1796303000000();

  it('are arranged and disarranged, and grant what they granted', async () => {
    // Entries of later releases are none of its business.
    const later = ['/flags', '/metrics', '/learnings'];
    await write((await read()).filter(({ data }) => !later.includes(data.href)));
    const menu = await read();

    await migrate((runner) => migration.down(runner));
    const before = await read();
    await migrate((runner) => migration.up(runner));

    expect(before[0]).toMatchObject({ label: 'Experiment' });
    expect(shown(before)).not.toContain('Planner');
    expect(shown(await read())).toEqual(shown(menu));
    expect([grants(before), grants(await read())]).toEqual([grants(menu), grants(menu)]);
  });

  it('gain a security log only if the installation has never had one to take away', async () => {
    const before = [{ ...audit(), data: { href: '/audit', actions: ['act:get-audit-log'] } }];
    await write(before);
    await migrate((runner) => migration.up(runner));
    expect(shown(await read())).toEqual(['Audit log']);

    await write(before);
    await app.dataSource.query(`DELETE FROM known_action WHERE name = 'act:get-security-log'`);
    await migrate((runner) => migration.up(runner));
    expect(shown(await read())).toEqual(['Security log', 'Audit log']);
  });

  it('gain the entry of a new page, and lose it again', async () => {
    await write([experiment()]);
    const added = {
      ...{ key: 'learnings', label: 'Learnings', icon: 'book', href: '/learnings' },
      ...{ needs: 'act:get-learnings', after: ['/planner', '/experiment'] },
      grants: { 'act:get-learnings': 'act:get-experiments' },
    };

    await migrate((runner) => addMenuEntry(runner, added));
    expect(shown(await read())).toEqual(['Experiment', 'Learnings']);

    await migrate((runner) => removeMenuEntry(runner, added));
    expect(await read()).toEqual([experiment()]);
  });
});
