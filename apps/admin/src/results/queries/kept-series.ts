import type { EntityManager } from 'typeorm';
import { conversionTypeOf, chooseMetrics, type MeasuredMetric } from '../analysis/measured-metric.js';
import { readMeasured } from './measured-experiment.js';
import { gather } from './read-gathered.js';
import { readingOf } from './reading.js';
import { readSeries, type SeriesMaterial } from './series.queries.js';
import { userRowsExpired } from './user-rows.js';

/** A series is found again by what it follows. */
const keyOf = ({ key, source, part }: MeasuredMetric): string =>
  JSON.stringify([key, source.metricId, source.type, part]);

/**
 * Keeps what the series of an experiment is made of, of the metric that decides and of the conversions, before the rows
 * of its end users go.
 *
 * @param manager of a transaction that sees one instant
 */
export async function keepSeries(manager: EntityManager, experimentId: number): Promise<void> {
  const measured = await readMeasured(manager, experimentId);
  const conversionType = conversionTypeOf(measured.experiment);
  const reading = readingOf(manager, measured);
  for (const byConversions of [false, true]) {
    const [metric] = chooseMetrics(measured, { conversionType, byConversions });
    const material = metric && (await readSeries(reading, metric, await gather(reading, [metric])));
    if (!metric || !material) continue;
    await manager.query(
      `INSERT INTO kept_series (experiment_id, metric_key, material) VALUES ($1, $2, $3)
       ON CONFLICT (experiment_id, metric_key) DO NOTHING`,
      [experimentId, keyOf(metric), JSON.stringify(material)],
    );
  }
}

/**
 * @returns null for a metric that no series follows
 * @throws DomainError `user-rows-expired` for one that none was kept of
 */
export async function readKeptSeries(
  manager: EntityManager,
  experimentId: number,
  metric: MeasuredMetric,
): Promise<SeriesMaterial | null> {
  if (metric.divisor) return null;
  const [kept] = await manager.query<{ material: SeriesMaterial }[]>(
    'SELECT material FROM kept_series WHERE experiment_id = $1 AND metric_key = $2',
    [experimentId, keyOf(metric)],
  );
  if (!kept) throw userRowsExpired();
  return kept.material;
}
