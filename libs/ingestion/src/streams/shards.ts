import { callName } from '../events/call-name.js';
import type { EventBatch, IdempotencyReference } from '../events/event.js';

/**
 * Events wait in so many streams, each for the projects whose ids leave the same remainder. A fixed number,
 * so that workers know where to look; a change of it needs streams that are empty.
 */
export const shardCount = 8;

export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** A batch of several projects stays together, with its first event. */
export function shardOf({ events }: EventBatch): number {
  return (events[0]?.projectId ?? 0) % shardCount;
}

/** The keys of a shard; what stands in braces puts all of them on one node of a cluster. */
export const shardKeys = {
  /** What waits to be written to PostgreSQL, a batch an entry. */
  stream: (shard: number) => `events:{${shard}}`,
  /** What PostgreSQL refuses, with its reason. */
  setAside: (shard: number) => `events:{${shard}}:set-aside`,
  /** There as long as a worker drains the shard. */
  worker: (shard: number) => `events:{${shard}}:worker`,
  /** The first event of an identity (event-marks.ts), as `<id>:<time>`. */
  event: (shard: number, projectId: number, identity: string) =>
    `events:{${shard}}:event:${projectId}:${identity}`,
  /** What a call under an idempotency key was answered. */
  call: (shard: number, reference: IdempotencyReference) => `events:{${shard}}:call:${callName(reference)}`,
};
