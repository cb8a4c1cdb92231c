import { advisoryLocks } from '#libs/entities';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { refuseNewerSchema } from '#libs/processes';
import { migrationDataSource } from './data-source.js';
import { knownMigrations } from './known-migrations.js';

/** Deadlock detected, lock not available. */
const lostLocks = ['40P01', '55P03'];
const tries = 20;
const pauseMs = 1_000;

export interface MigrateOptions {
  /** Whether a schema of a newer version is no reason to stop. */
  readonly allowNewerSchema?: boolean;
}

/**
 * Brings a database to the newest schema; processes that start together wait for the first one.
 *
 * Apps of the version before may serve meanwhile: a lock that they do not leave soon is given up and asked for again, so
 * that they do not queue behind it.
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
    await lock.query('SET lock_timeout = 0');
    await lock.query('SELECT pg_advisory_lock($1)', [advisoryLocks.migration]);
    await refuseNewerSchema((text) => lock.query(text), {
      ...{ known: knownMigrations, allowed: allowNewerSchema, warn: (sentence) => console.warn(sentence) },
    });
    return await runMigrations(dataSource);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [advisoryLocks.migration]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

async function runMigrations(dataSource: DataSource): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const applied = await dataSource.runMigrations();
      return applied.map(({ name }) => name);
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!lostLocks.includes(code) || attempt === tries) throw error;
      console.warn(`Another process has the locks of a migration (${code}); it begins again.`);
      await sleep(pauseMs);
    }
  }
}
