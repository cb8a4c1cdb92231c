import { BoundedMap } from '#libs/memory';
import { type RedisConnection, RedisScript } from '#libs/redis';
import type { ExposureGroup } from '../exposures/exposure.js';
import type { ExposureFallbackStore } from '../exposures/exposure-fallback-store.js';
import { shardCount, shardKeys } from './shards.js';
import type { StreamState } from './stream-state.js';

/** KEYS: stream. ARGV: the entry, how many entries may wait. */
const append = new RedisScript(`
  if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
  redis.call('XADD', KEYS[1], '*', 'exposures', ARGV[1])
  return 1
`);

const maxLength = 100_000;
const maxRemembered = 100_000;

/**
 * Puts exposures into the streams of events while PostgreSQL is unavailable, so that they outlive the process. They
 * reach PostgreSQL twice then, from here and from the process, which records them once.
 */
export class StreamExposures implements ExposureFallbackStore {
  /** Those that are there already, since visitors come back during an outage. */
  private readonly kept = new BoundedMap<string, true>(maxRemembered);

  constructor(
    private readonly redis: RedisConnection,
    private readonly state: StreamState,
  ) {}

  async keep(group: ExposureGroup): Promise<void> {
    const shard = group.projectId % shardCount;
    const name = `${group.exposures.map(({ experimentId }) => experimentId).join()}/${group.endUserId}`;
    if (this.kept.has(name) || !this.state.of(shard).isDurable) return;
    const key = shardKeys.stream(shard);
    const taken = await this.redis.run(append, [key], [JSON.stringify(group), maxLength]).catch(() => 0);
    if (taken === 1) this.kept.set(name, true);
  }
}
