const randomIntegers = (count: number) => [...crypto.getRandomValues(new Uint32Array(count))];

/**
 * An id that makes a retried event count once: a UUID of version 7, whose day lets the server forget it with the
 * others of that day. Plain http pages have no `randomUUID`.
 */
export const newEventId = (): string =>
  [Date.now() * 16 + 7 + 2 ** 52, ...randomIntegers(3)]
    .map((value) => value.toString(16).padStart(8, '0'))
    .join('')
    .replace(/1(.{8})(.{4})(.{4}).(.{3})(.{12}).*/, '$1-$2-$3-8$4-$5');

/** A random id of an end user in 2^32..2^53-1, as the server would make one. */
export function newEndUserId(): number {
  const [high = 0, low = 0] = randomIntegers(2);
  return (high & 0x1fffff || 1) * 2 ** 32 + low;
}
