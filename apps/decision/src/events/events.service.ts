import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Config } from '#libs/config';
import { DatafileStore } from '#libs/datafiles';
import { DomainError, notFound, type FieldError } from '#libs/errors';
import {
  EventIds,
  EventStore,
  ExperimentDirectory,
  readEvent as readStored,
  type AppendOutcome,
  type EventOutcome,
  type EventReference,
  type IdempotencyReference,
  type ReadableEvent,
  type StorableEvent,
} from '#libs/ingestion';
import type { ServedProject } from '../serving/index.js';
import { FieldFaults } from '../requests/index.js';
import { type KeyedAnswer, eventsIn, PublicLimits } from '../edge/index.js';
import { EventsWatch } from '../notes/index.js';
import { answerOf, answerOfStored, type DuplicateAnswer } from './event-answer.js';
import { EventExposures, type ExposureCaller } from './event-exposures.service.js';
import { ReferenceLookup } from './event-references.js';
import { readEvent, type EventContext, type GivenEvent } from './event-request.js';
import { keyReused } from './idempotency.js';
import { mayReadStoredEvents } from './may-read-stored-events.js';

/** Where a call comes from and when. */
export interface EventCall extends EventContext, ExposureCaller {
  /** What covers the call when its events have no ids of their own. */
  readonly idempotency: () => IdempotencyReference | null;
}

const maxEvents = 1_000;

/** How often the first event of a duplicate is looked for. */
const pausesMs = [0, 50, 150, 300];

/** Takes in events of programs; answers when they are durable. */
@Injectable()
export class EventsService {
  constructor(
    private readonly store: EventStore,
    private readonly directory: ExperimentDirectory,
    private readonly ids: EventIds,
    private readonly pool: Pool,
    private readonly limits: PublicLimits,
    private readonly watch: EventsWatch,
    private readonly exposures: EventExposures,
    private readonly datafiles: DatafileStore<ServedProject>,
    private readonly config: Config,
  ) {}

  /**
   * Stores one event, or all of a list or none of it.
   *
   * @throws DomainError invalid naming every fault, and in a list the positions; not-found for a single event
   *   that names an unknown experiment; unavailable when nothing could be stored
   */
  async take(body: unknown, call: EventCall): Promise<KeyedAnswer> {
    await this.limits.countEvents(eventsIn(body, maxEvents), call);
    return Array.isArray(body) ? this.takeMany(body, call) : this.takeOne(body, call);
  }

  private async takeOne(body: unknown, call: EventCall): Promise<KeyedAnswer> {
    const faults = new FieldFaults();
    const given = readEvent(body, call, faults);
    if (given === undefined) throw faults.toError();
    const [event] = await this.resolve([given], call, [faults]);
    if (event === undefined) throw singleFault(faults);
    // Before the event, which is sent again when this fails, and counts from the exposure on.
    const notCounted = await this.exposures.record([{ body, event }], call);
    const { events } = await this.append([event], call);
    return { ...(await this.answerOne(event, events[0]!, call)), notCounted };
  }

  private async takeMany(bodies: readonly unknown[], call: EventCall): Promise<KeyedAnswer> {
    if (bodies.length > maxEvents)
      throw new DomainError('too-large', 'too-large', `A request can contain at most ${maxEvents} events.`);
    const faults = bodies.map((_, index) => new FieldFaults(index));
    const given = bodies.map((body, index) => readEvent(body, call, faults[index]!));
    const events = await this.resolve(given, call, faults);
    throwIfAny(faults);
    const sent = events.map((event, index) => ({ body: bodies[index], event }));
    const notCounted = await this.exposures.record(sent, call);
    const outcome = events.length > 0 ? await this.append(events, call) : { events: [] };
    const accepted = outcome.events.filter(({ kind }) => kind === 'accepted').length;
    return { status: 201, body: { accepted, duplicates: outcome.events.length - accepted }, notCounted };
  }

  /** @param given undefined where the form is at fault */
  private async resolve(
    given: readonly (GivenEvent | undefined)[],
    { key: { projectId, kind }, receivedAt }: EventCall,
    faults: readonly FieldFaults[],
  ): Promise<StorableEvent[]> {
    const lookup = new ReferenceLookup(this.directory, projectId);
    await lookup.read(given.filter((event) => event !== undefined));
    const limitOf = kind === 'secret' ? undefined : await this.publicLimits(projectId, lookup);
    return given.flatMap((event, index) => {
      if (event === undefined) return [];
      if (limitOf && Math.abs(event.value ?? 0) > limitOf(event)) {
        faults[index]!.add('value', 'is larger than events without a secret key may have', 'value-too-large');
        this.watch.noteTooLarge({ projectId, type: event.type });
        return [];
      }
      const { experiment: _, variantId: __, variantName: ___, properties, ...fields } = event;
      const references = lookup.resolve(event, faults[index]!);
      if (references === undefined) return [];
      return {
        ...fields,
        ...references,
        ...{ projectId, id: this.ids.next(), receivedAt, metricId: null, kept: true, counts: [] },
        credential: kind,
        properties: properties === null ? null : JSON.stringify(properties),
      };
    });
  }

  private async append(
    events: readonly StorableEvent[],
    { idempotency, key, address }: EventCall,
  ): Promise<Exclude<AppendOutcome, { kind: 'key-reused' }>> {
    const outcome = await this.store.append({
      events,
      // Ids of events say more than a key for all of them.
      idempotency: events.every(({ eventId }) => eventId !== null) ? null : idempotency(),
    });
    if (outcome.kind === 'key-reused') throw keyReused();
    if (key.kind !== 'secret') for (const event of events) this.watch.noteEvent({ ...event, address });
    return outcome;
  }

  /** What bounds the value of an event without a secret key. An event of no experiment counts in all Active ones. */
  private async publicLimits(
    projectId: number,
    lookup: ReferenceLookup,
  ): Promise<(event: GivenEvent) => number> {
    const { publicValueLimit } = this.config;
    const project = await this.datafiles.get(projectId).catch(() => undefined);
    return (event) => {
      const own = event.experiment === null ? project?.valueLimits.get(event.type) : lookup.valueLimit(event);
      return Math.min(publicValueLimit, own ?? Infinity);
    };
  }

  /** A duplicate is answered with the first event, to whom it may be shown, and else with its ids. */
  private async answerOne(
    event: StorableEvent,
    outcome: EventOutcome,
    { key }: EventCall,
  ): Promise<KeyedAnswer> {
    const { kind, id, occurredAt } = outcome;
    if (kind === 'accepted') return { status: 201, body: answerOfStored(event, id, occurredAt) };
    const first = mayReadStoredEvents(key) ? await this.readFirst(event.projectId, outcome) : undefined;
    const body: DuplicateAnswer = {
      ...(first ? answerOf(first) : { id, event_id: event.eventId }),
      duplicate: true,
    };
    return { status: 200, body };
  }

  /** One that came a moment ago may be on its way to the database. */
  private async readFirst(projectId: number, outcome: EventReference): Promise<ReadableEvent | undefined> {
    for (const pauseMs of pausesMs) {
      await sleep(pauseMs);
      const first = await readStored(this.pool, projectId, outcome).catch(() => null);
      if (first === null) return undefined;
      if (first !== undefined) return first;
    }
    return undefined;
  }
}

function singleFault(faults: FieldFaults): DomainError {
  const unknown = faults.list.some(({ field }) => field === 'experiment_id');
  return unknown ? notFound('experiment') : faults.toError();
}

function throwIfAny(faults: readonly FieldFaults[]): void {
  const fields: FieldError[] = faults.flatMap(({ list }) => list);
  if (fields.length === 0) return;
  const indexes = new Set(fields.map(({ index }) => index));
  const detail = `Nothing was stored: ${indexes.size} of the events are not valid, at ${[...indexes].join(', ')}.`;
  const [code = 'validation-failed', another] = new Set(
    faults.filter(({ count }) => count > 0).map((one) => one.code),
  );
  throw new DomainError('invalid', another === undefined ? code : 'validation-failed', detail, { fields });
}
