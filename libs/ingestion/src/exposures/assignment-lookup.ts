import type { Pool } from 'pg';
import { withTimeoutOrNull } from '../with-timeout-or-null.js';
import { ProjectCommits } from '../project-commits.js';
import type { EndUserKey } from '../end-users/attribute-memory.js';
import type { AssignmentMemory } from './assignment-memory.js';
import { selectAssignments } from './assignment-statements.js';

export interface AssignmentLookupOptions {
  pool: Pool;
  memory: AssignmentMemory;
  /** Whether an id may be joined to another, so that what was served under that counts. */
  isJoined?: (projectId: number, endUserId: string) => boolean;
  /** How long an answer waits for its look-up. */
  waitMs?: number;
  /** Told why a look-up was impossible. */
  onError?: (error: Error) => void;
}

interface Question extends EndUserKey {
  readonly experimentIds: readonly number[];
}

/** Recorded variations by experiment id; experiments without an assignment are left out. */
export type RecordedVariations = ReadonlyMap<number, RecordedUnder>;

/** A recorded variation and the rule that measured it; `null` where nobody knows the rule. */
export interface RecordedUnder {
  readonly variationId: number;
  readonly ruleId: number | null;
}

/** Reads what end users were served before; the questions of all waiting requests of a project travel in one query. */
export class AssignmentLookup {
  private readonly queries: ProjectCommits<Question, RecordedVariations>;

  constructor(private readonly options: AssignmentLookupOptions) {
    this.queries = new ProjectCommits({
      name: 'look up assignments',
      projectOf: ({ projectId }) => projectId,
      flush: (projectId, questions) => this.ask(projectId, questions),
      rowsOf: ({ experimentIds }) => experimentIds.length,
      lanes: 2,
    });
  }

  /** Null when it cannot be known now. Never rejects. */
  find(endUser: EndUserKey, experimentIds: readonly number[]): Promise<RecordedVariations | null> {
    const { waitMs = 1_000, onError } = this.options;
    return withTimeoutOrNull(this.queries.append({ ...endUser, experimentIds }), waitMs, onError);
  }

  private async ask(projectId: number, questions: readonly Question[]): Promise<RecordedVariations[]> {
    const keys = questions.flatMap(({ endUserId, experimentIds }) =>
      experimentIds.map((experimentId) => ({ endUserId, experimentId })),
    );
    const byEndUser = new Map<string, Map<number, RecordedUnder>>();
    const { pool, isJoined } = this.options;
    const areJoined = questions.some(({ endUserId }) => isJoined?.(projectId, endUserId) === true);
    const rows = await selectAssignments(pool, projectId, { keys, areJoined });
    for (const { endUserId, experimentId, variationId, ruleId } of rows) {
      if (ruleId !== null)
        this.options.memory.rememberVariation(endUserId, experimentId, variationId, ruleId);
      const variations = byEndUser.get(endUserId);
      if (variations) variations.set(experimentId, { variationId, ruleId });
      else byEndUser.set(endUserId, new Map([[experimentId, { variationId, ruleId }]]));
    }
    return questions.map(({ endUserId }) => byEndUser.get(endUserId) ?? nothing);
  }
}

const nothing: RecordedVariations = new Map();
