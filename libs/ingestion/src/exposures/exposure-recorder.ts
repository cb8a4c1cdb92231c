import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EndUserKey } from '../end-users/attribute-memory.js';
import type { AssignmentMemory } from './assignment-memory.js';
import { type Passing, PassingItems } from '../passing-items.js';
import { ProjectCommits } from '../project-commits.js';
import type { WriteWatch } from '../write-watch.js';
import { maxEndUsersAtOnce } from './assignment-statements.js';
import { DatabaseWatch } from './database-watch.js';
import { ExposureWriter, type RecordOutcome } from './exposure-writer.js';
import type { ExposureFallbackStore } from './exposure-fallback-store.js';
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
  /** Statements of a project under way at a time; 2 when left out. */
  lanes?: number;
  /** Where exposures are safe while the database is unavailable; without it they are in memory only. */
  fallbackStore?: ExposureFallbackStore;
  /** Told what becomes of each statement. */
  writes?: WriteWatch;
  /** Told when the database goes away, and when exposures are dropped: at most once in ten seconds. */
  onError?: (error: Error) => void;
}

const notRecorded: RecordOutcome = { durable: false, conflicts: [] };
const dropReportMs = 10_000;

interface Waiter extends Passing {
  readonly projectId: number;
  readonly stop: () => void;
}

/**
 * Records the first time that an assignment is served, once however many requests race.
 *
 * Rows of many requests of a project travel in one statement. While the database is unavailable they wait in a bounded queue,
 * and what waits counts as recorded for everybody who asks this process.
 */
export class ExposureRecorder {
  private readonly commits: ProjectCommits<ExposureGroup, RecordOutcome>;
  private readonly writer: ExposureWriter;
  private readonly pending: PendingExposures;
  private readonly waiters = new PassingItems<Waiter>();
  private droppedCount = 0;
  private dropReportedAt = 0;

  constructor(private readonly options: ExposureRecorderOptions) {
    const { pool, memory } = options;
    this.pending = new PendingExposures((endUserId) => memory.hashOf(endUserId));
    const watch = new DatabaseWatch({ pool, waitMs: options.waitMs ?? 1_000, answerMs: 500 });
    const { writes } = options;
    const onAway = (error: Error, projectId: number | undefined) => this.noticeAbsence(error, projectId);
    this.writer = new ExposureWriter({ pool, memory, watch, onAway, ...(writes && { writes }) });
    this.commits = new ProjectCommits({
      name: 'store exposures',
      projectOf: ({ projectId }) => projectId,
      flush: (projectId, groups) => this.writer.write(projectId, groups),
      rowsOf: ({ exposures }) => exposures.length,
      maxFlushItems: maxEndUsersAtOnce,
      maxWaitingRows: options.maxWaiting ?? 100_000,
      lanes: options.lanes ?? 2,
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

  /** Has these exposures recorded again when they are served next: their record turned out to be gone. */
  forget(endUserId: string, exposures: readonly Exposure[]): void {
    this.options.memory.unsettle(endUserId, exposures);
  }

  /** The recorded variation as far as this process remembers; 0 when it does not. */
  recordedVariation(endUserId: string, experimentId: number, ruleId = 0): number {
    return this.options.memory.variationOf(endUserId, experimentId, ruleId);
  }

  /** The recorded variation or, before it is recorded, the one that this process served; 0 for neither. */
  servedVariation(endUser: EndUserKey, experimentId: number, ruleId = 0): number {
    return (
      this.options.memory.variationOf(endUser.endUserId, experimentId, ruleId) ||
      this.pending.variationOf(endUser, experimentId, ruleId)
    );
  }

  /** Waits, as long as an answer would, for what is being recorded of the end user. */
  async underWay(endUser: EndUserKey): Promise<void> {
    const pending = this.pending.of(endUser);
    await Promise.all(pending.map(({ projectId, outcome }) => this.withTimeout(projectId, outcome)));
  }

  /**
   * Resolves when the exposures are durable or, with the database away, when that is known; they are then
   * recorded as soon as possible, and safe in the stand-in until then. Never rejects.
   *
   * @param details kept with those that are new
   * @param servedAt milliseconds since 1970
   */
  async record(
    { projectId, endUserId }: EndUserKey,
    exposures: readonly Exposure[],
    details: ExposureDetails = noDetails,
    servedAt = this.options.now(),
  ): Promise<RecordOutcome> {
    const group: ExposureGroup = { projectId, endUserId, exposures, details, servedAt };
    const underWay = this.pending.of(group);
    const outcome =
      underWay.length > 0
        ? await this.recordRest(group, underWay)
        : await this.withTimeout(projectId, this.enqueue(group));
    if (outcome.durable && outcome.conflicts.length === 0) {
      this.options.memory.settle(endUserId, exposures);
    }
    if (!outcome.durable && outcome.conflicts.length === 0) await this.options.fallbackStore?.keep(group);
    return outcome;
  }

  /** Waits until nothing is left to record; what is left after the time is dropped and counted. */
  async close(withinMs: number): Promise<void> {
    await Promise.race([this.commits.drained(), sleep(withinMs, undefined, { ref: false })]);
    this.writer.giveUp();
  }

  /** Another request of the same end user is being recorded: writes only what it does not cover. */
  private async recordRest(group: ExposureGroup, underWay: readonly PendingGroup[]): Promise<RecordOutcome> {
    const { projectId, exposures } = group;
    const conflicts: ExposureConflict[] = [];
    const rest: Exposure[] = [];
    for (const exposure of exposures) {
      const recordedVariationId = this.pending.variationOf(group, exposure.experimentId, exposure.ruleId);
      if (recordedVariationId === 0) rest.push(exposure);
      else if (exposure.binding && recordedVariationId !== exposure.variationId) {
        conflicts.push({ experimentId: exposure.experimentId, recordedVariationId });
      }
    }
    if (conflicts.length > 0) return { durable: false, conflicts };
    const outcomes = underWay.map(({ outcome }) => outcome);
    if (rest.length > 0) outcomes.push(this.enqueue({ ...group, exposures: rest }));
    return this.withTimeout(
      projectId,
      Promise.all(outcomes).then((all) => combine(all, exposures)),
    );
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

  private withTimeout(projectId: number, outcome: Promise<RecordOutcome>): Promise<RecordOutcome> {
    if (this.writer.isAwayFor(projectId)) return Promise.resolve(notRecorded);
    return new Promise((resolve) => {
      const waiter: Waiter = { projectId, stop: () => resolve(notRecorded), place: -1 };
      this.waiters.add(waiter);
      void outcome.then((result) => {
        this.waiters.delete(waiter);
        resolve(result);
      });
    });
  }

  private noticeAbsence(error: Error, projectId: number | undefined): void {
    this.options.onError?.(error);
    const concerned = this.waiters.take(
      (waiter) => projectId === undefined || waiter.projectId === projectId,
    );
    for (const { stop } of concerned) stop();
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
