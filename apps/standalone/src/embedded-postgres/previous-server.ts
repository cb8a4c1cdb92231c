import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeProcess } from './processes.js';

const keeperGraceMs = 2_000;
const stopTimeoutMs = 30_000;

interface PreviousServer {
  pid: number;
  /** The keeper that looks after it; none means that nobody uses it any more. */
  keeper: number | undefined;
  stopping: boolean;
}

/**
 * Returns when no server runs on these files: waits for one that is being stopped, stops an orphan.
 *
 * A server whose keeper lives is somebody's; its product may just have died, so the keeper gets a moment.
 *
 * @throws Error when another running product uses the files
 */
export async function clearPreviousServer(clusterDir: string): Promise<void> {
  const started = Date.now();
  let interrupted = false;
  for (;;) {
    const server = findServer(clusterDir);
    if (!server) return;
    const waitedMs = Date.now() - started;
    if (server.keeper !== undefined && !server.stopping && waitedMs > keeperGraceMs) {
      throw new Error(`The data in ${join(clusterDir, '..')} is in use by another running ABTestingTool.`);
    }
    if (waitedMs > stopTimeoutMs) throw new Error(`The PostgreSQL server ${server.pid} does not stop.`);
    if (server.keeper === undefined && !interrupted) interrupted = interrupt(server.pid);
    await sleep(50);
  }
}

function findServer(clusterDir: string): PreviousServer | undefined {
  const file = join(clusterDir, 'postmaster.pid');
  const lines = readLines(file);
  const pid = Number(lines[0]);
  const server = pid > 0 ? describeProcess(pid) : undefined;
  if (!server) return undefined;
  if (!server.command.includes(clusterDir)) return disown(file, lines);
  const keeper = describeProcess(server.parent)?.command.includes('keeper.js') ? server.parent : undefined;
  return { pid, keeper, stopping: lines[7]?.trim() === 'stopping' };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * The process id was reused by a stranger since the server died. PostgreSQL takes its parent's id for stale,
 * and still looks for survivors of the dead server in the shared memory that the file names.
 */
function disown(file: string, lines: string[]): undefined {
  rmSync(file, { force: true });
  if (lines.length > 6) writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 });
}

function interrupt(pid: number): true {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has just ended by itself.
  }
  return true;
}
