import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isDatabaseAway, isTooMuchAtOnce, isUniqueViolation, winningRaces } from '../database-failure.js';
import { insertAssignments, insertNewAssignments, selectAssignments } from './assignment-statements.js';
import type { AssignmentMemory } from './assignment-memory.js';
import type { DatabaseWatch } from './database-watch.js';
import type { ExposureConflict, ExposureGroup } from './exposure.js';
import type { WriteWatch } from '../write-watch.js';
import { Optimism } from './optimism.js';

export interface ExposureWriterOptions {
  pool: Pool;
  memory: AssignmentMemory;
  watch: DatabaseWatch;
  /** Told what becomes of each statement. */
  writes?: WriteWatch;
  /** Called with the error when the database goes away, once until it was back. */
  onAway: (error: Error) => void;
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

/** Writes exposure groups to the database, for as long as it takes while the database is away. */
export class ExposureWriter {
  private away = false;
  private givenUp = false;
  private readonly allNew = new Optimism();

  constructor(private readonly options: ExposureWriterOptions) {}

  get databaseIsAway(): boolean {
    return this.away;
  }

  /** From now on an absence is an error, not a reason to try again. */
  giveUp(): void {
    this.givenUp = true;
  }

  /** Inserting the same rows twice changes nothing, so a statement of unknown fate is simply repeated. */
  async write(groups: readonly ExposureGroup[]): Promise<RecordOutcome[]> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        const insertion = () => this.insert(groups);
        const statement = this.options.writes?.over(insertion) ?? insertion();
        const outcomes = await this.options.watch.over(statement, () => this.noticeAbsence(silence));
        this.away = false;
        return outcomes;
      } catch (error) {
        if (isTooMuchAtOnce(error) && groups.length > 1) throw error;
        if (!isDatabaseAway(error) || this.givenUp) throw error;
        this.noticeAbsence(error as Error);
        await sleep(pauseMs);
      }
    }
  }

  private noticeAbsence(error: Error): void {
    if (this.away) return;
    this.away = true;
    this.options.onAway(error);
  }

  private async insert(groups: readonly ExposureGroup[]): Promise<RecordOutcome[]> {
    if (this.allNew.shouldTry() && (await this.insertNew(groups))) return this.remember(groups);
    const rows = groups.reduce((sum, { exposures }) => sum + exposures.length, 0);
    const inserted = await winningRaces(() => insertAssignments(this.options.pool, groups));
    return inserted < rows ? this.compare(groups) : this.remember(groups);
  }

  private async insertNew(groups: readonly ExposureGroup[]): Promise<boolean> {
    try {
      await winningRaces(() => insertNewAssignments(this.options.pool, groups));
      this.allNew.succeeded();
      return true;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      this.allNew.failed();
      return false;
    }
  }

  private remember(groups: readonly ExposureGroup[]): RecordOutcome[] {
    for (const { endUserId, exposures } of groups) {
      for (const { experimentId, variationId } of exposures) {
        this.options.memory.rememberVariation(endUserId, experimentId, variationId);
      }
    }
    return groups.map(() => recorded);
  }

  /** Somebody had an assignment already: finds out whose differs from what was about to be served. */
  private async compare(groups: readonly ExposureGroup[]): Promise<RecordOutcome[]> {
    const keys = groups.flatMap(({ endUserId, exposures }) =>
      exposures.map(({ experimentId }) => ({ endUserId, experimentId })),
    );
    const variations = new Map<string, number>();
    for (const { endUserId, experimentId, variationId } of await selectAssignments(this.options.pool, keys)) {
      variations.set(`${experimentId}:${endUserId}`, variationId);
      this.options.memory.rememberVariation(endUserId, experimentId, variationId);
    }
    return groups.map((group) => ({ durable: true, conflicts: conflictsOf(group, variations) }));
  }
}

function conflictsOf(
  { endUserId, exposures }: ExposureGroup,
  variations: ReadonlyMap<string, number>,
): ExposureConflict[] {
  const conflicts: ExposureConflict[] = [];
  for (const { experimentId, variationId, binding } of exposures) {
    const recordedVariationId = variations.get(`${experimentId}:${endUserId}`) ?? variationId;
    if (binding && recordedVariationId !== variationId) conflicts.push({ experimentId, recordedVariationId });
  }
  return conflicts;
}
