import type { DataSource, EntityManager } from 'typeorm';
import type { QuantileSummary } from '#libs/statistics';
import type { AttachedMetric, ReadyMetric } from '../definitions/attached-metrics.js';
import { quantilesInOrder } from './quantiles-in-order.js';

/**
 * Works out anew what the quantiles of an attached metric are, from the value of every end user, if any changed. Values go
 * on changing meanwhile: then it is stale again afterwards.
 */
export async function refreshQuantiles(
  dataSource: DataSource,
  projectId: number,
  metric: ReadyMetric,
): Promise<void> {
  const { metricId } = metric;
  const read = await dataSource.transaction('REPEATABLE READ', (manager) =>
    readQuantiles(manager, projectId, metric),
  );
  await dataSource.transaction(async (manager) => {
    const [keeping] = await manager.query<{ watermark: Date }[]>(
      'SELECT watermark FROM metric_keeping WHERE project_id = $1 FOR UPDATE',
      [projectId],
    );
    const [, changed] = await manager.query<[unknown[], number]>(
      `UPDATE metric_progress SET stale = $4, quantiles_at = $5
       WHERE project_id = $1 AND metric_id = $2 AND signature = $3 AND filled_to IS NULL`,
      [
        projectId,
        metricId,
        metric.signature,
        keeping?.watermark.getTime() !== read.watermark.getTime(),
        read.settledAt,
      ],
    );
    if (changed === 0) return;
    await manager.query('DELETE FROM metric_quantile WHERE project_id = $1 AND metric_id = $2', [
      projectId,
      metricId,
    ]);
    await manager.query(
      `INSERT INTO metric_quantile (project_id, metric_id, variation_id, allocation_version, summary)
       SELECT $1::int, $2::int, x.v, x.a, x.summary::jsonb FROM unnest($3::int[], $4::int[], $5::text[]) AS x (v, a, summary)`,
      [
        ...[projectId, metricId],
        read.quantiles.map(({ variationId }) => variationId),
        read.quantiles.map(({ version }) => version),
        read.quantiles.map(({ summary }) => JSON.stringify(summary)),
      ],
    );
  });
}

/** A quantile of a variation and an allocation version, 0 for all of them together. */
export interface VersionQuantile {
  variationId: number;
  version: number;
  summary: QuantileSummary;
}

interface ReadQuantiles {
  watermark: Date;
  settledAt: Date;
  quantiles: VersionQuantile[];
}

/** @param manager of a transaction that sees one instant */
export async function readQuantiles(
  manager: EntityManager,
  projectId: number,
  { metricId, experimentId, definition }: AttachedMetric,
): Promise<ReadQuantiles> {
  const [keeping] = await manager.query<{ watermark: Date; settledAt: Date }[]>(
    'SELECT watermark, settled_at AS "settledAt" FROM metric_keeping WHERE project_id = $1',
    [projectId],
  );
  const versions = await manager.query<{ version: number }[]>(
    `SELECT DISTINCT allocation_version AS version FROM metric_value_total
     WHERE project_id = $1 AND metric_id = $2 ORDER BY 1`,
    [projectId, metricId],
  );
  const only = versions.length === 1 ? versions[0]!.version : null;
  const text = only === null ? byVersionToo : together;
  const values = [projectId, experimentId, String(metricId)];
  const found = await quantilesInOrder(manager, { text, values }, definition.quantile!.q);
  const quantiles = found.flatMap(({ variationId, group, summary }): VersionQuantile[] => {
    const own = { variationId, version: Number(group), summary };
    return only === null ? [own] : [own, { ...own, version: only }];
  });
  return { ...(keeping ?? { watermark: new Date(0), settledAt: new Date(0) }), quantiles };
}

const counting = `
  SELECT variation_id, allocation_version, amounts -> $3::text -> 7 AS list FROM metric_value
  WHERE project_id = $1::int AND experiment_id = $2::int AND amounts ? $3::text
    AND COALESCE(amounts -> $3::text ->> 6, '0') <> '1'`;

const together = `SELECT variation_id, '0' AS group_key, list FROM (${counting}) AS counting`;

const byVersionToo = `
  SELECT variation_id, version::text AS group_key, list FROM (${counting}) AS counting
  CROSS JOIN LATERAL unnest(ARRAY[0, allocation_version]) AS version`;
