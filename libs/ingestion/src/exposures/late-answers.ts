import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import { winningRaces } from '../database-failure.js';
import { GroupCommit } from '../group-commit.js';

/** A browser says that an answer came too late to be shown. */
export interface LateAnswer {
  readonly endUserId: string;
  /** What was decided in it, as far as that can be told. */
  readonly experimentIds: readonly number[];
  /** When the browser said so, milliseconds since 1970. Assignments since then were not meant. */
  readonly toldAt: number;
}

export interface LateAnswersOptions {
  pool: Pool;
  /** Told what could not be noted. */
  onError?: (error: Error) => void;
}

/**
 * Marks the assignments (`assignment.timed_out_at`, the first time stays) of end users who are counted but saw the
 * original page at least once, so that results can warn of them. Best effort: nobody waits for it, and what cannot
 * be written is left out.
 */
export class LateAnswers {
  private readonly notes: GroupCommit<LateAnswer, void>;

  constructor(private readonly options: LateAnswersOptions) {
    this.notes = new GroupCommit({
      name: 'note late answers',
      flush: (answers) => this.mark(answers),
      rowsOf: ({ experimentIds }) => experimentIds.length,
      maxWaitingRows: 10_000,
    });
  }

  note(answer: LateAnswer): void {
    if (answer.experimentIds.length === 0) return;
    this.notes.append(answer).catch((error: Error) => this.options.onError?.(error));
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    return this.notes.drained();
  }

  private async mark(answers: readonly LateAnswer[]): Promise<void[]> {
    const rows = answers.flatMap(({ experimentIds, ...answer }) =>
      experimentIds.map((experimentId) => ({ ...answer, experimentId })),
    );
    const values = [
      numberArray(rows.map(({ experimentId }) => experimentId)),
      textArray(rows.map(({ endUserId }) => endUserId)),
      numberArray(rows.map(({ toldAt }) => toldAt)),
    ];
    await winningRaces(() => this.options.pool.query({ name: 'mark-late-answers', text: marking, values }));
    return answers.map(() => undefined);
  }
}

const marking = `
  UPDATE assignment SET timed_out_at = told.at
  FROM (
    SELECT experiment_id, end_user_id, min(timestamptz 'epoch' + told_at * interval '1 millisecond') AS at
    FROM unnest($1::int[], $2::text[], $3::bigint[]) AS note (experiment_id, end_user_id, told_at)
    GROUP BY experiment_id, end_user_id) AS told
  WHERE assignment.experiment_id = told.experiment_id AND assignment.end_user_id = told.end_user_id
    AND assignment.timed_out_at IS NULL AND assignment.assigned_at < told.at`;
