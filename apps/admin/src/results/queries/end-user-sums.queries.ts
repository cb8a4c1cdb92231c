import { isCounted, isSince } from '#libs/ingestion';
import type { EventSource, MeasuredMetric, ValuePart } from '../analysis/measured-metric.js';
import { endUserRows, groupOf, ofExperiment, type Reading } from './reading.js';
import { selectText, type Parameters, type RowsText } from './statement.js';

/** Sums over the end users of a variation and a group of a value x and a second value y. */
export interface SumsRow {
  variationId: number;
  group: string;
  /** An exact decimal, like the other sums. */
  sum: string;
  sumSquares: string;
  sumCubes: string;
  /** y: what a ratio is divided by, or the covariate of CUPED; 0 for other metrics. */
  secondSum: string;
  secondSumSquares: string;
  sumProducts: string;
  /** The cap of x, and of a covariate; null without. The same in every row. */
  cap: number | null;
}

/**
 * The sums of a metric that are not kept: they need a look at what every end user did. The cap is one for all
 * variations and groups.
 *
 * What belongs to an end user is brought together by grouping, not by joins: while PostgreSQL has no statistics of a
 * young experiment it would take them for tiny and compare everybody with everybody.
 */
export function readSums(reading: Reading, metric: MeasuredMetric): Promise<RowsText<SumsRow>> {
  const { manager } = reading;
  const ungrouped = { ...reading, grouping: null, byVersion: false };
  const cappedSecond = metric.divisor ? 'y' : 'LEAST(y, cap)';
  return selectText(
    manager,
    (p) => `
      WITH
        end_user_row AS NOT MATERIALIZED (${endUserRows(ungrouped, p)}),
        own_value AS (${valuesOf(metric, p)}),
        second_value AS (${secondValuesOf(reading, metric, p)}),
        part AS (
          SELECT end_user_id, variation_id, ${groupOf(reading, p)} AS group_key, 0::numeric AS x, 0::numeric AS y
          FROM assignment WHERE ${ofExperiment('assignment', reading, p)}
          UNION ALL SELECT end_user_id, NULL, NULL, value, 0 FROM own_value
          UNION ALL SELECT end_user_id, NULL, NULL, 0, value FROM second_value),
        pair AS MATERIALIZED (
          SELECT max(variation_id) AS variation_id, max(group_key) AS group_key, sum(x) AS x, sum(y) AS y
          FROM part GROUP BY end_user_id HAVING max(variation_id) IS NOT NULL),
        chosen AS (SELECT ${capOf(metric, p)} AS cap),
        capped AS (
          SELECT variation_id, group_key, cap, LEAST(x, cap) AS x, ${cappedSecond} AS y FROM pair, chosen)
      SELECT variation_id AS "variationId", group_key AS "group", min(cap)::float8 AS cap,
        sum(x)::text AS sum, sum(x * x)::text AS "sumSquares", sum(x * x * x)::text AS "sumCubes",
        sum(y)::text AS "secondSum",
        sum(y * y)::text AS "secondSumSquares", sum(x * y)::text AS "sumProducts"
      FROM capped GROUP BY 1, 2`,
  );
}

function valuesOf({ source, part }: Pick<MeasuredMetric, 'source' | 'part'>, p: Parameters): string {
  const value = { any: '1::numeric', count: 'event_count::numeric', values: 'value_sum' }[part];
  return `SELECT end_user_id, ${value} AS value FROM end_user_row
    WHERE metric_id = ${p.of(source.metricId, 'int')} AND type = ${p.of(source.type, 'text')}`;
}

function secondValuesOf(reading: Reading, metric: MeasuredMetric, p: Parameters): string {
  if (metric.divisor) return valuesOf(metric.divisor, p);
  if (metric.cuped) return historyOf(reading, metric, p);
  return `SELECT '' AS end_user_id, 0::numeric AS value WHERE false`;
}

/** The same of the days before the assignment, whatever experiment the events name. */
function historyOf(reading: Reading, metric: MeasuredMetric, p: Parameters): string {
  const { experimentId, projectId } = reading;
  return `
    SELECT assignment.end_user_id, ${historyPart[metric.part]} AS value
    FROM assignment LEFT JOIN event ON event.project_id = ${p.of(projectId, 'int')}
      AND event.end_user_id = assignment.end_user_id AND event.occurred_at < assignment.assigned_at
      AND NOT ${isSince('event.occurred_at', 'assignment.assigned_at')}
      AND event.occurred_at >= assignment.assigned_at - ${p.of(metric.covariateDays, 'int')} * interval '1 day'
      AND ${comesFrom(metric.source, p)} AND ${isCounted('event', p.of(experimentId, 'int'))} AND event.copy_of IS NULL
    WHERE ${ofExperiment('assignment', reading, p)}
    GROUP BY assignment.end_user_id HAVING count(event.id) > 0`;
}

const historyPart: Record<ValuePart, string> = {
  any: '1::numeric',
  count: 'count(event.id)::numeric',
  values: 'COALESCE(sum(value), 0)',
};

/** Whether a row of events is of a source. */
export function comesFrom({ metricId, type }: EventSource, p: Parameters): string {
  return metricId === 0 ? `type = ${p.of(type, 'text')}` : `metric_id = ${p.of(metricId, 'int')}`;
}

function capOf({ capping, cap, capPercentile, capIgnoresZeros }: MeasuredMetric, p: Parameters): string {
  switch (capping) {
    case 'none':
      return 'NULL::numeric';
    case 'fixed':
      return p.of(cap, 'numeric');
    case 'percentile': {
      const percentile = `percentile_cont(${p.of(capPercentile, 'float8')}) WITHIN GROUP (ORDER BY x::float8)`;
      return `(SELECT (${percentile})::text::numeric FROM pair ${capIgnoresZeros ? 'WHERE x <> 0' : ''})`;
    }
  }
}
