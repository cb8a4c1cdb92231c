import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.js';
import { leash } from './leash.js';
import { waitUntil } from './wait-until.js';

/** Debian's PgBouncer in transaction mode, as it comes, before a database; it has fewer connections than the apps. */
export class PgBouncer {
  private constructor(
    readonly url: string,
    readonly stop: () => Promise<void>,
  ) {}

  static async before(databaseUrl: string): Promise<PgBouncer> {
    const { hostname, port, pathname, username, password } = new URL(databaseUrl);
    const name = pathname.slice(1);
    const folder = mkdtempSync(join(tmpdir(), 'abtesting-pgbouncer-'));
    const listenPort = await findFreePort();
    const target = `host=${hostname} port=${port} dbname=${name} user=${username} password=${decodeURIComponent(password)}`;
    const settings = [
      ...['[databases]', `${name} = ${target}`, '[pgbouncer]', 'listen_addr = 127.0.0.1'],
      ...[`listen_port = ${listenPort}`, 'unix_socket_dir =', 'auth_type = any', 'pool_mode = transaction'],
      'default_pool_size = 3',
    ];
    writeFileSync(join(folder, 'pgbouncer.ini'), `${settings.join('\n')}\n`);
    chmodSync(folder, 0o755);
    // It refuses to be root.
    const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
    const child = spawn('pgbouncer', [...user, join(folder, 'pgbouncer.ini')], { stdio: 'ignore' });
    leash(child, folder);
    await waitUntil(() => answers(listenPort));
    const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: `${listenPort}` }).href;
    return new PgBouncer(url, async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
