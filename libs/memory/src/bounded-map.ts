/**
 * A map with room for so many entries: one more pushes out the entry that was set longest ago. Setting a key again
 * counts as new, reading it does not.
 */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  /**
   * Goes on where it stopped: all before it are deleted. Looking from the beginning each time would pass over the gaps that
   * deleted entries leave in a map, tens of thousands in a large one.
   */
  private readonly oldestFirst: Iterator<Key>;

  /** @param capacity entries at most, at least 1 */
  constructor(readonly capacity: number) {
    super();
    this.oldestFirst = this.keys();
  }

  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.capacity) this.delete(this.oldestFirst.next().value as Key);
    return this;
  }
}
