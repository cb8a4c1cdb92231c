const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/** A random id that makes a retried event count once; plain http pages have no `randomUUID`. */
export function newEventId(): string {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(hex).join('');
}
