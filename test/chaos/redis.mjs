/** A durable Redis on loopback that can be killed and come back with what it holds. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../scripts/free-port.mjs';

/** Kills what it was given and clears up once the program that started it is gone. */
const leash = 'read -r gone || kill -9 "$0"; cat >/dev/null; rm -rf "$1"';

export class Redis {
  #child;

  constructor(folder, port) {
    this.folder = folder;
    this.port = port;
  }

  static async start() {
    const redis = new Redis(await mkdtemp(join(tmpdir(), 'abtesting-chaos-redis-')), await findFreePort());
    await redis.comeBack();
    return redis;
  }

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  async comeBack() {
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
    this.#child = spawn('redis-server', [...place, ...durable], { stdio: 'ignore' });
    const args = ['-c', leash, String(this.#child.pid), this.folder];
    const shell = spawn('sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    shell.stdin.on('error', () => undefined);
    this.#child.once('exit', () => shell.stdin.write('gone\n'));
    shell.stdin.unref();
    shell.unref();
    while (!(await this.isThere())) await sleep(20);
  }

  /** Whether it serves now. */
  isThere() {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write('PING\r\n'));
      socket.setTimeout(1_000, () => socket.destroy());
      socket.once('data', (reply) => {
        resolve(String(reply).startsWith('+PONG'));
        socket.destroy();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(false));
    });
  }

  async kill() {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  async stop() {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
