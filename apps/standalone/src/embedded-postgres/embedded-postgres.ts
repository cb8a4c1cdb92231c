import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { claimDataDir, type DataDir } from './data-dir.js';
import { planKeeperLaunch } from './keeper-launch.js';
import type { KeeperAnswer, KeeperOrder } from './keeper-messages.js';

export interface EmbeddedPostgresOptions {
  /** A folder for the database alone; it is made when missing, and readable by the server's user only. */
  dataDir: string;
  /** Name of the database that the URL points to; made when missing. */
  database?: string;
  /** PostgreSQL's settings by name, over its defaults, such as `{ max_connections: '200' }`. */
  settings?: Record<string, string>;
  /** Deletes `dataDir` when the server stops, in whatever way this process ends. */
  removeOnExit?: boolean;
}

export interface EmbeddedPostgres {
  /** `postgres://user:password@127.0.0.1:port/database`; stays valid while the server restarts. */
  url: string;
  /** Shuts the server down, in about ten seconds at most; connections that are still open are ended. */
  stop(): Promise<void>;
}

type Keeper = ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable };

/**
 * Starts a PostgreSQL server that lives no longer than this process, however it ends.
 *
 * Two processes never share a data folder; what a killed one left behind is cleared first. Started by root,
 * the server runs as the owner of the data folder, for a new one as the system user postgres.
 *
 * @throws Error with a sentence for the user: in use by a running product, no rights, PostgreSQL's complaint
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = claimDataDir(options.dataDir);
  const keeper = launchKeeper(dataDir);
  const order: KeeperOrder = {
    dataDir: dataDir.path,
    database: options.database ?? 'abtesting',
    settings: options.settings ?? {},
    removeOnExit: options.removeOnExit ?? false,
  };
  keeper.stdin.on('error', () => undefined).write(`${JSON.stringify(order)}\n`);
  const answer = await receiveAnswer(keeper);
  if ('failure' in answer) throw new Error(answer.failure);
  letGo(keeper);
  return { url: answer.url, stop: () => stopKeeper(keeper) };
}

function launchKeeper(dataDir: DataDir): Keeper {
  const script = fileURLToPath(new URL('./keeper.js', import.meta.url));
  const { command, args, user } = planKeeperLaunch(script, dataDir);
  return spawn(command, args, { ...user, cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
}

async function receiveAnswer(keeper: Keeper): Promise<KeeperAnswer> {
  let complaint = '';
  keeper.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const answer = new Promise<KeeperAnswer>((resolve) => {
    createInterface({ input: keeper.stdout }).once('line', (line) =>
      resolve(JSON.parse(line) as KeeperAnswer),
    );
    keeper.once('error', (error) => resolve({ failure: error.message }));
    keeper.once('close', () =>
      resolve({ failure: `PostgreSQL's keeper ended at once: ${complaint.trim()}` }),
    );
  });
  return answer;
}

/** The keeper waits for this process, not the other way round. */
function letGo(keeper: Keeper): void {
  keeper.stderr.removeAllListeners('data').resume();
  for (const handle of [keeper, keeper.stdin, keeper.stdout, keeper.stderr]) {
    (handle as { unref?: () => void }).unref?.();
  }
}

async function stopKeeper(keeper: Keeper): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  keeper.ref();
  keeper.stdin.end();
  await once(keeper, 'exit');
}
