import { minuteMs } from '#libs/durations';

const windowMs = minuteMs;
const maxNames = 100_000;

/** Counts by name within a minute of the clock; bounded, the first names are forgotten. Nothing of it is stored. */
export class MinuteCounts {
  private counts = new Map<string, number>();
  private window = 0;

  /** Adds to a name, and gives what it has come to in this minute. */
  add(name: string, amount: number, now: number): number {
    const window = Math.floor(now / windowMs);
    if (window !== this.window) {
      this.window = window;
      this.counts = new Map();
    }
    const count = (this.counts.get(name) ?? 0) + amount;
    this.counts.set(name, count);
    if (this.counts.size > maxNames) this.counts.delete(this.counts.keys().next().value!);
    return count;
  }
}
