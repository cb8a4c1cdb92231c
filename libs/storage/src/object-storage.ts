import type { Readable } from 'node:stream';

export interface PutOptions {
  /** The content type, for stores that keep one. */
  type: string;
  /** Content beyond this many bytes is refused. */
  maxBytes: number;
}

/**
 * Keeps contents under keys. A key is `/`-separated names of letters, digits, `_`, `-`, `=` and inner dots.
 *
 * Every method throws DomainError `unavailable` while the store is unavailable, full or refuses its keys, and
 * works again by itself afterwards.
 */
export abstract class ObjectStorage {
  /**
   * Keeps a content, whole or not at all: when it is too long, breaks off or cannot be written, nothing
   * is left behind. Content that is there already is replaced.
   *
   * @returns how many bytes it had
   * @throws DomainError `too-large` beyond `maxBytes`; whatever `content` throws
   */
  abstract put(key: string, content: AsyncIterable<Uint8Array>, options: PutOptions): Promise<number>;

  /** The content of a key as a stream that its reader must consume or destroy; undefined when there is none. */
  abstract get(key: string): Promise<Readable | undefined>;

  /** Does nothing when there is no such key. */
  abstract delete(key: string): Promise<void>;

  abstract exists(key: string): Promise<boolean>;

  /** The keys below `<prefix>/`, in order; all of them without a prefix. */
  abstract list(prefix?: string): Promise<string[]>;
}
