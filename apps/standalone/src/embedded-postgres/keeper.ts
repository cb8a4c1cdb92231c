import { spawnSync } from 'node:child_process';
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { locateBinaries, makeRunnable } from './binaries.js';
import { type Cluster, prepareCluster } from './cluster.js';
import type { KeeperAnswer, KeeperOrder } from './keeper-messages.js';
import { PostgresServer } from './postgres-server.js';
import { RotatingLog } from './rotating-log.js';

/**
 * A program of its own that keeps one PostgreSQL server for another program.
 *
 * It reads its order as one line of JSON, answers with one line, and stops the server when its standard
 * input ends: so the server goes whatever way that other program went, kill -9 included.
 */
const stop = new AbortController();
let server: PostgresServer | undefined;
let ended = false;

async function keep(order: KeeperOrder): Promise<void> {
  if (order.removeOnExit) process.once('exit', () => removeDataDir(order.dataDir));
  const { initdb, postgres } = makeRunnable(locateBinaries());
  const durable = order.settings.fsync !== 'off';
  const cluster = await prepareCluster(order.dataDir, initdb, { durable, signal: stop.signal });
  server = new PostgresServer({
    command: [...dieWithKeeper(), postgres],
    clusterDir: cluster.path,
    settings: order.settings,
    log: new RotatingLog(join(order.dataDir, 'postgres.log')),
  });
  stop.signal.throwIfAborted();
  const port = await server.start();
  answer({ url: await createDatabase(port, cluster, order.database) });
}

function removeDataDir(dataDir: string): void {
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
  try {
    rmdirSync(dataDir);
  } catch {
    // Only who may write into the folder above can remove it; it is empty at least.
  }
}

/** On Linux the system itself shuts the server down (SIGINT) when the keeper is killed. */
function dieWithKeeper(): string[] {
  const flags = ['--pdeathsig', 'INT'];
  return spawnSync('setpriv', [...flags, 'true']).status === 0 ? ['setpriv', ...flags] : [];
}

async function createDatabase(port: number, { password }: Cluster, database: string): Promise<string> {
  const url = `postgres://postgres:${password}@127.0.0.1:${port}`;
  const client = new pg.Client({ connectionString: `${url}/postgres`, ssl: false });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
  return `${url}/${encodeURIComponent(database)}`;
}

function answer(message: KeeperAnswer): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function end(code: number): Promise<void> {
  if (ended) return;
  ended = true;
  stop.abort();
  await server?.stop();
  process.exit(code);
}

function fail(error: unknown): void {
  if (!stop.signal.aborted) answer({ failure: error instanceof Error ? error.message : String(error) });
  void end(1);
}

process.umask(0o077);
const endQuietly = () => void end(0);
for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', endQuietly);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endQuietly);
createInterface({ input: process.stdin })
  .once('line', (line) => void keep(JSON.parse(line) as KeeperOrder).catch(fail))
  .once('close', endQuietly);
