import { isCounted, isSince } from '#libs/ingestion';
import { sumNames, type SumName } from '#libs/metrics';
import type { EventSource, MeasuredMetric, ValuePart } from '../analysis/measured-metric.js';
import { endUserRows, groupOf, ofExperiment, type Reading } from './reading.js';
import { selectText, type Parameters, type RowsText } from './statement.js';

/** Sums over the end users of a variation and a group. */
export interface SumsRow {
  variationId: number;
  group: string;
  /**
   * In the order of `sumNames` of libs/metrics: of the value x, of what a ratio is divided by (y), of the same of before the
   * assignment for CUPED (c, d), and of their products. Exact decimals; what the metric has no use for is 0.
   */
  sums: string[];
  /** The cap of x, and of c where that is a value of its own; null without. The same in every row. */
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
  const { divisor, cuped } = metric;
  const parts = [
    `SELECT end_user_id, NULL, NULL, value, 0, 0, 0 FROM own_value`,
    ...(divisor ? ['SELECT end_user_id, NULL, NULL, 0, value, 0, 0 FROM second_value'] : []),
    ...(cuped ? ['SELECT end_user_id, NULL, NULL, 0, 0, c, d FROM history'] : []),
  ];
  return selectText(
    manager,
    (p) => `
      WITH
        end_user_row AS NOT MATERIALIZED (${endUserRows(ungrouped, p)}),
        own_value AS (${valuesOf(metric, p)})
        ${divisor ? `, second_value AS (${valuesOf(divisor, p)})` : ''}
        ${cuped ? `, history AS (${historyOf(reading, metric, p)})` : ''},
        part AS (
          SELECT end_user_id, variation_id, ${groupOf(reading, p)} AS group_key, 0::numeric AS x, 0::numeric AS y,
            0::numeric AS c, 0::numeric AS d
          FROM assignment WHERE ${ofExperiment('assignment', reading, p)}
          ${parts.map((part) => `UNION ALL ${part}`).join(' ')}),
        end_user AS MATERIALIZED (
          SELECT max(variation_id) AS variation_id, max(group_key) AS group_key, sum(x) AS x, sum(y) AS y, sum(c) AS c,
            sum(d) AS d
          FROM part GROUP BY end_user_id HAVING max(variation_id) IS NOT NULL),
        chosen AS (SELECT ${capOf(metric, p)} AS cap, ${floorOf(metric, p)} AS floor),
        capped AS (
          SELECT variation_id, group_key, cap, ${cut('x', 'cap', 'floor')} AS x, y, ${cutHistory(metric, 'c', ['cap', 'floor'])} AS c, d
          FROM end_user, chosen)
      SELECT variation_id AS "variationId", group_key AS "group", min(cap)::float8 AS cap,
        ARRAY[${sumNames.map((name) => sumOf(name, metric)).join(', ')}] AS sums
      FROM capped GROUP BY 1, 2`,
  );
}

/** The cap of a metric at a percentile of the values of all end users; SQL of one row. */
export function capAtPercentile(reading: Reading, metric: MeasuredMetric, p: Parameters): string {
  const ungrouped = { ...reading, grouping: null, byVersion: false };
  return `
    WITH
      end_user_row AS NOT MATERIALIZED (${endUserRows(ungrouped, p)}),
      own_value AS (${valuesOf(metric, p)}),
      part AS (
        SELECT end_user_id, 0::numeric AS x, true AS is_there FROM assignment WHERE ${ofExperiment('assignment', reading, p)}
        UNION ALL SELECT end_user_id, value, false FROM own_value),
      end_user AS (SELECT sum(x) AS x FROM part GROUP BY end_user_id HAVING bool_or(is_there))
    SELECT ${capOf(metric, p)} AS cap`;
}

/** Sums of what the metric has no use for are not worked out. */
function sumOf(name: SumName, metric: Pick<MeasuredMetric, 'divisor' | 'cuped'>): string {
  const letters = [...name];
  return letters.every((letter) => lettersOf(metric).includes(letter))
    ? `sum(${letters.join(' * ')})::text`
    : `'0'`;
}

function lettersOf({ divisor, cuped }: Pick<MeasuredMetric, 'divisor' | 'cuped'>): string {
  return `x${divisor ? 'y' : ''}${cuped ? 'c' : ''}${cuped && divisor ? 'd' : ''}`;
}

/** A value between two limits; a limit that is null cuts nothing. */
export const cut = (value: string, cap: string, floor: string): string =>
  `GREATEST(LEAST(${value}, ${cap}), ${floor})`;

/** What an end user did before is cut like the value itself; of a ratio it is the ratio that matters, so nothing is. */
export function cutHistory(
  { divisor }: Pick<MeasuredMetric, 'divisor'>,
  value: string,
  limits: readonly [cap: string, floor: string],
): string {
  return divisor ? value : cut(value, ...limits);
}

/** Below which values are cut. */
export function floorOf({ capping, capLower }: MeasuredMetric, p: Parameters): string {
  return capping === 'fixed' ? p.of(capLower, 'numeric') : 'NULL::numeric';
}

function valuesOf({ source, part }: Pick<MeasuredMetric, 'source' | 'part'>, p: Parameters): string {
  const value = { any: '1::numeric', count: 'event_count::numeric', values: 'value_sum' }[part];
  return `SELECT end_user_id, ${value} AS value FROM end_user_row
    WHERE metric_id = ${p.of(source.metricId, 'int')} AND type = ${p.of(source.type, 'text')}`;
}

/**
 * What end users did in the days before the assignment, whatever experiment the events name: c of the source of the metric,
 * d of what it is divided by.
 *
 * @param endUserIds of whom; of all end users of the experiment when left out
 */
export function historyOf(
  reading: Reading,
  { source, part, divisor, covariateDays }: MeasuredMetric,
  p: Parameters,
  endUserIds?: readonly string[],
): string {
  const { experimentId, projectId } = reading;
  const among = endUserIds ? `AND assignment.end_user_id = ANY (${p.of(endUserIds, 'text[]')})` : '';
  const one = (from: EventSource, of: ValuePart, columns: string) => `
    SELECT assignment.end_user_id, ${columns.replace('value', historyPart[of])}
    FROM assignment LEFT JOIN event ON event.project_id = ${p.of(projectId, 'int')}
      AND event.end_user_id = assignment.end_user_id AND event.occurred_at < assignment.assigned_at
      AND NOT ${isSince('event.occurred_at', 'assignment.assigned_at')}
      AND event.occurred_at >= assignment.assigned_at - ${p.of(covariateDays, 'int')} * interval '1 day'
      AND ${comesFrom(from, p)} AND ${isCounted('event', p.of(experimentId, 'int'))} AND event.copy_of IS NULL
    WHERE ${ofExperiment('assignment', reading, p)} ${among}
    GROUP BY assignment.end_user_id HAVING count(event.id) > 0`;
  const ofSource = one(source, part, 'value AS c, 0::numeric AS d');
  if (!divisor) return ofSource;
  return `${ofSource} UNION ALL ${one(divisor.source, divisor.part, '0::numeric AS c, value AS d')}`;
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
      return `(SELECT (${percentile})::text::numeric FROM end_user ${capIgnoresZeros ? 'WHERE x <> 0' : ''})`;
    }
  }
}
