import { minuteMs } from '#libs/durations';

interface Window {
  tries: number;
  /** Milliseconds of the clock. */
  endsAt: number;
}

const windowMs = minuteMs;

/**
 * Counts tries per key in windows of a minute that begin with a key's first try. Memory is bounded: beyond `maxKeys` the
 * oldest window is forgotten.
 *
 * @param clock milliseconds that only go up
 */
export class TryWindows {
  /** In the order of their beginning. */
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly clock: () => number = () => performance.now(),
    private readonly maxKeys = 100_000,
  ) {}

  /**
   * Counts one try.
   *
   * @returns 0 when it is allowed, otherwise the seconds to wait, at least 1
   */
  take(key: string, tries: number): number {
    const now = this.clock();
    this.forgetPast(now);
    const window = this.windows.get(key) ?? this.open(key, now);
    if (window.tries >= tries) return Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    window.tries += 1;
    return 0;
  }

  private open(key: string, now: number): Window {
    if (this.windows.size >= this.maxKeys) this.forget(this.windows.keys());
    const window = { tries: 0, endsAt: now + windowMs };
    this.windows.set(key, window);
    return window;
  }

  private forgetPast(now: number): void {
    for (const [key, { endsAt }] of this.windows) {
      if (endsAt > now) return;
      this.windows.delete(key);
    }
  }

  private forget(keys: Iterator<string>): void {
    const oldest = keys.next();
    if (!oldest.done) this.windows.delete(oldest.value);
  }
}
