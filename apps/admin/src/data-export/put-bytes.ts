import type { ObjectStorage } from '#libs/storage';

export interface Content {
  /** The key in the store. */
  path: string;
  bytes: Uint8Array;
  type: string;
}

/** Keeps what is in memory already. */
export async function putBytes(storage: ObjectStorage, { path, bytes, type }: Content): Promise<void> {
  await storage.put(path, once(bytes), { type, maxBytes: bytes.length });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
