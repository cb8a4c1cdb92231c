import { In, type DataSource, type EntityManager } from 'typeorm';
import { SharedMetricValue, type SharedMetric } from '#libs/entities';
import type { LastValueDto } from './shared-metric.dto.js';

/** What metrics came to by their newest version, by id; those of which it has not been worked out are left out. */
export async function readLastValues(
  manager: EntityManager,
  metrics: readonly Pick<SharedMetric, 'id' | 'version'>[],
): Promise<Map<number, LastValueDto>> {
  const rows = await manager.findBy(SharedMetricValue, { sharedMetricId: In(metrics.map(({ id }) => id)) });
  const versions = new Map(metrics.map(({ id, version }) => [id, version]));
  return new Map(
    rows.flatMap(({ sharedMetricId, version, value, users, from, until }) =>
      from && until && version === versions.get(sharedMetricId)
        ? [[sharedMetricId, { value, users, from, until }] as const]
        : [],
    ),
  );
}

/** Has what metrics come to worked out in the background, and kept up to date for as long as someone looks. */
export async function askForLastValues(dataSource: DataSource, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await dataSource.query(
    `INSERT INTO shared_metric_value AS known (shared_metric_id, asked_at, users)
     SELECT id, now(), 0 FROM unnest($1::int[]) AS id ORDER BY id
     ON CONFLICT (shared_metric_id) DO UPDATE SET asked_at = EXCLUDED.asked_at
     WHERE known.asked_at < EXCLUDED.asked_at - interval '1 minute'`,
    [ids],
  );
}
