import { Inject, Injectable } from '@nestjs/common';
import { RefusalTimes, refusalsToTell, refusalsWithinMs, Siblings } from '#libs/processes';
import { RedisConnection, RedisScript } from '#libs/redis';
import { SecurityLog } from './security-log.js';

/** A member or a key that was refused something. */
export type Refused = { userId: number } | { apiKeyId: number };

/** KEYS: the subject's list. ARGV: how many, within how many milliseconds. Returns 1 when that many are reached. */
const noteOne = new RedisScript(`
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('LPUSH', KEYS[1], now)
  redis.call('LTRIM', KEYS[1], 0, ARGV[1] - 1)
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  local oldest = redis.call('LINDEX', KEYS[1], ARGV[1] - 1)
  if not oldest or now - tonumber(oldest) > tonumber(ARGV[2]) then return 0 end
  redis.call('DEL', KEYS[1])
  return 1
`);

/**
 * Sees who is refused (403) again and again: twenty times within a minute is an entry of the security log, and
 * another one after twenty more. It is counted over all processes of the program, and with Redis over those of all machines.
 */
@Injectable()
export class RefusalWatch {
  private readonly local = new RefusalTimes();

  constructor(
    private readonly log: SecurityLog,
    @Inject(RedisConnection) private readonly redis: RedisConnection | undefined,
    private readonly siblings: Siblings,
  ) {}

  /** Counts a refusal; returns at once. */
  note(refused: Refused): void {
    void this.isReached(refused).then((isReached) => {
      if (isReached) this.log.record({ kind: 'refusals', ...refused, details: { count: refusalsToTell } });
    });
  }

  private async isReached(refused: Refused): Promise<boolean> {
    const key = 'userId' in refused ? `refusals:user:${refused.userId}` : `refusals:key:${refused.apiKeyId}`;
    try {
      if (this.redis) return (await this.redis.run(noteOne, [key], [refusalsToTell, refusalsWithinMs])) === 1;
    } catch {
      // Counted here while Redis is unavailable.
    }
    if (this.siblings.areThere) {
      const asked = this.siblings.ask('refusal', key, (isReached) => isReached as boolean);
      return asked.catch(() => false);
    }
    return this.local.note(key, performance.now());
  }
}
