import type { EventSource } from './measured-metric.js';
import { endUserRows, groupOf, isDated, type Reading } from './reading.js';
import { selectText, type Parameters, type RowsText } from './statement.js';

/** How many end users of a variation and a group are assigned. */
export interface AssignedRow {
  variationId: number;
  group: string;
  users: number;
}

/** Sums over the end users of a variation and a group, for the events of one source (`EventSource`). */
export interface TotalRow {
  variationId: number;
  group: string;
  metricId: number;
  type: string;
  events: number;
  /** With at least one event. */
  users: number;
  countSumSquares: number;
  valueSum: number;
  valueSumSquares: number;
}

/** From the totals where all end users are one group, so that it costs the same however many there are. */
export function readAssigned({ manager, experimentId, grouping }: Reading): Promise<RowsText<AssignedRow>> {
  return selectText(manager, (p) =>
    grouping
      ? `SELECT variation_id AS "variationId", ${groupOf(grouping, p)} AS "group", count(*)::float8 AS users
         FROM assignment WHERE experiment_id = ${p.of(experimentId, 'int')} GROUP BY 1, 2`
      : `SELECT variation_id AS "variationId", '' AS "group", sum(users)::float8 AS users
         FROM assignment_total WHERE experiment_id = ${p.of(experimentId, 'int')} GROUP BY 1`,
  );
}

/**
 * Like `readAssigned`; with dates from the events, by groups from what is kept of each end user.
 *
 * @param sources which rows are wanted where there are groups; all of them without
 */
export function readTotals(reading: Reading, sources: readonly EventSource[]): Promise<RowsText<TotalRow>> {
  const { manager, experimentId, filter, grouping } = reading;
  return selectText(manager, (p) =>
    isDated(filter) || grouping
      ? `SELECT variation_id AS "variationId", group_key AS "group", metric_id AS "metricId", type,
           sum(event_count) AS events, count(*)::float8 AS users,
           sum(event_count * event_count) AS "countSumSquares",
           sum(value_sum) AS "valueSum", sum(value_sum * value_sum) AS "valueSumSquares"
         FROM (${endUserRows(reading, p)}) AS end_user_row
         ${grouping ? `WHERE ${isOneOf(sources, p)}` : ''}
         GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, type COLLATE "C"`
      : `SELECT variation_id AS "variationId", '' AS "group", metric_id AS "metricId", type,
           sum(event_count)::float8 AS events, sum(users)::float8 AS users,
           sum(count_sum_squares) AS "countSumSquares",
           sum(value_sum) AS "valueSum", sum(value_sum_squares) AS "valueSumSquares"
         FROM variation_total WHERE experiment_id = ${p.of(experimentId, 'int')}
         GROUP BY 1, 3, 4 HAVING sum(event_count) > 0 ORDER BY 1, 3, type COLLATE "C"`,
  );
}

/** How many events of a source count nowhere. */
export interface UncountedRow extends EventSource {
  events: number;
}

export function readUncounted({ manager, experimentId }: Reading): Promise<RowsText<UncountedRow>> {
  return selectText(
    manager,
    (p) => `
      SELECT metric_id AS "metricId", type, sum(event_count)::float8 AS events
      FROM uncounted_total WHERE experiment_id = ${p.of(experimentId, 'int')} GROUP BY 1, 2`,
  );
}

function isOneOf(sources: readonly EventSource[], p: Parameters): string {
  const metricIds = p.of(
    sources.map(({ metricId }) => metricId),
    'int[]',
  );
  const types = p.of(
    sources.map(({ type }) => type),
    'text[]',
  );
  return `(metric_id, type) IN (SELECT * FROM unnest(${metricIds}, ${types}))`;
}
