import type { EntityManager } from 'typeorm';

/** End users of whom a time of waiting is over, those who have waited longest first. */
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
       WHERE project_id = $1 AND due_at <= $3 AND experiment_id = ANY ($2::int[])
       ORDER BY due_at LIMIT $4) AS due`,
    [projectId, experimentIds, asOf, most],
  );
  return rows.map(({ endUserId }) => endUserId);
}
