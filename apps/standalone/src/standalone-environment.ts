import { join } from 'node:path';
import { readDataDir, type Environment } from '#libs/config';
import { StartFailure } from '#libs/http';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres/index.js';
import { readOrMakeSecret } from './own-secret.js';

/** The settings of a one-command set-up, and the database that it brings when none is named. */
export interface StandaloneEnvironment {
  environment: Environment;
  embedded: EmbeddedPostgres | undefined;
}

const namesDatabase = ({ DB_URL, DATABASE_URL }: Environment): boolean => Boolean(DB_URL ?? DATABASE_URL);

/** Adds to the environment what is missing in it: a secret, and a PostgreSQL server in the data folder. */
export async function completeEnvironment(given: Environment): Promise<StandaloneEnvironment> {
  const dataDir = readDataDir(given);
  const environment: Record<string, string | undefined> = { ...given };
  environment['SECRET_KEY'] ??= readOrMakeSecret(dataDir);
  if (namesDatabase(given)) return { environment, embedded: undefined };
  console.log('Starting PostgreSQL …');
  const embedded = await startDatabase(join(dataDir, 'postgres'));
  return { environment: { ...environment, DB_URL: embedded.url }, embedded };
}

/** What goes wrong here is said in whole sentences already. */
async function startDatabase(dataDir: string): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({ dataDir });
  } catch (error) {
    throw new StartFailure((error as Error).message);
  }
}
