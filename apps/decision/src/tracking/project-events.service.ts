import { Injectable } from '@nestjs/common';
import { Config } from '#libs/config';
import {
  AssignmentLookup,
  EventIds,
  EventRecorder,
  EventStore,
  type StorableEvent,
  storableType,
  type TrackingMode,
  type TrackingOutcome,
} from '#libs/ingestion';
import { ProjectsService } from '../serving/projects.service.js';
import { originRefused, type ServedProject } from '../serving/index.js';
import { FieldFaults } from '../requests/index.js';
import { EventsWatch } from '../notes/index.js';
import { type ProjectEvent, readProjectEvent } from './project-event-request.js';
import { refusalError, valueTooLarge } from './refusal-error.js';
import type { TrackingCall } from './tracking-call.js';

/** What became of an event of a project. */
export interface ProjectOutcome {
  readonly isDuplicate: boolean;
  /** Whether an experiment counts it: its end user is in one, or a preview shows one that has a metric of its name. */
  readonly triggered: boolean;
  readonly mode: TrackingMode;
}

/** Takes in events that name no experiment: stored once, and counted in each experiment that the end user is in. */
@Injectable()
export class ProjectEventsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly lookup: AssignmentLookup,
    private readonly store: EventStore,
    private readonly recorder: EventRecorder,
    private readonly ids: EventIds,
    private readonly watch: EventsWatch,
    private readonly config: Config,
  ) {}

  /**
   * Resolves when it is durable.
   *
   * @throws DomainError invalid, not-found for the project, forbidden for the origin or the preview, unavailable
   */
  async take(body: Record<string, unknown>, call: TrackingCall): Promise<ProjectOutcome> {
    const faults = new FieldFaults();
    const event = readProjectEvent(body, call, faults);
    faults.throwIfAny();
    const project = await this.projects.get(event.projectId);
    if (!project.allowsOrigin(call.origin ?? undefined)) throw originRefused();
    const { compiled } = project;
    const { projectId } = compiled;
    this.checkValue(event, project);
    if (event.previewedId !== null) return this.takePreviewed(event, event.previewedId, call);
    const served = compiled.experiments.filter(
      ({ endAt, shipped }) => shipped === null && call.receivedAt < endAt,
    );
    const assigned =
      (await this.lookup.find(
        { projectId, endUserId: event.endUserId },
        served.map(({ id }) => id),
      )) ?? new Map<number, number>();
    const counting = served.filter(({ id }) => assigned.has(id));
    const counts = counting.flatMap(({ metrics }) =>
      metrics
        .filter(({ custom, selector }) => custom && selector === event.type)
        .map(({ id }) => ({ metricId: id, mode: 'live' as const })),
    );
    const stored = await this.append({ ...storableOf(event, projectId), id: this.ids.next(), counts });
    this.watch.noteEvent({ projectId, type: event.type, value: event.value, address: call.address });
    return { isDuplicate: stored === 'duplicate', triggered: counting.length > 0, mode: 'live' };
  }

  /** Counts in the experiment that is shown, and nowhere else. */
  private async takePreviewed(
    { projectId, type, ...event }: ProjectEvent,
    previewedId: number,
    { origin }: TrackingCall,
  ): Promise<ProjectOutcome> {
    const experiment = { id: previewedId, key: null, projectId };
    const outcomes = await this.recorder.record([
      { ...event, experiment, metric: { eventName: type }, origin, previewedId },
    ]);
    return previewedOutcome(outcomes[0]!);
  }

  private checkValue({ type, value }: ProjectEvent, { compiled, valueLimits }: ServedProject): void {
    const limit = Math.min(this.config.publicValueLimit, valueLimits.get(type) ?? Infinity);
    if (Math.abs(value ?? 0) <= limit) return;
    this.watch.noteTooLarge({ projectId: compiled.projectId, type });
    throw valueTooLarge();
  }

  private async append(event: StorableEvent): Promise<'accepted' | 'duplicate'> {
    const outcome = await this.store.append({ events: [event], idempotency: null });
    return outcome.kind === 'key-reused' ? 'accepted' : (outcome.events[0]?.kind ?? 'accepted');
  }
}

/** @throws DomainError for a token of another project, and unavailable */
function previewedOutcome(outcome: TrackingOutcome): ProjectOutcome {
  if (outcome.kind !== 'refused')
    return { isDuplicate: outcome.kind === 'duplicate', triggered: true, mode: outcome.mode };
  // No metric needs to be there.
  if (outcome.refusal === 'metric-unknown') return { isDuplicate: false, triggered: false, mode: 'qa' };
  throw refusalError(outcome.refusal === 'experiment-unknown' ? 'preview-of-another' : outcome.refusal);
}

function storableOf(
  { endUserId, type, value, properties, eventId, occurredAt, receivedAt }: ProjectEvent,
  projectId: number,
): Omit<StorableEvent, 'id' | 'counts'> {
  return {
    ...{ projectId, endUserId, type: storableType(type), value, properties, eventId, occurredAt, receivedAt },
    ...{
      experimentId: null,
      metricId: null,
      variationId: null,
      campaignId: null,
      adId: null,
      deviceType: null,
    },
    ...{ kept: true, credential: 'none' },
  };
}
