import { type AppendOutcome, type EventBatch, EventStore } from '#libs/ingestion';
import type { Monitoring } from '#libs/monitoring';

type Fate = 'accepted' | 'duplicate' | 'refused';

/** How many events came to which end, since the process started. */
export class EventCounts {
  private readonly counts = new Map<Fate, number>([
    ['accepted', 0],
    ['duplicate', 0],
    ['refused', 0],
  ]);
  private fallbacks = 0;

  constructor(monitoring: Monitoring) {
    monitoring.add({
      name: 'abtesting_events_total',
      help: 'Events that were right in form, by fate: accepted, duplicate, or refused because no store took them.',
      kind: 'counter',
      labelNames: ['fate'],
      read: () => [...this.counts].map(([fate, value]) => ({ labels: { fate }, value })),
    });
    monitoring.add({
      name: 'abtesting_event_fallbacks_total',
      help: 'Calls whose events went to PostgreSQL directly although Redis is set, because its streams could not take them.',
      kind: 'counter',
      read: () => this.fallbacks,
    });
  }

  add(fate: Fate, count: number): void {
    this.counts.set(fate, this.counts.get(fate)! + count);
  }

  fallBack(): void {
    this.fallbacks++;
  }
}

/** A store whose callers' events are counted. */
export class CountedEventStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly counts: EventCounts,
  ) {
    super();
  }

  get waiting(): number {
    return this.store.waiting;
  }

  drained(): Promise<void> {
    return this.store.drained();
  }

  async append(batch: EventBatch): Promise<AppendOutcome> {
    try {
      const outcome = await this.store.append(batch);
      this.count(outcome);
      return outcome;
    } catch (error) {
      this.counts.add('refused', batch.events.length);
      throw error;
    }
  }

  private count(outcome: AppendOutcome): void {
    if (outcome.kind === 'key-reused') return;
    const { length } = outcome.events;
    const accepted =
      outcome.kind === 'stored' ? outcome.events.filter(({ kind }) => kind === 'accepted').length : 0;
    this.counts.add('accepted', accepted);
    this.counts.add('duplicate', length - accepted);
  }
}

/** The store behind streams: each of its calls is one that they did not take. */
export class FallbackEventStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly counts: EventCounts,
  ) {
    super();
  }

  get waiting(): number {
    return this.store.waiting;
  }

  drained(): Promise<void> {
    return this.store.drained();
  }

  append(batch: EventBatch): Promise<AppendOutcome> {
    this.counts.fallBack();
    return this.store.append(batch);
  }
}
