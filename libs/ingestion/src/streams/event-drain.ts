import type { Pool } from 'pg';
import { showWork } from '#libs/monitoring';
import { isFaultOfOneRow, isOutOfReach, isTooMuchAtOnce, isTooSlow } from '#libs/errors';
import type { EventBatch } from '../events/event.js';
import { storeEvents } from '../events/store-events.js';
import type { EventStreams } from './event-streams.js';
import { storeExposures } from './store-exposures.js';
import type { StreamEntry } from './stream-entry.js';

export interface EventDrainOptions {
  streams: EventStreams;
  pool: Pool;
  /** Events that are stored before their entries leave the stream, about. */
  chunkEvents?: number;
  /** After so long without being finished, an entry counts as left behind by its worker. */
  takeOverMs?: number;
  /** Told of what PostgreSQL refused and was set aside. */
  onSetAside?: (reason: Error, text: string) => void;
}

const fewestEntries = 20;
const mostEntries = 500;
const lanes = 2;

/** So many entries may be stuck before nothing more is read. */
const mostUnfinished = 2_000;

/**
 * Moves events, and exposures of an outage, from the streams to PostgreSQL. An entry leaves its stream only after it is
 * stored; one that is moved twice, because a worker died in between, is stored once. Projects whose entries cannot be
 * stored for the moment do not stop those of others.
 */
export class EventDrain {
  private count = fewestEntries;
  /** Read, but not known to be stored. */
  private unfinished = new Set<StreamEntry>();
  /** Why they are not. */
  private failure: unknown;

  constructor(private readonly options: EventDrainOptions) {}

  /**
   * Moves what is there, up to a bound.
   *
   * @returns how many events were in it
   * @throws when Redis or PostgreSQL is unavailable; the next step begins with what is not finished then
   */
  async step(): Promise<number> {
    if (this.unfinished.size === 0) return this.readOn();
    const concernsAll = isOutOfReach(this.failure) && !isTooSlow(this.failure);
    const again = this.move([...this.unfinished]);
    if (concernsAll || this.unfinished.size > mostUnfinished) return again;
    const [stuck, fresh] = await Promise.allSettled([again, this.readOn()]);
    for (const result of [stuck, fresh]) if (result.status === 'rejected') throw result.reason;
    return sumOf([stuck, fresh].map((result) => (result.status === 'fulfilled' ? result.value : 0)));
  }

  private async readOn(): Promise<number> {
    const entries = await this.options.streams.read(this.count);
    const events = await this.move(entries);
    this.adapt(entries.length, events);
    return events;
  }

  /** The same for entries that another worker has left unfinished. */
  async takeOver(): Promise<number> {
    const { streams, takeOverMs = 5_000 } = this.options;
    return this.move(await streams.takeOver(takeOverMs, this.count));
  }

  /** Reads more entries at a time the smaller they are. */
  private adapt(entries: number, events: number): void {
    const { chunkEvents = 1_000 } = this.options;
    if (events > 10 * chunkEvents) this.count = Math.max(fewestEntries, this.count >> 1);
    else if (entries >= this.count) this.count = Math.min(mostEntries, this.count * 2);
  }

  /** @throws the first failure, after everything else was tried */
  private async move(entries: readonly StreamEntry[]): Promise<number> {
    const chunks = this.chunksOf(entries);
    for (const entry of entries) this.unfinished.add(entry);
    const failures: unknown[] = [];
    const lane = async (): Promise<void> => {
      for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift())
        await this.moveChunk(chunk).catch((error: unknown) => failures.push(error));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    [this.failure] = failures;
    if (failures.length > 0) throw failures[0];
    return sumOf(entries.map(sizeOf));
  }

  private moveChunk(chunk: readonly StreamEntry[]): Promise<void> {
    const attributes = { 'abtesting.batch.size': chunk.length };
    return showWork({ name: 'move stream entries', attributes, isShared: true }, async () => {
      await this.store(chunk);
      await this.options.streams.finish(chunk);
      for (const entry of chunk) this.unfinished.delete(entry);
    });
  }

  /** Of one project each. */
  private chunksOf(entries: readonly StreamEntry[]): StreamEntry[][] {
    const { chunkEvents = 1_000 } = this.options;
    const chunks: StreamEntry[][] = [];
    const open = new Map<number, { chunk: StreamEntry[]; room: number }>();
    for (const entry of entries) {
      const project = projectOf(entry);
      const size = sizeOf(entry);
      let last = open.get(project);
      if (last === undefined || size > last.room) {
        last = { chunk: [], room: chunkEvents };
        open.set(project, last);
        chunks.push(last.chunk);
      }
      last.chunk.push(entry);
      last.room -= size;
    }
    return chunks;
  }

  private async store(entries: readonly StreamEntry[]): Promise<void> {
    const unreadable = entries.filter(({ content }) => content === undefined);
    for (const entry of unreadable) await this.setAside(entry, new Error('It cannot be read.'));
    await this.storeSome(entries.filter(({ content }) => content !== undefined));
  }

  /** Halves what holds something that PostgreSQL refuses, until that stands alone, and what is too much at once. */
  private async storeSome(entries: readonly StreamEntry[]): Promise<void> {
    try {
      await this.storeAll(entries);
    } catch (error) {
      const [only] = entries;
      if (only !== undefined && entries.length === 1 && isPoison(error))
        return this.storeParts(only, error as Error);
      if (entries.length === 1 || !(isPoison(error) || isTooMuchAtOnce(error))) throw error;
      const middle = entries.length >> 1;
      await this.storeSome(entries.slice(0, middle));
      await this.storeSome(entries.slice(middle));
    }
  }

  private async storeAll(entries: readonly StreamEntry[]): Promise<void> {
    const { pool } = this.options;
    const contents = entries.flatMap(({ content }) => content ?? []);
    const exposures = contents.flatMap((content) => ('exposures' in content ? content.exposures : []));
    const batches = contents.flatMap((content) => ('batch' in content ? content.batch : []));
    if (exposures.length > 0) await storeExposures(pool, exposures);
    if (batches.length > 0) await storeEvents(pool, batches);
  }

  /** The neighbours of a refused event were acknowledged too. */
  private async storeParts(entry: StreamEntry, reason: Error): Promise<void> {
    const { content, shard } = entry;
    if (content === undefined || 'exposures' in content) return this.setAside(entry, reason);
    for (const event of content.batch.events) {
      const alone: EventBatch = { events: [event], idempotency: null };
      try {
        await storeEvents(this.options.pool, [alone]);
      } catch (error) {
        if (!isPoison(error)) throw error;
        await this.setAside({ shard, text: JSON.stringify(event) }, error as Error);
      }
    }
  }

  private async setAside({ shard, text }: Pick<StreamEntry, 'shard' | 'text'>, reason: Error): Promise<void> {
    await this.options.streams.setAside(shard, { text, reason: reason.message });
    this.options.onSetAside?.(reason, text);
  }
}

const sizeOf = ({ content }: StreamEntry): number =>
  content === undefined
    ? 0
    : 'batch' in content
      ? content.batch.events.length
      : content.exposures.exposures.length;

/** 0 where it cannot be told. */
function projectOf({ content }: StreamEntry): number {
  if (content === undefined) return 0;
  if ('exposures' in content) return content.exposures.projectId ?? 0;
  const { events, idempotency } = content.batch;
  return events[0]?.projectId ?? idempotency?.projectId ?? 0;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** What no later attempt would store either; anything else is worth waiting for. */
function isPoison(error: unknown): boolean {
  return isFaultOfOneRow(error) || error instanceof TypeError || error instanceof RangeError;
}
