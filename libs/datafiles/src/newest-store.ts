import { createRequire } from 'node:module';
import type { CacheManagerStore } from 'cache-manager';
import type { redisInsStore } from 'cache-manager-redis-yet';
import type { Datafile } from '#libs/evaluation';
import { type RedisConnection, RedisScript } from '#libs/redis';
import { cacheKeys, revisionLifetimeMs } from './cache-keys.js';

/** What is kept of a project. */
export interface KeptDatafile {
  readonly projectId: number;
  readonly revision: number;
  /** Versions of the product that know another one leave it alone. */
  readonly format: number;
  readonly datafile: Datafile;
}

const require = createRequire(import.meta.url);

type StoreClient = Parameters<typeof redisInsStore>[0];

/**
 * KEYS: the entry, the newest revision. ARGV: this revision, the entry's text, milliseconds that the entry
 * and the revision stay.
 */
const keepNewest = new RedisScript(`
  local newest = tonumber(redis.call('GET', KEYS[2]) or '0')
  if tonumber(ARGV[1]) < newest then return 0 end
  redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[4])
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1
`);

/**
 * The store of cache-manager-redis-yet on our connection, whose `set` compares revisions where the entry is:
 * what is older than anything that was stored or announced is left out, however late it comes.
 */
export function newestStore(redis: RedisConnection, lifetimeMs: number): CacheManagerStore {
  // Loaded here, since it brings a client of Redis with it.
  const { redisInsStore: storeOn } = require('cache-manager-redis-yet') as {
    redisInsStore: typeof redisInsStore;
  };
  const store = storeOn(clientOf(redis));
  const set = async (key: string, kept: { value: KeptDatafile }): Promise<void> => {
    const { projectId, revision } = kept.value;
    const args = [revision, JSON.stringify(kept), lifetimeMs, revisionLifetimeMs];
    await redis.run(keepNewest, [key, cacheKeys.revision(projectId)], args);
  };
  return Object.assign(Object.create(store) as CacheManagerStore, { set });
}

/** As much of a client as the store asks for on single keys, within our connection's bounds. */
function clientOf(redis: RedisConnection): StoreClient {
  const client = {
    get: (key: string) => redis.send(key, 'GET', key),
    del: (key: string) => redis.send(key, 'DEL', key),
    pTTL: (key: string) => redis.send(key, 'PTTL', key),
  };
  return client as unknown as StoreClient;
}
