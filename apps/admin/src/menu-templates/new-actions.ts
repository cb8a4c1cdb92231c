import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MenuTemplate, type MenuEntry } from '#libs/entities';
import { actionOrigins, actions, grantedActions } from '#libs/guards';
import { readAdminMenu } from '../organizations/index.js';

/**
 * Gives the actions that an upgrade brings to the menu templates that granted the action they grew out of
 * (`actionOrigins`), and all of them to those that granted everything before it: otherwise nobody of an older
 * organization could use them, since nobody grants what they lack.
 */
@Injectable()
export class NewActions implements OnApplicationBootstrap {
  private readonly logger = new Logger('menu templates');

  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    const count = await this.dataSource.transaction((manager) => grantNewActions(manager, readAdminMenu()));
    if (count > 0) this.logger.log(`New actions were added to ${count} menu template(s).`);
  }
}

/**
 * @param menu the tree that shows every action
 * @returns how many templates were changed
 */
export async function grantNewActions(manager: EntityManager, menu: readonly MenuEntry[]): Promise<number> {
  const before = await manager.query<{ name: string }[]>('SELECT name FROM known_action');
  const added = await manager.query<{ name: string }[]>(
    'INSERT INTO known_action (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING RETURNING name',
    [[...actions]],
  );
  if (before.length === 0 || added.length === 0) return 0;
  const names = new Set(added.map(({ name }) => name));
  const known = before.filter(
    ({ name }) => !names.has(name) && (actions as readonly string[]).includes(name),
  );
  let changed = 0;
  for (const { id, tree } of await manager.find(MenuTemplate, { select: { id: true, tree: true } })) {
    const granted = grantedActions(tree);
    const isFull = known.every(({ name }) => granted.has(name));
    const grown = isFull ? withActions(tree, menu, names) : withGrownActions(tree, names);
    if (grantedActions(grown).size === granted.size) continue;
    await manager.update(MenuTemplate, { id }, { tree: grown });
    changed++;
  }
  return changed;
}

/** The tree with those of the named actions whose origin it grants, each beside its origin. */
function withGrownActions(
  tree: readonly MenuEntry[],
  names: ReadonlySet<string>,
  origins: Readonly<Partial<Record<string, string>>> = actionOrigins,
): MenuEntry[] {
  const result = structuredClone([...tree]);
  const grow = (name: string): void => {
    const origin = origins[name];
    if (origin === undefined || grantedActions(result).has(name)) return;
    if (names.has(origin)) grow(origin);
    findEntryWith(result, ({ data }) => data.actions.includes(origin))?.data.actions.push(name);
  };
  for (const name of names) grow(name);
  return result;
}

/** The tree with the named actions, each where the menu has it: in the entry of the same key, or in a new one. */
function withActions(
  tree: readonly MenuEntry[],
  menu: readonly MenuEntry[],
  names: ReadonlySet<string>,
): MenuEntry[] {
  const result = structuredClone([...tree]);
  const granted = grantedActions(tree);
  for (const entry of menu) {
    const missing = entry.data.actions.filter((action) => names.has(action) && !granted.has(action));
    if (missing.length === 0) continue;
    const own = findEntryWith(result, ({ key }) => key === entry.key);
    if (own) own.data.actions.push(...missing);
    else result.push({ ...entry, data: { ...entry.data, actions: missing } });
  }
  return result;
}

function findEntryWith(
  tree: readonly MenuEntry[],
  isIt: (entry: MenuEntry) => boolean,
): MenuEntry | undefined {
  for (const entry of tree) {
    const found = isIt(entry) ? entry : findEntryWith(entry.children ?? [], isIt);
    if (found) return found;
  }
  return undefined;
}
