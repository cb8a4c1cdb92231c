import type { Pool } from 'pg';
import { DomainError, isDatabaseAway } from '#libs/errors';
import { BoundedMap } from '#libs/memory';
import type { EndUserKey } from '../end-users/attribute-memory.js';
import { ProjectCommits } from '../project-commits.js';
import { selectAssignments, type AssignmentKey } from './assignment-statements.js';

export interface AssignmentTimesOptions {
  pool: Pool;
  /** Whether an id may be joined to another, whose assignment it then has. */
  isJoined?: (projectId: number, endUserId: string) => boolean;
  /** How many times are remembered. */
  capacity?: number;
}

interface Question extends EndUserKey {
  readonly experimentId: number;
}

/**
 * Since when end users are assigned. Such a time never changes, so it is remembered; the questions of all waiting
 * requests of a project travel in one query.
 */
export class AssignmentTimes {
  private readonly known: BoundedMap<string, Date>;
  private readonly queries: ProjectCommits<Question, Date | undefined>;

  constructor(private readonly options: AssignmentTimesOptions) {
    this.known = new BoundedMap(options.capacity ?? 20_000);
    this.queries = new ProjectCommits({
      name: 'look up assignment times',
      projectOf: ({ projectId }) => projectId,
      flush: (projectId, questions) => this.ask(projectId, questions),
      lanes: 2,
      concernsAll: isDatabaseAway,
    });
  }

  /**
   * Undefined for who is not assigned.
   *
   * @throws DomainError unavailable when it is not remembered and cannot be asked for now
   */
  async find(endUser: EndUserKey, experimentId: number): Promise<Date | undefined> {
    const known = this.known.get(nameOf({ ...endUser, experimentId }));
    if (known !== undefined) return known;
    try {
      return await this.queries.append({ ...endUser, experimentId });
    } catch (error) {
      throw isDatabaseAway(error) ? unavailable(error) : error;
    }
  }

  private async ask(projectId: number, questions: readonly Question[]): Promise<(Date | undefined)[]> {
    const asked = new Map(questions.map((question) => [nameOf(question), question]));
    const keys = [...asked.values()];
    const { pool, isJoined } = this.options;
    const areJoined = keys.some(({ endUserId }) => isJoined?.(projectId, endUserId) === true);
    const rows = await selectAssignments(pool, projectId, { keys, areJoined });
    const found = new Map(rows.map((row) => [nameOf(row), row.assignedAt]));
    for (const [name, time] of found) this.known.set(name, time);
    return questions.map((question) => found.get(nameOf(question)));
  }
}

const nameOf = ({ endUserId, experimentId }: AssignmentKey): string => `${experimentId}/${endUserId}`;

function unavailable(cause: unknown): DomainError {
  const detail = 'The assignment cannot be looked up for the moment.';
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2, cause });
}
