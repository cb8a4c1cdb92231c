import { type Siblings, TryWindows } from '#libs/processes';

/** Counts tries per key: in this process, in the one that started it and others, or in Redis for all of them. */
export abstract class RateLimits {
  /**
   * Counts one try.
   *
   * @param tries how many a minute are allowed
   * @returns 0 when it is allowed, otherwise the seconds to wait, at least 1
   */
  abstract take(key: string, tries: number): Promise<number>;
}

/** Windows of a minute that begin with a key's first try in this process. */
export class MemoryRateLimits extends RateLimits {
  private readonly windows: TryWindows;

  /** @param clock milliseconds that only go up */
  constructor(clock?: () => number, maxKeys?: number) {
    super();
    this.windows = new TryWindows(clock, maxKeys);
  }

  take(key: string, tries: number): Promise<number> {
    return Promise.resolve(this.windows.take(key, tries));
  }
}

/** The same windows for all processes that serve a port together. */
export class SiblingRateLimits extends RateLimits {
  constructor(private readonly siblings: Siblings) {
    super();
  }

  take(key: string, tries: number): Promise<number> {
    return this.siblings.ask('try', { key, tries }, (seconds) => seconds as number);
  }
}
