import type { EventSource } from '../analysis/measured-metric.js';
import { endUserRows, groupOf, groupOfTotal, ofExperiment, type Reading } from './reading.js';
import { isDated } from './event-filter.js';
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
  /** Exact decimals, like the next two. */
  countSumSquares: string;
  valueSum: string;
  valueSumSquares: string;
  /** Like the next one null where it is not known. */
  countSumCubes: string | null;
  valueSumCubes: string | null;
}

/** From the totals where all end users are one group, so that it costs the same however many there are. */
export function readAssigned(reading: Reading): Promise<RowsText<AssignedRow>> {
  return selectText(reading.manager, (p) =>
    reading.grouping
      ? `SELECT variation_id AS "variationId", ${groupOf(reading, p)} AS "group", count(*)::float8 AS users
         FROM assignment WHERE ${ofExperiment('assignment', reading, p)} GROUP BY 1, 2`
      : `SELECT ${assignedColumns(groupOfTotal(reading))}
         FROM assignment_total WHERE ${ofExperiment('assignment_total', reading, p)} GROUP BY 1, 2`,
  );
}

/**
 * Like `readAssigned`; with dates from the events, by groups from what is kept of each end user.
 *
 * @param sources which rows are wanted where there are groups; all of them without
 */
export function readTotals(reading: Reading, sources: readonly EventSource[]): Promise<RowsText<TotalRow>> {
  const { manager, filter, grouping } = reading;
  return selectText(manager, (p) =>
    isDated(filter) || grouping
      ? `SELECT variation_id AS "variationId", group_key AS "group", metric_id AS "metricId", type,
           sum(event_count)::float8 AS events, count(*)::float8 AS users,
           sum(event_count::numeric * event_count)::text AS "countSumSquares",
           sum(value_sum)::text AS "valueSum", sum(value_sum * value_sum)::text AS "valueSumSquares",
           sum(event_count::numeric * event_count * event_count)::text AS "countSumCubes",
           sum(value_sum * value_sum * value_sum)::text AS "valueSumCubes"
         FROM (${endUserRows(reading, p)}) AS end_user_row
         ${grouping ? `WHERE ${isOneOf(sources, p)}` : ''}
         GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, type COLLATE "C"`
      : `SELECT ${totalColumns(groupOfTotal(reading))}
         FROM variation_total WHERE ${ofExperiment('variation_total', reading, p)}
         GROUP BY 1, 2, 3, 4 HAVING sum(event_count) > 0 ORDER BY 1, 3, type COLLATE "C"`,
  );
}

/** Of the shards of `assignment_total`. */
export const assignedColumns = (group: string): string =>
  `variation_id AS "variationId", ${group} AS "group", sum(users)::float8 AS users`;

/** Of the shards of `variation_total`. */
export const totalColumns = (group: string): string =>
  `variation_id AS "variationId", ${group} AS "group", metric_id AS "metricId", type,
   sum(event_count)::float8 AS events, sum(users)::float8 AS users,
   sum(count_sum_squares)::text AS "countSumSquares",
   sum(value_sum)::text AS "valueSum", sum(value_sum_squares)::text AS "valueSumSquares",
   ${knownSum('count_sum_cubes')} AS "countSumCubes", ${knownSum('value_sum_cubes')} AS "valueSumCubes"`;

/** Null as soon as it is not known of one shard. */
const knownSum = (column: string): string =>
  `(CASE WHEN count(${column}) = count(*) THEN sum(${column}) END)::text`;

/** Of the shards of `uncounted_total` and `early_total`. */
export const uncountedColumns = 'metric_id AS "metricId", type, sum(event_count)::float8 AS events';

/** How many events of a source do not count. */
export interface UncountedRow extends EventSource {
  events: number;
}

/** Events that count nowhere. */
export const readUncounted = (reading: Reading): Promise<RowsText<UncountedRow>> =>
  readLeftOut(reading, 'uncounted_total');

/** Events that happened before the assignment of their end user, though they were meant to count. */
export const readEarly = (reading: Reading): Promise<RowsText<UncountedRow>> =>
  readLeftOut(reading, 'early_total');

function readLeftOut(
  reading: Reading,
  table: 'uncounted_total' | 'early_total',
): Promise<RowsText<UncountedRow>> {
  return selectText(
    reading.manager,
    (p) => `SELECT ${uncountedColumns} FROM ${table} WHERE ${ofExperiment(table, reading, p)} GROUP BY 1, 2`,
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
