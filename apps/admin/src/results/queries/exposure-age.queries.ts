import { earlyPeriods, exposurePeriods } from '../analysis/exposure-periods.js';
import type { MeasuredMetric, ValuePart } from '../analysis/measured-metric.js';
import { comesFrom, cut, floorOf } from './end-user-sums.queries.js';
import { isDated } from './event-filter.js';
import { countedEvents, ofExperiment, type Reading } from './reading.js';
import { parseRows, selectText, type Parameters } from './statement.js';

/** Sums over those end users of a variation and allocation version of whom a whole period has passed. */
export interface AgeRow {
  variationId: number;
  version: number;
  /**
   * Position in `exposurePeriods`. Of `late` rows it is the last one that is looked at: x is what an end user came to after
   * the early periods, y what in them, both of the end users of whom all of this has passed.
   */
  period: number;
  late: boolean;
  users: number;
  /** Exact decimals: of x, x², y, y² and xy. */
  sums: string[];
}

/**
 * Reads what end users come to by the time since their first exposure. Of everybody who counts in a period the whole of it
 * has passed, so that those who have just come do not make late periods look empty. Null where dates narrow the events.
 *
 * @param cap where the value is cut, as in the results; null for nowhere
 */
export async function readByAge(
  reading: Reading,
  metric: MeasuredMetric,
  cap: number | null,
): Promise<AgeRow[] | null> {
  if (isDated(reading.filter)) return null;
  const limit = metric.part === 'any' ? 1 : cap === null ? null : Math.max(cap, 0);
  return parseRows(await selectText<AgeRow>(reading.manager, (p) => byAge(reading, metric, limit, p)));
}

function byAge(reading: Reading, metric: MeasuredMetric, cap: number | null, p: Parameters): string {
  const { source, part, divisor, kind } = metric;
  const ends = exposurePeriods.map(({ to }) => to);
  const starts = exposurePeriods.map(({ from }) => from);
  const until = reading.endedAt ? p.of(reading.endedAt, 'timestamptz') : 'now()';
  const hasPassed = (period: string) =>
    `assigned_at + (ARRAY[${ends.join(', ')}])[${period}] * interval '1 day' <= ${until}`;
  const [ofFirst, ofSecond] = [comesFrom(source, p), divisor ? comesFrom(divisor.source, p) : 'false'];
  const age = `extract(epoch FROM occurred_at - assigned_at) / 86400`;
  const limits = [p.of(cap, 'numeric'), floorOf(metric, p)] as const;
  const cutAll = (value: string) => cut(value, ...limits);
  const grouping = { keyOf: () => 'assignment.allocation_version' };
  const over = part === 'any' ? 'max' : 'sum';
  const sums = (x: string, y: string) =>
    `ARRAY[${[x, `${x} * ${x}`, y, `${y} * ${y}`, `${x} * ${y}`].map((one) => `sum(${one})::text`).join(', ')}]`;
  return `
    WITH
      end_user_period AS (
        SELECT variation_id, group_key::int AS version, end_user_id, assigned_at,
          width_bucket(GREATEST(${age}, 0)::numeric, ARRAY[${[...starts, ends.at(-1)].join(', ')}]::numeric[]) AS period,
          ${addedBy(part, ofFirst)} AS x, ${divisor ? addedBy(divisor.part, ofSecond) : '0::numeric'} AS y
        FROM (${countedEvents({ ...reading, grouping, byVersion: false }, p)}) AS counted
        WHERE ${ofFirst} OR ${ofSecond} GROUP BY 1, 2, 3, 4, 5),
      two_times AS (
        SELECT variation_id, version, last,
          ${cutAll(`COALESCE(${over}(x) FILTER (WHERE period > ${earlyPeriods}), 0)`)} AS late,
          ${cutAll(`COALESCE(${over}(x) FILTER (WHERE period <= ${earlyPeriods}), 0)`)} AS early
        FROM end_user_period, generate_series(${earlyPeriods + 1}, ${ends.length}) AS last
        WHERE period <= last AND ${hasPassed('last')}
        GROUP BY variation_id, version, last, end_user_id),
      age_row AS (
        SELECT variation_id, allocation_version AS version, period, late, count(*)::float8 AS users, NULL::text[] AS sums
        FROM assignment, generate_series(1, ${ends.length}) AS period, unnest(ARRAY[false, true]) AS late
        WHERE ${ofExperiment('assignment', reading, p)} AND ${hasPassed('period')} GROUP BY 1, 2, 3, 4
        UNION ALL
        SELECT variation_id, version, period, false, 0, ${sums('x', 'y')}
        FROM (SELECT variation_id, version, period, ${cutAll('x')} AS x, y FROM end_user_period
          WHERE period <= ${ends.length} AND ${hasPassed('period')}) AS passed GROUP BY 1, 2, 3
        UNION ALL
        SELECT variation_id, version, last, true, 0, ${sums('late', 'early')} FROM two_times
        WHERE ${kind !== 'ratio'} GROUP BY 1, 2, 3)
    SELECT variation_id AS "variationId", version, period - 1 AS period, late, max(users) AS users,
      COALESCE(max(sums), ARRAY['0', '0', '0', '0', '0']) AS sums
    FROM age_row GROUP BY 1, 2, 3, 4`;
}

/** What the events of a period that are of a source add to an end user's value. */
export function addedBy(part: ValuePart, ofSource: string): string {
  const added = { any: 'max(1)', count: 'count(*)', values: 'sum(value)' }[part];
  return `COALESCE(${added} FILTER (WHERE ${ofSource}), 0)::numeric`;
}
