/** Where an item is; written by PassingItems alone. */
export interface Passing {
  place: number;
}

/**
 * Items that come and go within a request, in no order.
 *
 * A Set of such items costs memory that nobody sees: V8 replaces its table each time it is full of deleted entries, and a
 * replaced table keeps the items that it last had. Once the Set is old, its tables are too, so those items live until the next
 * full collection, with all that they refer to.
 */
export class PassingItems<Item extends Passing> {
  private readonly items: Item[] = [];

  get size(): number {
    return this.items.length;
  }

  add(item: Item): void {
    item.place = this.items.length;
    this.items.push(item);
  }

  /** Does nothing for one that is not here. */
  delete(item: Item): void {
    const { items } = this;
    if (items[item.place] !== item) return;
    const last = items.pop()!;
    if (last === item) return;
    last.place = item.place;
    items[item.place] = last;
  }

  /** Takes those out that are meant. */
  take(isMeant: (item: Item) => boolean): Item[] {
    const taken = this.items.filter(isMeant);
    for (const item of taken) this.delete(item);
    return taken;
  }
}
