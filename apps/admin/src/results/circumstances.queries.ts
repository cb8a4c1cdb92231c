import type { Experiment } from '#libs/entities';
import type { MeasuredMetric } from './measured-metric.js';
import { isDated, type Reading } from './reading.js';
import type { ResultsRequest } from './read-results.js';

/** What else is to be known of how the numbers came about. */
export interface Circumstances {
  /** Whether numbers are made from single events of which some were removed for their age. */
  lacksEvents: boolean;
  /** How many end users of a variation saw the original page at first, since the answer came too late. */
  late: { variationId: number; users: number }[];
}

export interface Asked {
  request: ResultsRequest;
  metrics: readonly MeasuredMetric[];
  experiment: Experiment;
}

export async function readCircumstances(reading: Reading, asked: Asked): Promise<Circumstances> {
  const lacksEvents = usesEvents(reading, asked) && (await lacksEventsOf(reading, asked.experiment));
  return { lacksEvents, late: await readLate(reading) };
}

function readLate({ manager, experimentId }: Reading): Promise<Circumstances['late']> {
  return manager.query(
    `SELECT variation_id AS "variationId", count(*)::float8 AS users FROM assignment
     WHERE experiment_id = $1 AND timed_out_at IS NOT NULL GROUP BY variation_id`,
    [experimentId],
  );
}

function usesEvents({ filter }: Reading, { request, metrics }: Asked): boolean {
  return request.series === true || isDated(filter) || metrics.some(({ cuped }) => cuped);
}

async function lacksEventsOf({ manager }: Reading, { startedAt }: Experiment): Promise<boolean> {
  const [row] = await manager.query<{ lacks: boolean }[]>(
    'SELECT bool_or(removed_before > $1) AS lacks FROM event_retention',
    [startedAt],
  );
  return row?.lacks === true;
}
