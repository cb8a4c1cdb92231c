import { isPlanned } from './analyse-experiment.js';
import { isDated } from './reading.js';
import type { Results } from './read-results.js';
import type { SeriesDto } from './series.dto.js';

/**
 * What is to be known of results apart from what the statistics say themselves:
 *
 * - `no_plan`: a `frequentist` look without planned size or end; good for one look only
 * - `not_randomized`: a personalization gives each its own, so differences are not effects
 * - `unknown_shares`: some end users were assigned under shares that are not known; they are left out of the SRM check
 * - `events_removed`: events were removed for their age, and numbers made from single events may lack them
 * - `no_series`: a ratio is not followed from day to day
 * - `series_unadjusted`: a metric with CUPED is followed from day to day without it
 */
export async function readWarnings(
  results: Results,
  { series }: { series: SeriesDto | null },
): Promise<string[]> {
  const { request, measured, allocation, metrics } = results;
  const codes = {
    no_plan: request.method === 'frequentist' && !isPlanned(measured),
    not_randomized: measured.experiment.type === 'Personalization',
    unknown_shares: !allocation.known,
    events_removed: usesEvents(results) && (await lacksEvents(results)),
    no_series: request.series === true && series === null,
    series_unadjusted: series !== null && metrics[0]!.cuped,
  };
  return Object.entries(codes).flatMap(([code, holds]) => (holds ? [code] : []));
}

function usesEvents({ request, reading, metrics }: Results): boolean {
  return request.series === true || isDated(reading.filter) || metrics.some(({ cuped }) => cuped);
}

async function lacksEvents({ reading: { manager }, measured: { experiment } }: Results): Promise<boolean> {
  const [row] = await manager.query<{ lacks: boolean }[]>(
    'SELECT bool_or(removed_before > $1) AS lacks FROM event_retention',
    [experiment.startedAt],
  );
  return row?.lacks === true;
}
