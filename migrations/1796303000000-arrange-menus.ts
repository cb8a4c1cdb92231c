import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  changeTrees,
  flatten,
  mapEntries,
  onlyNewGrants,
  withEntry,
  type AddedEntry,
  type StoredEntry,
} from './menu-trees.js';

type Added = AddedEntry & { from: string; moves: readonly string[] };

/** Pages that had no entries of their own: the console showed them behind other entries, which still grant their actions. */
const added: readonly Added[] = [
  {
    ...{ key: 'planner', label: 'Planner', icon: 'calculator', href: '/planner' },
    ...{ needs: 'act:get-experiments', after: ['/experiment'], from: '/experiment', moves: [] },
  },
  {
    ...{ key: 'file', label: 'Files', icon: 'images', href: '/file' },
    ...{ needs: 'act:get-project-file', after: ['/planner', '/experiment'], from: '/experiment' },
    moves: ['act:create-project-file', 'act:get-project-file', 'act:delete-project-file'],
  },
  {
    ...{ key: 'group', label: 'Groups', icon: 'clone', href: '/group' },
    ...{ needs: 'act:get-groups', after: ['/file', '/planner', '/experiment'], from: '/experiment' },
    moves: ['act:create-group', 'act:get-groups', 'act:delete-group'],
  },
  {
    ...{ key: 'project-settings', label: 'Settings', icon: 'cog', href: '/project-settings' },
    ...{ needs: 'act:get-projects', after: ['/project'], from: '/project', moves: ['act:update-project'] },
  },
  {
    ...{ key: 'security-log', label: 'Security log', icon: 'lock', href: '/security-log' },
    ...{ needs: 'act:get-security-log', after: ['/audit'], from: '/audit', moves: ['act:get-security-log'] },
    grants: { 'act:get-security-log': 'act:get-audit-log' },
  },
];

/** Where people in projects are granted, before and after. */
const ofMembers = {
  from: '/user',
  to: '/project-settings',
  moves: [
    'act:get-project-users',
    'act:assign-user-to-project',
    'act:update-project-user',
    'act:remove-user-from-project',
  ],
};

/** Entries as releases gave them to new organizations: key, label, icon, `href`. */
const given = [
  ['user', 'User', 'users', '/user'],
  ['role', 'Role', 'shield', '/role'],
  ['menu', 'Menu', 'list', '/menu-template'],
  ['project', 'Project', 'folder', '/project'],
  ['experiment', 'Experiment', 'bolt', '/experiment'],
  ['segment', 'Segment', 'filter', '/segment'],
  ['end-user', 'End user', 'id-card', '/end-user'],
  ['api-key', 'API key', 'key', '/api-key'],
  ['live-events', 'Live events', 'eye', '/live-events'],
  ['audit', 'Audit', 'history', '/audit'],
] as const;

/** The orders that releases had. */
const orders = [
  'user role menu project experiment segment end-user api-key live-events audit'.split(' '),
  'experiment segment live-events end-user project api-key user role menu audit'.split(' '),
];

export const wantedOrder = [
  ...['/experiment', '/segment', '/live-events', '/planner'],
  ...['/project-settings', '/api-key', '/file', '/group', '/end-user'],
  ...['/project', '/user', '/role', '/menu-template', '/security-log', '/audit'],
];

/** Former and present labels; the five others are part of the API and stay. */
const labels: readonly (readonly [href: string, former: string, label: string])[] = [
  ['/segment', 'Segment', 'Segments'],
  ['/live-events', 'Live events', 'Live'],
  ['/end-user', 'End user', 'End users'],
  ['/api-key', 'API key', 'API keys'],
  ['/audit', 'Audit', 'Audit log'],
];

/**
 * Gives every page of the console an entry in the menu templates that can open it, and puts the entries in the order
 * of static/menu.json. What a template grants stays the same.
 *
 * A template is untouched, and is put in order, if its organization never arranged it: it is a flat list of entries with
 * the key, label, icon and address that a release gave them, in the order of a release, whichever of them are left out
 * and whatever each grants. Any other template keeps its order, levels, icons and labels, and gets the new entries where
 * the console has shown these pages so far. Labels that nobody changed become those of the pages everywhere.
 */
export class ArrangeMenus1796303000000 implements MigrationInterface {
  readonly name = 'ArrangeMenus1796303000000';

  async up(runner: QueryRunner): Promise<void> {
    const fresh: Added[] = [];
    for (const entry of added) fresh.push(await onlyNewGrants(runner, entry));
    await changeTrees(runner, (tree) => arranged(tree, fresh));
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeTrees(runner, disarranged);
  }
}

export function arranged(tree: readonly StoredEntry[], entries: readonly Added[] = added): StoredEntry[] {
  const isUntouched = isAsGiven(tree);
  let result = relabelled(structuredClone(tree), (former, label) => [former, label]);
  for (const entry of entries) result = withEntry(result, entry);
  if (!isUntouched) return result;
  for (const { href, from, moves } of [...entries, { ...ofMembers, href: ofMembers.to }])
    moveActions(result, moves, from, href);
  return inOrder(result, wantedOrder);
}

export function disarranged(before: readonly StoredEntry[]): StoredEntry[] {
  const tree = structuredClone(before);
  const isArranged = isInOrder(tree, wantedOrder);
  for (const { moves, to, from } of [ofMembers, ...added.map((one) => ({ ...one, to: one.href }))])
    moveActions(tree, moves, to, from);
  const kept = mapEntries(tree, (entry) =>
    added.some(({ href }) => href === entry.data.href) && entry.data.actions.length === 0
      ? (entry.children ?? [])
      : [entry],
  );
  const result = relabelled(kept, (former, label) => [label, former]);
  return isArranged ? inOrder(result, hrefsOf(orders[1]!)) : result;
}

function isAsGiven(tree: readonly StoredEntry[]): boolean {
  const isGiven = tree.every((entry) =>
    given.some(
      ([key, label, icon, href]) =>
        entry.key === key &&
        entry.label === label &&
        entry.icon === `pi pi-fw pi-${icon}` &&
        entry.data.href === href &&
        !entry.children?.length,
    ),
  );
  return isGiven && orders.some((order) => isInOrder(tree, hrefsOf(order)));
}

const hrefsOf = (keys: readonly string[]): string[] =>
  keys.map((key) => given.find(([one]) => one === key)![3]);

/** Whether the entries are among those of an order, and in that order. */
function isInOrder(tree: readonly StoredEntry[], hrefs: readonly string[]): boolean {
  const places = tree.map(({ data }) => hrefs.indexOf(data.href));
  return places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!));
}

const inOrder = (tree: readonly StoredEntry[], hrefs: readonly string[]): StoredEntry[] =>
  tree.toSorted((a, b) => hrefs.indexOf(a.data.href) - hrefs.indexOf(b.data.href));

/** Lets another entry grant some of the actions of an entry, if the tree has both. */
function moveActions(tree: readonly StoredEntry[], names: readonly string[], from: string, to: string): void {
  const find = (href: string) => flatten(tree).find(({ data }) => data.href === href)?.data;
  const [source, target] = [find(from), find(to)];
  if (!source || !target) return;
  target.actions.push(...source.actions.filter((name) => names.includes(name)));
  source.actions = source.actions.filter((name) => !names.includes(name));
}

const relabelled = (
  tree: readonly StoredEntry[],
  direction: (former: string, label: string) => readonly [is: string, becomes: string],
): StoredEntry[] =>
  mapEntries(tree, (entry) => {
    const [, former, label] = labels.find(([href]) => href === entry.data.href) ?? [];
    if (former === undefined || label === undefined) return [entry];
    const [is, becomes] = direction(former, label);
    return [{ ...entry, label: entry.label === is ? becomes : entry.label }];
  });
