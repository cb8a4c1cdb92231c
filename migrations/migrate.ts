import { migrationDataSource } from './data-source.js';

/** Any constant will do, as long as every process that migrates uses the same. */
const migrationLock = 7_203_114;

/**
 * Brings a database to the newest schema; processes that start together wait for the first one.
 *
 * @returns the names of the migrations applied by this call
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await migrationDataSource(url).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const applied = await dataSource.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
