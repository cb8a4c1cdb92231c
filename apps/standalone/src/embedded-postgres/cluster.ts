import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeProcess } from './processes.js';

const temporaryPrefix = 'initialising-';

export interface Cluster {
  path: string;
  password: string;
}

/**
 * PostgreSQL's files in `<dataDir>/cluster`, made on the first call.
 *
 * They are made beside it and renamed when complete, so a kill in the middle leaves nothing that counts.
 */
export async function prepareCluster(
  dataDir: string,
  initdb: string,
  options: { durable: boolean; signal: AbortSignal },
): Promise<Cluster> {
  removeLeftovers(dataDir);
  const path = join(dataDir, 'cluster');
  if (!isComplete(path)) await initialise(dataDir, path, initdb, options);
  return { path, password: readPassword(dataDir) };
}

async function initialise(
  dataDir: string,
  path: string,
  initdb: string,
  { durable, signal }: { durable: boolean; signal: AbortSignal },
): Promise<void> {
  createPassword(dataDir);
  const temporary = join(dataDir, `${temporaryPrefix}${process.pid}`);
  const flags = [`--pgdata=${temporary}`, '--username=postgres', `--pwfile=${join(dataDir, 'password')}`];
  flags.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale=C');
  flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) flags.push('--no-sync');
  await promisify(execFile)(initdb, flags, { signal }).catch(explainFailure);
  moveIntoPlace(temporary, path);
}

function explainFailure(error: Error & { stderr?: string }): never {
  const said = error.stderr?.trim().split('\n').slice(0, 3).join(' ') ?? error.message;
  throw new Error(`PostgreSQL's files could not be made: ${said || error.message}`);
}

/** Another start may have been quicker; then its files are the ones. */
function moveIntoPlace(temporary: string, path: string): void {
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!isComplete(path)) throw error;
  }
}

const isComplete = (path: string) => exists(join(path, 'PG_VERSION'));

/** Not existsSync: access(2) ignores the capability that may have been lent to this process. */
const exists = (path: string) => statSync(path, { throwIfNoEntry: false }) !== undefined;

function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(temporaryPrefix)) continue;
    const owner = describeProcess(Number(name.slice(temporaryPrefix.length)));
    if (!owner?.command.includes('embedded-postgres')) {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    }
  }
}

/** Linking a complete file is atomic: of two starts at once, both end up with the same password. */
function createPassword(dataDir: string): void {
  const temporary = join(dataDir, `${temporaryPrefix}password-${process.pid}`);
  writeFileSync(temporary, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(temporary, join(dataDir, 'password'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function readPassword(dataDir: string): string {
  const path = join(dataDir, 'password');
  if (!exists(path)) throw new Error(`${path} is missing: the database cannot be opened without it.`);
  return readFileSync(path, 'utf8').trim();
}
