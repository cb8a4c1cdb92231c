import type { EntityManager } from 'typeorm';
import type { ReadyMetric } from '../definitions/attached-metrics.js';
import type { MeasuredProject } from '../definitions/measured-project.js';
import { collectAcrossEnd } from '../changes/collect-due.js';

/** How far the values of an attached metric are. */
export interface Progress {
  metricId: number;
  experimentId: number;
  signature: string;
  /** Up to which end user it has been filled in; null when it is whole. */
  filledTo: string | null;
  endedAt: Date | null;
}

/** By the id of the metric. */
export type ProgressOfAll = ReadonlyMap<number, Progress>;

export async function readProgress(
  manager: EntityManager,
  projectId: number,
): Promise<Map<number, Progress>> {
  const rows = await manager.query<Progress[]>(
    `SELECT metric_id AS "metricId", experiment_id AS "experimentId", signature, filled_to AS "filledTo",
       ended_at AS "endedAt"
     FROM metric_progress WHERE project_id = $1`,
    [projectId],
  );
  return new Map(rows.map((row) => [row.metricId, row]));
}

/** Whether the stored value of an end user is in the totals of a metric: ids are compared as PostgreSQL does, byte by byte. */
export function isFilled({ filledTo }: Progress, endUserId: string): boolean {
  return filledTo === null || Buffer.compare(Buffer.from(endUserId), Buffer.from(filledTo)) <= 0;
}

/**
 * Makes the progress what the attached metrics ask for: new ones, and those with another definition, are to be filled in
 * from the beginning; what is attached no more is forgotten. When an experiment ends, or does not any more, those are noted
 * down of whom something is on the other side of the end now.
 */
export async function adjustProgress(
  manager: EntityManager,
  projectId: number,
  project: MeasuredProject,
): Promise<void> {
  const known = await readProgress(manager, projectId);
  for (const { id, metrics, endedAt } of project.values()) {
    for (const metric of metrics)
      if (known.get(metric.metricId)?.signature !== metric.signature)
        await begin(manager, projectId, { metric, endedAt });
    await followEnd(manager, projectId, { experimentId: id, metrics, endedAt, known });
  }
  await forgetDetached(manager, projectId, known);
}

async function begin(
  manager: EntityManager,
  projectId: number,
  { metric, endedAt }: { metric: ReadyMetric; endedAt: Date | null },
): Promise<void> {
  const { metricId, experimentId, signature, compiled } = metric;
  await forgetTotals(manager, projectId, [metricId]);
  const [{ lacksEvents }] = await manager.query<[{ lacksEvents: boolean }]>(
    `SELECT EXISTS (SELECT FROM event_retention WHERE removed_before > (
       SELECT started_at FROM experiment WHERE id = $1) - $2::float8 * interval '1 millisecond') AS "lacksEvents"`,
    [experimentId, compiled.lookbackMs],
  );
  await manager.query(
    `INSERT INTO metric_progress (project_id, metric_id, experiment_id, signature, filled_to, filled, expected, ended_at,
       lacks_events, stale)
     SELECT $1::int, $2::int, $3::int, $4::text, '', 0, (
       SELECT COALESCE(sum(users), 0) FROM assignment_total WHERE project_id = $1::int AND experiment_id = $3::int),
       $5::timestamptz, $6::boolean, true
     ON CONFLICT (project_id, metric_id) DO UPDATE
     SET signature = EXCLUDED.signature, filled_to = '', filled = 0, expected = EXCLUDED.expected,
       ended_at = EXCLUDED.ended_at, lacks_events = EXCLUDED.lacks_events, stale = true, quantiles_at = NULL`,
    [projectId, metricId, experimentId, signature, endedAt, lacksEvents],
  );
}

interface Followed {
  experimentId: number;
  metrics: readonly ReadyMetric[];
  endedAt: Date | null;
  known: ProgressOfAll;
}

async function followEnd(
  manager: EntityManager,
  projectId: number,
  { experimentId, metrics, endedAt, known }: Followed,
): Promise<void> {
  const others = metrics.flatMap(({ metricId, signature }) => {
    const progress = known.get(metricId);
    return progress?.signature === signature && progress.endedAt?.getTime() !== endedAt?.getTime()
      ? [progress.endedAt]
      : [];
  });
  if (others.length === 0) return;
  const ends = [...others, endedAt].flatMap((end) => (end === null ? [] : [end.getTime()]));
  const waitsMs = Math.max(0, ...metrics.map(({ compiled }) => compiled.maturesAfterMs ?? 0));
  await collectAcrossEnd(manager, projectId, { experimentId, since: new Date(Math.min(...ends)), waitsMs });
  await manager.query(
    'UPDATE metric_progress SET ended_at = $3 WHERE project_id = $1 AND experiment_id = $2',
    [projectId, experimentId, endedAt],
  );
}

/** A metric of an experiment whose rows of end users are gone keeps its totals. */
async function forgetDetached(
  manager: EntityManager,
  projectId: number,
  known: ProgressOfAll,
): Promise<void> {
  const attached = await manager.query<{ id: number }[]>(
    `SELECT id FROM metric WHERE id = ANY ($1::int[]) AND shared_metric_id IS NOT NULL`,
    [[...known.keys()]],
  );
  const gone = [...known.keys()].filter((id) => !attached.some((metric) => metric.id === id));
  if (gone.length === 0) return;
  await forgetTotals(manager, projectId, gone);
  await manager.query('DELETE FROM metric_progress WHERE project_id = $1 AND metric_id = ANY ($2::int[])', [
    ...[projectId, gone],
  ]);
}

async function forgetTotals(manager: EntityManager, projectId: number, metricIds: number[]): Promise<void> {
  for (const table of ['metric_value_total', 'metric_quantile'])
    await manager.query(`DELETE FROM ${table} WHERE project_id = $1 AND metric_id = ANY ($2::int[])`, [
      ...[projectId, metricIds],
    ]);
}
