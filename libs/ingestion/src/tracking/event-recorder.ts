import type { Pool } from 'pg';
import type { StorableEvent } from '../events/event.js';
import type { EventStore } from '../events/event-store.js';
import { GroupCommit } from '../group-commit.js';
import { originRule } from '../origin.js';
import { storableType } from './storable-type.js';
import {
  ExperimentLookup,
  type FindServed,
  type TrackableExperiment,
  type TrackableMetric,
} from './experiment-lookup.js';
import type {
  TrackedEvent,
  TrackedSubject,
  TrackingMode,
  TrackingOutcome,
  TrackingRefusal,
} from './tracked-event.js';

export interface EventRecorderOptions {
  pool: Pool;
  store: EventStore;
  findServed: FindServed;
  /** A new event id (EventIds). */
  nextId: () => number;
  /** The largest absolute value that an event may have; metrics may name smaller ones. */
  valueLimit?: number;
  /** Events that may wait for the look-up of their experiments at most; more are refused. */
  maxWaiting?: number;
}

/** An event that may be stored, or why not. */
type Resolved =
  | { readonly event: StorableEvent; readonly mode: TrackingMode }
  | { readonly refusal: TrackingRefusal; readonly subject: TrackedSubject | null };

/** Stores and counts tracked events, once it is known what they refer to. */
export class EventRecorder {
  private readonly lookups: GroupCommit<readonly TrackedEvent[], Resolved[]>;
  private readonly experiments: ExperimentLookup;

  constructor(private readonly options: EventRecorderOptions) {
    this.experiments = new ExperimentLookup(options.pool, options.findServed);
    this.lookups = new GroupCommit({
      name: 'look up experiments',
      flush: (calls) => this.resolveAll(calls),
      rowsOf: (events) => events.length,
      maxWaitingRows: options.maxWaiting ?? 50_000,
      lanes: 2,
    });
  }

  /** Events that wait for the look-up of their experiments. */
  get waiting(): number {
    return this.lookups.queuedRows;
  }

  /**
   * Resolves when the events of one call are durable: all of them but the refused ones, or none.
   *
   * @throws DomainError unavailable when they cannot be stored now
   */
  async record(events: readonly TrackedEvent[]): Promise<TrackingOutcome[]> {
    const resolved = await this.lookups.append(events);
    const storable = resolved.filter((one) => 'event' in one);
    const stored = storable.length > 0 ? await this.store(storable.map(({ event }) => event)) : [];
    let position = 0;
    return resolved.map((one): TrackingOutcome => {
      if ('refusal' in one) return { kind: 'refused', ...one };
      const { event, mode } = one;
      return { kind: stored[position++]?.kind ?? 'accepted', mode, subject: subjectOf(event) };
    });
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    return this.lookups.drained();
  }

  private resolve(event: TrackedEvent, found: TrackableExperiment | null | undefined): Resolved {
    if (found === undefined) return refused('lookup-unavailable');
    if (found === null) return refused('experiment-unknown');
    if (!originRule(found.allowedOrigins)(event.origin)) return refused('origin-not-allowed');
    if (event.previewedId !== null && event.previewedId !== found.id) return refused('preview-of-another');
    const metrics = matchingMetrics(event, found);
    if (metrics.length === 0) return refused('metric-unknown');
    const mode = found.active && event.previewedId === null ? 'live' : 'qa';
    const counts = metrics.map(({ id }) => ({ metricId: id, mode }) as const);
    const storable = { ...ofProject(found, event, metrics[0]), id: this.options.nextId(), counts };
    if (Math.abs(event.value ?? 0) > this.limitOf(metrics))
      return refused('value-too-large', subjectOf(storable));
    return { event: storable, mode };
  }

  private limitOf(metrics: readonly TrackableMetric[]): number {
    const { valueLimit = Infinity } = this.options;
    return Math.min(valueLimit, ...metrics.map(({ maxPublicValue }) => maxPublicValue ?? Infinity));
  }

  private async store(events: readonly StorableEvent[]) {
    const outcome = await this.options.store.append({ events, idempotency: null });
    return outcome.kind === 'key-reused' ? [] : outcome.events;
  }

  private async resolveAll(calls: readonly (readonly TrackedEvent[])[]): Promise<Resolved[][]> {
    const found = await this.experiments.find(calls.flat().map(({ experiment }) => experiment));
    let index = 0;
    return calls.map((call) => call.map((event) => this.resolve(event, found[index++])));
  }
}

function refused(refusal: TrackingRefusal, subject: TrackedSubject | null = null): Resolved {
  return { refusal, subject };
}

const subjectOf = ({ projectId, type }: StorableEvent): TrackedSubject => ({ projectId, type });

/** The event as it is stored; what a tracking call cannot say is left empty. */
function ofProject(
  { id: experimentId, projectId }: TrackableExperiment,
  event: TrackedEvent,
  metric: TrackableMetric | undefined,
): Omit<StorableEvent, 'id' | 'counts'> {
  const { endUserId, value, occurredAt, receivedAt } = event;
  const clicked = metric !== undefined && !metric.custom ? metric.id : null;
  return {
    ...{
      projectId,
      experimentId,
      endUserId,
      type: storableType(typeOf(event, metric)),
      metricId: clicked,
      value,
    },
    ...{ properties: null, variationId: null, campaignId: null, adId: null, deviceType: null },
    ...{ eventId: storableId(event), occurredAt, receivedAt, kept: event.previewedId === null },
    credential: 'none',
  };
}

/** Ids of previews are apart from those of events that count. */
function storableId({ eventId, previewedId }: TrackedEvent): string | null {
  return eventId === null || previewedId === null ? eventId : `preview\n${eventId}`;
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
