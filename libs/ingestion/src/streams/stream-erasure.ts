import { type RedisConnection, RedisScript } from '#libs/redis';
import { erasedAttributes, type Anonymization } from '../end-users/anonymize.js';
import type { EventBatch, IdempotencyReference, StorableEvent } from '../events/event.js';
import { shardCount, shardKeys, shards } from './shards.js';
import { readEntry, type StreamContent, type WaitingExposures } from './stream-entry.js';
import { workerGroup } from './event-streams.js';

export interface StreamAnonymization extends Anonymization {
  /** Those of the project: exposures name experiments only. */
  experimentIds: ReadonlySet<number>;
}

const entriesAtATime = 1_000;

/** KEYS: stream, keys to forget. ARGV: the entry's id, its kind, its new text. Returns 1 when it was there. */
const replaceEntry = new RedisScript(`
  if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
  redis.call('XADD', KEYS[1], '*', ARGV[2], ARGV[3])
  for index = 2, #KEYS do redis.call('DEL', KEYS[index]) end
  return 1
`);

/** Makes end users anonymous in what waits in Redis for PostgreSQL. */
export class StreamErasure {
  constructor(private readonly redis: RedisConnection) {}

  /**
   * Replaces an end user in all entries that wait, and removes what was set aside of them. A worker may have read an
   * entry already and store it as it was; see `isSettled`.
   *
   * @returns how many entries were of them
   */
  async erase(anonymization: StreamAnonymization): Promise<number> {
    const counts = await Promise.all(
      shards.map(async (shard) => {
        const waiting = await this.eraseWaiting(shard, anonymization);
        return waiting + (await this.eraseSetAside(shard, anonymization));
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Whether no worker has an entry in hand that was appended until then. */
  async isSettled(until: Date): Promise<boolean> {
    const pending = await Promise.all(
      shards.map((shard) => {
        const key = shardKeys.stream(shard);
        return this.redis
          .send(key, 'XPENDING', key, workerGroup, '-', until.getTime(), 1)
          .catch(nothingWithoutGroup);
      }),
    );
    return pending.every((found) => (found as unknown[]).length === 0);
  }

  /** Forgets what calls were answered. */
  async forgetCalls(projectId: number, calls: readonly IdempotencyReference[]): Promise<void> {
    const shard = projectId % shardCount;
    for (const call of calls) {
      const key = shardKeys.call(shard, call);
      await this.redis.send(key, 'DEL', key);
    }
  }

  private async eraseWaiting(shard: number, anonymization: StreamAnonymization): Promise<number> {
    const key = shardKeys.stream(shard);
    let count = 0;
    for await (const [id, fields] of this.entriesOf(key, anonymization.endUserId)) {
      const { content } = readEntry(shard, id, fields);
      const changed = content && anonymous(content, shard, anonymization);
      if (!changed) continue;
      const keys = [key, ...changed.keys] as [string, ...string[]];
      count += Number(
        await this.redis.run(replaceEntry, keys, [id, fields[0]!, JSON.stringify(changed.content)]),
      );
    }
    return count;
  }

  private async eraseSetAside(shard: number, anonymization: StreamAnonymization): Promise<number> {
    const key = shardKeys.setAside(shard);
    let count = 0;
    for await (const [id, fields] of this.entriesOf(key, anonymization.endUserId)) {
      if (isAbout(fields[1] ?? '', anonymization))
        count += Number(await this.redis.send(key, 'XDEL', key, id));
    }
    return count;
  }

  /** The entries that contain a text. */
  private async *entriesOf(key: string, endUserId: string): AsyncGenerator<[string, string[]]> {
    const text = JSON.stringify(endUserId);
    for (let from = '-'; ;) {
      const reply = await this.redis.send(key, 'XRANGE', key, from, '+', 'COUNT', entriesAtATime);
      const entries = reply as [string, string[]][];
      for (const entry of entries) if (entry[1].some((field) => field.includes(text))) yield entry;
      const last = entries.at(-1);
      if (last === undefined || entries.length < entriesAtATime) return;
      from = `(${last[0]}`;
    }
  }
}

function nothingWithoutGroup(error: Error): [] {
  if (/^NOGROUP/.test(error.message)) return [];
  throw error;
}

interface Changed {
  content: EventBatch | WaitingExposures;
  /** Of ids and calls that are to be forgotten. */
  keys: string[];
}

function anonymous(
  content: StreamContent,
  shard: number,
  anonymization: StreamAnonymization,
): Changed | undefined {
  return 'batch' in content
    ? anonymousBatch(content.batch, shard, anonymization)
    : anonymousGroup(content.exposures, anonymization);
}

function anonymousBatch(
  batch: EventBatch,
  shard: number,
  anonymization: StreamAnonymization,
): Changed | undefined {
  const own = batch.events.filter((event) => isOwn(event, anonymization));
  if (own.length === 0) return undefined;
  const events = batch.events.map((event) =>
    own.includes(event) ? { ...event, ...nothingPersonal, endUserId: anonymization.anonymousId } : event,
  );
  const ofOwn: EventBatch = { events: own, idempotency: batch.idempotency };
  const { rememberedKeys } = readEntry(shard, '0-0', ['batch', JSON.stringify(ofOwn)]);
  return { content: { events, idempotency: null }, keys: [...rememberedKeys] };
}

const isOwn = ({ projectId, endUserId }: StorableEvent, anonymization: StreamAnonymization): boolean =>
  projectId === anonymization.projectId && endUserId === anonymization.endUserId;

const nothingPersonal = { properties: null, eventId: null, campaignId: null, adId: null, deviceType: null };

function anonymousGroup(
  group: WaitingExposures,
  { projectId, endUserId, anonymousId, experimentIds }: StreamAnonymization,
): Changed | undefined {
  const isOfProject =
    group.projectId === projectId ||
    group.exposures.some(({ experimentId }) => experimentIds.has(experimentId));
  if (group.endUserId !== endUserId || !isOfProject) return undefined;
  const attributes = JSON.stringify(erasedAttributes);
  const details = { deviceType: null, campaignId: null, adId: null, attributes };
  return { content: { ...group, endUserId: anonymousId, details }, keys: [] };
}

/** Whether an event that was set aside, or the entry it was in, is of the end user. */
function isAbout(text: string, anonymization: StreamAnonymization): boolean {
  try {
    const value = JSON.parse(text) as Partial<StorableEvent & EventBatch & WaitingExposures>;
    if (value.exposures) return anonymousGroup(value as WaitingExposures, anonymization) !== undefined;
    return (value.events ?? [value as StorableEvent]).some((event) => isOwn(event, anonymization));
  } catch {
    return true;
  }
}
