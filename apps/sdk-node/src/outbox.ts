import type { Answer, Server } from './server.js';
import { Delivery, type Delivered } from './delivery.js';
import type { CompleteOptions } from './options.js';
import type { Surroundings } from './surroundings.js';

/** As `POST /api/exposures` takes it. */
export interface SentExposure {
  readonly user_id: string;
  readonly experiment_id: number;
  readonly variant_id: number;
  readonly allocation_version: number;
  /** Of a flag with rules; 0 when left out. */
  readonly rule_id?: number | undefined;
  readonly timestamp: number;
  readonly url?: string | undefined;
  readonly attributes?: Record<string, unknown> | undefined;
}

/** As `POST /api/events` takes it. */
export interface SentEvent {
  readonly event_id: string;
  readonly user_id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly experiment_id?: number | string | undefined;
  readonly value?: number | undefined;
  readonly properties?: Record<string, unknown> | undefined;
}

const batch = 500;

/** Exposures and events on their way to the server, exposures first: an event counts for who is assigned. */
export class Outbox {
  private readonly exposures: Delivery<SentExposure>;
  private readonly events: Delivery<SentEvent>;
  private cancel: (() => void) | undefined;
  private flushing: Promise<boolean> | undefined;
  private closed = false;

  constructor(
    private readonly options: CompleteOptions,
    private readonly surroundings: Surroundings,
    server: Server,
  ) {
    const { maxQueued, onError } = options;
    const shared = { surroundings, maxQueued, batch, onError };
    const sent_at = () => surroundings.now();
    this.exposures = new Delivery({
      ...{ ...shared, name: 'Exposures', read: readRejected },
      send: (items) =>
        server.post('/api/exposures', { exposures: items.map((one) => ({ ...one, sent_at: sent_at() })) }),
    });
    this.events = new Delivery({
      ...{ ...shared, name: 'Events', read: readEvents },
      send: (items) =>
        server.post(
          '/api/events',
          items.map((one) => ({ ...one, sent_at: sent_at() })),
        ),
    });
  }

  get queued(): number {
    return this.exposures.queued + this.events.queued;
  }

  get dropped(): number {
    return this.exposures.dropped + this.events.dropped;
  }

  /** Whether there was room for it. */
  expose(exposure: SentExposure): boolean {
    const taken = this.exposures.add(exposure);
    this.schedule();
    return taken;
  }

  track(event: SentEvent): boolean {
    const taken = this.events.add(event);
    this.schedule();
    return taken;
  }

  /** Sends what waits; whether all of it arrived. */
  flush(): Promise<boolean> {
    this.cancel?.();
    this.cancel = undefined;
    return (this.flushing ??= this.sendAll().finally(() => {
      this.flushing = undefined;
      this.schedule();
    }));
  }

  /** No try is made by itself from now on. */
  close(): void {
    this.closed = true;
    this.cancel?.();
    this.cancel = undefined;
  }

  private async sendAll(): Promise<boolean> {
    return (await this.exposures.flush()) && (await this.events.flush());
  }

  private schedule(): void {
    if (this.closed || this.cancel !== undefined || this.flushing !== undefined || this.queued === 0) return;
    const { surroundings, options } = this;
    const isFull = this.exposures.queued >= batch || this.events.queued >= batch;
    const dueAt = Math.max(this.exposures.dueAt, this.events.dueAt);
    const waitMs = Math.max(isFull ? 0 : options.flushIntervalMs, dueAt - surroundings.now());
    this.cancel = surroundings.after(waitMs, () => {
      this.cancel = undefined;
      void this.flush();
    });
  }
}

function readRejected({ status, text }: Answer): Delivered {
  const { rejected = [] } = (status === 422 ? {} : JSON.parse(text)) as { rejected?: { index: number }[] };
  return rejected.length === 0 && status !== 422
    ? 'done'
    : { refused: new Set(rejected.map(({ index }) => index)) };
}

function readEvents({ status, text }: Answer): Delivered {
  if (status !== 422) return 'done';
  const { errors = [] } = JSON.parse(text) as { errors?: { index?: number; field?: string }[] };
  const indexes = errors.map(({ index, field }) => index ?? Number(/^\d+/.exec(field ?? '')?.[0] ?? NaN));
  return { refused: new Set(indexes.filter((index) => Number.isInteger(index))) };
}
