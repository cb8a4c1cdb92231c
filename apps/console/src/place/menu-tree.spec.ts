import { describe, expect, it } from '@jest/globals';
import { actionsOf, navigationOf, type MenuEntry } from './menu-tree.js';

const entry = (href: string, actions: string[], children: MenuEntry[] = []): MenuEntry => ({
  key: href,
  label: `Label of ${href}`,
  icon: 'pi pi-fw pi-users',
  data: { href, actions },
  children,
});
const users = { path: 'people', needs: 'act:get-users', menu: { href: '/user' } };
const plan = {
  path: 'planner',
  needs: 'act:get-experiments',
  menu: { under: '/experiment', label: 'Planner', icon: 'calculator' },
};
const labelsOf = (tree: MenuEntry[]) => navigationOf(tree, [users, plan]).map(({ label }) => label);

describe('navigationOf', () => {
  it('gives an entry its page, label and icon', () => {
    const [first] = navigationOf([entry('/user', ['act:get-users'])], [users]);

    expect(first).toMatchObject({ label: 'Label of /user', icon: 'users', page: users });
  });

  it('calls an entry with its default label like its page', () => {
    const page = { ...users, title: 'Members' };
    const user = { ...entry('/user', ['act:get-users']), label: 'User' };

    expect(navigationOf([user, { ...user, label: 'Team' }], [page]).map(({ label }) => label)).toEqual([
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

  it('adds a page without an entry of its own where it belongs', () => {
    expect(labelsOf([entry('/experiment', ['act:get-experiments'])])).toEqual(['Planner']);
  });
});

describe('actionsOf', () => {
  it('collects the actions of all levels', () => {
    expect([...actionsOf([entry('', ['act:a'], [entry('/b', ['act:b'])])])]).toEqual(['act:a', 'act:b']);
  });
});
