import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import type { HealthDetails } from '#libs/program';
import {
  type AssignmentMemory,
  type EventStore,
  ExposureRecorder,
  PostgresEventStore,
  StreamEventStore,
  StreamExposures,
  StreamState,
  type WriteWatch,
} from '#libs/ingestion';
import { type Monitoring, RecurringFault } from '#libs/monitoring';
import type { RedisConnection } from '#libs/redis';
import type { Clock } from './clock.js';
import { CountedEventStore, EventCounts, FallbackEventStore } from './event-counts.js';

const logger = new Logger('decisions');

/** What is known of the streams in Redis; undefined without Redis. */
export async function createStreamState(
  redis: RedisConnection | undefined,
  health: HealthDetails,
): Promise<StreamState | undefined> {
  if (redis === undefined) return undefined;
  let wasNot = false;
  const state = new StreamState(redis, (isDurable) => {
    if (isDurable && !wasNot) return;
    wasNot = !isDurable;
    if (isDurable) logger.warn('Redis is durable: events are taken while PostgreSQL is away.');
    else
      logger.warn(
        'Redis is not durable (it needs appendonly yes, and a maxmemory-policy of noeviction or volatile-…), so no ' +
          'events are taken while PostgreSQL is away.',
      );
  });
  await state.start();
  health.describe('streams', () => Promise.resolve({ durable: state.isDurable }));
  return state;
}

/** Into streams with Redis, otherwise straight into PostgreSQL. */
export function createEventStore(
  pool: Pool,
  redis: RedisConnection | undefined,
  state: StreamState | undefined,
  writes: WriteWatch,
  monitoring: Monitoring,
): EventStore {
  const counts = new EventCounts(monitoring);
  const direct = new PostgresEventStore({ pool, writes });
  if (redis === undefined || state === undefined) return new CountedEventStore(direct, counts);
  const refused = new RecurringFault(logger, 'Redis accepts no events right now');
  const onRefused = (error: Error) => refused.tell(error);
  const fallback = new FallbackEventStore(direct, counts);
  return new CountedEventStore(
    new StreamEventStore({ redis, state, direct: fallback, pool, onRefused }),
    counts,
  );
}

/** To PostgreSQL; with Redis what is served while that is unavailable is safe there. */
export function createExposureRecorder(
  pool: Pool,
  memory: AssignmentMemory,
  clock: Clock,
  redis: RedisConnection | undefined,
  state: StreamState | undefined,
  writes: WriteWatch,
): ExposureRecorder {
  const unrecorded = new RecurringFault(logger, 'Exposures could not be recorded');
  const onError = (error: Error) => unrecorded.tell(error);
  const fallbackStore = redis && state && new StreamExposures(redis, state);
  const now = () => clock.now();
  return new ExposureRecorder({
    pool,
    memory,
    now,
    writes,
    onError,
    ...(fallbackStore && { fallbackStore }),
  });
}
