import type { Cache } from '@nestjs/cache-manager';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Config } from '#libs/config';
import {
  type Announcements,
  CachedDatafileSource,
  DatafileCache,
  type DatafileSource,
  PostgresAnnouncements,
  PostgresDatafileSource,
  PublicIds,
  RedisAnnouncements,
} from '#libs/datafiles';
import { Outage } from '#libs/monitoring';
import type { RedisConnection } from '#libs/redis';
import type { Clock } from './clock.js';

/** What datafiles and the news of their changes are made from. */
export interface DatafileParts {
  readonly config: Config;
  readonly pool: Pool;
  readonly clock: Clock;
  /** Absent when none is set. */
  readonly redis: RedisConnection | undefined;
  readonly cache: Cache;
}

const logger = new Logger('decisions');

/** Datafiles from PostgreSQL and, with Redis, from what another process has loaded already. */
export function createSource({ config, pool, clock, redis, cache }: DatafileParts): DatafileSource {
  const query = async (text: string, values?: unknown[]) => (await pool.query(text, values)).rows as never;
  const origin = new PostgresDatafileSource({ query });
  if (redis === undefined) return origin;
  const lifetimeMs = config.cacheTtlSeconds * 1_000;
  const shared = new DatafileCache({ cache, redis, lifetimeMs });
  return new CachedDatafileSource({ origin, cache: shared, lifetimeMs, now: () => clock.elapsed() });
}

/** Announcements of PostgreSQL and, with Redis, those that are published there too. */
export function createAnnouncements({ config, redis }: DatafileParts): Announcements {
  const outage = new Outage(logger, 'Changes are not heard for the moment', 'Changes are heard again.');
  const ofPostgres = new PostgresAnnouncements({
    databaseUrl: config.databaseUrl,
    onLost: (error) => outage.fail(error),
    onBack: () => outage.recover(),
  });
  return redis === undefined ? ofPostgres : new RedisAnnouncements(redis, ofPostgres);
}

/** Public ids from PostgreSQL and, with Redis, from what another process has found already. */
export function createPublicIds(pool: Pool, clock: Clock, redis: RedisConnection | undefined): PublicIds {
  const find = async (publicId: string) => {
    const { rows } = await pool.query<{ id: number }>({
      name: 'find-public-id',
      text: 'SELECT id FROM project WHERE public_id = $1',
      values: [publicId],
    });
    return rows[0]?.id;
  };
  const shared = redis && {
    get: (key: string) => redis.send(key, 'GET', key),
    set: (key: string, projectId: number, lifetimeMs: number) =>
      redis.send(key, 'SET', key, projectId, 'PX', lifetimeMs),
  };
  return new PublicIds({ source: { find }, shared, now: () => clock.elapsed() });
}
