import { isIPv6 } from 'node:net';
import { DomainError } from '#libs/errors';

const windowMs = 60_000;
const maxAddresses = 100_000;

/** Requests of an address that other processes have not heard of. */
export interface UnsharedCount {
  readonly address: string;
  readonly count: number;
}

/**
 * How many requests an address may make in a minute of the clock. Memory is bounded: beyond 100,000
 * addresses a minute the first ones are forgotten.
 *
 * Counts are of this process, and of others as far as somebody brings them: see `RateLimitExchange`.
 */
export class RateLimit {
  private counts = new Map<string, number>();
  /** How much of `counts` was handed out to be shared. */
  private shared = new Map<string, number>();
  private elsewhere = new Map<string, number>();
  private currentWindow = 0;

  /**
   * @param limit requests a minute and address; 0 for no limit
   * @param now milliseconds since 1970
   */
  constructor(
    readonly limit: number,
    private readonly now: () => number,
  ) {}

  get isOn(): boolean {
    return this.limit > 0;
  }

  /** Minutes since 1970. */
  get window(): number {
    return Math.floor(this.now() / windowMs);
  }

  /** @throws DomainError limited when the address has used up its minute */
  count(address: string): void {
    if (!this.isOn) return;
    const now = this.now();
    this.enterWindow(Math.floor(now / windowMs));
    const holder = holderOf(address);
    const count = (this.counts.get(holder) ?? 0) + 1;
    if (count + (this.elsewhere.get(holder) ?? 0) > this.limit)
      throw limited((windowMs - (now % windowMs)) / 1000);
    this.counts.set(holder, count);
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
  }

  private forgetFirst(): void {
    for (const address of this.counts.keys()) {
      for (const map of [this.counts, this.shared, this.elsewhere]) map.delete(address);
      return;
    }
  }
}

/** One subscriber holds a whole /64 of IPv6. */
function holderOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill('0')].slice(0, 4).join(':');
}

function limited(seconds: number): DomainError {
  return new DomainError('limited', 'rate-limited', 'Too many requests from this address.', {
    retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
  });
}
