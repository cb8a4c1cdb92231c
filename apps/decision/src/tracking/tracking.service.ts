import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { EventRecorder, type TrackedEvent, type TrackingMode, type TrackingOutcome } from '#libs/ingestion';
import { FieldFaults } from '../requests/index.js';
import { EventsWatch } from '../notes/index.js';
import { isProjectEvent } from './project-event-request.js';
import { type ProjectOutcome, ProjectEventsService } from './project-events.service.js';
import { refusalError } from './refusal-error.js';
import { isReport } from './report-request.js';
import { ReportsService } from './reports.service.js';
import type { TrackingCall } from './tracking-call.js';
import { type Arrival, parseTrackedEvent } from './tracking-request.js';

/** The answer to a call with one event. */
export interface TrackedOne {
  message: string;
  /** False for an event that no experiment counts, and for a report. */
  triggered: boolean;
}

/** The answer to a call with several. */
export interface TrackedMany {
  accepted: number;
  duplicates: number;
  rejected: { index: number; detail: string }[];
}

export const maxEvents = 1_000;

/** Takes in what visitors did; answers when it is durable. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly recorder: EventRecorder,
    private readonly watch: EventsWatch,
    private readonly projectEvents: ProjectEventsService,
    private readonly reports: ReportsService,
  ) {}

  /**
   * @throws DomainError for a call that cannot be read, for a single event that is refused, and unavailable
   *   when nothing could be stored for now
   */
  track(body: unknown, arrival: TrackingCall): Promise<TrackedOne | TrackedMany> {
    return Array.isArray(body) ? this.trackMany(body, arrival) : this.trackOne(body, arrival);
  }

  private async trackOne(body: unknown, arrival: TrackingCall): Promise<TrackedOne> {
    const special = this.takeSpecial(body, arrival);
    if (special !== undefined) {
      const { triggered, mode, isReport: isNoEvent } = await special;
      return { message: isNoEvent ? 'Report taken' : messageOf(mode), triggered };
    }
    const [outcome] = await this.record([readEvent(body, arrival)], arrival);
    if (outcome === undefined || outcome.kind === 'refused') throw refusalError(outcome?.refusal);
    return { message: messageOf(outcome.mode), triggered: true };
  }

  private async trackMany(bodies: readonly unknown[], arrival: TrackingCall): Promise<TrackedMany> {
    if (bodies.length > maxEvents) throw tooMany();
    const answer: TrackedMany = { accepted: 0, duplicates: 0, rejected: [] };
    const events: TrackedEvent[] = [];
    const indexes: number[] = [];
    await Promise.all(bodies.map((body, index) => this.countSpecial(body, index, { arrival, answer })));
    bodies.forEach((body, index) => {
      if (isReport(body) || isProjectEvent(body)) return;
      try {
        events.push(readEvent(body, arrival));
        indexes.push(index);
      } catch (error) {
        answer.rejected.push({ index, detail: sentenceOf(error) });
      }
    });
    const outcomes = events.length > 0 ? await this.record(events, arrival) : [];
    throwIfForAll(outcomes);
    outcomes.forEach((outcome, position) => count(answer, outcome, indexes[position] ?? position));
    answer.rejected.sort((one, other) => one.index - other.index);
    return answer;
  }

  /** What is no event of one experiment: undefined for any that is. */
  private takeSpecial(
    body: unknown,
    call: TrackingCall,
  ): Promise<ProjectOutcome & { isReport: boolean }> | undefined {
    if (isReport(body))
      return this.reports
        .take(body, call.origin)
        .then(() => ({ isDuplicate: false, triggered: false, mode: 'live', isReport: true }));
    if (isProjectEvent(body))
      return this.projectEvents.take(body, call).then((outcome) => ({ ...outcome, isReport: false }));
    return undefined;
  }

  private async countSpecial(
    body: unknown,
    index: number,
    { arrival, answer }: { arrival: TrackingCall; answer: TrackedMany },
  ): Promise<void> {
    try {
      const outcome = await this.takeSpecial(body, arrival);
      if (outcome?.isDuplicate) answer.duplicates++;
      else if (outcome) answer.accepted++;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unavailable') throw error;
      answer.rejected.push({ index, detail: sentenceOf(error) });
    }
  }

  private async record(
    events: readonly TrackedEvent[],
    { address }: TrackingCall,
  ): Promise<TrackingOutcome[]> {
    const outcomes = await this.recorder.record(events);
    outcomes.forEach((outcome, index) => {
      const { subject } = outcome;
      if (subject === null) return;
      if (outcome.kind === 'refused') this.watch.noteTooLarge(subject);
      else this.watch.noteEvent({ ...subject, address, value: events[index]!.value });
    });
    return outcomes;
  }
}

const messageOf = (mode: TrackingMode): string =>
  `Metric tracked successfully in ${mode === 'live' ? 'Live' : 'QA'} mode`;

/** @throws DomainError invalid, for a key without its project too, whether there is such an experiment or not */
function readEvent(body: unknown, arrival: Arrival): TrackedEvent {
  const event = parseTrackedEvent(body, arrival);
  const { key, projectId } = event.experiment;
  if (key === null || projectId !== null) return event;
  const faults = new FieldFaults();
  faults.add('projectId', 'is needed with the key of an experiment', 'project-needed');
  throw faults.toError();
}

function count(answer: TrackedMany, outcome: TrackingOutcome, index: number): void {
  switch (outcome.kind) {
    case 'accepted':
      answer.accepted++;
      break;
    case 'duplicate':
      answer.duplicates++;
      break;
    case 'refused':
      answer.rejected.push({ index, detail: sentenceOf(refusalError(outcome.refusal)) });
  }
}

/** Nothing was stored, and a wrong origin explains it, or a later try may end otherwise. */
function throwIfForAll(outcomes: readonly TrackingOutcome[]): void {
  const refusals = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.refusal : []));
  if (refusals.length === 0 || refusals.length < outcomes.length) return;
  if (refusals.includes('lookup-unavailable')) throw refusalError('lookup-unavailable');
  if (refusals.every((refusal) => refusal === 'origin-not-allowed')) throw refusalError('origin-not-allowed');
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof DomainError)) throw error;
  const [fault] = error.fields;
  return fault ? `${fault.field} ${fault.message}.` : error.detail;
}

function tooMany(): DomainError {
  return new DomainError('too-large', 'too-large', `A request can contain at most ${maxEvents} events.`);
}
