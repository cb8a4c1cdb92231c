import type { Pool } from 'pg';
import { answerInTime } from '../answer-in-time.js';
import { GroupCommit } from '../group-commit.js';
import type { AssignmentMemory } from './assignment-memory.js';
import { selectAssignments } from './assignment-statements.js';

export interface AssignmentLookupOptions {
  pool: Pool;
  memory: AssignmentMemory;
  /** How long an answer waits for its look-up. */
  waitMs?: number;
  /** Told why a look-up was impossible. */
  onError?: (error: Error) => void;
}

interface Question {
  readonly endUserId: string;
  readonly experimentIds: readonly number[];
}

/** Recorded variations by experiment id; experiments without an assignment are left out. */
export type RecordedVariations = ReadonlyMap<number, number>;

/** Reads what end users were served before; the questions of all waiting requests travel in one query. */
export class AssignmentLookup {
  private readonly queries: GroupCommit<Question, RecordedVariations>;

  constructor(private readonly options: AssignmentLookupOptions) {
    this.queries = new GroupCommit({
      name: 'look up assignments',
      flush: (questions) => this.ask(questions),
      rowsOf: ({ experimentIds }) => experimentIds.length,
      lanes: 2,
    });
  }

  /** Null when it cannot be known now. Never rejects. */
  find(endUserId: string, experimentIds: readonly number[]): Promise<RecordedVariations | null> {
    const { waitMs = 1_000, onError } = this.options;
    return answerInTime(this.queries.append({ endUserId, experimentIds }), waitMs, onError);
  }

  private async ask(questions: readonly Question[]): Promise<RecordedVariations[]> {
    const keys = questions.flatMap(({ endUserId, experimentIds }) =>
      experimentIds.map((experimentId) => ({ endUserId, experimentId })),
    );
    const byEndUser = new Map<string, Map<number, number>>();
    for (const { endUserId, experimentId, variationId } of await selectAssignments(this.options.pool, keys)) {
      this.options.memory.rememberVariation(endUserId, experimentId, variationId);
      const variations = byEndUser.get(endUserId);
      if (variations) variations.set(experimentId, variationId);
      else byEndUser.set(endUserId, new Map([[experimentId, variationId]]));
    }
    return questions.map(({ endUserId }) => byEndUser.get(endUserId) ?? nothing);
  }
}

const nothing: RecordedVariations = new Map();
