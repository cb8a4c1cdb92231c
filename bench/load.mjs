/** Starts servers and load generators on cores of their own. */
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The measured program has one core, everything else the other. */
export const appCore = '0';
export const loadCore = '1';

/** However this process ends. */
const untilParentEnds = ['setpriv', '--pdeathsig', 'KILL'];

/**
 * A Node program pinned to a core; resolves once it prints a line that matches.
 *
 * @returns {Promise<{match: RegExpMatchArray, stop: () => Promise<void>, pid: number}>}
 */
export async function startPinned(core, args, { env = {}, ready }) {
  const child = spawn('taskset', ['-c', core, ...untilParentEnds, process.execPath, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const match = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = line.match(ready);
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code} before it was ready.`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return { match, stop, pid: child.pid };
}

/** This process and everything that it starts from now on, a database for example. */
export async function pinThisProcess(core) {
  await run('taskset', ['-a', '-c', '-p', core, String(process.pid)]);
}

/** Decisions by wrk; `pool` 0 means an end user never seen before each time. */
export function decisionLoad({ url, projectId, pool, first = 1, seconds, connections = 32 }) {
  return runWrk('decide.lua', url, { seconds, connections, args: [projectId, pool, first] });
}

/** One run of wrk over keep-alive connections; none of its requests may fail. */
export async function runWrk(lua, url, { seconds, connections, args }) {
  const script = fileURLToPath(new URL(lua, import.meta.url));
  const { stdout } = await run('taskset', [
    ...['-c', loadCore, 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url, '--'],
    ...args.map(String),
  ]);
  const result = JSON.parse(/RESULT (.*)/.exec(stdout)[1]);
  if (result.errors > 0) throw new Error(`${result.errors} of ${result.requests} requests failed at ${url}.`);
  return { ...result, rate: (result.requests * 1e6) / result.microseconds };
}

/** wrk is a Debian package; says how to get it when it is missing and cannot be installed. */
export async function requireWrk() {
  const has = () =>
    run('wrk', ['-v']).then(
      () => true,
      (error) => error.code !== 'ENOENT',
    );
  if (await has()) return;
  process.stderr.write('Installing wrk …\n');
  await run('apt-get', ['update']).catch(() => undefined);
  await run('apt-get', ['install', '-y', 'wrk']).catch(() => undefined);
  if (!(await has())) throw new Error('wrk is missing: install it (Debian: apt-get install wrk).');
}
