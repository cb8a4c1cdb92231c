import { join } from 'node:path';
import {
  forgetOwnDatabase,
  isSettingGiven,
  noteOwnDatabase,
  readDatabaseUrl,
  readDataDir,
  type Environment,
} from '#libs/config';
import { StartFailure } from '#libs/processes';
import { startEmbeddedPostgres } from './embedded-postgres/index.js';
import { readOrMakeSecret } from './own-secret.js';

/** The environment with what the one-command set-up makes and picks itself, unless it is given. */
export function completeEnvironment(environment: Environment): Environment {
  return {
    ...environment,
    METRICS_PORT: environment['METRICS_PORT'] || '0',
    ...(!isSettingGiven(environment, 'SECRET_KEY') && {
      SECRET_KEY: readOrMakeSecret(readDataDir(environment)),
    }),
  };
}

/** The environment with a database in the place of the one that it may name. */
export const withDatabase = (environment: Environment, url: string): Environment => ({
  ...environment,
  ...Object.fromEntries(
    ['DB_URL_FILE', 'DB_USER', 'DB_USER_FILE', 'DB_PASSWORD', 'DB_PASSWORD_FILE'].map((name) => [
      name,
      undefined,
    ]),
  ),
  DB_URL: url,
});

/** A database to work on, and how to let go of it. */
export interface StartedDatabase {
  url: string;
  stop(): Promise<void>;
}

/**
 * The database that the environment names, or a PostgreSQL server of its own in the data folder.
 *
 * @param connections how many a server of its own is to have at least
 */
export async function startDatabase(environment: Environment, connections: number): Promise<StartedDatabase> {
  const named = readDatabaseUrl(environment);
  if (named !== undefined) return { url: named, stop: async () => {} };
  console.log('Starting PostgreSQL …');
  const database = await startEmbedded(join(readDataDir(environment), 'postgres'), connections);
  noteOwnDatabase(environment, database.url);
  const stop = () => {
    forgetOwnDatabase(environment);
    return database.stop();
  };
  return { url: database.url, stop };
}

/** PostgreSQL's own default. */
const usualConnections = 100;

/** What goes wrong here is said in whole sentences already. */
async function startEmbedded(dataDir: string, connections: number): Promise<StartedDatabase> {
  const settings = { max_connections: String(Math.max(usualConnections, connections)) };
  try {
    return await startEmbeddedPostgres({ dataDir, settings });
  } catch (error) {
    throw new StartFailure((error as Error).message);
  }
}
