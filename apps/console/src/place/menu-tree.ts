import { pageTitles } from '../texts/page-titles.js';

/** An entry of a member's menu as the API answers it. */
export interface MenuEntry {
  key: string;
  label: string;
  icon?: string;
  data: { href: string; actions: readonly string[] };
  children?: readonly MenuEntry[];
}

/** The parts of the menu that have a heading. What is used every day stands above them without one. */
export type MenuSection = 'project' | 'organization';

/** A page as the menu needs to know it. */
export interface MenuPage {
  path: string;
  needs?: string;
  menu?: { href: string };
  section?: MenuSection;
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

/** Entries that stand together in the navigation, below the heading of their section if they have one. */
export interface NavigationGroup<P> {
  section?: MenuSection;
  entries: readonly NavigationEntry<P>[];
}

/** Five entries of static/menu.json have labels that are part of the API; they are shown with the titles of their pages. */
const titles: Readonly<Record<string, readonly [label: string, title: string]>> = {
  '/experiment': ['Experiment', pageTitles.experiments],
  '/project': ['Project', pageTitles.projects],
  '/user': ['User', pageTitles.people],
  '/role': ['Role', pageTitles.roles],
  '/menu-template': ['Menu', pageTitles.templates],
};

/** What an entry is called in the console: “Members” for an entry that still has the label “User”. */
export function shownLabel({ label, data }: Pick<MenuEntry, 'label' | 'data'>): string {
  const [usual, title] = titles[data.href] ?? [];
  return title !== undefined && label === usual ? title : label;
}

/** Every action of a menu: what its member can do. */
export function actionsOf(tree: readonly MenuEntry[]): Set<string> {
  return new Set(tree.flatMap(({ data, children = [] }) => [...data.actions, ...actionsOf(children)]));
}

/**
 * The navigation of a menu: its labels, icons and order. Entries without a page, or whose page the member cannot read,
 * are left out.
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
    const page = pages.find(({ menu }) => menu?.href === href);
    const address = /^https?:\/\//.test(href) ? href : undefined;
    const children = entriesOf(entry.children ?? [], pages);
    if (!page && !address && children.length === 0) return [];
    return [{ key: entry.key, label: shownLabel(entry), icon: iconOf(entry), page, address, children }];
  });
}

const ranks = { none: 0, project: 1, organization: 2 };

/**
 * The navigation below its headings. A menu that mixes the sections, because its organization arranged it in another
 * way, gets no headings.
 */
export function groupsOf<P extends MenuPage>(entries: readonly NavigationEntry<P>[]): NavigationGroup<P>[] {
  const groups: { section?: MenuSection; entries: NavigationEntry<P>[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const section = entry.page ? entry.page.section : last?.section;
    if (last && last.section === section) last.entries.push(entry);
    else groups.push({ section, entries: [entry] });
  }
  const order = groups.map(({ section }) => ranks[section ?? 'none']);
  const isSorted = order.every((rank, index) => index === 0 || rank > order[index - 1]!);
  return isSorted ? groups : [{ entries }];
}

/** `pi pi-fw pi-users` → `users`. */
function iconOf({ icon = '' }: MenuEntry): string {
  return /pi-(?!fw\b)([\w-]+)/.exec(icon)?.[1] ?? 'circle';
}
