import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import { retryOnSerializationFailure } from '#libs/errors';
import type { EndUserKey } from '../end-users/attribute-memory.js';
import { ProjectCommits } from '../project-commits.js';

/** A browser says that an answer came too late to be shown. */
export interface LateAnswer extends EndUserKey {
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
  private readonly notes: ProjectCommits<LateAnswer, void>;

  constructor(private readonly options: LateAnswersOptions) {
    this.notes = new ProjectCommits({
      name: 'note late answers',
      projectOf: ({ projectId }) => projectId,
      flush: (projectId, answers) => this.mark(projectId, answers),
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

  private async mark(projectId: number, answers: readonly LateAnswer[]): Promise<void[]> {
    const rows = answers.flatMap(({ experimentIds, ...answer }) =>
      experimentIds.map((experimentId) => ({ ...answer, experimentId })),
    );
    const values = [
      projectId,
      numberArray(rows.map(({ experimentId }) => experimentId)),
      textArray(rows.map(({ endUserId }) => endUserId)),
      numberArray(rows.map(({ toldAt }) => toldAt)),
    ];
    await retryOnSerializationFailure(() =>
      this.options.pool.query({ name: 'mark-late-answers', text: marking, values }),
    );
    return answers.map(() => undefined);
  }
}

const marking = 'SELECT mark_late_answers($1, $2::int[], $3::text[], $4::bigint[])';
