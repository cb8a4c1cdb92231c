import { type ChildProcess, spawn } from 'node:child_process';

/**
 * When this process ends, in any way, a shell kills the child, unless it is gone by then, and removes its
 * folder (twice: a database of the child's may still be closing in it).
 */
export function leash(child: ChildProcess, folder: string): void {
  const script = 'read -r gone || kill -9 "$0"; cat >/dev/null; sleep 1; rm -rf "$1"; sleep 2; rm -rf "$1"';
  const shell = spawn('sh', ['-c', script, String(child.pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.stdin.on('error', () => undefined);
  child.once('exit', () => shell.stdin.write('gone\n'));
  (shell.stdin as unknown as { unref(): void }).unref();
  shell.unref();
}
