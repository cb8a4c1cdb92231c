import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The last known datafile on disk: always a whole one, whatever interrupts the writing. */
export class DiskCopy {
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly newId: () => string,
  ) {}

  /** Undefined when there is none, or nothing that is JSON. */
  async read(): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.path, 'utf8')) as unknown;
    } catch {
      return undefined;
    }
  }

  /** One after the other. @throws Error of the file system */
  write(text: string): Promise<void> {
    const written = this.writing.catch(() => undefined).then(() => this.replace(text));
    this.writing = written;
    return written;
  }

  private async replace(text: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const draft = `${this.path}.${this.newId()}`;
    try {
      // It says whom experiments are for.
      const file = await open(draft, 'w', 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }
}
