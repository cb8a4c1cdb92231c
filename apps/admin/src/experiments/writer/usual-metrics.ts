import type { EntityManager } from 'typeorm';
import { groupMetrics } from './group-metrics.js';
import type { Wanted } from './wanted.js';

/** A new experiment with the metrics of the group that its project names for new ones. */
export async function withUsualMetrics(
  manager: EntityManager,
  projectId: number,
  wanted: Wanted,
): Promise<Wanted> {
  const [project] = await manager.query<{ groupId: number | null }[]>(
    'SELECT default_metric_group_id AS "groupId" FROM project WHERE id = $1',
    [projectId],
  );
  if (!project?.groupId) return wanted;
  const usual = await groupMetrics(manager, project.groupId);
  return usual.length === 0 ? wanted : { ...wanted, metrics: [...(wanted.metrics ?? []), ...usual] };
}
