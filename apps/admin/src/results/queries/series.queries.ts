import { comesFrom } from './end-user-sums.queries.js';
import type { GatheredTexts } from '../analysis/gather-statistics.js';
import type { MeasuredMetric } from '../analysis/measured-metric.js';
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
}

/** What a series is made of. */
export interface SeriesMaterial {
  assigned: RowsText<DayRow>;
  values: RowsText<DayRow>;
  /** Where values are cut; null for nowhere. */
  cap: number | null;
}

/** Reads what the first primary metric is followed by from day to day; null for a ratio. */
export async function readSeries(
  reading: Reading,
  metric: MeasuredMetric,
  { sums }: GatheredTexts,
): Promise<SeriesMaterial | null> {
  if (metric.divisor) return null;
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
 * day make of it, so a day adds the difference to that of the day before.
 *
 * @param cap where the value is cut; null for nowhere
 */
function readValuesByDay(
  reading: Reading,
  metric: MeasuredMetric,
  cap: number | null,
): Promise<RowsText<DayRow>> {
  const added = { any: '1::numeric', count: 'count(*)::numeric', values: 'COALESCE(sum(value), 0)' }[
    metric.part
  ];
  const limit = metric.part === 'any' ? 1 : cap;
  const grouping = { keyOf: () => 'assignment.allocation_version' };
  return selectText(
    reading.manager,
    (p) => `
      WITH
        end_user_day AS (
          SELECT variation_id, group_key::int AS version, end_user_id, ${dayOf('occurred_at')} AS day, ${added} AS added
          FROM (${countedEvents({ ...reading, grouping, byVersion: false }, p)}) AS counted
          WHERE ${comesFrom(metric.source, p)} GROUP BY 1, 2, 3, 4),
        running AS (
          SELECT variation_id, version, day, added, sum(added) OVER (PARTITION BY end_user_id ORDER BY day) AS total
          FROM end_user_day),
        change AS (
          SELECT variation_id, version, day, LEAST(total, ${p.of(limit, 'numeric')}) AS now,
            LEAST(total - added, ${p.of(limit, 'numeric')}) AS before
          FROM running)
      SELECT variation_id AS "variationId", version, day, 0::float8 AS users,
        sum(now - before)::text AS sum, sum(now * now - before * before)::text AS "sumSquares"
      FROM change GROUP BY 1, 2, 3`,
  );
}

const dayOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
