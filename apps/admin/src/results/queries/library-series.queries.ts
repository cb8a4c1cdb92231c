import {
  followMetric,
  readMetricSeries,
  summarizeSeries,
  type LibrarySeries,
  type SeriesBudget,
  type SharedMeasure,
  type SummarizeDays,
} from '../../metric-values/index.js';
import type { Reading } from './reading.js';

/** What is read while someone waits: about a second. */
const budget: SeriesBudget = { users: 10_000, events: 50_000 };

export interface ReadLibrarySeries {
  /** Null where it is not there. */
  series: LibrarySeries | null;
  /** Whether it is too much to be read while someone waits, so that it is to be worked out in the background. */
  isLarge: boolean;
  /** ISO time at which that was done; null where it was read just now. */
  madeAt: string | null;
}

/**
 * What a shared metric is followed by: from the events, where these are few, else as it was worked out last in the
 * background.
 */
export async function readLibrarySeries(reading: Reading, metric: SharedMeasure): Promise<ReadLibrarySeries> {
  const { manager, projectId } = reading;
  const kept = await readMetricSeries(manager, projectId, metric);
  if (kept) return { series: kept, isLarge: true, madeAt: kept.asOf };
  if ((await countAssigned(reading)) > budget.users) return { series: null, isLarge: true, madeAt: null };
  const series = await follow(reading, metric, budget);
  return { series, isLarge: series === null, madeAt: null };
}

/** The whole of it, with quantiles summarized, however long it takes. */
export async function readWholeLibrarySeries(
  reading: Reading,
  metric: SharedMeasure,
  summarize: SummarizeDays,
): Promise<LibrarySeries | null> {
  const series = await follow(reading, metric);
  const { quantile } = metric.definition;
  return series && summarizeSeries(series, quantile?.q ?? 0.5, summarize);
}

async function follow(
  { manager, projectId, endedAt }: Reading,
  metric: SharedMeasure,
  most?: SeriesBudget,
): Promise<LibrarySeries | null> {
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT now() AS now');
  return followMetric(manager, { projectId, metric, endedAt, asOf: now, budget: most });
}

async function countAssigned({ manager, projectId, experimentId }: Reading): Promise<number> {
  const [{ users }] = await manager.query<[{ users: number }]>(
    `SELECT COALESCE(sum(users), 0)::float8 AS users FROM assignment_total WHERE project_id = $1 AND experiment_id = $2`,
    [projectId, experimentId],
  );
  return users;
}
