import { comesFrom } from './end-user-sums.queries.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import type { MeasuredMetric, ValuePart } from '../analysis/measured-metric.js';
import { countedEvents, ofExperiment, type Reading } from './reading.js';
import { parseRows, selectText, type RowsText } from './statement.js';

/** What a day (UTC) adds to the sums over the end users of a variation. */
export interface DayRow {
  variationId: number;
  /** The shares that they were assigned under. */
  version: number;
  /** Such as 2026-11-20. */
  day: string;
  users: number;
  /** Exact decimals. */
  sum: string;
  sumSquares: string;
  /** Of ratios: what they are divided by, its squares, and its products with the value. */
  secondSum?: string;
  secondSumSquares?: string;
  sumProducts?: string;
}

/** What a series is made of. */
export interface SeriesMaterial {
  assigned: RowsText<DayRow>;
  values: RowsText<DayRow>;
  /** Where values are cut; null for nowhere. */
  cap: number | null;
}

/** Reads what a metric is followed by from day to day. */
export async function readSeries(
  reading: Reading,
  metric: MeasuredMetric,
  { sums }: GatheredTexts,
): Promise<SeriesMaterial> {
  const cap = parseRows(sums.get(metric.key) ?? '[]')[0]?.cap ?? null;
  const assigned = await readAssignedByDay(reading);
  return { assigned, values: await readValuesByDay(reading, metric, cap), cap };
}

/** What a day adds to assigned end users; the sums are 0. */
function readAssignedByDay(reading: Reading): Promise<RowsText<DayRow>> {
  return selectText(
    reading.manager,
    (p) => `
      SELECT variation_id AS "variationId", allocation_version AS version, ${dayOf('assigned_at')} AS day,
        count(*)::float8 AS users, '0' AS sum, '0' AS "sumSquares"
      FROM assignment WHERE ${ofExperiment('assignment', reading, p)} GROUP BY 1, 2, 3`,
  );
}

/**
 * What a day adds to the sums of a metric; 0 to the users. An end user's value is what the events up to the end of the
 * day make of it, so a day adds the difference to that of the day before. A ratio has a second value, which it is
 * divided by.
 *
 * @param cap where the value is cut; null for nowhere
 */
function readValuesByDay(
  reading: Reading,
  metric: MeasuredMetric,
  cap: number | null,
): Promise<RowsText<DayRow>> {
  const { source, part, divisor } = metric;
  const grouping = { keyOf: () => 'assignment.allocation_version' };
  return selectText(reading.manager, (p) => {
    const ofFirst = comesFrom(source, p);
    const ofSecond = divisor ? comesFrom(divisor.source, p) : 'false';
    const cut = (value: string) => `LEAST(${value}, ${p.of(part === 'any' ? 1 : cap, 'numeric')})`;
    const cutSecond = (value: string) => (divisor?.part === 'any' ? `LEAST(${value}, 1)` : value);
    return `
      WITH
        end_user_day AS (
          SELECT variation_id, group_key::int AS version, end_user_id, ${dayOf('occurred_at')} AS day,
            ${addedBy(part, ofFirst)} AS x, ${divisor ? addedBy(divisor.part, ofSecond) : '0::numeric'} AS y
          FROM (${countedEvents({ ...reading, grouping, byVersion: false }, p)}) AS counted
          WHERE ${ofFirst} OR ${ofSecond} GROUP BY 1, 2, 3, 4),
        running AS (
          SELECT variation_id, version, day, x, y,
            sum(x) OVER (PARTITION BY end_user_id ORDER BY day) AS x_total,
            sum(y) OVER (PARTITION BY end_user_id ORDER BY day) AS y_total
          FROM end_user_day),
        change AS (
          SELECT variation_id, version, day, ${cut('x_total')} AS x_now, ${cut('x_total - x')} AS x_before,
            ${cutSecond('y_total')} AS y_now, ${cutSecond('y_total - y')} AS y_before
          FROM running)
      SELECT variation_id AS "variationId", version, day, 0::float8 AS users,
        sum(x_now - x_before)::text AS sum, sum(x_now * x_now - x_before * x_before)::text AS "sumSquares",
        sum(y_now - y_before)::text AS "secondSum",
        sum(y_now * y_now - y_before * y_before)::text AS "secondSumSquares",
        sum(x_now * y_now - x_before * y_before)::text AS "sumProducts"
      FROM change GROUP BY 1, 2, 3`;
  });
}

/** What the events of a day that are of a source add to an end user's value. */
function addedBy(part: ValuePart, ofSource: string): string {
  const added = { any: 'max(1)', count: 'count(*)', values: 'sum(value)' }[part];
  return `COALESCE(${added} FILTER (WHERE ${ofSource}), 0)::numeric`;
}

const dayOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
