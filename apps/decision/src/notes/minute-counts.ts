import { minuteMs } from '#libs/durations';
import { BoundedMap } from '#libs/memory';

const windowMs = minuteMs;
const maxNames = 100_000;

/** Counts by name within a minute of the clock; bounded, the first names are forgotten. Nothing of it is stored. */
export class MinuteCounts {
  private readonly counts = new BoundedMap<string, { count: number }>(maxNames);
  private window = 0;

  /** Adds to a name, and gives what it has come to in this minute. */
  add(name: string, amount: number, now: number): number {
    const window = Math.floor(now / windowMs);
    if (window !== this.window) {
      this.window = window;
      this.counts.clear();
    }
    let known = this.counts.get(name);
    if (known === undefined) this.counts.set(name, (known = { count: 0 }));
    return (known.count += amount);
  }
}
