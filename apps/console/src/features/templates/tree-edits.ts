import type { MenuEntry } from '../../place/menu-tree.js';

/** Where an entry stands: its index at each level. */
export type TreePath = readonly number[];

export function entryAt(tree: readonly MenuEntry[], [index, ...rest]: TreePath): MenuEntry | undefined {
  const entry = index === undefined ? undefined : tree[index];
  return entry && rest.length > 0 ? entryAt(entry.children ?? [], rest) : entry;
}

/** The tree with an entry changed; one that becomes undefined is taken out. */
export function changeAt(
  tree: readonly MenuEntry[],
  [index, ...rest]: TreePath,
  change: (entry: MenuEntry) => MenuEntry | undefined,
): MenuEntry[] {
  return tree.flatMap((entry, at) => {
    if (at !== index) return [entry];
    if (rest.length > 0) return [{ ...entry, children: changeAt(entry.children ?? [], rest, change) }];
    return change(entry) ?? [];
  });
}

/** The tree with an entry added at the end below another one, or at the end of all. */
export function addBelow(tree: readonly MenuEntry[], path: TreePath, added: MenuEntry): MenuEntry[] {
  if (path.length === 0) return [...tree, added];
  return changeAt(tree, path, (entry) => ({ ...entry, children: [...(entry.children ?? []), added] }));
}

/** The tree with an entry moved among those beside it; unchanged at the ends. */
export function moveAt(tree: readonly MenuEntry[], [index = 0, ...rest]: TreePath, by: 1 | -1): MenuEntry[] {
  if (rest.length > 0) {
    return tree.map((entry, at) =>
      at === index ? { ...entry, children: moveAt(entry.children ?? [], rest, by) } : entry,
    );
  }
  const moved = [...tree];
  const [entry] = moved.splice(index, 1);
  const target = Math.min(moved.length, Math.max(0, index + by));
  if (entry) moved.splice(target, 0, entry);
  return moved;
}

/** A key that no entry of the tree has. */
export function freeKey(tree: readonly MenuEntry[], wanted = 'entry'): string {
  const taken = new Set(keysOf(tree));
  for (let number = 1; ; number++) {
    const key = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(key)) return key;
  }
}

const keysOf = (tree: readonly MenuEntry[]): string[] =>
  tree.flatMap(({ key, children = [] }) => [key, ...keysOf(children)]);

/** Every entry with its place, from top to bottom as it is drawn. */
export function flatten(
  tree: readonly MenuEntry[],
  above: TreePath = [],
): { entry: MenuEntry; path: TreePath; count: number }[] {
  return tree.flatMap((entry, index) => {
    const path = [...above, index];
    return [{ entry, path, count: tree.length }, ...flatten(entry.children ?? [], path)];
  });
}
