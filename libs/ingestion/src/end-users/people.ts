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
 * Takes the locks of all ids of a person, in the order in which everybody takes them, as `lockAround` does. Call it first
 * in a transaction.
 *
 * @throws IdsJoinedMeanwhile when ids were joined since the person was read; a lost race, so that it is read and tried
 *   again
 */
export async function lockPerson(
  run: RunStatement,
  projectId: number,
  { id, joinedIds }: Person,
): Promise<void> {
  await lockAround(run, projectId, [id, ...joinedIds]);
  const now = await readPerson(run, projectId, id);
  const isSame = now.id === id && now.joinedIds.join('\0') === joinedIds.join('\0');
  if (!isSame) throw new IdsJoinedMeanwhile();
}

/**
 * Takes the locks of ids and of those whose rows may change with theirs: the known ids that they are joined to, and the
 * ids that are joined to these without a proof. It is what the database's `lock_people` does.
 *
 * @throws IdsJoinedMeanwhile as `lockPerson`
 */
export async function lockAround(
  run: RunStatement,
  projectId: number,
  endUserIds: readonly string[],
): Promise<void> {
  await run(lockingProject, [projectId]);
  const wanted = await readAround(run, projectId, endUserIds);
  await run(locking, [projectId, textArray([...wanted])]);
  const now = await readAround(run, projectId, endUserIds);
  if ([...now].some((id) => !wanted.has(id))) throw new IdsJoinedMeanwhile();
}

async function readAround(
  run: RunStatement,
  projectId: number,
  endUserIds: readonly string[],
): Promise<Set<string>> {
  const known = (await run(knownOfAll, [projectId, textArray(endUserIds)])) as { id: string }[];
  const ids = [...endUserIds, ...known.map(({ id }) => id)];
  const unproven = (await run(unprovenOfAll, [projectId, textArray(ids)])) as { id: string }[];
  return new Set([...ids, ...unproven.map(({ id }) => id)]);
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

const knownOfAll = `
  SELECT end_user_id AS id FROM joined_id WHERE project_id = $1 AND anonymous_id = ANY ($2::text[])`;

const unprovenOfAll = `
  SELECT anonymous_id AS id FROM joined_id WHERE project_id = $1 AND end_user_id = ANY ($2::text[]) AND NOT trusted`;

/** Asked of a row of the project, so that a distributed database takes the locks where its batches take theirs. */
const lockingProject = `
  SELECT pg_advisory_xact_lock_shared(project_lock($1::int)) FROM experiment_run WHERE project_id = $1::int LIMIT 1`;

const locking = `
  SELECT lock_users($1::int, $2::text[]) FROM experiment_run WHERE project_id = $1::int LIMIT 1`;
