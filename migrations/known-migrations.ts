import { migrations } from './index.js';

/** Names of all migrations of this version, as the table `migration` has them. */
export const knownMigrations: readonly string[] = migrations.map(({ name }) => name);
