import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.js';
import { leash } from './leash.js';
import { waitUntil } from './wait-until.js';

const root = join(import.meta.dirname, '../..');

/** One of the separate apps as a process of its own, on a database that is migrated. */
export class AppProcess {
  private said = '';
  readonly ended: Promise<unknown>;

  private constructor(
    readonly origin: string,
    readonly metricsOrigin: string,
    readonly child: ChildProcess,
  ) {
    this.ended = once(child, 'exit');
    for (const stream of [child.stdout, child.stderr]) {
      stream!.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
  }

  /**
   * Waits until it answers `GET /health`.
   *
   * @param folder with the compiled product, when it is not this repository
   */
  static async start(
    app: 'admin' | 'decision' | 'worker',
    env: Record<string, string>,
    folder: string = root,
  ): Promise<AppProcess> {
    const [port, metricsPort] = [await findFreePort(), await findFreePort()];
    const { PATH, HOME } = process.env;
    const dataDir = mkdtempSync(join(tmpdir(), 'abtesting-app-'));
    const ports = { ADMIN_PORT: `${port}`, DECISION_PORT: `${port}`, WORKER_PORT: `${port}` };
    const defaults = { SECRET_KEY: 'k'.repeat(48), BIND_ADDRESS: '127.0.0.1', PUBLIC_RATE_LIMIT: '0' };
    const child = spawn(process.execPath, [join(folder, `dist/apps/${app}/src/main.js`)], {
      cwd: folder,
      env: { PATH, HOME, DATA_DIR: dataDir, METRICS_PORT: `${metricsPort}`, ...ports, ...defaults, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    leash(child, dataDir);
    const started = new AppProcess(`http://127.0.0.1:${port}`, `http://127.0.0.1:${metricsPort}`, child);
    const isHealthy = () =>
      fetch(`${started.origin}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await waitUntil(async () => {
      if (child.exitCode !== null) throw new Error(`The app ended while starting:\n${started.said}`);
      return isHealthy();
    }, 60_000);
    return started;
  }

  /** Everything it wrote so far. */
  get output(): string {
    return this.said;
  }

  /** Sends the signal and waits for the end; the exit code, null when it was killed. */
  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.child.kill(signal);
    await this.ended;
    return this.child.exitCode;
  }
}
