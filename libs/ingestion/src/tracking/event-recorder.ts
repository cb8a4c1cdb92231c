import type { Pool } from 'pg';
import type { StorableEvent } from '../events/event.js';
import type { EventStore } from '../events/event-store.js';
import { GroupCommit } from '../group-commit.js';
import { originRule } from '../origin.js';
import {
  ExperimentLookup,
  type FindServed,
  type TrackableExperiment,
  type TrackableMetric,
} from './experiment-lookup.js';
import type { TrackedEvent, TrackingMode, TrackingOutcome, TrackingRefusal } from './tracked-event.js';

export interface EventRecorderOptions {
  pool: Pool;
  store: EventStore;
  findServed: FindServed;
  /** A new event id (EventIds). */
  nextId: () => number;
  /** Events that may wait for the look-up of their experiments at most; more are refused. */
  maxWaiting?: number;
}

/** An event that may be stored, or why not. */
type Resolved = { readonly event: StorableEvent; readonly mode: TrackingMode } | TrackingRefusal;

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
    const storable = resolved.filter((one) => typeof one !== 'string');
    const stored = storable.length > 0 ? await this.store(storable.map(({ event }) => event)) : [];
    let position = 0;
    return resolved.map((one): TrackingOutcome => {
      if (typeof one === 'string') return { kind: 'refused', refusal: one };
      return { kind: stored[position++]?.kind ?? 'accepted', mode: one.mode };
    });
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    return this.lookups.drained();
  }

  private async store(events: readonly StorableEvent[]) {
    const outcome = await this.options.store.append({ events, idempotency: null });
    return outcome.kind === 'key-reused' ? [] : outcome.events;
  }

  private async resolveAll(calls: readonly (readonly TrackedEvent[])[]): Promise<Resolved[][]> {
    const found = await this.experiments.find(calls.flat().map(({ experiment }) => experiment));
    let index = 0;
    return calls.map((call) => call.map((event) => resolveEvent(event, found[index++], this.options.nextId)));
  }
}

function resolveEvent(
  event: TrackedEvent,
  candidates: readonly TrackableExperiment[] | undefined,
  nextId: () => number,
): Resolved {
  if (candidates === undefined) return 'lookup-unavailable';
  const [experiment, another] = candidates;
  if (experiment === undefined) return 'experiment-unknown';
  if (another !== undefined) return 'experiment-ambiguous';
  if (!originRule(experiment.allowedOrigins)(event.origin)) return 'origin-not-allowed';
  if (event.previewedId !== null && event.previewedId !== experiment.id) return 'preview-of-another';
  const metrics = matchingMetrics(event, experiment);
  if (metrics.length === 0) return 'metric-unknown';
  const mode = experiment.active && event.previewedId === null ? 'live' : 'qa';
  const counts = metrics.map(({ id }) => ({ metricId: id, mode }) as const);
  return { event: { ...ofProject(experiment, event, metrics[0]), id: nextId(), counts }, mode };
}

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

/** Totals are found by type, and an index holds no longer ones; a longer name counts by its beginning. */
function storableType(type: string): string {
  return Buffer.byteLength(type) <= maxTypeBytes
    ? type
    : Array.from(type)
        .slice(0, maxTypeBytes / 4)
        .join('');
}

const maxTypeBytes = 2_000;

function typeOf({ metric }: TrackedEvent, counted: TrackableMetric | undefined): string {
  if ('eventName' in metric) return metric.eventName;
  return counted?.custom ? counted.selector : 'click';
}
