/** Work of every sort that a pool has to get along with. */
import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';

export function work({ kind, value }) {
  switch (kind) {
    case 'echo':
      return value;
    case 'fail':
      throw new Error(value);
    case 'niceness':
      return { main: nicenessOf(process.pid), thread: getPriority() };
    default:
      for (;;);
  }
}

/** Of the main thread, whose id is that of the process. */
function nicenessOf(pid) {
  if (process.platform !== 'linux') return getPriority();
  const stat = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
}
