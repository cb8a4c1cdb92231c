import { isIPv6 } from 'node:net';
import { DomainError } from '#libs/errors';

const windowMs = 60_000;
const maxAddresses = 100_000;

/**
 * How many requests an address may make in a minute, counted in this process. Memory is bounded: beyond
 * 100,000 addresses a minute the first ones are forgotten.
 */
export class RateLimit {
  private counts = new Map<string, number>();
  private windowEnd = 0;

  /**
   * @param limit requests a minute and address; 0 for no limit
   * @param elapsed milliseconds that only go up
   */
  constructor(
    private readonly limit: number,
    private readonly elapsed: () => number,
  ) {}

  get isOn(): boolean {
    return this.limit > 0;
  }

  /** @throws DomainError limited when the address has used up its minute */
  count(address: string): void {
    if (!this.isOn) return;
    const now = this.elapsed();
    if (now >= this.windowEnd) this.openWindow(now);
    const holder = holderOf(address);
    const count = (this.counts.get(holder) ?? 0) + 1;
    if (count > this.limit) throw limited((this.windowEnd - now) / 1000);
    this.counts.set(holder, count);
    if (this.counts.size > maxAddresses) this.forgetFirst();
  }

  private openWindow(now: number): void {
    this.counts = new Map();
    this.windowEnd = now + windowMs;
  }

  private forgetFirst(): void {
    for (const address of this.counts.keys()) {
      this.counts.delete(address);
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
