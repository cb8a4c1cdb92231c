/**
 * So many entries are set before the place of the oldest is looked for from the beginning again. Until then the tables that
 * the map has given up in the meantime stay in memory, since the iterator may still be in one of them.
 */
const setsOfAnIterator = 1_000;

/**
 * A map with room for so many entries: one more pushes out the entry that was set longest ago. Setting a key again
 * counts as new, reading it does not.
 */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  /**
   * Goes on where it stopped: all before it are deleted. Looking from the beginning each time would pass over the gaps that
   * deleted entries leave in a map, tens of thousands in a large one.
   */
  private oldestFirst: Iterator<Key> | undefined;
  private sets = 0;

  /** @param capacity entries at most, at least 1 */
  constructor(readonly capacity: number) {
    super();
  }

  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    if (++this.sets >= setsOfAnIterator) this.beginAgain();
    if (this.size > this.capacity) this.deleteOldest();
    return this;
  }

  override clear(): void {
    super.clear();
    this.beginAgain();
  }

  private deleteOldest(): void {
    this.oldestFirst ??= this.keys();
    this.delete(this.oldestFirst.next().value as Key);
  }

  private beginAgain(): void {
    this.oldestFirst = undefined;
    this.sets = 0;
  }
}
