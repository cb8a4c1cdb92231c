import { chmodSync, chownSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { findServiceUser, type SystemUser } from './service-user.js';

export interface DataDir {
  /** Without symbolic links, so that it is the same text on every start. */
  path: string;
  /** Whom the server runs as; nobody else may look into the folder. */
  owner: SystemUser;
}

/**
 * Makes the folder when it is missing and settles whose it is: this user's, or, for root, its owner's.
 *
 * @throws Error when the folder belongs to another user
 */
export function claimDataDir(dataDir: string): DataDir {
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = realpathSync(dataDir);
  const { uid, gid } = statSync(path);
  const owner = process.getuid?.() === 0 && uid === 0 ? findServiceUser() : { uid, gid };
  try {
    if (owner.uid !== uid) chownSync(path, owner.uid, owner.gid);
    chmodSync(path, 0o700);
  } catch {
    throw new Error(`${path} cannot be used for the database: it belongs to another user (id ${uid}).`);
  }
  return { path, owner };
}
