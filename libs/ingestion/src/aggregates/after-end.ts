import { textArray } from '../array-literal.js';
import { isCounted, isSince } from './counting.js';

/** Runs a statement and gives the rows of a SELECT. */
export type RunStatement = (text: string, values: unknown[]) => Promise<unknown>;

/** An experiment, with the project that its rows are found by. */
export interface ProjectExperiment {
  readonly projectId: number;
  readonly experimentId: number;
}

/** End users whose totals are put right in one transaction. */
const usersOfChunk = 500;

/**
 * Lists what an experiment counted although it happened at its end or later: clocks may be some minutes ahead, and a
 * planned end may have come before it was noticed. To be called in the transaction that sets `ended_at`, after it is set
 * and as late as possible: the project's batches wait from here to the commit, so that each has either been listed or
 * knows of the end. `settleEnd` is to follow.
 */
export async function listLateEvents(
  run: RunStatement,
  { projectId, experimentId }: ProjectExperiment,
): Promise<void> {
  await run(waitingForBatches, [projectId, experimentId]);
  const [ended] = (await run(ending, [projectId, experimentId])) as { at: Date }[];
  if (!ended) return;
  const late = (await run(lateUsers, [projectId, experimentId, ended.at])) as { endUserId: string }[];
  if (late.length === 0) return;
  const endUsers = textArray(late.map(({ endUserId }) => endUserId));
  await run(listing, [projectId, experimentId, ended.at, endUsers]);
}

/**
 * Takes what was listed out of the totals, some end users at a time, each time under their locks and in a transaction of
 * its own. What is cut off in the middle goes on where it was; any number of processes may do it at once.
 *
 * Subtracts instead of recounting, so that events that were removed for their age stay in the totals.
 *
 * @param run each statement on its own, in no transaction
 */
export async function settleEnd(
  run: RunStatement,
  { projectId, experimentId }: ProjectExperiment,
): Promise<void> {
  for (let users = usersOfChunk; users > 0;) {
    const [row] = (await run('SELECT settle_end($1, $2, $3) AS users', [
      ...[projectId, experimentId, usersOfChunk],
    ])) as { users: number }[];
    users = row?.users ?? 0;
  }
}

/** Experiments that have ended, with something listed of them that is still in the totals. */
export async function listUnsettledEnds(run: RunStatement): Promise<ProjectExperiment[]> {
  return (await run(
    `SELECT project_id AS "projectId", id AS "experimentId" FROM experiment_run WHERE NOT end_settled
     ORDER BY project_id, id`,
    [],
  )) as ProjectExperiment[];
}

/** Asked of a row of the project, so that a distributed database takes the lock where its batches take theirs. */
const waitingForBatches = `
  SELECT pg_advisory_xact_lock(project_lock($1::int)) FROM experiment_run WHERE project_id = $1::int AND id = $2::int`;

const ending = `
  SELECT ended_at AS at FROM experiment_run WHERE project_id = $1::int AND id = $2::int AND ended_at IS NOT NULL`;

const lateEvents = `event.project_id = $1::int AND event.occurred_at >= $3::timestamptz
    AND (event.experiment_id = $2::int OR event.experiment_id IS NULL) AND ${isCounted('event', '$2::int')}`;

/** Looked up on their own, so that the assignments of all others are not read while the project waits. */
const lateUsers = `
  SELECT DISTINCT event.end_user_id AS "endUserId" FROM event
  WHERE ${lateEvents} AND event.end_user_id IS NOT NULL`;

const listing = `
  INSERT INTO late_total (project_id, experiment_id, end_user_id, metric_id, type, event_count, value_sum)
  SELECT event.project_id, assignment.experiment_id, event.end_user_id, part.metric_id, part.type,
    count(*), COALESCE(sum(event.value), 0)
  FROM event
  JOIN assignment ON assignment.project_id = event.project_id AND assignment.experiment_id = $2::int
    AND assignment.end_user_id = event.end_user_id AND ${isSince('event.occurred_at', 'assignment.assigned_at')}
  CROSS JOIN LATERAL (
    VALUES (0, event.type), (0, '' COLLATE "C"), (event.metric_id, '' COLLATE "C")) AS part (metric_id, type)
  WHERE ${lateEvents} AND assignment.project_id = $1::int AND assignment.end_user_id = ANY ($4::text[])
    AND part.metric_id IS NOT NULL
  GROUP BY event.project_id, assignment.experiment_id, event.end_user_id, part.metric_id, part.type
  ON CONFLICT (project_id, experiment_id, end_user_id, metric_id, type) DO NOTHING`;
