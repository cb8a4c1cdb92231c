import type { DataSource, EntityManager } from 'typeorm';
import type { AttachedMetric } from '../definitions/attached-metrics.js';
import type { LibrarySeries } from './library-series.js';

/** What a series follows from. */
function seriesSignature({ signature, definition: { cap } }: AttachedMetric): string {
  return cap.type === 'percentile' ? `${signature}/${cap.percentile}/${cap.ignoreZeros}` : signature;
}

/** The series of a metric as it was worked out last; null where it was not, or by another definition. */
export async function readMetricSeries(
  manager: EntityManager,
  projectId: number,
  metric: AttachedMetric,
): Promise<LibrarySeries | null> {
  const [row] = await manager.query<{ material: LibrarySeries | null }[]>(
    'SELECT material FROM metric_series WHERE project_id = $1 AND metric_id = $2 AND signature = $3',
    [projectId, metric.metricId, seriesSignature(metric)],
  );
  return row?.material ?? null;
}

/** Asks for the series of a metric, which is then worked out, and kept up to date for as long as someone asks. */
export async function askForSeries(
  dataSource: DataSource,
  projectId: number,
  { metricId }: AttachedMetric,
): Promise<void> {
  await dataSource.query(
    `INSERT INTO metric_series (project_id, metric_id, asked_at, signature)
     VALUES ($1::int, $2::int, now(), '') ON CONFLICT (project_id, metric_id) DO UPDATE SET asked_at = EXCLUDED.asked_at`,
    [projectId, metricId],
  );
}

/** One that is to be worked out. */
export interface DueSeries {
  projectId: number;
  metricId: number;
}

/** A series that took long rests so many times as long. */
const restFactor = 20;

/**
 * The one of each project that is due: those that are not there yet first, then those that have rested. What nobody has
 * asked for lately rests until someone does.
 */
export function listDueSeries(dataSource: DataSource): Promise<DueSeries[]> {
  return dataSource.query(
    `SELECT DISTINCT ON (project_id) project_id AS "projectId", metric_id AS "metricId" FROM metric_series
     WHERE asked_at > now() - interval '1 hour' AND (next_at IS NULL OR next_at <= now())
     ORDER BY project_id, next_at NULLS FIRST, asked_at`,
  );
}

export async function keepMetricSeries(
  dataSource: DataSource,
  projectId: number,
  { metric, series, tookMs }: { metric: AttachedMetric; series: LibrarySeries | null; tookMs: number },
): Promise<void> {
  await dataSource.query(
    `UPDATE metric_series SET signature = $3, material = $4::jsonb,
       next_at = now() + $5::float8 * interval '1 millisecond'
     WHERE project_id = $1 AND metric_id = $2`,
    [
      ...[projectId, metric.metricId, seriesSignature(metric)],
      series && JSON.stringify(series),
      Math.max(tookMs * restFactor, leastRestMs),
    ],
  );
}

const leastRestMs = 60_000;

/** Removes those of metrics that are attached no more, and those that nobody has asked for in a month. */
export async function forgetMetricSeries(dataSource: DataSource): Promise<void> {
  const known = await dataSource.query<DueSeries[]>(
    'SELECT project_id AS "projectId", metric_id AS "metricId" FROM metric_series',
  );
  const attached = await dataSource.query<{ id: number }[]>(
    'SELECT id FROM metric WHERE id = ANY ($1::int[]) AND shared_metric_id IS NOT NULL',
    [known.map(({ metricId }) => metricId)],
  );
  const there = new Set(attached.map(({ id }) => id));
  for (const { projectId, metricId } of known) {
    if (there.has(metricId)) continue;
    await dataSource.query('DELETE FROM metric_series WHERE project_id = $1 AND metric_id = $2', [
      ...[projectId, metricId],
    ]);
  }
  await dataSource.query(`DELETE FROM metric_series WHERE asked_at < now() - interval '30 days'`);
}
