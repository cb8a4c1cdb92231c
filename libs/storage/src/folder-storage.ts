import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { hourMs } from '#libs/durations';
import { limited, requireKey, storageAway } from './contents.js';
import { ObjectStorage, type PutOptions } from './object-storage.js';

/** No upload takes this long, so an older unfinished one belongs to a process that was killed. */
const abandonedAfterMs = hourMs;

/**
 * Keeps each content as a file below one folder. A file is written in `incoming/` and then moved to its
 * place, so readers never see a part of one.
 */
export class FolderStorage extends ObjectStorage implements OnApplicationBootstrap {
  private readonly logger = new Logger(FolderStorage.name);
  private readonly incoming: string;

  constructor(private readonly folder: string) {
    super();
    this.incoming = join(folder, 'incoming');
  }

  /** Clears away what processes left that were killed in the middle of an upload. */
  async onApplicationBootstrap(): Promise<void> {
    const names = await readdir(this.incoming).catch(() => []);
    for (const name of names) await this.clearAbandoned(join(this.incoming, name));
  }

  async put(key: string, content: AsyncIterable<Uint8Array>, { maxBytes }: PutOptions): Promise<number> {
    const target = this.pathOf(key);
    const part = join(this.incoming, randomUUID());
    try {
      await mkdir(this.incoming, { recursive: true });
      const file = (await open(part, 'wx', 0o600)).createWriteStream({ flush: true });
      await pipeline(limited(content, maxBytes), file);
      await mkdir(dirname(target), { recursive: true });
      await rename(part, target);
      return file.bytesWritten;
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      throw this.understood(error);
    }
  }

  async get(key: string): Promise<Readable | undefined> {
    try {
      const file = await open(this.pathOf(key));
      return file.createReadStream();
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw this.understood(error);
    }
  }

  async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { force: true }).catch((error: unknown) => {
      if (!isAbsent(error)) throw this.understood(error);
    });
  }

  async exists(key: string): Promise<boolean> {
    try {
      await access(this.pathOf(key), constants.R_OK);
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw this.understood(error);
    }
  }

  async list(prefix?: string): Promise<string[]> {
    try {
      const top = prefix === undefined ? join(this.folder, 'objects') : this.pathOf(prefix);
      const entries = await readdir(top, { recursive: true, withFileTypes: true });
      const root = join(this.folder, 'objects');
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw this.understood(error);
    }
  }

  private pathOf(key: string): string {
    return join(this.folder, 'objects', requireKey(key));
  }

  private async clearAbandoned(path: string): Promise<void> {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(path, { force: true }).catch(() => undefined);
  }

  /** A failing file system means that the store is unavailable; everything else comes from the content. */
  private understood(error: unknown): unknown {
    if (!isSystemError(error)) return error;
    this.logger.warn(`A file could not be handled: ${error.message}`);
    return storageAway(error);
  }
}

const isAbsent = (error: unknown): boolean =>
  isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** File operations name the system call that failed; a broken connection of the sender says `read` or none. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  (error as NodeJS.ErrnoException).syscall !== undefined &&
  (error as NodeJS.ErrnoException).code !== 'ECONNRESET';
