const randomIntegers = (count: number) => [...crypto.getRandomValues(new Uint32Array(count))];

/** A random id that makes a retried event count once; plain http pages have no `randomUUID`. */
export const newEventId = (): string => randomIntegers(4).join('-');

/** A random id of an end user in 1..2^53-1, as the server would make one. */
export function newEndUserId(): number {
  const [high = 0, low = 0] = randomIntegers(2);
  return (high & 0x1fffff) * 2 ** 32 + low || 1;
}
