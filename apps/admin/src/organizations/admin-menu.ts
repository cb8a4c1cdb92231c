import { readFileSync } from 'node:fs';
import type { MenuEntry } from '#libs/entities';

/** The tree of the "Admin Menu Template": everything that a member can be granted. */
export function readAdminMenu(): MenuEntry[] {
  return JSON.parse(readFileSync('static/menu.json', 'utf8')) as MenuEntry[];
}
