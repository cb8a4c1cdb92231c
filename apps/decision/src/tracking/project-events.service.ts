import { Injectable } from '@nestjs/common';
import { Config } from '#libs/config';
import { AssignmentLookup, EventIds, EventStore, type StorableEvent } from '#libs/ingestion';
import { ProjectsService } from '../serving/projects.service.js';
import { originRefused, type ServedProject } from '../serving/index.js';
import { FieldFaults } from '../requests/index.js';
import { EventsWatch } from '../notes/index.js';
import { type ProjectEvent, readProjectEvent } from './project-event-request.js';
import type { TrackingCall } from './tracking-call.js';

/** What became of an event of a project. */
export interface ProjectOutcome {
  readonly isDuplicate: boolean;
  /** Whether an experiment counts it: its end user is in one. */
  readonly triggered: boolean;
}

/** Takes in events that name no experiment: stored once, and counted in each experiment that the end user is in. */
@Injectable()
export class ProjectEventsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly lookup: AssignmentLookup,
    private readonly store: EventStore,
    private readonly ids: EventIds,
    private readonly watch: EventsWatch,
    private readonly config: Config,
  ) {}

  /**
   * Resolves when it is durable.
   *
   * @throws DomainError invalid, not-found for the project, forbidden for the origin, unavailable
   */
  async take(body: Record<string, unknown>, call: TrackingCall): Promise<ProjectOutcome> {
    const faults = new FieldFaults();
    const event = readProjectEvent(body, call.receivedAt, faults);
    faults.throwIfAny();
    const project = await this.projects.get(event.projectId);
    if (!project.allowsOrigin(call.origin ?? undefined)) throw originRefused();
    const { compiled } = project;
    const { projectId } = compiled;
    this.checkValue(event, project);
    if (event.isPreview) return { isDuplicate: false, triggered: false };
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
    return { isDuplicate: stored === 'duplicate', triggered: counting.length > 0 };
  }

  private checkValue({ type, value }: ProjectEvent, { compiled, valueLimits }: ServedProject): void {
    const limit = Math.min(this.config.publicValueLimit, valueLimits.get(type) ?? Infinity);
    if (Math.abs(value ?? 0) <= limit) return;
    this.watch.noteTooLarge({ projectId: compiled.projectId, type });
    const faults = new FieldFaults();
    faults.add('value', 'is larger than events without a secret key may have', 'value-too-large');
    throw faults.toError();
  }

  private async append(event: StorableEvent): Promise<'accepted' | 'duplicate'> {
    const outcome = await this.store.append({ events: [event], idempotency: null });
    return outcome.kind === 'key-reused' ? 'accepted' : (outcome.events[0]?.kind ?? 'accepted');
  }
}

function storableOf(
  { endUserId, type, value, properties, eventId, occurredAt, receivedAt }: ProjectEvent,
  projectId: number,
): Omit<StorableEvent, 'id' | 'counts'> {
  return {
    ...{ projectId, endUserId, type, value, properties, eventId, occurredAt, receivedAt },
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
