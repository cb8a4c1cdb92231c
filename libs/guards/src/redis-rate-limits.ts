import { createHash } from 'node:crypto';
import { minuteMs } from '#libs/durations';
import { type RedisConnection, RedisScript } from '#libs/redis';
import { RateLimits } from './rate-limits.js';

const windowMs = minuteMs;

/** KEYS: the window. ARGV: tries allowed, milliseconds of a window. Returns the milliseconds to wait, 0 when allowed. */
const takeOne = new RedisScript(`
  local tries = tonumber(redis.call('GET', KEYS[1]) or '0')
  if tries >= tonumber(ARGV[1]) then return math.max(redis.call('PTTL', KEYS[1]), 1) end
  if tries == 0 then redis.call('SET', KEYS[1], 1, 'PX', ARGV[2]) else redis.call('INCR', KEYS[1]) end
  return 0
`);

/**
 * The same windows for all processes: each begins with a key's first try anywhere. While Redis is unavailable each
 * process counts by itself, from nothing.
 */
export class RedisRateLimits extends RateLimits {
  constructor(
    private readonly redis: RedisConnection,
    private readonly withoutRedis: RateLimits,
  ) {
    super();
  }

  async take(key: string, tries: number): Promise<number> {
    try {
      const waitMs = await this.redis.run(takeOne, [redisKey(key)], [tries, windowMs]);
      return Math.ceil(Number(waitMs) / 1_000);
    } catch {
      return this.withoutRedis.take(key, tries);
    }
  }
}

/** Of one length, and without the addresses of people. */
function redisKey(key: string): string {
  return `rate-limit:${createHash('sha256').update(key).digest('base64url')}`;
}
