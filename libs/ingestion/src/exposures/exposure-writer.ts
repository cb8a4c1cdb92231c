import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import {
  isDatabaseAway,
  isOutOfReach,
  isTooMuchAtOnce,
  isTooSlow,
  retryOnSerializationFailure,
} from '#libs/errors';
import { recordAssignments, underAnotherRule } from './assignment-statements.js';
import { recordedElsewhere, type AssignmentMemory } from './assignment-memory.js';
import type { DatabaseWatch } from './database-watch.js';
import type { ExposureConflict, ExposureGroup } from './exposure.js';
import type { WriteWatch } from '../write-watch.js';

export interface ExposureWriterOptions {
  pool: Pool;
  memory: AssignmentMemory;
  watch: DatabaseWatch;
  /** Told what becomes of each statement. */
  writes?: WriteWatch;
  /**
   * Called with the error when exposures cannot be written for the moment, once until they could be: those of the
   * project given, or with undefined those of all projects.
   */
  onAway: (error: Error, projectId: number | undefined) => void;
}

export interface RecordOutcome {
  /** Whether every exposure is in the database now (or one before it, see `conflicts`). */
  readonly durable: boolean;
  /** Binding exposures that must not be served, because another variation was served before. */
  readonly conflicts: readonly ExposureConflict[];
}

const silence = new Error('The database does not answer.');
const recorded: RecordOutcome = { durable: true, conflicts: [] };
const firstPauseMs = 50;
const longestPauseMs = 500;

/** Writes exposure groups to the database, for as long as it takes while that cannot be. */
export class ExposureWriter {
  private away = false;
  private readonly stuck = new Set<number>();
  private givenUp = false;

  constructor(private readonly options: ExposureWriterOptions) {}

  /** Whether exposures of a project cannot be written for the moment, so that no answer should wait for them. */
  isAwayFor(projectId: number): boolean {
    return this.away || this.stuck.has(projectId);
  }

  /** From now on an absence is an error, not a reason to try again. */
  giveUp(): void {
    this.givenUp = true;
  }

  /**
   * Recording the same exposures twice changes nothing, so a statement of unknown fate is simply repeated.
   *
   * @param groups of that project
   */
  async write(projectId: number, groups: readonly ExposureGroup[]): Promise<RecordOutcome[]> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        const record = () =>
          retryOnSerializationFailure(() => recordAssignments(this.options.pool, projectId, groups));
        const statement = this.options.writes?.over(record) ?? record();
        const before = await this.options.watch.over(statement, () => this.noticeAbsence(silence));
        this.away = false;
        this.stuck.delete(projectId);
        return this.remember(groups, before);
      } catch (error) {
        if (isTooMuchAtOnce(error) && groups.length > 1) throw error;
        if (!isDatabaseAway(error) || this.givenUp) throw error;
        if (isOutOfReach(error) && !isTooSlow(error)) this.noticeAbsence(error as Error);
        else this.noticeStop(error as Error, projectId);
        await sleep(pauseMs);
      }
    }
  }

  private noticeAbsence(error: Error): void {
    if (this.away) return;
    this.away = true;
    this.options.onAway(error, undefined);
  }

  /** The database is there, and does not take what one project has: other projects are not concerned. */
  private noticeStop(error: Error, projectId: number): void {
    if (this.stuck.has(projectId)) return;
    this.stuck.add(projectId);
    this.options.onAway(error, projectId);
  }

  /** @param before what was recorded of each exposure before, null for a new one; null when all are new */
  private remember(groups: readonly ExposureGroup[], before: (number | null)[] | null): RecordOutcome[] {
    let position = 0;
    return groups.map(({ endUserId, exposures }) => {
      const conflicts: ExposureConflict[] = [];
      for (const { experimentId, variationId, ruleId, binding } of exposures) {
        const recordedVariationId = before?.[position++] ?? variationId;
        if (recordedVariationId === underAnotherRule) {
          this.options.memory.rememberVariation(endUserId, experimentId, recordedElsewhere, ruleId);
          continue;
        }
        this.options.memory.rememberVariation(endUserId, experimentId, recordedVariationId, ruleId);
        if (binding && recordedVariationId !== variationId)
          conflicts.push({ experimentId, recordedVariationId });
      }
      return conflicts.length === 0 ? recorded : { durable: true, conflicts };
    });
  }
}
