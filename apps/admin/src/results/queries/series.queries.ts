import type { SumName } from '#libs/metrics';
import { addedBy, readByAge, type AgeRow } from './exposure-age.queries.js';
import { comesFrom, cut, cutHistory, floorOf, historyOf } from './end-user-sums.queries.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import type { MeasuredMetric } from '../analysis/measured-metric.js';
import { countedEvents, ofExperiment, type Reading } from './reading.js';
import { parseRows, selectText, type Parameters, type RowsText } from './statement.js';

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
  /** With CUPED: the sums and products with what was before the assignment, by their names in libs/metrics. */
  history?: Record<HistorySum, string>;
}

const historySums = ['c', 'cc', 'd', 'dd', 'cd', 'xc', 'yc', 'xd', 'yd'] as const satisfies SumName[];
type HistorySum = (typeof historySums)[number];

/** What a series is made of. */
export interface SeriesMaterial {
  assigned: RowsText<DayRow>;
  values: RowsText<DayRow>;
  /** Where values are cut; null for nowhere. */
  cap: number | null;
  /** By the time since the first exposure; not there where it was not kept, or dates were asked for. */
  byAge?: AgeRow[] | null;
}

/** Reads what a metric is followed by from day to day. */
export async function readSeries(
  reading: Reading,
  metric: MeasuredMetric,
  { sums }: GatheredTexts,
): Promise<SeriesMaterial> {
  const cap = parseRows(sums.get(metric.key) ?? '[]')[0]?.cap ?? null;
  const assigned = await readAssignedByDay(reading);
  const values = await readValuesByDay(reading, metric, cap);
  return { assigned, values, cap, byAge: await readByAge(reading, metric, cap) };
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
  const { source, part, divisor, cuped } = metric;
  const grouping = { keyOf: () => 'assignment.allocation_version' };
  return selectText(reading.manager, (p) => {
    const ofFirst = comesFrom(source, p);
    const ofSecond = divisor ? comesFrom(divisor.source, p) : 'false';
    const limit = p.of(part === 'any' ? 1 : cap, 'numeric');
    const floor = floorOf(metric, p);
    const cutFirst = (value: string) => cut(value, limit, floor);
    const cutSecond = (value: string) => (divisor?.part === 'any' ? `LEAST(${value}, 1)` : value);
    const history = () => `
      UNION ALL
      SELECT variation_id, version, end_user_id, day, 0, 0, ${cutHistory(metric, 'c', [limit, floor])}, d
      FROM (${historyByDay(reading, metric, p)}) AS history`;
    return `
      WITH
        end_user_day AS (
          SELECT variation_id, group_key::int AS version, end_user_id, ${dayOf('occurred_at')} AS day,
            ${addedBy(part, ofFirst)} AS x, ${divisor ? addedBy(divisor.part, ofSecond) : '0::numeric'} AS y,
            0::numeric AS c, 0::numeric AS d
          FROM (${countedEvents({ ...reading, grouping, byVersion: false }, p)}) AS counted
          WHERE ${ofFirst} OR ${ofSecond} GROUP BY 1, 2, 3, 4
          ${cuped ? history() : ''}),
        running AS (
          SELECT variation_id, version, day, x, y, c, d,
            sum(x) OVER so_far AS x_total, sum(y) OVER so_far AS y_total,
            sum(c) OVER in_all AS c_all, sum(d) OVER in_all AS d_all
          FROM end_user_day
          WINDOW so_far AS (PARTITION BY end_user_id ORDER BY day), in_all AS (PARTITION BY end_user_id)),
        change AS (
          SELECT variation_id, version, day, ${cutFirst('x_total')} AS x_now, ${cutFirst('x_total - x')} AS x_before,
            ${cutSecond('y_total')} AS y_now, ${cutSecond('y_total - y')} AS y_before, c, d, c_all, d_all
          FROM running)
      SELECT variation_id AS "variationId", version, day, 0::float8 AS users,
        sum(x_now - x_before)::text AS sum, sum(x_now * x_now - x_before * x_before)::text AS "sumSquares",
        sum(y_now - y_before)::text AS "secondSum",
        sum(y_now * y_now - y_before * y_before)::text AS "secondSumSquares",
        sum(x_now * y_now - x_before * y_before)::text AS "sumProducts"
        ${cuped ? `, json_build_object(${historySums.map((name) => `'${name}', ${sumOfHistory[name]}::text`).join(', ')}) AS history` : ''}
      FROM change GROUP BY 1, 2, 3`;
  });
}

/** What was before the assignment is there from its day on; only what comes after it changes. */
const sumOfHistory: Record<HistorySum, string> = {
  ...{ c: 'sum(c)', cc: 'sum(c * c)', d: 'sum(d)', dd: 'sum(d * d)', cd: 'sum(c * d)' },
  ...{ xc: 'sum((x_now - x_before) * c_all)', yc: 'sum((y_now - y_before) * c_all)' },
  ...{ xd: 'sum((x_now - x_before) * d_all)', yd: 'sum((y_now - y_before) * d_all)' },
};

/** What every assigned end user did before, at the day of the assignment. */
function historyByDay(reading: Reading, metric: MeasuredMetric, p: Parameters): string {
  return `
    SELECT end_user_id, max(variation_id) AS variation_id, max(version) AS version, max(day) AS day, sum(c) AS c,
      sum(d) AS d
    FROM (
      SELECT end_user_id, variation_id, allocation_version AS version, ${dayOf('assigned_at')} AS day, 0::numeric AS c,
        0::numeric AS d
      FROM assignment WHERE ${ofExperiment('assignment', reading, p)}
      UNION ALL SELECT end_user_id, NULL, NULL, NULL, c, d FROM (${historyOf(reading, metric, p)}) AS before) AS part
    GROUP BY end_user_id HAVING max(variation_id) IS NOT NULL`;
}

const dayOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
