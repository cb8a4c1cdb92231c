import type { ExperimentReportKind } from '#libs/entities';
import type { MeasuredFields } from './measured-experiment.js';
import { sourcesOf, type MeasuredMetric } from '../analysis/measured-metric.js';
import { type Reading } from './reading.js';
import { isDated } from './event-filter.js';
import type { ResultsRequest } from '../dto/results-request.js';

/** What else is to be known of how the numbers came about. */
export interface Circumstances {
  /** Whether numbers are made from single events of which some were removed for their age. */
  lacksEvents: boolean;
  /** How many end users of a variation saw the original page at first, since the answer came too late. */
  late: { variationId: number; users: number }[];
  /** How often browsers have reported that a served variation was not seen as it should be, by kind. */
  reports: { late: number; notApplied: number; looped: number };
  /** How many end users are left out, since two ids of theirs were served different variations. */
  crossedOver: number;
  /** How many end users were served by another measured rule of the flag after the one that measured them first. */
  movedBetweenRules: number;
  /** Whether one address made more new visitors, or sent more events, than people do while the experiment ran. */
  unusualTraffic: boolean;
  /** Whether an event that a metric counts had a value far from those before. */
  unusualValues: boolean;
}

export interface Asked {
  request: ResultsRequest;
  metrics: readonly MeasuredMetric[];
  experiment: MeasuredFields;
}

export async function readCircumstances(reading: Reading, asked: Asked): Promise<Circumstances> {
  const lacksEvents =
    (usesEvents(reading, asked) && (await lacksEventsOf(reading, asked.experiment))) ||
    (await lacksEventsOfLibrary(reading, asked.metrics));
  return {
    lacksEvents,
    late: await readLate(reading),
    reports: await readReports(reading),
    crossedOver: await readCrossedOver(reading),
    movedBetweenRules: await readMoved(reading),
    ...(await readNoticed(reading, asked)),
  };
}

async function readReports({ manager, experimentId }: Reading): Promise<Circumstances['reports']> {
  const rows = await manager.query<{ kind: ExperimentReportKind; count: number }[]>(
    'SELECT kind, count FROM experiment_report WHERE experiment_id = $1',
    [experimentId],
  );
  const countOf = (asked: ExperimentReportKind) => rows.find(({ kind }) => kind === asked)?.count ?? 0;
  return { late: countOf('late'), notApplied: countOf('not_applied'), looped: countOf('looped') };
}

async function readCrossedOver({ manager, projectId, experimentId }: Reading): Promise<number> {
  const [row] = await manager.query<{ users: number }[]>(
    `SELECT count(DISTINCT end_user_id)::float8 AS users FROM crossed_assignment
     WHERE project_id = $1 AND experiment_id = $2`,
    [projectId, experimentId],
  );
  return row?.users ?? 0;
}

async function readMoved({ manager, projectId, experimentId }: Reading): Promise<number> {
  const [row] = await manager.query<{ users: number }[]>(
    `SELECT count(*)::float8 AS users FROM assignment
     WHERE project_id = $1 AND experiment_id = $2 AND moved_at IS NOT NULL`,
    [projectId, experimentId],
  );
  return row?.users ?? 0;
}

function readLate({ manager, projectId, experimentId }: Reading): Promise<Circumstances['late']> {
  return manager.query(
    `SELECT variation_id AS "variationId", count(*)::float8 AS users FROM assignment
     WHERE project_id = $1 AND experiment_id = $2 AND timed_out_at IS NOT NULL GROUP BY variation_id`,
    [projectId, experimentId],
  );
}

function usesEvents({ filter }: Reading, { request, metrics }: Asked): boolean {
  return request.series === true || isDated(filter) || metrics.some(({ cuped, shared }) => cuped && !shared);
}

/** Whether events were removed before a metric of the library was filled in. */
async function lacksEventsOfLibrary(
  { manager, projectId }: Reading,
  metrics: readonly MeasuredMetric[],
): Promise<boolean> {
  const ids = metrics.flatMap(({ shared }) => (shared ? [shared.metricId] : []));
  if (ids.length === 0) return false;
  const [row] = await manager.query<{ lacks: boolean | null }[]>(
    `SELECT bool_or(lacks_events) AS lacks FROM metric_progress
     WHERE project_id = $1 AND metric_id = ANY ($2::int[])`,
    [projectId, ids],
  );
  return row?.lacks === true;
}

async function lacksEventsOf({ manager }: Reading, { startedAt }: MeasuredFields): Promise<boolean> {
  const [row] = await manager.query<{ lacks: boolean }[]>(
    'SELECT bool_or(removed_before > $1) AS lacks FROM event_retention',
    [startedAt],
  );
  return row?.lacks === true;
}

/** What processes of the decision app have noted of the project while the experiment ran. */
async function readNoticed(
  { manager, projectId }: Reading,
  { experiment: { startedAt, endedAt }, metrics }: Asked,
): Promise<Pick<Circumstances, 'unusualTraffic' | 'unusualValues'>> {
  const [row] = await manager.query<{ traffic: boolean | null; values: boolean | null }[]>(
    `SELECT bool_or(kind IN ('many_visitors', 'many_events')) AS traffic,
       bool_or(kind = 'odd_value' AND event_type = ANY ($4::text[])) AS values
     FROM traffic_note
     WHERE project_id = $1 AND minute > $2::timestamptz - interval '1 minute'
       AND ($3::timestamptz IS NULL OR minute < $3)`,
    [projectId, startedAt, endedAt, typesOf(metrics)],
  );
  return { unusualTraffic: row?.traffic === true, unusualValues: row?.values === true };
}

/** The types of the events that metrics are made of; clicks for those of clicks. */
function typesOf(metrics: readonly MeasuredMetric[]): string[] {
  return sourcesOf(metrics).map(({ metricId, type }) => (metricId === 0 ? type : 'click'));
}
