import { minuteMs } from '#libs/durations';
import { DomainError } from '#libs/errors';
import { holderOf } from './address-holder.js';
import type { SiblingAllowances } from './sibling-allowances.js';

const windowMs = minuteMs;
const maxAddresses = 100_000;
const maxTold = 1_000;

export interface RateLimitOptions {
  /** What is told to anyone who has used up theirs. */
  readonly refusal?: string;
  /** Told once a minute that somebody was refused. */
  readonly onFirstRefusal?: () => void;
  /** Told once a minute of each that was refused. */
  readonly onRefusal?: (name: string) => void;
}

/** What an address has used up that other processes have not heard of. */
export interface UnsharedCount {
  readonly address: string;
  readonly count: number;
}

/**
 * How much an address, or whatever else has a name, may do in a minute of the clock: requests, or events of them.
 * Memory is bounded: beyond 100,000 names a minute the first ones are forgotten.
 *
 * Counts are of this process, of those that serve the same port (`shareWith`), and of others as far as somebody brings them:
 * see `RateLimitExchange`.
 */
export class RateLimit {
  private counts = new Map<string, number>();
  /** How much of `counts` was handed out to be shared. */
  private shared = new Map<string, number>();
  private elsewhere = new Map<string, number>();
  private currentWindow = 0;
  private allowances: SiblingAllowances | undefined;

  /** Who was refused in this minute and told of; the empty name stands for anybody. */
  private told = new Set<string>();

  /**
   * @param limit how much a minute and address; 0 for no limit
   * @param now milliseconds since 1970
   */
  constructor(
    readonly limit: number,
    private readonly now: () => number,
    private readonly options: RateLimitOptions = {},
  ) {}

  get isOn(): boolean {
    return this.limit > 0;
  }

  /** From now on the limit is that of several processes together. */
  shareWith(allowances: SiblingAllowances): void {
    this.allowances = allowances;
  }

  /** Minutes since 1970. */
  get window(): number {
    return Math.floor(this.now() / windowMs);
  }

  /**
   * Counts what an address does. What passes the limit is counted whole, and the next is refused.
   *
   * @returns a promise where other processes have to be asked first, which rejects as this throws
   * @throws DomainError limited when the address has used up its minute
   */
  count(address: string, amount = 1): Promise<void> | undefined {
    if (!this.isOn) return undefined;
    const now = this.now();
    this.enterWindow(Math.floor(now / windowMs));
    const holder = holderOf(address);
    const count = this.counts.get(holder) ?? 0;
    if (count + (this.elsewhere.get(holder) ?? 0) >= this.limit) throw this.refuse(holder, now);
    const allowance = this.allowances?.of(this.currentWindow);
    if (allowance && !allowance.use(holder, amount)) return this.countLater(holder, amount);
    this.add(holder, amount);
    return undefined;
  }

  private async countLater(holder: string, amount: number): Promise<void> {
    const window = this.currentWindow;
    const isAllowed = await this.allowances!.of(window).useLater(holder, amount);
    if (!isAllowed) throw this.refuse(holder, this.now());
    if (window === this.currentWindow) this.add(holder, amount);
  }

  private add(holder: string, amount: number): void {
    this.counts.set(holder, (this.counts.get(holder) ?? 0) + amount);
    if (this.counts.size > maxAddresses) this.forgetFirst();
  }

  /**
   * What is to be shared of this minute, each request once.
   *
   * @param atLeast addresses with fewer requests are left out
   */
  takeUnshared(atLeast: number, maxAddresses: number): UnsharedCount[] {
    this.enterWindow(this.window);
    const taken: UnsharedCount[] = [];
    for (const [address, total] of this.counts) {
      if (taken.length === maxAddresses) break;
      const count = total - (this.shared.get(address) ?? 0);
      if (total < atLeast || count === 0) continue;
      this.shared.set(address, total);
      taken.push({ address, count });
    }
    return taken;
  }

  /** What all processes have shared of an address in a window, this one included. */
  learn(window: number, address: string, total: number): void {
    if (window !== this.currentWindow) return;
    this.elsewhere.set(address, Math.max(0, total - (this.shared.get(address) ?? 0)));
  }

  private enterWindow(window: number): void {
    if (window === this.currentWindow) return;
    this.currentWindow = window;
    this.counts = new Map();
    this.shared = new Map();
    this.elsewhere = new Map();
    this.told = new Set();
  }

  private refuse(holder: string, now: number): DomainError {
    const { refusal = 'Too many requests from this address.', onFirstRefusal, onRefusal } = this.options;
    if (onFirstRefusal && this.isNews('')) onFirstRefusal();
    if (onRefusal && this.isNews(holder)) onRefusal(holder);
    return limited(refusal, (windowMs - (now % windowMs)) / 1000);
  }

  private isNews(name: string): boolean {
    if (this.told.has(name) || this.told.size > maxTold) return false;
    this.told.add(name);
    return true;
  }

  private forgetFirst(): void {
    for (const address of this.counts.keys()) {
      for (const map of [this.counts, this.shared, this.elsewhere]) map.delete(address);
      this.allowances?.of(this.currentWindow).forget(address);
      return;
    }
  }
}

function limited(detail: string, seconds: number): DomainError {
  return new DomainError('limited', 'rate-limited', detail, {
    retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
  });
}
