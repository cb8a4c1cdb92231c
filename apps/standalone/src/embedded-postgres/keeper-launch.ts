import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { locateBinaries } from './binaries.js';
import type { DataDir } from './data-dir.js';
import type { SystemUser } from './service-user.js';

const capabilities = [
  { name: 'dac_read_search', bit: 1n << 2n },
  { name: 'dac_override', bit: 1n << 1n },
];

export interface KeeperLaunch {
  command: string;
  args: string[];
  /** Absent when the process's own user, or setpriv, decides. */
  user?: SystemUser;
}

/**
 * How to start the keeper as the data folder's owner.
 *
 * Below a folder that is closed to others, such as /root, root lends it one capability so that it reaches
 * the programs and the data: to read what is closed, or (in Docker) the stronger one that is left to root.
 *
 * @throws Error when the owner cannot reach them and no capability is to be had
 */
export function planKeeperLaunch(script: string, { path, owner }: DataDir): KeeperLaunch {
  const plain = { command: process.execPath, args: [script] };
  if (process.getuid?.() !== 0) return plain;
  const files = [process.execPath, script, locateBinaries().postgres];
  const closed = [
    ...files.filter((file) => !mayRead(owner, file)),
    ...[...files, path].flatMap(listClosed(owner)),
  ];
  if (closed[0] === undefined) return { ...plain, user: owner };
  const lent = capabilities.filter(isAvailable).map(({ name }) => lendCapability(name, plain, owner));
  return lent.find((launch) => launch !== undefined) ?? refuse(closed[0], owner);
}

function refuse(closed: string, { uid }: SystemUser): never {
  throw new Error(
    `PostgreSQL does not run as root, and user id ${uid} has no access to ${closed}: ` +
      'move the folder to where others can read it, or set DB_URL to a PostgreSQL server.',
  );
}

function lendCapability(
  name: string,
  plain: KeeperLaunch,
  { uid, gid }: SystemUser,
): KeeperLaunch | undefined {
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const args = [...identity, `--inh-caps=+${name}`, `--ambient-caps=+${name}`];
  if (spawnSync('setpriv', [...args, 'true']).status !== 0) return undefined;
  return { command: 'setpriv', args: [...args, plain.command, ...plain.args] };
}

/** The folders above a path that the user may not pass through. */
function listClosed(user: SystemUser): (path: string) => string[] {
  return (path) => ancestors(realpathSync(path)).filter((folder) => !may(user, folder, 0o1));
}

function ancestors(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [...ancestors(folder), folder];
}

const mayRead = (user: SystemUser, file: string) => may(user, file, 0o4);

function may({ uid, gid }: SystemUser, path: string, bits: number): boolean {
  const stat = statSync(path);
  const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
  return ((stat.mode >> shift) & bits) === bits;
}

function isAvailable({ bit }: { bit: bigint }): boolean {
  const status = readFileSync('/proc/self/status', 'utf8');
  const sets = [...status.matchAll(/^Cap(?:Prm|Bnd):\s*([0-9a-f]+)$/gm)];
  return sets.every(([, bits]) => (BigInt(`0x${bits}`) & bit) !== 0n);
}
