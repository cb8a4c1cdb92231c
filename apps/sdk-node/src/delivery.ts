import { backOff, type Surroundings } from './surroundings.js';
import type { Answer } from './server.js';
import { detailOf } from './server.js';

/** What was said of the items of a batch: all are done, or some of them never will be. */
export type Delivered = 'done' | { readonly refused: ReadonlySet<number> };

export interface DeliveryOptions<Item> {
  /** Of what, in messages. */
  name: string;
  surroundings: Surroundings;
  send: (items: readonly Item[]) => Promise<Answer>;
  /** What an answer of 200, 201 or 422 says. */
  read: (answer: Answer) => Delivered;
  maxQueued: number;
  batch: number;
  onError: (error: Error) => void;
}

const firstPauseMs = 500;
const longestPauseMs = 60_000;

/**
 * A bounded queue of what the server has to take. Items leave it when the server has them, or never will take them; until
 * then they are sent again, each with what tells the server that it has it already.
 */
export class Delivery<Item> {
  private items: Item[] = [];
  private failures = 0;
  private notBefore = 0;
  private sending: Promise<boolean> | undefined;
  private lost = 0;
  private batchSize: number;

  constructor(private readonly options: DeliveryOptions<Item>) {
    this.batchSize = options.batch;
  }

  get queued(): number {
    return this.items.length;
  }

  /** How many were lost: because too many waited, or because the server refused them. */
  get dropped(): number {
    return this.lost;
  }

  /** When the next try makes sense, in milliseconds since 1970. */
  get dueAt(): number {
    return this.notBefore;
  }

  /** Whether there was room for it. */
  add(item: Item): boolean {
    if (this.items.length >= this.options.maxQueued) {
      if (this.lost++ === 0) this.tell('more wait than may wait, so that the latest are lost');
      return false;
    }
    this.items.push(item);
    return true;
  }

  /** Sends everything, whether it is due or not; whether nothing is left of what was there. Never rejects. */
  flush(): Promise<boolean> {
    return (this.sending ??= this.sendAll().finally(() => (this.sending = undefined)));
  }

  private async sendAll(): Promise<boolean> {
    for (let left = this.items.length; left > 0;) {
      const batch = this.items.slice(0, Math.min(left, this.batchSize));
      const gone = await this.sendBatch(batch);
      if (gone === undefined) return false;
      left -= gone;
    }
    return true;
  }

  /** How many items have left the queue; undefined when none have, and none will now. */
  private async sendBatch(batch: readonly Item[]): Promise<number | undefined> {
    let answer: Answer;
    try {
      answer = await this.options.send(batch);
    } catch (error) {
      return this.fail((error as Error).message);
    }
    const { status } = answer;
    if (status === 413 && batch.length > 1) {
      this.batchSize = Math.ceil(batch.length / 2);
      return 0;
    }
    if (isLasting(status)) {
      this.lost += batch.length;
      this.tell(`${batch.length} are lost: ${detailOf(answer)}`);
      return this.leave(batch.length);
    }
    if (status !== 200 && status !== 201 && status !== 422)
      return this.fail(detailOf(answer), answer.retryAfterMs);
    return this.settle(batch, answer);
  }

  private settle(batch: readonly Item[], answer: Answer): number | undefined {
    let delivered: Delivered;
    try {
      delivered = this.options.read(answer);
    } catch {
      return this.fail('the answer of the server cannot be read');
    }
    this.failures = 0;
    if (delivered !== 'done' && delivered.refused.size > 0) {
      this.lost += delivered.refused.size;
      this.tell(`${delivered.refused.size} are lost: ${detailOf(answer)}`);
    }
    if (answer.status !== 422) return this.leave(batch.length);
    // Nothing of it was stored: what is at fault leaves, and the others are sent again.
    const { refused } = delivered as { refused: ReadonlySet<number> };
    const kept = refused.size > 0 ? batch.filter((_, index) => !refused.has(index)) : [];
    if (refused.size === 0) this.lost += batch.length;
    this.items = [...kept, ...this.items.slice(batch.length)];
    return batch.length - kept.length;
  }

  private leave(count: number): number {
    this.failures = 0;
    this.items.splice(0, count);
    return count;
  }

  private fail(why: string, retryAfterMs?: number): undefined {
    const { surroundings } = this.options;
    this.failures++;
    const random = () => surroundings.random();
    const pauseMs = backOff(this.failures, { firstMs: firstPauseMs, limitMs: longestPauseMs, random });
    this.notBefore = surroundings.now() + Math.max(pauseMs, retryAfterMs ?? 0);
    if (this.failures === 1) this.tell(`cannot be delivered for the moment: ${why}`);
  }

  private tell(what: string): void {
    this.options.onError(new Error(`${this.options.name}: ${what}`));
  }
}

/** Sending it again would not change the answer. */
const isLasting = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 404, 408, 409, 422, 425, 429].includes(status);
