import type { EntityManager } from 'typeorm';
import { needsOfAll } from '#libs/metrics';
import { metricsOf, type MeasuredProject } from '../definitions/measured-project.js';

/**
 * Notes down of whom something was stored since a time: events of types that a metric looks at, assignments, joins, and
 * crossings that only became known then. Those that anonymous ids without a proof were joined to come with these, since
 * events may count for either.
 */
export async function collectDue(
  manager: EntityManager,
  projectId: number,
  { project, since, until }: { project: MeasuredProject; since: Date; until: Date },
): Promise<void> {
  const { types } = needsOfAll(metricsOf(project).map(({ compiled }) => compiled.needs));
  await manager.query(collecting, [projectId, since, until, types, [...project.keys()]]);
}

const stored = 'stored_at > $2::timestamptz AND stored_at <= $3::timestamptz';

const collecting = `
  INSERT INTO metric_due (project_id, end_user_id)
  WITH
  changed AS MATERIALIZED (
    SELECT end_user_id FROM event
    WHERE project_id = $1::int AND ${stored} AND type = ANY ($4::text[]) AND end_user_id IS NOT NULL
    UNION SELECT end_user_id FROM assignment
    WHERE project_id = $1::int AND ${stored} AND experiment_id = ANY ($5::int[])),
  joined AS MATERIALIZED (
    SELECT anonymous_id, end_user_id FROM joined_id WHERE project_id = $1::int AND ${stored}),
  around AS (
    SELECT joined_id.anonymous_id AS end_user_id FROM joined_id JOIN changed USING (end_user_id)
    WHERE joined_id.project_id = $1::int AND NOT joined_id.trusted)
  SELECT $1::int, found.end_user_id FROM (SELECT end_user_id FROM changed UNION SELECT end_user_id FROM around) AS found
  WHERE EXISTS (
    SELECT FROM assignment WHERE assignment.project_id = $1::int AND assignment.end_user_id = found.end_user_id
      AND assignment.experiment_id = ANY ($5::int[]))
  UNION SELECT $1::int, end_user_id FROM crossed_assignment WHERE project_id = $1::int AND ${stored}
  UNION SELECT $1::int, anonymous_id FROM joined
  UNION SELECT $1::int, end_user_id FROM joined
  UNION SELECT $1::int, joined_id.anonymous_id FROM joined_id JOIN joined USING (end_user_id)
    WHERE joined_id.project_id = $1::int AND NOT joined_id.trusted
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
