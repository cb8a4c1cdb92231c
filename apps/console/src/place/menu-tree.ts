/** An entry of a member's menu as the API answers it. */
export interface MenuEntry {
  key: string;
  label: string;
  icon?: string;
  data: { href: string; actions: readonly string[] };
  children?: readonly MenuEntry[];
}

/** A page as the menu needs to know it. */
export interface MenuPage {
  path: string;
  needs?: string;
  menu?: { href: string } | { under: string; label: string; icon: string };
}

/** A line of the navigation: a page of the console, an address elsewhere, or only a heading for its children. */
export interface NavigationEntry<P> {
  key: string;
  label: string;
  icon: string;
  page?: P;
  address?: string;
  children: readonly NavigationEntry<P>[];
}

/** Every action of a menu: what its member may do. */
export function actionsOf(tree: readonly MenuEntry[]): Set<string> {
  return new Set(tree.flatMap(({ data, children = [] }) => [...data.actions, ...actionsOf(children)]));
}

/**
 * The navigation that a menu stands for: its labels, icons and order. What leads to no page, or to one that the
 * member may not read, is left out; pages without an entry of their own follow the entry they belong under.
 */
export function navigationOf<P extends MenuPage>(
  tree: readonly MenuEntry[],
  pages: readonly P[],
): NavigationEntry<P>[] {
  const granted = actionsOf(tree);
  const readable = pages.filter(({ needs }) => needs === undefined || granted.has(needs));
  return entriesOf(tree, readable);
}

function entriesOf<P extends MenuPage>(
  tree: readonly MenuEntry[],
  pages: readonly P[],
): NavigationEntry<P>[] {
  return tree.flatMap((entry) => {
    const { href } = entry.data;
    const page = pages.find(({ menu }) => menu && 'href' in menu && menu.href === href);
    const address = /^https?:\/\//.test(href) ? href : undefined;
    const children = entriesOf(entry.children ?? [], pages);
    const added = pages.flatMap((candidate) => addedUnder(href, candidate));
    if (!page && !address && children.length === 0) return added;
    return [{ key: entry.key, label: entry.label, icon: iconOf(entry), page, address, children }, ...added];
  });
}

function addedUnder<P extends MenuPage>(href: string, page: P): NavigationEntry<P>[] {
  const { menu } = page;
  if (!menu || !('under' in menu) || menu.under !== href) return [];
  return [{ key: page.path, label: menu.label, icon: menu.icon, page, children: [] }];
}

/** `pi pi-fw pi-users` → `users`. */
function iconOf({ icon = '' }: MenuEntry): string {
  return /pi-(?!fw\b)([\w-]+)/.exec(icon)?.[1] ?? 'circle';
}
