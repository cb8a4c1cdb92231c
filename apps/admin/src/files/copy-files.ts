import type { ObjectStorage } from '#libs/storage';

const atOnce = 4;

/** Beyond what any file of the product has. */
const maxBytes = 2 ** 30;

/**
 * Copies every file from one storage to another, where it replaces what has its name.
 *
 * @returns how many there were; what is deleted meanwhile does not count
 * @throws DomainError `unavailable` when one of them does not answer
 */
export async function copyFiles(from: ObjectStorage, to: ObjectStorage): Promise<number> {
  const waiting = await from.list();
  let copied = 0;
  const copyNext = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      const content = await from.get(key);
      if (content === undefined) continue;
      await to.put(key, content, { type: 'application/octet-stream', maxBytes });
      copied++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, copyNext));
  return copied;
}
