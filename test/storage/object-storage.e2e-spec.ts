import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { loadConfig } from '#libs/config';
import { DomainError } from '#libs/errors';
import { FolderStorage, S3Storage, type ObjectStorage } from '#libs/storage';
import { S3Server } from '../support/s3-server.js';

const options = { type: 'image/png', maxBytes: 1_000_000 };

async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}

async function* broken(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks(...parts);
  throw new Error('The sender went away.');
}

async function read(content: Readable | undefined): Promise<Buffer | undefined> {
  return content && Buffer.concat(await content.toArray());
}

function connect({ settings }: S3Server, overrides: Record<string, string> = {}): S3Storage {
  const required = { DB_URL: 'postgres://u:p@localhost/db', SECRET_KEY: 'k'.repeat(32) };
  return new S3Storage(loadConfig({ ...required, ...settings, ...overrides }).storage!);
}

let server: S3Server;
const folder = mkdtempSync(join(tmpdir(), 'abtesting-storage-'));

beforeAll(async () => {
  server = await S3Server.start();
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each<[string, () => ObjectStorage]>([
  ['FolderStorage', () => new FolderStorage(folder)],
  ['S3Storage', () => connect(server)],
])('%s', (_, create) => {
  let storage: ObjectStorage;

  beforeEach(() => {
    storage = create();
  });

  it('gives back what was put, and says how long it is', async () => {
    const parts = [Buffer.alloc(300_000, 'a'), Buffer.from([0, 255, 128]), Buffer.alloc(200_000, 'b')];

    const bytes = await storage.put('projects/1/image', chunks(...parts), options);

    expect(bytes).toBe(500_003);
    expect((await read(await storage.get('projects/1/image')))!.equals(Buffer.concat(parts))).toBe(true);
    expect(await storage.exists('projects/1/image')).toBe(true);
  });

  it('replaces what is there', async () => {
    await storage.put('replaced', chunks(Buffer.from('old and long')), options);

    await storage.put('replaced', chunks(Buffer.from('new')), options);

    expect((await read(await storage.get('replaced')))!.toString()).toBe('new');
  });

  it('keeps an empty content', async () => {
    expect(await storage.put('empty', chunks(), options)).toBe(0);
    expect(await read(await storage.get('empty'))).toHaveLength(0);
  });

  it('finds nothing under a key that was never used', async () => {
    expect(await storage.get('projects/1/absent')).toBeUndefined();
    expect(await storage.exists('projects/1/absent')).toBe(false);
  });

  it('lists what lies below a key, and nothing beside it', async () => {
    for (const key of ['listed/1/b/00002', 'listed/1/b/00001', 'listed/1/a', 'listed/12/a', 'listed/1-a'])
      await storage.put(key, chunks(Buffer.from('x')), options);

    expect(await storage.list('listed/1')).toEqual(['listed/1/a', 'listed/1/b/00001', 'listed/1/b/00002']);
    expect(await storage.list('listed/2')).toEqual([]);
  });

  it('forgets what is deleted, and deletes what is not there without complaint', async () => {
    await storage.put('projects/2/image', chunks(Buffer.from('x')), options);

    await storage.delete('projects/2/image');
    await storage.delete('projects/2/image');

    expect(await storage.exists('projects/2/image')).toBe(false);
    expect(await storage.get('projects/2/image')).toBeUndefined();
  });

  it('refuses a content that is too long and leaves nothing of it', async () => {
    const long = chunks(Buffer.alloc(600), Buffer.alloc(600));

    const attempt = storage.put('too-long', long, { ...options, maxBytes: 1_000 });

    await expect(attempt).rejects.toMatchObject({ kind: 'too-large' });
    expect(await storage.exists('too-long')).toBe(false);
  });

  it('keeps a content of exactly the allowed length', async () => {
    const bytes = await storage.put('fitting', chunks(Buffer.alloc(1_000)), { ...options, maxBytes: 1_000 });

    expect(bytes).toBe(1_000);
  });

  it('leaves nothing of a content that breaks off, and passes its error on', async () => {
    const attempt = storage.put('broken', broken(Buffer.alloc(600)), options);

    await expect(attempt).rejects.toThrow('The sender went away.');
    expect(await storage.exists('broken')).toBe(false);
  });

  it('keeps the earlier content when its replacement breaks off', async () => {
    await storage.put('kept', chunks(Buffer.from('earlier')), options);

    await storage.put('kept', broken(Buffer.from('late')), options).catch(() => undefined);

    expect((await read(await storage.get('kept')))!.toString()).toBe('earlier');
  });

  it.each(['../secret', '/etc/passwd', 'a/../../b', 'a//b', '', '.hidden', 'a/..'])(
    'refuses the key "%s"',
    async (key) => {
      await expect(storage.put(key, chunks(Buffer.from('x')), options)).rejects.toThrow(RangeError);
      await expect(storage.get(key)).rejects.toThrow(RangeError);
    },
  );
});

describe('FolderStorage', () => {
  it('leaves no unfinished file behind', async () => {
    const storage = new FolderStorage(folder);

    await storage.put('broken', broken(Buffer.alloc(600)), options).catch(() => undefined);
    await storage.put('long', chunks(Buffer.alloc(600)), { ...options, maxBytes: 1 }).catch(() => undefined);

    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});

describe('S3Storage', () => {
  it('makes the bucket when it is missing, also when two make it at once', async () => {
    const storages = [1, 2].map(() => connect(server, { STORAGE_BUCKET: 'made-by-two' }));

    const puts = storages.map((storage, index) =>
      storage.put(`object-${index}`, chunks(Buffer.from('x')), options),
    );

    expect(await Promise.all(puts)).toEqual([1, 1]);
    expect(await storages[0]!.exists('object-1')).toBe(true);
  });

  it('is unavailable while the server is away and works again afterwards', async () => {
    const storage = connect(server);
    await storage.put('lasting', chunks(Buffer.from('here')), options);

    await server.goAway();
    const attempts = [
      storage.put('other', chunks(Buffer.from('x')), options),
      storage.get('lasting'),
      storage.delete('lasting'),
      storage.exists('lasting'),
    ];
    const outcomes = await Promise.allSettled(attempts);
    await server.comeBack();

    const reasons = outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason as DomainError);
    expect(reasons.map(({ kind }) => kind)).toEqual(Array(4).fill('unavailable'));
    expect((await read(await storage.get('lasting')))!.toString()).toBe('here');
  });

  it('is unavailable when the server refuses its keys', async () => {
    const stranger = connect(server, { STORAGE_ACCESS_KEY: 'wrong' });

    await expect(stranger.put('x', chunks(Buffer.from('x')), options)).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });
});
