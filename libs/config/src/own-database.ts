import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDatabaseUrl, readDataDir } from './load-config.js';
import type { Environment } from './environment.js';

const pathIn = (environment: Environment): string => join(readDataDir(environment), 'database-url');

/** Lets commands find the database of the one-command set-up while it runs. Only its user can read it. */
export function noteOwnDatabase(environment: Environment, url: string): void {
  rmSync(pathIn(environment), { force: true });
  writeFileSync(pathIn(environment), `${url}\n`, { mode: 0o600 });
}

/** The database has stopped, or is about to. */
export function forgetOwnDatabase(environment: Environment): void {
  rmSync(pathIn(environment), { force: true });
}

/**
 * The database that a command works on: the named one, or else that of the one-command set-up which runs in
 * this folder (a killed one may have left the address of a database that is gone); undefined without either.
 *
 * @throws ConfigError when one is named wrongly
 */
export function findDatabaseUrl(environment: Environment): string | undefined {
  return readDatabaseUrl(environment) ?? readNote(environment);
}

function readNote(environment: Environment): string | undefined {
  try {
    return readFileSync(pathIn(environment), 'utf8').trim();
  } catch {
    return undefined;
  }
}
