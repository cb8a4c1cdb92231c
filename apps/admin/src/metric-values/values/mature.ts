import type { EntityManager } from 'typeorm';

/**
 * End users of whom a time of waiting is over, those who have waited longest first. Where most wait for later, the index on
 * the time finds them; the one on experiments, which the condition on these is kept from, would lead to everyone.
 */
export async function listMatured(
  manager: EntityManager,
  {
    projectId,
    experimentIds,
    asOf,
    most,
  }: { projectId: number; experimentIds: readonly number[]; asOf: Date; most: number },
): Promise<string[]> {
  const rows = await manager.query<{ endUserId: string }[]>(
    `SELECT DISTINCT end_user_id AS "endUserId" FROM (
       SELECT end_user_id FROM metric_value
       WHERE project_id = $1 AND due_at <= $3 AND (experiment_id = ANY ($2::int[])) IS TRUE
       ORDER BY due_at LIMIT $4) AS due`,
    [projectId, experimentIds, asOf, most],
  );
  return rows.map(({ endUserId }) => endUserId);
}
