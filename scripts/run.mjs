/** Child processes that never outlive this one. */
import { spawn } from 'node:child_process';

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const graceMs = 10_000;
/** Exit codes from here on mean that the program did not end by itself. */
export const killed = 128;

/**
 * Runs a program to its end and returns its exit code.
 *
 * It gets a process group of its own. A signal to this process is passed on to the group (as SIGTERM, and
 * SIGKILL when it takes too long), then this process ends too; if this one is killed, the group is as well.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (text: string) => void }} options
 *   `onOutput` receives what the program writes to both its outputs, which are inherited without it
 */
export async function run(command, args, { onOutput, ...options } = {}) {
  const stdio = onOutput ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const child = spawn(command, args, { stdio, detached: true, ...options });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
  const leash = child.pid && fasten(child.pid);
  const release = passSignalsOn(child);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (exitCode) => resolve(exitCode ?? killed));
  });
  killGroup(child, 'SIGKILL');
  leash?.stdin.write('gone\n');
  leash?.stdin.end();
  release();
  return code;
}

/** A shell that kills the group when this process ends before the group does. */
function fasten(group) {
  const script = 'read -r gone || kill -9 "-$0"';
  const leash = spawn('sh', ['-c', script, String(group)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  leash.stdin.on('error', () => undefined);
  leash.unref();
  return leash;
}

function passSignalsOn(child) {
  const handlers = Object.entries(signals).map(([signal, exitCode]) => {
    const handler = () => {
      killGroup(child, 'SIGTERM');
      setTimeout(() => killGroup(child, 'SIGKILL'), graceMs).unref();
      child.once('close', () => process.exit(exitCode));
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => handlers.forEach((remove) => remove());
}

function killGroup(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in it.
  }
}
