import type { EntityManager } from 'typeorm';
import { Experiment } from '#libs/entities';

/** How often a metric was triggered, while its experiment was Active and otherwise. */
export interface MetricCounts {
  readonly live: number;
  readonly qa: number;
}

const none: MetricCounts = { live: 0, qa: 0 };

/** Looks up the counters of metrics of one experiment; those that were never triggered are at 0. */
export async function countsOf(
  manager: EntityManager,
  experimentId: number,
): Promise<(metricId: number) => MetricCounts> {
  const { projectId } = await manager.findOneOrFail(Experiment, {
    where: { id: experimentId },
    select: { projectId: true },
  });
  const metricIds = await manager.query<{ id: number }[]>('SELECT id FROM metric WHERE experiment_id = $1', [
    experimentId,
  ]);
  const rows = await manager.query<{ metricId: number; live: string; qa: string }[]>(
    `SELECT metric_id AS "metricId", sum(live) AS live, sum(qa) AS qa FROM metric_counter
     WHERE project_id = $1 AND metric_id = ANY ($2::integer[]) GROUP BY metric_id`,
    [projectId, metricIds.map(({ id }) => id)],
  );
  const counts = new Map(
    rows.map(({ metricId, live, qa }) => [metricId, { live: Number(live), qa: Number(qa) }]),
  );
  return (metricId) => counts.get(metricId) ?? none;
}
