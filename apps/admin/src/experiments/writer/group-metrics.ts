import type { EntityManager } from 'typeorm';
import type { MetricRole } from '#libs/entities';
import { attachment } from './settle-shared-metrics.js';
import type { MetricFields, WantedPart } from './wanted.js';

/** The metrics of a group in their order, as parts of an experiment; archived ones are left out. */
export async function groupMetrics(
  manager: EntityManager,
  groupId: number,
): Promise<WantedPart<MetricFields>[]> {
  const rows = await manager.query<{ id: number; role: MetricRole }[]>(
    `SELECT shared_metric.id, item.role FROM metric_group_item AS item
     JOIN shared_metric ON shared_metric.id = item.shared_metric_id
     WHERE item.group_id = $1 AND shared_metric.archived_at IS NULL ORDER BY item.position, shared_metric.id`,
    [groupId],
  );
  return rows.map(({ id, role }) => attachment(id, role));
}
