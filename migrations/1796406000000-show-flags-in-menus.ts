import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addMenuEntry, removeMenuEntry, type AddedEntry } from './menu-trees.js';

/** Everyone who can see the list of experiments gets an entry for its flags; what they can do stays as it is. */
export class ShowFlagsInMenus1796406000000 implements MigrationInterface {
  readonly name = 'ShowFlagsInMenus1796406000000';

  async up(runner: QueryRunner): Promise<void> {
    await addMenuEntry(runner, entry);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeMenuEntry(runner, entry);
  }
}

const entry: AddedEntry = {
  ...{ key: 'flags', label: 'Flags', icon: 'flag', href: '/flags' },
  ...{ needs: 'act:get-experiments', after: ['/experiment'] },
};
