import { readFileSync } from 'node:fs';

const intervalMs = 500;

/**
 * Ends this process, as SIGTERM does, when the npm that started it is gone.
 *
 * A killed npm passes nothing on, and neither does the shell that npm starts scripts with.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const before = listStarters();
  const timer = setInterval(() => {
    if (listStarters() === before) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, intervalMs);
  timer.unref();
}

/** The parent, and the parent's parent when the parent is npm's shell; one that dies is replaced by another. */
function listStarters() {
  const parent = process.ppid;
  const isShell = /^(\S*\/)?(ba|da)?sh\0-c\0/.test(readProcess(parent, 'cmdline'));
  const grandparent = isShell ? readProcess(parent, 'stat').replace(/^.*\) . (\d+) .*$/s, '$1') : '';
  return `${parent} ${grandparent}`;
}

/** Empty where the system does not tell, as outside Linux. */
function readProcess(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
