import { createHmac } from 'node:crypto';
import { type RedisConnection, RedisScript } from '#libs/redis';
import type { RateLimit, UnsharedCount } from './rate-limit.js';

const exchangeMs = 1_000;
const windowMs = 60_000;
const maxAddresses = 1_000;

/** An address is shared once it has used up one in so many of its limit in one process. */
const shareOf = 20;

/** KEYS: the address in the window. ARGV: what to add, milliseconds that the count stays. Returns the sum. */
const add = new RedisScript(`
  local total = redis.call('INCRBY', KEYS[1], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return total
`);

export interface RateLimitExchangeOptions {
  readonly rateLimit: RateLimit;
  readonly redis: RedisConnection;
  /** Of the limit; no other has it. */
  readonly name: string;
  /** The same in all processes. */
  readonly secretKey: string;
}

/**
 * Tells other processes through Redis how much of their minute addresses have used up, and hears it from
 * them: once a second and in the background, so that no request waits. What an address can have beyond its
 * limit is what it does within that second, and a twentieth of the limit in each process.
 *
 * Redis may write down what it is told, so it gets no address, but a name that only these processes can make of it
 * and that is another one the next minute.
 */
export class RateLimitExchange {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: RateLimitExchangeOptions) {}

  start(): void {
    this.timer = setTimeout(() => void this.exchange().finally(() => this.timer && this.start()), exchangeMs);
    this.timer.unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** What cannot be told is not told again: each process counts for itself then. */
  async exchange(): Promise<void> {
    const { rateLimit } = this.options;
    const { window } = rateLimit;
    const unshared = rateLimit.takeUnshared(Math.ceil(rateLimit.limit / shareOf), maxAddresses);
    await Promise.allSettled(unshared.map((one) => this.share(window, one)));
  }

  private async share(window: number, { address, count }: UnsharedCount): Promise<void> {
    const { redis, rateLimit, name } = this.options;
    const key = `rate-limit:${name}:${window}:${this.hidden(window, address)}`;
    const total = await redis.run(add, [key], [count, 2 * windowMs]);
    rateLimit.learn(window, address, Number(total));
  }

  private hidden(window: number, address: string): string {
    const { name, secretKey } = this.options;
    return createHmac('sha256', secretKey)
      .update(`rate limit\n${name}\n${window}\n${address}`)
      .digest('base64url')
      .slice(0, 22);
  }
}
