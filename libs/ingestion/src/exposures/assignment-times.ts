import type { Pool } from 'pg';
import { DomainError } from '#libs/errors';
import { isDatabaseAway } from '../database-failure.js';
import { GroupCommit } from '../group-commit.js';
import { selectAssignments } from './assignment-statements.js';

export interface AssignmentTimesOptions {
  pool: Pool;
  /** How many times are remembered. */
  capacity?: number;
}

interface Question {
  readonly endUserId: string;
  readonly experimentId: number;
}

/**
 * Since when end users are assigned. Such a time never changes, so it is remembered; the questions of all waiting
 * requests travel in one query.
 */
export class AssignmentTimes {
  private readonly known = new Map<string, Date>();
  private readonly queries: GroupCommit<Question, Date | undefined>;

  constructor(private readonly options: AssignmentTimesOptions) {
    this.queries = new GroupCommit({
      name: 'look up assignment times',
      flush: (questions) => this.ask(questions),
      lanes: 2,
      concernsAll: isDatabaseAway,
    });
  }

  /**
   * Undefined for who is not assigned.
   *
   * @throws DomainError unavailable when it is not remembered and cannot be asked for now
   */
  async find(endUserId: string, experimentId: number): Promise<Date | undefined> {
    const known = this.known.get(nameOf({ endUserId, experimentId }));
    if (known !== undefined) return known;
    try {
      return await this.queries.append({ endUserId, experimentId });
    } catch (error) {
      throw isDatabaseAway(error) ? unavailable(error) : error;
    }
  }

  private async ask(questions: readonly Question[]): Promise<(Date | undefined)[]> {
    const asked = new Map(questions.map((question) => [nameOf(question), question]));
    const rows = await selectAssignments(this.options.pool, [...asked.values()]);
    const found = new Map(rows.map((row) => [nameOf(row), row.assignedAt]));
    for (const [name, time] of found) this.known.set(name, time);
    this.forgetOldest();
    return questions.map((question) => found.get(nameOf(question)));
  }

  private forgetOldest(): void {
    for (const oldest of this.known.keys()) {
      if (this.known.size <= (this.options.capacity ?? 20_000)) return;
      this.known.delete(oldest);
    }
  }
}

const nameOf = ({ endUserId, experimentId }: Question): string => `${experimentId}/${endUserId}`;

function unavailable(cause: unknown): DomainError {
  const detail = 'The assignment cannot be looked up for the moment.';
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2, cause });
}
