import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.js';
import { leash } from './leash.js';
import type { RedisServer } from './redis-server.js';

/** One Sentinel that decides alone, within a second or two. */
export class Sentinel {
  private constructor(
    readonly port: number,
    readonly stop: () => Promise<void>,
  ) {}

  static async watch(server: RedisServer, name: string): Promise<Sentinel> {
    const folder = mkdtempSync(join(tmpdir(), 'abtesting-sentinel-'));
    const port = await findFreePort();
    const path = join(folder, 'sentinel.conf');
    const settings = [
      ...[
        `port ${port}`,
        'bind 127.0.0.1',
        `dir ${folder}`,
        `sentinel monitor ${name} 127.0.0.1 ${server.port} 1`,
      ],
      ...[`sentinel down-after-milliseconds ${name} 1000`, `sentinel failover-timeout ${name} 5000`],
    ];
    writeFileSync(path, `${settings.join('\n')}\n`);
    const child = spawn('redis-server', [path, '--sentinel'], { stdio: 'ignore' });
    leash(child, folder);
    return new Sentinel(port, async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    });
  }
}
