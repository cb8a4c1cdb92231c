import type { EntityManager } from 'typeorm';
import {
  conversionTypeOf,
  chooseMetrics,
  withConversions,
  type MeasuredMetric,
} from '../analysis/measured-metric.js';
import type { LibrarySeries, SummarizeDays } from '../../metric-values/index.js';
import { readWholeLibrarySeries } from './library-series.queries.js';
import { readMeasured } from './measured-experiment.js';
import { gather } from './read-gathered.js';
import { readingOf } from './reading.js';
import { readSeries, type SeriesMaterial } from './series.queries.js';
import { userRowsExpired } from './user-rows.js';

/** A series is found again by what it follows. */
const keyOf = ({ key, source, part, divisor }: MeasuredMetric): string =>
  JSON.stringify([key, source.metricId, source.type, part, ...(divisor ? [divisor] : [])]);

/**
 * Keeps what the series of an experiment are made of, of each of its metrics and of the conversions, before the rows of
 * its end users go.
 *
 * @param manager of a transaction that sees one instant
 */
export async function keepSeries(
  manager: EntityManager,
  experimentId: number,
  summarize: SummarizeDays,
): Promise<void> {
  const measured = await readMeasured(manager, experimentId);
  const conversionType = conversionTypeOf(measured.experiment);
  const reading = readingOf(manager, measured);
  const metrics = withConversions(chooseMetrics(measured, { conversionType }), conversionType);
  for (const metric of metrics) {
    const material = metric.shared
      ? await readWholeLibrarySeries(reading, metric.shared, summarize)
      : await readSeries(reading, metric, await gather(reading, [metric]));
    await manager.query(
      `INSERT INTO kept_series (experiment_id, metric_key, material) VALUES ($1, $2, $3)
       ON CONFLICT (experiment_id, metric_key) DO NOTHING`,
      [experimentId, keyOf(metric), JSON.stringify(material)],
    );
  }
}

/**
 * Null for a shared metric that none was kept of.
 *
 * @throws DomainError `user-rows-expired` for another one
 */
export async function readKeptSeries(
  manager: EntityManager,
  experimentId: number,
  metric: MeasuredMetric,
): Promise<SeriesMaterial | LibrarySeries | null> {
  const [kept] = await manager.query<{ material: SeriesMaterial | LibrarySeries }[]>(
    'SELECT material FROM kept_series WHERE experiment_id = $1 AND metric_key = $2',
    [experimentId, keyOf(metric)],
  );
  if (!kept && !metric.shared) throw userRowsExpired();
  return kept?.material ?? null;
}
