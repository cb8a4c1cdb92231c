const randomIntegers = (count: number) => [...crypto.getRandomValues(new Uint32Array(count))];

/**
 * An id that makes a retried event count once: a UUID of version 7, whose day lets the server forget it with the
 * others of that day. Plain http pages have no `randomUUID`.
 */
export const newEventId = (): string => {
  // Eleven digits until the year 2527.
  const time = `0${Date.now().toString(16)}`;
  const digits = () => (randomIntegers(1)[0]! % 16).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7xxx-8xxx-xxxxxxxxxxxx`.replace(/x/g, digits);
};

/** A random id of an end user in 2^32..2^53-1, as the server would make one. */
export function newEndUserId(): number {
  const [high = 0, low = 0] = randomIntegers(2);
  return (high & 0x1fffff || 1) * 2 ** 32 + low;
}
