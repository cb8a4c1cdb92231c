import type { QueryRunner } from 'typeorm';
import { productVersion } from '#libs/config';
import { StartFailure } from '#libs/http';
import { migrationDataSource } from './data-source.js';

/** Any constant will do, as long as every process that migrates uses the same. */
const migrationLock = 7_203_114;

export interface MigrateOptions {
  /** Whether a schema of a newer version is no reason to stop. */
  readonly allowNewerSchema?: boolean;
}

/**
 * Brings a database to the newest schema; processes that start together wait for the first one.
 *
 * @returns the names of the migrations applied by this call
 * @throws StartFailure when a newer version has migrated it, unless that is allowed
 */
export async function migrate(
  url: string,
  { allowNewerSchema = false }: MigrateOptions = {},
): Promise<string[]> {
  const dataSource = await migrationDataSource(url).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const known = new Set(dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name));
    const unknown = (await appliedMigrations(lock)).filter((name) => !known.has(name));
    if (unknown.length > 0) tellNewerSchema(unknown, allowNewerSchema);
    const applied = await dataSource.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

async function appliedMigrations(runner: QueryRunner): Promise<string[]> {
  if (!(await runner.hasTable('migration'))) return [];
  const rows = (await runner.query('SELECT name FROM migration ORDER BY id')) as { name: string }[];
  return rows.map(({ name }) => name);
}

function tellNewerSchema(unknown: readonly string[], allowed: boolean): void {
  const what = `A newer version has migrated the database: version ${productVersion} does not know ${unknown.join(', ')}.`;
  if (allowed) return console.warn(what);
  throw new StartFailure(
    `${what} Start the newer version, restore a backup from before it, or set ALLOW_NEWER_SCHEMA=true where its upgrade notes say that this version runs on its schema.`,
  );
}
