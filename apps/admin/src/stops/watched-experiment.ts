import type { EntityManager } from 'typeorm';
import { Experiment, Metric, Variation } from '#libs/entities';
import type { AnalysedMetric } from '#libs/statistics';

/** An experiment with what its automatic stops are decided on, all as of one moment. */
export interface WatchedExperiment {
  experiment: Experiment;
  /** In ascending id, retired ones too. */
  variations: WatchedVariation[];
  guardrails: WatchedGuardrail[];
}

export interface WatchedVariation {
  variation: Variation;
  /** Assigned in all. */
  users: number;
  /** Assigned under the present allocation. */
  usersNow: number;
}

export interface WatchedGuardrail {
  metric: Metric;
  /** With statistics in the order of the variations. */
  analysed: AnalysedMetric;
}

interface AssignedRow {
  variationId: number;
  users: number;
  usersNow: number;
}

interface TotalRow {
  variationId: number;
  metricId: number;
  type: string;
  events: number;
  users: number;
  countSquares: number;
  valueSum: number;
  valueSquares: number;
}

/**
 * Reads it from the totals, so that it costs the same however many events there are.
 *
 * @param manager of a transaction that sees one state of the database
 */
export async function readWatched(
  manager: EntityManager,
  id: number,
): Promise<WatchedExperiment | undefined> {
  const experiment = await manager.findOneBy(Experiment, { id });
  if (!experiment) return undefined;
  const order = { id: 'ASC' } as const;
  const variations = await manager.find(Variation, { where: { experimentId: id }, order });
  const assigned = await readAssigned(manager, experiment);
  const watched = variations.map((variation) => {
    const row = assigned.find(({ variationId }) => variationId === variation.id);
    return { variation, users: row?.users ?? 0, usersNow: row?.usersNow ?? 0 };
  });
  return { experiment, variations: watched, guardrails: await readGuardrails(manager, experiment, watched) };
}

function readAssigned(manager: EntityManager, { id, allocationVersion }: Experiment): Promise<AssignedRow[]> {
  return manager.query(
    `SELECT variation_id AS "variationId", sum(users)::float8 AS users,
       COALESCE(sum(users) FILTER (WHERE allocation_version = $2), 0)::float8 AS "usersNow"
     FROM assignment_total WHERE experiment_id = $1 GROUP BY variation_id`,
    [id, allocationVersion],
  );
}

async function readGuardrails(
  manager: EntityManager,
  { id, stopsOnGuardrail }: Experiment,
  variations: readonly WatchedVariation[],
): Promise<WatchedGuardrail[]> {
  if (!stopsOnGuardrail) return [];
  const where = { experimentId: id, role: 'guardrail' } as const;
  const metrics = await manager.find(Metric, { where, order: { id: 'ASC' } });
  if (metrics.length === 0) return [];
  const totals = await readTotals(manager, id, metrics);
  return metrics.map((metric) => ({ metric, analysed: analysedOf(metric, variations, totals) }));
}

function readTotals(manager: EntityManager, id: number, metrics: readonly Metric[]): Promise<TotalRow[]> {
  const keys = metrics.map(totalKeyOf);
  return manager.query(
    `SELECT variation_id AS "variationId", metric_id AS "metricId", type, sum(event_count)::float8 AS events,
       sum(users)::float8 AS users, sum(count_sum_squares) AS "countSquares", sum(value_sum) AS "valueSum",
       sum(value_sum_squares) AS "valueSquares"
     FROM variation_total
     WHERE experiment_id = $1 AND (metric_id, type) IN (SELECT * FROM unnest($2::int[], $3::text[]))
     GROUP BY variation_id, metric_id, type`,
    [id, keys.map(({ metricId }) => metricId), keys.map(({ type }) => type)],
  );
}

/** Custom events are counted by their type, clicks by the metric that they were counted for. */
function totalKeyOf({ id, custom, selector }: Metric): { metricId: number; type: string } {
  return custom ? { metricId: 0, type: selector } : { metricId: id, type: '' };
}

function analysedOf(
  metric: Metric,
  variations: readonly WatchedVariation[],
  totals: readonly TotalRow[],
): AnalysedMetric {
  const { metricId, type } = totalKeyOf(metric);
  const rows = variations.map(({ variation, users: n }) => ({
    n,
    row: totals.find(
      (total) => total.variationId === variation.id && total.metricId === metricId && total.type === type,
    ),
  }));
  const common = { key: String(metric.id), role: 'guardrail', direction: metric.goal } as const;
  switch (metric.kind) {
    case 'binomial':
      return {
        ...{ ...common, kind: 'binomial' },
        statistics: rows.map(({ n, row }) => ({ n, conversions: row?.users ?? 0 })),
      };
    case 'count':
      return {
        ...{ ...common, kind: 'mean' },
        statistics: rows.map(({ n, row }) => ({
          ...{ n, sum: row?.events ?? 0, sumSquares: row?.countSquares ?? 0 },
        })),
      };
    case 'mean':
      return {
        ...{ ...common, kind: 'mean' },
        statistics: rows.map(({ n, row }) => ({
          ...{ n, sum: row?.valueSum ?? 0, sumSquares: row?.valueSquares ?? 0 },
        })),
      };
  }
}
