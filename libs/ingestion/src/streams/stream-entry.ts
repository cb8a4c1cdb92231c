import type { EventBatch } from '../events/event.js';
import { shardKeys } from './shards.js';

/** One entry of a stream. */
export interface StreamEntry {
  readonly shard: number;
  /** Under which Redis knows it. */
  readonly id: string;
  /** As it was appended. */
  readonly text: string;
  /** Undefined when the text is none. */
  readonly batch: EventBatch | undefined;
  /** Keys of ids that were remembered with it. */
  readonly rememberedKeys: readonly string[];
}

/** @param fields null for an entry that was deleted meanwhile, which is as good as an empty batch */
export function readEntry(shard: number, id: string, fields: readonly string[] | null): StreamEntry {
  const text = fields?.[fields.indexOf('batch') + 1] ?? '{"events":[],"idempotency":null}';
  const batch = parseBatch(text);
  return { shard, id, text, batch, rememberedKeys: batch ? keysOf(shard, batch) : [] };
}

function parseBatch(text: string): EventBatch | undefined {
  try {
    const batch = JSON.parse(text) as EventBatch;
    return Array.isArray(batch.events) && batch.idempotency !== undefined ? batch : undefined;
  } catch {
    return undefined;
  }
}

function keysOf(shard: number, { events, idempotency }: EventBatch): string[] {
  const ids = events.flatMap(({ projectId, eventId }) =>
    typeof eventId === 'string' ? shardKeys.event(shard, projectId, eventId) : [],
  );
  return idempotency === null ? ids : [shardKeys.call(shard, idempotency), ...ids];
}
