import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { dayMs } from '#libs/durations';
import { DomainError } from '#libs/errors';
import { RedisAwayError, type RedisConnection } from '#libs/redis';
import type { AppendOutcome, EventBatch, EventOutcome } from '../events/event.js';
import { identityOf } from '../events/event-marks.js';
import { EventStore } from '../events/event-store.js';
import { appendScript } from './append-script.js';
import { accepted, findKnown, type Known } from './known-calls.js';
import { decodeOutcomes, encodeOutcomes } from './outcomes.js';
import { shardKeys, shardOf } from './shards.js';
import type { StreamState } from './stream-state.js';

export interface StreamEventStoreOptions {
  redis: RedisConnection;
  state: StreamState;
  /** Takes what streams cannot take. */
  direct: EventStore;
  /** Where drained events are; asked about ids that came before. */
  pool: Pool;
  /** Entries that may wait in a stream at most. */
  maxLength?: number;
  /** Told, at most once in a while, why Redis does not take events although it is there. */
  onRefused?: (error: Error) => void;
  /** Events that may wait for Redis at most. */
  maxWaiting?: number;
}

/** As long as idempotency keys are promised to be known. */
const rememberMs = dayMs;

/** How long PostgreSQL may take to say what it knows of a batch, and how long it is not asked after a failure. */
const lookUpMs = 500;
const pauseMs = 1_000;
const reportMs = 10_000;

/**
 * Appends events to streams in Redis, from where workers write them to PostgreSQL in large transactions.
 *
 * Streams are used while Redis is durable and a worker is there. Otherwise events go to PostgreSQL directly and
 * only when that is unavailable into a stream all the same. An attempt of unknown fate may leave a batch in both,
 * which stores it once, since its ids were made before.
 */
export class StreamEventStore extends EventStore {
  private waitingEvents = 0;
  private askAgainAt = 0;
  private reportedAt = -Infinity;

  constructor(private readonly options: StreamEventStoreOptions) {
    super();
  }

  get waiting(): number {
    return this.waitingEvents + this.options.direct.waiting;
  }

  async append(batch: EventBatch): Promise<AppendOutcome> {
    const { isDurable, hasWorker } = this.options.state.of(shardOf(batch));
    if (isDurable && hasWorker) return (await this.tryStream(batch)) ?? this.options.direct.append(batch);
    try {
      return await this.options.direct.append(batch);
    } catch (error) {
      const outcome = isDurable && isUnavailable(error) ? await this.tryStream(batch) : undefined;
      if (outcome === undefined) throw error;
      return outcome;
    }
  }

  async drained(): Promise<void> {
    while (this.waitingEvents > 0) await sleep(10);
    await this.options.direct.drained();
  }

  /** Undefined when the stream does not take it. */
  private async tryStream(batch: EventBatch): Promise<AppendOutcome | undefined> {
    const { length } = batch.events;
    if (this.waitingEvents + length > (this.options.maxWaiting ?? 50_000)) throw overloaded();
    this.waitingEvents += length;
    try {
      const known = await this.lookUp(batch);
      if ('answer' in known) return known.answer;
      if (known.outcomes.every(({ kind }) => kind === 'duplicate') && batch.idempotency === null)
        return { kind: 'stored', events: known.outcomes };
      return await this.send(batch, known.outcomes);
    } catch (error) {
      this.report(error as Error);
      return undefined;
    } finally {
      this.waitingEvents -= length;
    }
  }

  private async send(
    batch: EventBatch,
    outcomes: readonly EventOutcome[],
  ): Promise<AppendOutcome | undefined> {
    const { redis, maxLength = 100_000 } = this.options;
    const shard = shardOf(batch);
    const { events, idempotency } = batch;
    const stream = shardKeys.stream(shard);
    const named = events.flatMap((event, position) =>
      event.credential !== undefined && event.eventId !== null && outcomes[position]?.kind === 'accepted'
        ? { position, key: shardKeys.event(shard, event.projectId, identityOf(event, event.credential)) }
        : [],
    );
    const ids = named.map(({ key }) => key);
    const call = idempotency === null ? stream : shardKeys.call(shard, idempotency);
    const numbers = named.map(({ position }) => position + 1).join(',');
    const limits = [maxLength, rememberMs, idempotency?.bodyHash ?? ''];
    const args = [JSON.stringify(batch), ...limits, encodeOutcomes(outcomes), numbers];
    const [kind, text] = (await redis.run(appendScript, [stream, call, ...ids], args)) as [string, string];
    return readReply(kind, text, idempotency?.bodyHash);
  }

  private report(error: Error): void {
    const now = performance.now();
    if (error instanceof RedisAwayError || now - this.reportedAt < reportMs) return;
    this.reportedAt = now;
    this.options.onRefused?.(error);
  }

  /** Without an answer in time everything counts as new: storing finds out what is not. */
  private async lookUp(batch: EventBatch): Promise<Known> {
    const unknown = { outcomes: accepted(batch.events) };
    const isNamed = batch.idempotency !== null || batch.events.some(({ eventId }) => eventId !== null);
    if (!isNamed || performance.now() < this.askAgainAt) return unknown;
    const asked = findKnown(this.options.pool, batch).catch(() => undefined);
    const known = await Promise.race([asked, sleep(lookUpMs, undefined, { ref: false })]);
    if (known === undefined) this.askAgainAt = performance.now() + pauseMs;
    return known ?? unknown;
  }
}

function readReply(kind: string, text: string, bodyHash: string | undefined): AppendOutcome | undefined {
  if (kind === 'full') return undefined;
  if (kind === 'stored') return { kind, events: decodeOutcomes(text) };
  const [formerHash, outcomes = ''] = text.split('\n');
  if (formerHash !== bodyHash) return { kind: 'key-reused' };
  return { kind: 'repeated', events: decodeOutcomes(outcomes) };
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof DomainError && error.kind === 'unavailable';

function overloaded(): DomainError {
  return new DomainError(
    'unavailable',
    'dependency-unavailable',
    'Too many events are waiting to be stored. Try again later.',
    {
      retryAfterSeconds: 2,
    },
  );
}
