import type { EntityManager } from 'typeorm';
import { rowsOf } from '../values/rows-of-end-users.js';

/**
 * Notes down of whom all events are to be read, since something else of them was stored in a window: assignments, joins, and
 * crossings that only became known then. Those that anonymous ids without a proof were joined to come with these, since
 * events may count for either.
 */
export async function collectDue(
  manager: EntityManager,
  projectId: number,
  { experimentIds, since, until }: { experimentIds: readonly number[]; since: Date; until: Date },
): Promise<void> {
  await manager.query(collecting, [projectId, since, until, experimentIds]);
}

const stored = 'stored_at > $2::timestamptz AND stored_at <= $3::timestamptz';

const unprovenOf = (known: string): string =>
  rowsOf('joined_id', `${known}.end_user_id`, { columns: 'anonymous_id', where: 'NOT own.trusted' });

const collecting = `
  INSERT INTO metric_due (project_id, end_user_id)
  WITH
  assigned AS MATERIALIZED (
    SELECT DISTINCT end_user_id FROM assignment
    WHERE project_id = $1::int AND ${stored} AND experiment_id = ANY ($4::int[])),
  joined AS MATERIALIZED (
    SELECT anonymous_id, end_user_id FROM joined_id WHERE project_id = $1::int AND ${stored})
  SELECT $1::int, end_user_id FROM assigned
  UNION SELECT $1::int, other.anonymous_id FROM assigned, LATERAL ${unprovenOf('assigned')} AS other
  UNION SELECT $1::int, end_user_id FROM crossed_assignment WHERE project_id = $1::int AND ${stored}
  UNION SELECT $1::int, anonymous_id FROM joined
  UNION SELECT $1::int, end_user_id FROM joined
  UNION SELECT $1::int, other.anonymous_id FROM joined, LATERAL ${unprovenOf('joined')} AS other
  ON CONFLICT (project_id, end_user_id) DO NOTHING`;

/** Of whom events, or times of waiting, are on the other side of the end of an experiment than before. */
export async function collectAcrossEnd(
  manager: EntityManager,
  projectId: number,
  { experimentId, since, waitsMs }: { experimentId: number; since: Date; waitsMs: number },
): Promise<void> {
  await manager.query(
    `INSERT INTO metric_due (project_id, end_user_id)
     SELECT $1::int, end_user_id FROM event
     WHERE project_id = $1::int AND occurred_at >= $3::timestamptz AND end_user_id IS NOT NULL
       AND (experiment_id = $2::int OR experiment_id IS NULL)
     UNION SELECT $1::int, end_user_id FROM metric_value
     WHERE project_id = $1::int AND experiment_id = $2::int
       AND assigned_at >= $3::timestamptz - $4::float8 * interval '1 millisecond'
     ON CONFLICT (project_id, end_user_id) DO NOTHING`,
    [projectId, experimentId, since, waitsMs],
  );
}
