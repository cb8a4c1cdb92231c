import { DomainError } from '#libs/errors';

/** The same content, as long as it stays within `maxBytes`; then it throws DomainError `too-large`. */
export async function* limited(
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new DomainError('too-large', 'too-large', `A file can have at most ${maxBytes} bytes.`);
    }
    yield chunk;
  }
}

/** What callers get told while the store cannot do its work; the cause goes to the logs only. */
export function storageAway(cause: unknown): DomainError {
  return new DomainError(
    'unavailable',
    'dependency-unavailable',
    'The file storage is temporarily unavailable.',
    { retryAfterSeconds: 2, cause },
  );
}

/** @throws RangeError for a key that could lead out of the store */
export function requireKey(key: string): string {
  if (!/^[\w=-]+(\.[\w=-]+)*(\/[\w=-]+(\.[\w=-]+)*)*$/.test(key))
    throw new RangeError(`"${key}" is no storage key.`);
  return key;
}
