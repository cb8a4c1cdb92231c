import type { RunStatement } from '../aggregates/after-end.js';
import { textArray } from '../array-literal.js';

/** An end user with the ids that trusted joins made theirs. */
export interface Person {
  /** Under which all that is stored of them lies. */
  readonly id: string;
  /** The anonymous ones, in order. */
  readonly joinedIds: readonly string[];
}

/** Who an id is of. */
export async function readPerson(run: RunStatement, projectId: number, endUserId: string): Promise<Person> {
  const [known] = (await run(knownOf, [projectId, endUserId])) as { id: string }[];
  const id = known?.id ?? endUserId;
  const joined = (await run(anonymousOf, [projectId, id])) as { id: string }[];
  return { id, joinedIds: joined.map((row) => row.id) };
}

/**
 * Takes the locks of all ids of a person, in the order in which everybody takes them. Call it first in a transaction.
 *
 * @throws IdsJoinedMeanwhile when ids were joined since the person was read; a lost race, so that it is read and tried
 *   again
 */
export async function lockPerson(
  run: RunStatement,
  projectId: number,
  { id, joinedIds }: Person,
): Promise<void> {
  await run(lockingProject, [projectId]);
  await run(locking, [projectId, textArray([id, ...joinedIds])]);
  const now = await readPerson(run, projectId, id);
  const isSame = now.id === id && now.joinedIds.join('\0') === joinedIds.join('\0');
  if (!isSame) throw new IdsJoinedMeanwhile();
}

/** As the database says it of its own statements. */
class IdsJoinedMeanwhile extends Error {
  readonly code = '40001';

  constructor() {
    super('Ids were joined meanwhile.');
  }
}

const knownOf = `
  SELECT end_user_id AS id FROM joined_id WHERE project_id = $1 AND anonymous_id = $2 AND trusted`;

const anonymousOf = `
  SELECT anonymous_id AS id FROM joined_id WHERE project_id = $1 AND end_user_id = $2 AND trusted ORDER BY anonymous_id`;

/** Asked of a row of the project, so that a distributed database takes the locks where its batches take theirs. */
const lockingProject = `
  SELECT pg_advisory_xact_lock_shared(project_lock($1::int)) FROM experiment_run WHERE project_id = $1::int LIMIT 1`;

const locking = `
  SELECT lock_users($1::int, $2::text[]) FROM experiment_run WHERE project_id = $1::int LIMIT 1`;
