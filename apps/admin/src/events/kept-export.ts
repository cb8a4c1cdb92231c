import type { ObjectStorage } from '#libs/storage';

export interface KeptExport {
  /** The parts become `<key>/00001`, … */
  key: string;
  /** The content type. */
  type: string;
  onError: (error: Error) => void;
}

const bytesOfPart = 8 * 1024 * 1024;

/**
 * Hands on the pieces of an export, and keeps them in object storage on the way, in parts of some 8 MiB, so that
 * memory stays bounded. When the storage fails, the export goes on and is not kept any further.
 */
export async function* keeping(
  storage: ObjectStorage,
  { key, type, onError }: KeptExport,
  pieces: AsyncIterable<string>,
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let part = 0;
  let keeps = true;
  const keep = async (): Promise<void> => {
    const maxBytes = sizeOf(waiting);
    const name = `${key}/${String(++part).padStart(5, '0')}`;
    await storage.put(name, asContent(waiting), { type, maxBytes }).catch((error: Error) => {
      keeps = false;
      onError(error);
    });
    waiting = [];
  };
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece);
    if (keeps) waiting.push(buffer);
    if (sizeOf(waiting) >= bytesOfPart) await keep();
    yield buffer;
  }
  if (waiting.length > 0) await keep();
}

const sizeOf = (buffers: readonly Buffer[]): number => buffers.reduce((sum, { length }) => sum + length, 0);

async function* asContent(buffers: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* buffers;
}
