import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStorage } from './folder-storage.js';

const options = { type: 'image/png', maxBytes: 1_000 };

async function* content(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('x'));
}

describe('FolderStorage', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'abtesting-storage-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is unavailable when its folder cannot be made', async () => {
    writeFileSync(join(folder, 'occupied'), '');
    const storage = new FolderStorage(join(folder, 'occupied'));

    await expect(storage.put('a', content(), options)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(storage.exists('a')).resolves.toBe(false);
  });

  it('is unavailable when a file cannot take its place', async () => {
    const storage = new FolderStorage(folder);
    await storage.put('a/b', content(), options);

    await expect(storage.put('a', content(), options)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('clears away what a killed process left, but nothing that may still be written', async () => {
    mkdirSync(join(folder, 'incoming'));
    const [left, current] = ['left', 'current'].map((name) => join(folder, 'incoming', name));
    for (const path of [left!, current!]) writeFileSync(path, 'part');
    const twoHoursAgo = Date.now() / 1000 - 7_200;
    utimesSync(left!, twoHoursAgo, twoHoursAgo);

    await new FolderStorage(folder).onApplicationBootstrap();

    expect([existsSync(left!), existsSync(current!)]).toEqual([false, true]);
  });
});
