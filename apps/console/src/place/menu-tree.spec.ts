import { describe, expect, it } from '@jest/globals';
import { actionsOf, groupsOf, navigationOf, type MenuEntry } from './menu-tree.js';

const entry = (href: string, actions: string[], children: MenuEntry[] = []): MenuEntry => ({
  key: href,
  label: `Label of ${href}`,
  icon: 'pi pi-fw pi-users',
  data: { href, actions },
  children,
});
const users = { path: 'people', needs: 'act:get-users', menu: { href: '/user' } };
const plan = { path: 'planner', needs: 'act:get-experiments', menu: { href: '/planner' } };
const labelsOf = (tree: MenuEntry[]) => navigationOf(tree, [users, plan]).map(({ label }) => label);

describe('navigationOf', () => {
  it('gives an entry its page, label and icon', () => {
    const [first] = navigationOf([entry('/user', ['act:get-users'])], [users]);

    expect(first).toMatchObject({ label: 'Label of /user', icon: 'users', page: users });
  });

  it('calls an entry with a label of the API like its page', () => {
    const user = { ...entry('/user', ['act:get-users']), label: 'User' };

    expect(navigationOf([user, { ...user, label: 'Team' }], [users]).map(({ label }) => label)).toEqual([
      'Members',
      'Team',
    ]);
  });

  it('leaves out what the member may not read', () => {
    expect(labelsOf([entry('/user', ['act:get-user'])])).toEqual([]);
  });

  it('counts an action wherever in the tree it stands', () => {
    expect(labelsOf([entry('/user', []), entry('/x', ['act:get-users'])])).toEqual(['Label of /user']);
  });

  it('keeps a heading for its children, and leaves out an entry that leads nowhere', () => {
    const tree = [entry('', [], [entry('/user', ['act:get-users'])]), entry('/nowhere', [])];

    expect(labelsOf(tree)).toEqual(['Label of ']);
  });

  it('keeps an address of another site', () => {
    const [first] = navigationOf([entry('https://wiki.example/', [])], [users]);

    expect(first).toMatchObject({ address: 'https://wiki.example/' });
  });
});

describe('groupsOf', () => {
  const settings = { path: 'settings', menu: { href: '/settings' }, section: 'project' } as const;
  const people = { path: 'people', menu: { href: '/user' }, section: 'organization' } as const;
  const groups = (...hrefs: string[]) =>
    groupsOf(
      navigationOf(
        hrefs.map((href) => entry(href, ['act:get-experiments'])),
        [plan, settings, people],
      ),
    ).map(({ section, entries }) => [section, ...entries.map(({ page, address }) => page?.path ?? address)]);

  it('puts pages below the headings of their sections', () => {
    expect(groups('/planner', '/settings', '/user')).toEqual([
      [undefined, 'planner'],
      ['project', 'settings'],
      ['organization', 'people'],
    ]);
  });

  it('leaves the address of another site where it stands', () => {
    expect(groups('/settings', 'https://wiki.example/', '/user')).toEqual([
      ['project', 'settings', 'https://wiki.example/'],
      ['organization', 'people'],
    ]);
  });

  it('gives a menu that mixes the sections no headings', () => {
    const mixed = ['/settings', '/user', '/planner'];

    expect(groups(...mixed)).toEqual([[undefined, 'settings', 'people', 'planner']]);
  });
});

describe('actionsOf', () => {
  it('collects the actions of all levels', () => {
    expect([...actionsOf([entry('', ['act:a'], [entry('/b', ['act:b'])])])]).toEqual(['act:a', 'act:b']);
  });
});
