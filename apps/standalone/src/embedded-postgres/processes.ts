import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  parent: number;
  command: string;
}

/** What runs under this process id, or `undefined` when nothing does (a zombie counts as nothing). */
export function describeProcess(pid: number): RunningProcess | undefined {
  try {
    return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

function fromProc(pid: number): RunningProcess | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  return { parent: Number(parent), command };
}

function fromPs(pid: number): RunningProcess | undefined {
  const line = execFileSync('ps', ['-ww', '-o', 'stat=,ppid=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const [, state, parent, command] = /^\s*(\S+)\s+(\d+)\s+(.*)$/m.exec(line) ?? [];
  if (!state || state.startsWith('Z') || command === undefined) return undefined;
  return { parent: Number(parent), command };
}
