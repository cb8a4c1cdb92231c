import type { Pool } from 'pg';
import { DomainError } from '#libs/errors';
import { isDatabaseAway, winningRaces } from '../database-failure.js';
import { GroupCommit } from '../group-commit.js';
import { originRule } from '../origin.js';
import { findExperiments, type TrackableExperiment, type TrackableMetric } from './experiment-lookup.js';
import { storeEvents, type StorableEvent } from './store-events.js';
import type { TrackedEvent, TrackingOutcome, TrackingRefusal } from './tracked-event.js';

export interface EventRecorderOptions {
  pool: Pool;
  /** Events that may wait for their statement at most; more are refused. */
  maxWaiting?: number;
}

/** An event that may be stored, or why not. */
type Resolved = StorableEvent | TrackingRefusal;

/** Stores and counts tracked events; the events of many requests travel in one statement. */
export class EventRecorder {
  private readonly commits: GroupCommit<readonly TrackedEvent[], TrackingOutcome[]>;

  constructor(private readonly options: EventRecorderOptions) {
    this.commits = new GroupCommit({
      flush: (calls) => this.flush(calls),
      rowsOf: (events) => events.length,
      maxWaitingRows: options.maxWaiting ?? 50_000,
    });
  }

  /** Events that wait for their statement. */
  get waiting(): number {
    return this.commits.queuedRows;
  }

  /**
   * Resolves when the events of one call are durable: all of them but the refused ones, or none.
   *
   * @throws DomainError unavailable when they cannot be stored now
   */
  async record(events: readonly TrackedEvent[]): Promise<TrackingOutcome[]> {
    try {
      return await this.commits.append(events);
    } catch (error) {
      throw isDatabaseAway(error) ? unavailable(error) : error;
    }
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    return this.commits.drained();
  }

  private async flush(calls: readonly (readonly TrackedEvent[])[]): Promise<TrackingOutcome[][]> {
    const events = calls.flat();
    const resolved = await this.resolve(events);
    const storable = resolved.filter((one) => typeof one !== 'string');
    const isNew = storable.length > 0 ? await this.store(storable) : [];
    let stored = 0;
    let index = 0;
    return calls.map((call) =>
      call.map((): TrackingOutcome => {
        const one = resolved[index++] as Resolved;
        if (typeof one === 'string') return { kind: 'refused', refusal: one };
        return { kind: isNew[stored++] ? 'accepted' : 'duplicate', mode: one.mode };
      }),
    );
  }

  private store(events: readonly StorableEvent[]): Promise<boolean[]> {
    return winningRaces(() => storeEvents(this.options.pool, events));
  }

  private async resolve(events: readonly TrackedEvent[]): Promise<Resolved[]> {
    const positions = new Map<string, number>();
    const asked = events.map(({ experiment }) => {
      const name = `${experiment.id}/${experiment.key}/${experiment.projectId}`;
      const position = positions.get(name) ?? positions.size;
      positions.set(name, position);
      return { experiment, position };
    });
    const references = [...new Map(asked.map(({ experiment, position }) => [position, experiment])).values()];
    const found = await findExperiments(this.options.pool, references);
    return events.map((event, index) => resolveEvent(event, found[asked[index]?.position ?? -1] ?? []));
  }
}

function resolveEvent(event: TrackedEvent, candidates: readonly TrackableExperiment[]): Resolved {
  const [experiment, another] = candidates;
  if (experiment === undefined) return 'experiment-unknown';
  if (another !== undefined) return 'experiment-ambiguous';
  if (!originRule(experiment.allowedOrigins)(event.origin)) return 'origin-not-allowed';
  const metrics = matchingMetrics(event, experiment);
  if (metrics.length === 0) return 'metric-unknown';
  return {
    projectId: experiment.projectId,
    experimentId: experiment.id,
    endUserId: event.endUserId,
    type: typeOf(event, metrics[0]),
    metricIds: metrics.map(({ id }) => id),
    mode: experiment.active && !event.preview ? 'live' : 'qa',
    kept: !event.preview,
    value: event.value,
    eventId: event.eventId,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  };
}

function matchingMetrics({ metric }: TrackedEvent, { metrics }: TrackableExperiment): TrackableMetric[] {
  return 'eventName' in metric
    ? metrics.filter(({ custom, selector }) => custom && selector === metric.eventName)
    : metrics.filter(({ id }) => id === metric.metricId);
}

function typeOf({ metric }: TrackedEvent, counted: TrackableMetric | undefined): string {
  if ('eventName' in metric) return metric.eventName;
  return counted?.custom ? counted.selector : 'click';
}

function unavailable(cause: unknown): DomainError {
  return new DomainError('unavailable', 'dependency-unavailable', 'Events cannot be stored for the moment.', {
    retryAfterSeconds: 2,
    cause,
  });
}
