import { execFileSync } from 'node:child_process';

export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * The user that the server runs as when root starts it, which PostgreSQL refuses to run as: postgres, made
 * when missing, or nobody where users cannot be made.
 */
export function findServiceUser(): SystemUser {
  const user = lookUp('postgres') ?? create('postgres') ?? lookUp('nobody');
  if (!user) throw new Error('PostgreSQL does not run as root, and there is no user postgres to run it as.');
  return user;
}

function lookUp(name: string): SystemUser | undefined {
  const uid = tryCommand('id', '-u', name);
  const gid = tryCommand('id', '-g', name);
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function create(name: string): SystemUser | undefined {
  tryCommand('groupadd', '--system', name);
  tryCommand('useradd', '--system', '--gid', name, '--no-create-home', '--shell', '/usr/sbin/nologin', name);
  return lookUp(name);
}

function tryCommand(command: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
