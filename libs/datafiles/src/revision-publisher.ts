import type {
  DataSource,
  EntitySubscriberInterface,
  TransactionCommitEvent,
  TransactionRollbackEvent,
} from 'typeorm';
import { type RedisConnection, RedisScript } from '#libs/redis';
import { type Announcement, revisionChannel } from './announcement.js';
import { cacheKeys, revisionLifetimeMs } from './cache-keys.js';
import { takeRemembered } from './committed-announcements.js';

/**
 * KEYS: the entry, the newest revision. ARGV: the announced revision, milliseconds that it stays, channel,
 * message. The datafile of an older revision leaves Redis with the announcement and cannot come back.
 */
const announce = new RedisScript(`
  local newest = tonumber(redis.call('GET', KEYS[2]) or '0')
  if tonumber(ARGV[1]) > newest then
    redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
    redis.call('DEL', KEYS[1])
  end
  return redis.call('PUBLISH', ARGV[3], ARGV[4])
`);

/** Publishes in Redis what `announceChange` announced, once its transaction is committed. */
export class RevisionPublisher implements EntitySubscriberInterface {
  constructor(private readonly redis: RedisConnection) {}

  /** From now on commits of this data source are published. */
  watch(dataSource: DataSource): void {
    dataSource.subscribers.push(this);
  }

  /** Nobody waits for it: NOTIFY has told everybody by then, or will. */
  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    // The end of a nested transaction commits nothing yet.
    if (queryRunner.isTransactionActive) return;
    for (const announcement of takeRemembered(queryRunner)) void this.publish(announcement);
  }

  afterTransactionRollback({ queryRunner }: TransactionRollbackEvent): void {
    if (!queryRunner.isTransactionActive) takeRemembered(queryRunner);
  }

  /** Resolves also when Redis is unavailable. */
  async publish({ projectId, revision }: Announcement): Promise<void> {
    const keys: [string, string] = [cacheKeys.entry(projectId), cacheKeys.revision(projectId)];
    const args = [revision, revisionLifetimeMs, revisionChannel, `${projectId}:${revision}`];
    await this.redis.run(announce, keys, args).catch(() => undefined);
  }
}
