/** A bounded set that forgets each after a while, and the oldest when it is full. */
export class ExpiringSet<Value = number> {
  private readonly expiries = new Map<Value, number>();

  constructor(
    private readonly capacity: number,
    private readonly lifetimeMs: number,
    private readonly now: () => number,
  ) {}

  has(value: Value): boolean {
    const expiry = this.expiries.get(value);
    if (expiry === undefined) return false;
    if (expiry > this.now()) return true;
    this.expiries.delete(value);
    return false;
  }

  add(value: Value): void {
    this.expiries.delete(value);
    this.expiries.set(value, this.now() + this.lifetimeMs);
    if (this.expiries.size <= this.capacity) return;
    for (const oldest of this.expiries.keys()) {
      this.expiries.delete(oldest);
      return;
    }
  }

  delete(value: Value): void {
    this.expiries.delete(value);
  }

  clear(): void {
    this.expiries.clear();
  }
}
