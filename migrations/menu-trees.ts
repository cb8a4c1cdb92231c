import type { QueryRunner } from 'typeorm';

/** An entry of a menu template as it is stored; see `MenuEntry` of libs/entities. */
export interface StoredEntry {
  key: string;
  label: string;
  icon?: string;
  data: { href: string; actions: string[] };
  children?: StoredEntry[];
}

/** An entry that comes with an upgrade. */
export interface AddedEntry {
  key: string;
  label: string;
  /** Of primeicons: `calculator`. */
  icon: string;
  href: string;
  /** The action that the page requires. Only templates that grant it, or gain it now, get the entry. */
  needs: string;
  /** The `href`s of the entries that it may follow. The first one that a template has decides. */
  after: readonly string[];
  /** The actions that come with the page, each with the older one whose holders have always been able to do as much. */
  grants?: Readonly<Record<string, string>>;
}

/** Changes the trees of all menu templates. A tree that `change` returns as it was is not written. */
export async function changeTrees(
  runner: QueryRunner,
  change: (tree: StoredEntry[]) => StoredEntry[],
): Promise<void> {
  const templates = (await runner.query('SELECT id, tree FROM menu_template ORDER BY id FOR UPDATE')) as {
    id: number;
    tree: StoredEntry[];
  }[];
  for (const { id, tree } of templates) {
    const changed = change(structuredClone(tree));
    if (JSON.stringify(changed) === JSON.stringify(tree)) continue;
    await runner.query('UPDATE menu_template SET tree = $2 WHERE id = $1', [id, JSON.stringify(changed)]);
  }
}

/**
 * Adds an entry to every menu template that may open its page, however its organization has arranged it: behind its
 * neighbour, at that one's level. A template without the neighbour shows no such entry; its new actions stand with the
 * older ones that they grew out of.
 */
export async function addMenuEntry(runner: QueryRunner, entry: AddedEntry): Promise<void> {
  const fresh = await onlyNewGrants(runner, entry);
  await changeTrees(runner, (tree) => withEntry(tree, fresh));
}

/** The entry without the actions that this installation has known before: who took them out of a template meant it. */
export async function onlyNewGrants<E extends AddedEntry>(runner: QueryRunner, entry: E): Promise<E> {
  const rows = (await runner.query('SELECT name FROM known_action')) as { name: string }[];
  const known = new Set(rows.map(({ name }) => name));
  const grants = Object.entries(entry.grants ?? {}).filter(([name]) => !known.has(name));
  return { ...entry, grants: Object.fromEntries(grants) };
}

/** Undoes `addMenuEntry`: takes the entry and its new actions out of every menu template. */
export const removeMenuEntry = (runner: QueryRunner, { href, grants = {} }: AddedEntry): Promise<void> =>
  changeTrees(runner, (tree) =>
    withoutActions(
      mapEntries(tree, (entry) => (entry.data.href === href ? (entry.children ?? []) : [entry])),
      Object.keys(grants),
    ),
  );

/** @returns the tree with the entry; changes the one that is given */
export function withEntry(tree: StoredEntry[], added: AddedEntry): StoredEntry[] {
  if (flatten(tree).some(({ data }) => data.href === added.href)) return tree;
  const granted = new Set(flatten(tree).flatMap(({ data }) => data.actions));
  const gained = Object.entries(added.grants ?? {}).filter(
    ([name, origin]) => granted.has(origin) && !granted.has(name),
  );
  const neighbour = added.after.find((href) => flatten(tree).some(({ data }) => data.href === href));
  const isOpen = granted.has(added.needs) || gained.some(([name]) => name === added.needs);
  if (neighbour === undefined || !isOpen) {
    for (const [name, origin] of gained)
      flatten(tree)
        .find(({ data }) => data.actions.includes(origin))
        ?.data.actions.push(name);
    return tree;
  }
  const entry = newEntry(
    tree,
    added,
    gained.map(([name]) => name),
  );
  return mapEntries(tree, (one) => (one.data.href === neighbour ? [one, entry] : [one]));
}

/** @param actions that it grants */
function newEntry(
  tree: readonly StoredEntry[],
  { key, label, icon, href }: Pick<AddedEntry, 'key' | 'label' | 'icon' | 'href'>,
  actions: readonly string[],
): StoredEntry {
  const data = { href, actions: [...actions] };
  return { key: freeKey(tree, key), label, icon: `pi pi-fw pi-${icon}`, data };
}

/** Each entry with those below it, from top to bottom. */
export const flatten = (tree: readonly StoredEntry[]): StoredEntry[] =>
  tree.flatMap((entry) => [entry, ...flatten(entry.children ?? [])]);

/** The tree with each entry replaced, those below it first. */
export const mapEntries = (
  tree: readonly StoredEntry[],
  change: (entry: StoredEntry) => StoredEntry[],
): StoredEntry[] =>
  tree.flatMap((entry) =>
    change(entry.children ? { ...entry, children: mapEntries(entry.children, change) } : entry),
  );

const withoutActions = (tree: readonly StoredEntry[], names: readonly string[]): StoredEntry[] =>
  mapEntries(tree, ({ data, ...entry }) => [
    { ...entry, data: { ...data, actions: data.actions.filter((name) => !names.includes(name)) } },
  ]);

function freeKey(tree: readonly StoredEntry[], wanted: string): string {
  const taken = new Set(flatten(tree).map(({ key }) => key));
  for (let number = 2, key = wanted; ; key = `${wanted}-${number++}`) if (!taken.has(key)) return key;
}
