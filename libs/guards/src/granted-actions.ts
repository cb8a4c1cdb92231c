import type { MenuEntry } from '#libs/entities';

/** Every action in a menu tree, at any depth. */
export function grantedActions(tree: readonly MenuEntry[]): Set<string> {
  const granted = new Set<string>();
  const visit = (entry: MenuEntry): void => {
    entry.data.actions.forEach((action) => granted.add(action));
    entry.children?.forEach(visit);
  };
  tree.forEach(visit);
  return granted;
}
