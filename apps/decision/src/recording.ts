import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import {
  type AssignmentMemory,
  type EventStore,
  ExposureRecorder,
  PostgresEventStore,
  StreamEventStore,
  StreamExposures,
  StreamState,
} from '#libs/ingestion';
import type { RedisConnection } from '#libs/redis';
import type { Clock } from './clock.js';

const logger = new Logger('decisions');

/** What is known of the streams in Redis; undefined without Redis. */
export async function createStreamState(
  redis: RedisConnection | undefined,
): Promise<StreamState | undefined> {
  const state = redis && new StreamState(redis);
  await state?.start();
  return state;
}

/** Into streams with Redis, otherwise straight into PostgreSQL. */
export function createEventStore(
  pool: Pool,
  redis: RedisConnection | undefined,
  state: StreamState | undefined,
): EventStore {
  const direct = new PostgresEventStore({ pool });
  if (redis === undefined || state === undefined) return direct;
  const onRefused = (error: Error) => logger.warn(`Redis takes no events for the moment: ${error.message}`);
  return new StreamEventStore({ redis, state, direct, pool, onRefused });
}

/** To PostgreSQL; with Redis what is served while that is away is safe there. */
export function createExposureRecorder(
  pool: Pool,
  memory: AssignmentMemory,
  clock: Clock,
  redis: RedisConnection | undefined,
  state: StreamState | undefined,
): ExposureRecorder {
  const onError = (error: Error) => logger.warn(`Exposures could not be recorded: ${error.message}`);
  const standIn = redis && state && new StreamExposures(redis, state);
  return new ExposureRecorder({ pool, memory, now: () => clock.now(), onError, ...(standIn && { standIn }) });
}
