import type { ComponentType } from 'react';
import type { MenuSection } from './place/menu-tree.js';

/** An address of the console, taken apart. */
export interface PageAddress {
  orgId: number;
  /** Of the address; undefined on pages of the organization. */
  projectId: number | undefined;
  /** The other parts of the path that a page names: `experimentId`. */
  params: Readonly<Record<string, string>>;
  search: URLSearchParams;
}

/**
 * A page of the shell. Each feature lists its own in `features/<name>/pages.ts`; `pages.ts` collects them.
 */
export interface PageDefinition {
  /** Below the organization or the project in the address: `experiments/:experimentId`. */
  path: string;
  scope: 'organization' | 'project';
  /** For the command palette. */
  title: string;
  /** The action without which there is nothing to see: the menu leaves the page out, and its address says so. */
  needs?: string;
  /** The `href` of the menu entry that leads here, as static/menu.json has it. Without it: not in the menu. */
  menu?: { href: string };
  /** The heading of the menu that the page stands under. Without it: above all headings, with what is used every day. */
  section?: MenuSection;
  /** The component, loaded when it is first needed. */
  load: () => Promise<ComponentType>;
  /** Begins to read what the page shows first, when the console is opened at its address. */
  begin?: (address: PageAddress) => Promise<void>;
}
