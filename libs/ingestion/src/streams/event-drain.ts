import type { Pool } from 'pg';
import { showWork } from '#libs/monitoring';
import { isFaultOfOneRow, isTooMuchAtOnce, winningRaces } from '../database-failure.js';
import type { EventBatch } from '../events/event.js';
import { storeEvents } from '../events/store-events.js';
import { insertAssignments } from '../exposures/assignment-statements.js';
import type { EventStreams } from './event-streams.js';
import type { StreamEntry } from './stream-entry.js';

export interface EventDrainOptions {
  streams: EventStreams;
  pool: Pool;
  /** Events of one transaction, about. */
  transactionEvents?: number;
  /** After so long without being finished, an entry counts as left behind by its worker. */
  takeOverMs?: number;
  /** Told of what PostgreSQL refused and was set aside. */
  onSetAside?: (reason: Error, text: string) => void;
}

const fewestEntries = 20;
const mostEntries = 500;
const lanes = 2;

/**
 * Moves events, and exposures of an outage, from the streams to PostgreSQL. An entry leaves its stream only after the commit; one that is
 * moved twice, because a worker died in between, is stored once.
 */
export class EventDrain {
  private count = fewestEntries;
  /** Read, but not known to be stored. */
  private unfinished = new Set<StreamEntry>();

  constructor(private readonly options: EventDrainOptions) {}

  /**
   * Moves what is there, up to a bound.
   *
   * @returns how many events were in it
   * @throws when Redis or PostgreSQL is away; the next step begins with what is not finished then
   */
  async step(): Promise<number> {
    if (this.unfinished.size > 0) return this.move([...this.unfinished]);
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
    const { transactionEvents = 5_000 } = this.options;
    if (events > 2 * transactionEvents) this.count = Math.max(fewestEntries, this.count >> 1);
    else if (entries >= this.count) this.count = Math.min(mostEntries, this.count * 2);
  }

  private async move(entries: readonly StreamEntry[]): Promise<number> {
    const chunks = this.chunksOf(entries);
    for (const entry of entries) this.unfinished.add(entry);
    const lane = async (): Promise<void> => {
      for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
        await this.moveChunk(chunk);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  }

  private moveChunk(chunk: readonly StreamEntry[]): Promise<void> {
    const attributes = { 'abtesting.batch.size': chunk.length };
    return showWork({ name: 'move stream entries', attributes, isShared: true }, async () => {
      await this.store(chunk);
      await this.options.streams.finish(chunk);
      for (const entry of chunk) this.unfinished.delete(entry);
    });
  }

  private chunksOf(entries: readonly StreamEntry[]): StreamEntry[][] {
    const { transactionEvents = 5_000 } = this.options;
    const chunks: StreamEntry[][] = [];
    let room = 0;
    for (const entry of entries) {
      const size = sizeOf(entry);
      if (size > room || chunks.length === 0) {
        chunks.push([]);
        room = transactionEvents;
      }
      chunks.at(-1)!.push(entry);
      room -= size;
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
    if (exposures.length > 0) await winningRaces(() => insertAssignments(pool, exposures));
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

/** What no later attempt would store either; anything else is worth waiting for. */
function isPoison(error: unknown): boolean {
  return isFaultOfOneRow(error) || error instanceof TypeError || error instanceof RangeError;
}
