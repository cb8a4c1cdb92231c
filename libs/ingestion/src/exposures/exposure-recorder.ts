import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { GroupCommit } from '../group-commit.js';
import type { AssignmentMemory } from './assignment-memory.js';
import type { WriteWatch } from '../write-watch.js';
import { DatabaseWatch } from './database-watch.js';
import { ExposureWriter, type RecordOutcome } from './exposure-writer.js';
import type { ExposureStandIn } from './exposure-stand-in.js';
import {
  type Exposure,
  type ExposureConflict,
  type ExposureDetails,
  type ExposureGroup,
  noDetails,
} from './exposure.js';
import { PendingExposures, type PendingGroup } from './pending-exposures.js';

export interface ExposureRecorderOptions {
  pool: Pool;
  memory: AssignmentMemory;
  /** Milliseconds since 1970. */
  now: () => number;
  /**
   * After how long a statement counts as slow. Answers wait for a slow database, but not for one that is
   * silent when it is asked then.
   */
  waitMs?: number;
  /** Exposures that may wait for the database at most; more are dropped and counted. */
  maxWaiting?: number;
  /** Statements under way at a time; two make PostgreSQL keep lists of who has locked a variation, which costs more. */
  lanes?: number;
  /** Where exposures are safe while the database is away; without it they are in memory only. */
  standIn?: ExposureStandIn;
  /** Told what becomes of each statement. */
  writes?: WriteWatch;
  /** Told when the database goes away, and when exposures are dropped: at most once in ten seconds. */
  onError?: (error: Error) => void;
}

const notRecorded: RecordOutcome = { durable: false, conflicts: [] };
const dropReportMs = 10_000;

/**
 * Records the first time that an assignment is served, once however many requests race.
 *
 * Rows of many requests travel in one statement. While the database is away they wait in a bounded queue,
 * and what waits counts as recorded for everybody who asks this process.
 */
export class ExposureRecorder {
  private readonly commits: GroupCommit<ExposureGroup, RecordOutcome>;
  private readonly writer: ExposureWriter;
  private readonly pending = new PendingExposures();
  private readonly waiters = new Set<() => void>();
  private droppedCount = 0;
  private dropReportedAt = 0;

  constructor(private readonly options: ExposureRecorderOptions) {
    const { pool, memory } = options;
    const watch = new DatabaseWatch({ pool, waitMs: options.waitMs ?? 1_000, answerMs: 500 });
    const { writes } = options;
    const onAway = (error: Error) => this.noticeAbsence(error);
    this.writer = new ExposureWriter({ pool, memory, watch, onAway, ...(writes && { writes }) });
    this.commits = new GroupCommit({
      name: 'store exposures',
      flush: (groups) => this.writer.write(groups),
      rowsOf: ({ exposures }) => exposures.length,
      maxWaitingRows: options.maxWaiting ?? 100_000,
      lanes: options.lanes ?? 1,
    });
  }

  /** Exposures lost because too many waited, or because the database refused them. */
  get dropped(): number {
    return this.droppedCount;
  }

  /** Exposures that wait for their statement. */
  get waiting(): number {
    return this.commits.queuedRows;
  }

  /** Whether an answer with these exposures may go out without recording anything. */
  isSettled(endUserId: string, exposures: readonly Exposure[]): boolean {
    return this.options.memory.isSettled(endUserId, exposures);
  }

  /** The recorded variation as far as this process remembers; 0 when it does not. */
  recordedVariation(endUserId: string, experimentId: number): number {
    return this.options.memory.variationOf(endUserId, experimentId);
  }

  /** The recorded variation or, before it is recorded, the one that this process served; 0 for neither. */
  servedVariation(endUserId: string, experimentId: number): number {
    return (
      this.options.memory.variationOf(endUserId, experimentId) ||
      this.pending.variationOf(endUserId, experimentId)
    );
  }

  /** Waits, as long as an answer would, for what is being recorded of the end user. */
  async underWay(endUserId: string): Promise<void> {
    await Promise.all(this.pending.of(endUserId).map(({ outcome }) => this.inTime(outcome)));
  }

  /**
   * Resolves when the exposures are durable or, with the database away, when that is known; they are then
   * recorded as soon as possible, and safe in the stand-in until then. Never rejects.
   *
   * @param details kept with those that are new
   */
  async record(
    endUserId: string,
    exposures: readonly Exposure[],
    details: ExposureDetails = noDetails,
  ): Promise<RecordOutcome> {
    const underWay = this.pending.of(endUserId);
    const group: ExposureGroup = { endUserId, exposures, details, servedAt: this.options.now() };
    const outcome =
      underWay.length > 0 ? await this.recordRest(group, underWay) : await this.inTime(this.enqueue(group));
    if (outcome.durable && outcome.conflicts.length === 0) {
      this.options.memory.settle(endUserId, exposures);
    }
    if (!outcome.durable && outcome.conflicts.length === 0) await this.options.standIn?.keep(group);
    return outcome;
  }

  /** Waits until nothing is left to record; what is left after the time is dropped and counted. */
  async close(withinMs: number): Promise<void> {
    await Promise.race([this.commits.drained(), sleep(withinMs, undefined, { ref: false })]);
    this.writer.giveUp();
  }

  /** Another request of the same end user is being recorded: writes only what it does not cover. */
  private async recordRest(group: ExposureGroup, underWay: readonly PendingGroup[]): Promise<RecordOutcome> {
    const { endUserId, exposures } = group;
    const conflicts: ExposureConflict[] = [];
    const rest: Exposure[] = [];
    for (const exposure of exposures) {
      const recordedVariationId = this.pending.variationOf(endUserId, exposure.experimentId);
      if (recordedVariationId === 0) rest.push(exposure);
      else if (exposure.binding && recordedVariationId !== exposure.variationId) {
        conflicts.push({ experimentId: exposure.experimentId, recordedVariationId });
      }
    }
    if (conflicts.length > 0) return { durable: false, conflicts };
    const outcomes = underWay.map(({ outcome }) => outcome);
    if (rest.length > 0) outcomes.push(this.enqueue({ ...group, exposures: rest }));
    return this.inTime(Promise.all(outcomes).then((all) => combine(all, exposures)));
  }

  private enqueue(group: ExposureGroup): Promise<RecordOutcome> {
    const outcome = this.commits.append(group).catch((error: Error) => this.drop(group, error));
    const pending: PendingGroup = { ...group, outcome };
    this.pending.add(pending);
    void outcome.then(() => this.pending.delete(pending));
    return outcome;
  }

  private drop({ exposures }: ExposureGroup, error: Error): RecordOutcome {
    this.droppedCount += exposures.length;
    if (this.options.now() - this.dropReportedAt >= dropReportMs) {
      this.dropReportedAt = this.options.now();
      this.options.onError?.(error);
    }
    return notRecorded;
  }

  private inTime(outcome: Promise<RecordOutcome>): Promise<RecordOutcome> {
    if (this.writer.databaseIsAway) return Promise.resolve(notRecorded);
    return new Promise((resolve) => {
      const stopWaiting = () => resolve(notRecorded);
      this.waiters.add(stopWaiting);
      void outcome.then((result) => {
        this.waiters.delete(stopWaiting);
        resolve(result);
      });
    });
  }

  private noticeAbsence(error: Error): void {
    this.options.onError?.(error);
    for (const stopWaiting of this.waiters) stopWaiting();
    this.waiters.clear();
  }
}

/** What several groups of one end user come to, for a caller who wants to serve these exposures. */
function combine(outcomes: readonly RecordOutcome[], exposures: readonly Exposure[]): RecordOutcome {
  const wanted = new Set(exposures.map(({ experimentId }) => experimentId));
  return {
    durable: outcomes.every(({ durable }) => durable),
    conflicts: outcomes
      .flatMap(({ conflicts }) => conflicts)
      .filter(({ experimentId }) => wanted.has(experimentId)),
  };
}
