import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.js';
import { leash } from './leash.js';
import { waitUntil } from './wait-until.js';

/** A durable Redis on loopback that can be killed, held and come back with what it holds. */
export class RedisServer {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    /** Its `dir`. */
    readonly folder: string,
    private readonly args: readonly string[],
  ) {}

  /** @param args as on the command line of redis-server, over what makes it durable */
  static async start(...args: string[]): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 'abtesting-redis-'));
    const server = new RedisServer(await findFreePort(), folder, args);
    await server.comeBack();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async comeBack(): Promise<void> {
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
    const args = [...place, ...durable, '--loglevel', 'warning', ...this.args];
    this.child = spawn('redis-server', args, { stdio: 'ignore' });
    leash(this.child, this.folder);
    await waitUntil(async () => /^(\+PONG|-NOAUTH)/.test(await this.ask('PING')));
  }

  async kill(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Takes connections and commands from now on, and answers none. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** The beginning of the raw reply to a command without arguments in quotes; '' when there is none. */
  ask(command: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(`${command}\r\n`));
      socket.setTimeout(1_000, () => socket.destroy());
      socket.once('data', (reply) => {
        socket.destroy();
        resolve(reply.toString());
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(''));
    });
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
