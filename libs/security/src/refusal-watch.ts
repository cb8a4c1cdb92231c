import { Inject, Injectable } from '@nestjs/common';
import { RedisConnection, RedisScript } from '#libs/redis';
import { SecurityLog } from './security-log.js';

const refusalsToTell = 20;
const withinMs = 60_000;
const maxSubjects = 10_000;

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
 * another one after twenty more. With Redis it is counted over all processes.
 */
@Injectable()
export class RefusalWatch {
  private readonly local = new RefusalTimes();

  constructor(
    private readonly log: SecurityLog,
    @Inject(RedisConnection) private readonly redis: RedisConnection | undefined,
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
      if (this.redis) return (await this.redis.run(noteOne, [key], [refusalsToTell, withinMs])) === 1;
    } catch {
      // Counted here while Redis is unavailable.
    }
    return this.local.note(key, performance.now());
  }
}

/** The times of the latest refusals by subject; beyond `maxSubjects` the longest known one is forgotten. */
export class RefusalTimes {
  private readonly times = new Map<string, number[]>();

  /**
   * @param now milliseconds of a clock that only goes up
   * @returns whether as many as to tell of came within a minute; they are forgotten then
   */
  note(subject: string, now: number): boolean {
    const recent = [...(this.times.get(subject) ?? []).filter((time) => now - time <= withinMs), now];
    this.times.delete(subject);
    if (recent.length >= refusalsToTell) return true;
    const [longestKnown] = this.times.keys();
    if (this.times.size >= maxSubjects && longestKnown !== undefined) this.times.delete(longestKnown);
    this.times.set(subject, recent);
    return false;
  }
}
