import type { ComponentType } from 'react';

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
  /** The menu entry that leads here, by its href, or under which entry it follows. Without it: not in the menu. */
  menu?: { href: string } | { under: string; label: string; icon: string };
  /** The component, loaded when it is first needed. */
  load: () => Promise<ComponentType>;
}
