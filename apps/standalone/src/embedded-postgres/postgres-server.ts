import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearPreviousServer } from './previous-server.js';
import type { RotatingLog } from './rotating-log.js';

const fastShutdownMs = 8_000;
const survivorsMs = 20_000;

export interface PostgresServerOptions {
  /** The program and the arguments before PostgreSQL's own. */
  command: string[];
  clusterDir: string;
  settings: Record<string, string>;
  log: RotatingLog;
}

/** One PostgreSQL server process on 127.0.0.1, started again whenever it dies before `stop`. */
export class PostgresServer {
  private child: ChildProcess | undefined;
  private stopping = false;

  constructor(private readonly options: PostgresServerOptions) {}

  /**
   * The port it accepts connections on; it stays the same for as long as this server is kept.
   *
   * @throws Error with PostgreSQL's own words when it does not start
   */
  async start(): Promise<number> {
    const deadline = Date.now() + survivorsMs;
    let port = await findFreePort();
    for (;;) {
      const failure = await this.launch(port);
      if (failure === undefined) return port;
      if (/could not (bind|create any TCP)/.test(failure)) port = await findFreePort();
      else if (!/is still in use|lock file/.test(failure) || Date.now() > deadline || this.stopping) {
        throw new Error(`PostgreSQL did not start: ${lastComplaint(failure)}`);
      } else await sleep(500);
    }
  }

  /** Ends all connections, writes a checkpoint and returns when the process is gone. */
  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), fastShutdownMs);
    await gone;
    clearTimeout(timer);
  }

  /** `undefined` when it accepts connections, or what it said before it ended. */
  private async launch(port: number): Promise<string | undefined> {
    await clearPreviousServer(this.options.clusterDir);
    const [program = '', ...first] = this.options.command;
    const child = spawn(program, [...first, ...this.arguments(port)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    return new Promise((resolve) => {
      let said = '';
      let ready = false;
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        this.options.log.append(text);
        if (ready) return;
        said += text;
        ready = said.includes('database system is ready to accept connections');
        if (ready) resolve(undefined);
      });
      child.once('error', (error) => resolve(error.message));
      child.once('close', () => (ready ? void this.restart(port) : resolve(said)));
    });
  }

  private arguments(port: number): string[] {
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      // Storing takes a lock for each end user of a batch.
      max_locks_per_transaction: '256',
      ...this.options.settings,
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return ['-D', this.options.clusterDir, '-p', String(port), ...flags];
  }

  private async restart(port: number): Promise<void> {
    for (let delayMs = 100; !this.stopping; delayMs = Math.min(delayMs * 2, 2_000)) {
      this.options.log.append('The server ended unexpectedly and is started again.\n');
      await sleep(delayMs);
      if (this.stopping) return;
      const failure = await this.launch(port).catch((error: Error) => error.message);
      if (failure === undefined) return;
    }
  }
}

/** Below the range that systems hand out by themselves, so nobody takes it while the server restarts. */
async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function lastComplaint(said: string): string {
  const complaints = said.split('\n').filter((line) => /FATAL|PANIC|ERROR|error/.test(line));
  return (complaints.at(-1) ?? said).replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').trim() || 'it said nothing';
}
