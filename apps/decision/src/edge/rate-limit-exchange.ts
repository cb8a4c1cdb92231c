import { type RedisConnection, RedisScript } from '#libs/redis';
import type { RateLimit, UnsharedCount } from './rate-limit.js';

const exchangeMs = 1_000;
const windowMs = 60_000;
const maxAddresses = 1_000;

/** An address is shared once it has made one in so many of its requests in one process. */
const shareOf = 20;

/** KEYS: the address in the window. ARGV: requests to add, milliseconds that the count stays. Returns the sum. */
const add = new RedisScript(`
  local total = redis.call('INCRBY', KEYS[1], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return total
`);

/**
 * Tells other processes through Redis how much of their minute addresses have used up, and hears it from
 * them: once a second and in the background, so that no request waits. What an address can have beyond its
 * limit is what it does within that second, and a twentieth of the limit in each process.
 */
export class RateLimitExchange {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly rateLimit: RateLimit,
    private readonly redis: RedisConnection,
  ) {}

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
    const { rateLimit } = this;
    const { window } = rateLimit;
    const unshared = rateLimit.takeUnshared(Math.ceil(rateLimit.limit / shareOf), maxAddresses);
    await Promise.allSettled(unshared.map((one) => this.share(window, one)));
  }

  private async share(window: number, { address, count }: UnsharedCount): Promise<void> {
    const key = `rate-limit:public:${window}:${address}`;
    const total = await this.redis.run(add, [key], [count, 2 * windowMs]);
    this.rateLimit.learn(window, address, Number(total));
  }
}
