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
  title?: string;
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

/** Labels of static/menu.json. An entry that still has its own one is called like its page: “Members” instead of “User”. */
const defaultLabels: Readonly<Record<string, string>> = {
  '/user': 'User',
  '/role': 'Role',
  '/menu-template': 'Menu',
  '/project': 'Project',
  '/experiment': 'Experiment',
  '/segment': 'Segment',
  '/end-user': 'End user',
  '/api-key': 'API key',
  '/live-events': 'Live events',
  '/audit': 'Audit',
};

/** Every action of a menu: what its member can do. */
export function actionsOf(tree: readonly MenuEntry[]): Set<string> {
  return new Set(tree.flatMap(({ data, children = [] }) => [...data.actions, ...actionsOf(children)]));
}

/**
 * The navigation of a menu: its labels, icons and order. Entries without a page, or whose page the member cannot read,
 * are left out; pages without an entry of their own follow the entry they belong under.
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
    const label = labelOf(entry, page);
    return [{ key: entry.key, label, icon: iconOf(entry), page, address, children }, ...added];
  });
}

function labelOf({ label, data }: MenuEntry, page?: MenuPage): string {
  return defaultLabels[data.href] === label ? (page?.title ?? label) : label;
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
