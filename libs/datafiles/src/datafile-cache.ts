import { type Cache, KeyvAdapter } from 'cache-manager';
import { Keyv } from 'keyv';
import type { Datafile } from '#libs/evaluation';
import type { RedisConnection } from '#libs/redis';
import { cacheKeys, datafileFormat } from './cache-keys.js';
import { newestStore, type KeptDatafile } from './newest-store.js';

export interface DatafileCacheOptions {
  /** Over the stores of `datafileStores`. */
  cache: Cache;
  redis: RedisConnection;
  /** How long an entry stays after it was last kept or renewed. */
  lifetimeMs: number;
}

const claimMs = 1_000;

/** What a cache manager keeps datafiles in: Redis, where an older revision never replaces a newer one. */
export function datafileStores(redis: RedisConnection, lifetimeMs: number): Keyv[] {
  const store = new KeyvAdapter(newestStore(redis, lifetimeMs));
  const keyv = new Keyv({ store, useKeyPrefix: false, serialize: undefined, deserialize: undefined });
  keyv.on('error', () => undefined);
  return [keyv];
}

/** Datafiles that processes share. Nothing here fails: while Redis is unavailable it is as good as empty. */
export class DatafileCache {
  constructor(private readonly options: DatafileCacheOptions) {}

  async find(projectId: number): Promise<Datafile | undefined> {
    const key = cacheKeys.entry(projectId);
    const kept = await this.options.cache.get<KeptDatafile>(key).catch(() => undefined);
    return kept?.format === datafileFormat ? kept.datafile : undefined;
  }

  /** Does nothing when somebody keeps or has announced a newer revision. */
  async keep(datafile: Datafile): Promise<void> {
    const { projectId, revision } = datafile;
    const kept: KeptDatafile = { projectId, revision, format: datafileFormat, datafile };
    await this.options.cache.set(cacheKeys.entry(projectId), kept).catch(() => undefined);
  }

  /** Whether this process is the one that should load the revision; true while nobody can tell. */
  async claim(projectId: number, revision: number): Promise<boolean> {
    const key = cacheKeys.claim(projectId, revision);
    const reply = this.options.redis.send(key, 'SET', key, 1, 'NX', 'PX', claimMs);
    return reply.then(
      (taken) => taken !== null,
      () => true,
    );
  }

  /** Lets the entries stay for another lifetime; returns the projects that have none. */
  async renew(projectIds: readonly number[]): Promise<number[]> {
    const missing = projectIds.map(async (projectId) => ((await this.prolong(projectId)) ? [] : [projectId]));
    return (await Promise.all(missing)).flat();
  }

  private prolong(projectId: number): Promise<boolean> {
    const { redis, lifetimeMs } = this.options;
    const key = cacheKeys.entry(projectId);
    return redis.send(key, 'PEXPIRE', key, lifetimeMs).then(
      (reply) => reply === 1,
      () => true,
    );
  }
}
