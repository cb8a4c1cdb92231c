const maxTypeBytes = 2_000;

/** Totals are found by type, and an index holds no longer ones; a longer name counts by its beginning. */
export function storableType(type: string): string {
  return Buffer.byteLength(type) <= maxTypeBytes
    ? type
    : Array.from(type)
        .slice(0, maxTypeBytes / 4)
        .join('');
}
