import { createHmac, randomBytes } from 'node:crypto';
import { minuteMs } from '#libs/durations';
import { type RedisConnection, RedisScript } from '#libs/redis';
import type { RateLimit, UnsharedCount } from './rate-limit.js';

const exchangeMs = 1_000;
const windowMs = minuteMs;
const maxAddresses = 1_000;

/** An address is shared once it has used up one in so many of its limit in one process. */
const shareOf = 20;

/** KEYS: the salt of the window. ARGV: one to take when there is none, milliseconds that it stays. Returns the salt. */
const takeSalt = new RedisScript(`
  redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
  return redis.call('GET', KEYS[1])
`);

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
}

/**
 * Tells other processes through Redis how much of their minute addresses have used up, and hears it from
 * them: once a second and in the background, so that no request waits. What an address can have beyond its
 * limit is what it does within that second, and a twentieth of the limit in each process.
 *
 * Redis may write down what it is told, so it gets no address, but a name that is made of it with a salt of the
 * minute.
 */
export class RateLimitExchange {
  private timer: NodeJS.Timeout | undefined;
  private salt: { readonly window: number; readonly text: string } | undefined;

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
    if (unshared.length === 0) return;
    const salt = await this.saltOf(window).catch(() => undefined);
    if (salt !== undefined) await Promise.allSettled(unshared.map((one) => this.share(window, salt, one)));
  }

  private async share(window: number, salt: string, { address, count }: UnsharedCount): Promise<void> {
    const { redis, rateLimit, name } = this.options;
    const hidden = createHmac('sha256', salt).update(address).digest('base64url').slice(0, 22);
    const key = `rate-limit:${name}:${window}:${hidden}`;
    const total = await redis.run(add, [key], [count, 2 * windowMs]);
    rateLimit.learn(window, address, Number(total));
  }

  /** Of all processes, and of this minute alone. */
  private async saltOf(window: number): Promise<string> {
    if (this.salt?.window === window) return this.salt.text;
    const { redis, name } = this.options;
    const own = randomBytes(18).toString('base64url');
    const key = `rate-limit:${name}:${window}:salt`;
    const text = String(await redis.run(takeSalt, [key], [own, 2 * windowMs]));
    this.salt = { window, text };
    return text;
  }
}
