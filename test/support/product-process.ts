import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leash } from './leash.js';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist/apps/standalone/src/main.js');
const readyTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;

/** One process of the product; it does not outlive the test process, nor does its data folder. */
export class ProductProcess {
  readonly child: ChildProcess;
  private said = '';

  /** Of this process's own environment it gets only what a shell needs, so that no setting leaks in. */
  constructor(args: string[], env: Record<string, string>) {
    const { PATH, HOME, TMPDIR } = process.env;
    this.child = spawn(process.execPath, [main, ...args], {
      cwd: root,
      env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream!.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
    leash(this.child, env.DATA_DIR!);
  }

  /** Everything it wrote so far: its log and what it told people. */
  get output(): string {
    return this.said;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Asks again and again; errors of the question count as a no. */
  async waitUntilReady(isReady: () => Promise<boolean>, withinMs: number = readyTimeoutMs): Promise<void> {
    for (const started = Date.now(); !(await isReady().catch(() => false)); await sleep(50)) {
      if (!this.isRunning) throw new Error(`The product ended while starting:\n${this.said}`);
      if (Date.now() - started > withinMs) {
        await this.end('SIGKILL');
        throw new Error(`The product did not become healthy in ${withinMs} ms:\n${this.said}`);
      }
    }
  }

  /** @throws Error when it has to be killed because SIGTERM did not end it in time */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!this.isRunning) return;
    const gone = once(this.child, 'exit') as Promise<[number | null, string | null]>;
    this.child.kill(signal);
    const late = setTimeout(() => this.child.kill('SIGKILL'), stopTimeoutMs);
    const [, endedBy] = await gone;
    clearTimeout(late);
    if (signal === 'SIGTERM' && endedBy === 'SIGKILL')
      throw new Error(`The product did not stop:\n${this.said}`);
  }
}
