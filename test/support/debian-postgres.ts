import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, chownSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.js';
import { leash } from './leash.js';
import { waitUntil } from './wait-until.js';

const versions = '/usr/lib/postgresql';

/** Where Debian keeps the programs of its newest PostgreSQL, `pg_dump` and the server alike. */
export const debianPostgresBin = join(
  versions,
  readdirSync(versions)
    .sort((one, other) => Number(other) - Number(one))
    .find((version) => spawnSync(join(versions, version, 'bin/postgres'), ['-V']).status === 0)!,
  'bin',
);

/** Who the server runs as: it refuses to be root. */
export const postgresUser: { uid?: number; gid?: number } =
  process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

/** A folder of the user of the server. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abtesting-debian-'));
  chmodSync(folder, 0o755);
  if (postgresUser.uid !== undefined) chownSync(folder, postgresUser.uid, postgresUser.gid!);
  return folder;
}

/** Debian's PostgreSQL on loopback with a folder of its own; unlike the embedded one it comes with `pg_dump` and the like. */
export class DebianPostgres {
  private child: ChildProcess | undefined;

  private constructor(
    /** Belongs to the user of the server; what is in it goes with the test. */
    readonly folder: string,
    readonly port: number,
  ) {}

  /**
   * @param settings lines of postgresql.conf
   * @param access lines of pg_hba.conf in place of everybody from this machine
   */
  static async start(settings: readonly string[] = [], access?: readonly string[]): Promise<DebianPostgres> {
    const folder = makeFolder();
    const server = new DebianPostgres(folder, await findFreePort());
    const options = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-sync'];
    execFileSync(join(debianPostgresBin, 'initdb'), ['-D', server.dataDir, ...options], {
      ...{ ...postgresUser, stdio: 'ignore', cwd: folder },
    });
    const common = [
      `listen_addresses = '127.0.0.1'`,
      `port = ${server.port}`,
      `unix_socket_directories = ''`,
    ];
    const lines = [...common, 'max_locks_per_transaction = 256', 'fsync = off', ...settings];
    appendFileSync(join(server.dataDir, 'postgresql.conf'), `${lines.join('\n')}\n`);
    if (access) {
      execFileSync('sh', ['-c', 'cat > "$0"', join(server.dataDir, 'pg_hba.conf')], {
        input: `${access.join('\n')}\n`,
      });
    }
    await server.comeBack();
    return server;
  }

  /** A streaming replica of it, which answers reads. */
  async addReplica(): Promise<DebianPostgres> {
    const folder = makeFolder();
    const replica = new DebianPostgres(folder, await findFreePort());
    const from = ['-h', '127.0.0.1', '-p', `${this.port}`, '-U', 'postgres'];
    execFileSync(
      join(debianPostgresBin, 'pg_basebackup'),
      ['-D', replica.dataDir, ...from, '--write-recovery-conf', '--checkpoint=fast', '--no-sync'],
      { ...postgresUser, stdio: 'ignore', cwd: folder },
    );
    appendFileSync(join(replica.dataDir, 'postgresql.conf'), `port = ${replica.port}\n`);
    await replica.comeBack();
    return replica;
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  /** The address of a database; that of the server itself without a name. */
  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  async comeBack(): Promise<void> {
    this.child = spawn(join(debianPostgresBin, 'postgres'), ['-D', this.dataDir], {
      ...{ ...postgresUser, stdio: 'ignore', cwd: this.folder },
    });
    leash(this.child, this.folder);
    await waitUntil(
      () =>
        spawnSync(join(debianPostgresBin, 'pg_isready'), ['-h', '127.0.0.1', '-p', `${this.port}`]).status ===
        0,
      60_000,
    );
  }

  /** Ends it at once, without a word to its clients. */
  async goAway(signal: NodeJS.Signals = 'SIGQUIT'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async stop(): Promise<void> {
    await this.goAway();
    await rm(this.folder, { recursive: true, force: true });
  }
}
