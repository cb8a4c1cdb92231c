import type { EventBatch } from '../events/event.js';
import { identityOf } from '../events/event-marks.js';
import type { ExposureGroup } from '../exposures/exposure.js';
import { shardKeys } from './shards.js';

/** One entry of a stream. */
export interface StreamEntry {
  readonly shard: number;
  /** Under which Redis knows it. */
  readonly id: string;
  /** As it was appended. */
  readonly text: string;
  /** Events, exposures, or undefined when the text cannot be read. */
  readonly content: StreamContent | undefined;
  /** Keys of ids that were remembered with it. */
  readonly rememberedKeys: readonly string[];
}

/** Entries of earlier releases do not say of which project they are. */
export type WaitingExposures = Omit<ExposureGroup, 'projectId'> & Partial<Pick<ExposureGroup, 'projectId'>>;

export type StreamContent = { readonly batch: EventBatch } | { readonly exposures: WaitingExposures };

/** @param fields null for an entry that was deleted meanwhile, which is as good as an empty batch */
export function readEntry(shard: number, id: string, fields: readonly string[] | null): StreamEntry {
  const [kind = 'batch', text = '{"events":[],"idempotency":null}'] = fields ?? [];
  const content = parseContent(kind, text);
  const rememberedKeys = content && 'batch' in content ? keysOf(shard, content.batch) : [];
  return { shard, id, text, content, rememberedKeys };
}

function parseContent(kind: string, text: string): StreamContent | undefined {
  try {
    const value = JSON.parse(text) as EventBatch & ExposureGroup;
    if (kind === 'exposures') return Array.isArray(value.exposures) ? { exposures: value } : undefined;
    return Array.isArray(value.events) && value.idempotency !== undefined ? { batch: value } : undefined;
  } catch {
    return undefined;
  }
}

/** What an entry from before events had `credential` left under event ids goes by itself within a day. */
function keysOf(shard: number, { events, idempotency }: EventBatch): string[] {
  const ids = events.flatMap((event) =>
    typeof event.eventId === 'string' && event.credential !== undefined
      ? shardKeys.event(shard, event.projectId, identityOf(event, event.credential))
      : [],
  );
  return idempotency === null ? ids : [shardKeys.call(shard, idempotency), ...ids];
}
