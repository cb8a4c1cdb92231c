import type { DataSource, EntityManager } from 'typeorm';
import type { QuantileSummary } from '#libs/statistics';
import type { ReadyMetric } from '../definitions/attached-metrics.js';

/** What the quantile of some end users is made of, as it was read. */
export interface QuantileTexts {
  q: number;
  /** Pages of lists of the values of each end user, as JSON. */
  pages: readonly string[];
  /** How many end users there are, those without values included. */
  users: number;
}

/** Works a quantile out; it may take seconds. */
export type Summarize = (texts: QuantileTexts) => Promise<QuantileSummary>;

/** Rows that are read at once. */
const rowsOfPage = 5_000;

interface Page {
  last: string;
  variationId: number;
  version: number;
  users: number;
  values: string;
}

/**
 * Works out anew what the quantiles of an attached metric are, from the value of every end user, if any changed. Values go
 * on changing meanwhile: then it is stale again afterwards.
 */
export async function refreshQuantiles(
  dataSource: DataSource,
  projectId: number,
  { metric, summarize }: { metric: ReadyMetric; summarize: Summarize },
): Promise<void> {
  const { metricId, definition } = metric;
  const read = await dataSource.transaction('REPEATABLE READ', (manager) =>
    readAll(manager, projectId, metric),
  );
  const summaries: [variationId: number, version: number, summary: QuantileSummary][] = [];
  for (const [variationId, versions] of read.variations) {
    const all = [...versions.values()].flatMap(({ pages }) => pages);
    const users = [...versions.values()].reduce((sum, one) => sum + one.users, 0);
    const { q } = definition.quantile!;
    const whole = await summarize({ q, pages: all, users });
    summaries.push([variationId, 0, whole]);
    for (const [version, one] of versions)
      summaries.push([variationId, version, versions.size === 1 ? whole : await summarize({ q, ...one })]);
  }
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
        summaries.map(([variationId]) => variationId),
        summaries.map(([, version]) => version),
        summaries.map(([, , summary]) => JSON.stringify(summary)),
      ],
    );
  });
}

interface Lists {
  pages: string[];
  users: number;
}

interface ReadLists {
  watermark: Date;
  settledAt: Date;
  /** By variation and allocation version. */
  variations: Map<number, Map<number, Lists>>;
}

async function readAll(manager: EntityManager, projectId: number, metric: ReadyMetric): Promise<ReadLists> {
  const [keeping] = await manager.query<{ watermark: Date; settledAt: Date }[]>(
    'SELECT watermark, settled_at AS "settledAt" FROM metric_keeping WHERE project_id = $1',
    [projectId],
  );
  const variations: ReadLists['variations'] = new Map();
  for (let after: string | null = ''; after !== null;) {
    const pages: Page[] = await manager.query(reading, [
      ...[projectId, metric.experimentId, after, String(metric.metricId)],
    ]);
    for (const { variationId, version, users, values } of pages) {
      const versions = variations.get(variationId) ?? new Map<number, Lists>();
      variations.set(variationId, versions);
      const lists = versions.get(version) ?? { pages: [], users: 0 };
      versions.set(version, lists);
      lists.pages.push(values);
      lists.users += users;
    }
    after = pages[0]?.last ?? null;
  }
  const now = keeping ?? { watermark: new Date(0), settledAt: new Date(0) };
  return { ...now, variations };
}

/** The values of a page of end users by variation and version; every row has the last end user of the page. */
const reading = `
  WITH page AS MATERIALIZED (
    SELECT end_user_id, variation_id, allocation_version,
      CASE WHEN COALESCE(amounts -> $4::text ->> 6, '0') <> '1' THEN amounts -> $4::text END AS own
    FROM metric_value
    WHERE project_id = $1::int AND experiment_id = $2::int AND end_user_id > $3::text
    ORDER BY end_user_id LIMIT ${rowsOfPage})
  SELECT (SELECT max(end_user_id) FROM page) AS last, variation_id AS "variationId", allocation_version AS version,
    count(own)::int AS users, COALESCE(json_agg(own -> 7) FILTER (WHERE own -> 7 IS NOT NULL), '[]')::text AS "values"
  FROM page GROUP BY 2, 3`;
