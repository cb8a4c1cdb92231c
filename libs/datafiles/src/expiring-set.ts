import { BoundedMap } from '#libs/memory';

/** A bounded set that forgets each after a while, and the oldest when it is full. */
export class ExpiringSet<Value = number> {
  private readonly expiries: BoundedMap<Value, number>;

  constructor(
    capacity: number,
    private readonly lifetimeMs: number,
    private readonly now: () => number,
  ) {
    this.expiries = new BoundedMap(capacity);
  }

  has(value: Value): boolean {
    const expiry = this.expiries.get(value);
    if (expiry === undefined) return false;
    if (expiry > this.now()) return true;
    this.expiries.delete(value);
    return false;
  }

  add(value: Value): void {
    this.expiries.set(value, this.now() + this.lifetimeMs);
  }

  delete(value: Value): void {
    this.expiries.delete(value);
  }

  clear(): void {
    this.expiries.clear();
  }
}
