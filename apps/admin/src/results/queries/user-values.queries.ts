import type { KeptValue } from '#libs/metrics';
import type { EventSource, MeasuredMetric } from '../analysis/measured-metric.js';
import { capAtPercentile, historyOf } from './end-user-sums.queries.js';
import { percentileOf, readProgressOf } from './library.queries.js';
import { ofExperiment, type Reading } from './reading.js';
import { select } from './statement.js';

/** Between which values of a metric are cut; null cuts nothing on that side. */
export interface Limits {
  upper: number | null;
  lower: number | null;
}

/** An end user of an experiment with what the values of its metrics are made of. */
export interface UserRow {
  endUserId: string;
  variationId: number;
  /** The first exposure. */
  assignedAt: Date;
  /** Of shared metrics, by their id in the experiment; null before the first of them is worked out. */
  amounts: Record<string, KeptValue> | null;
  /** What they did; of nothing there is no entry. */
  totals: (EventSource & { count: number; sum: number })[];
  /** Of metrics of the experiment alone with CUPED, by their keys: what they did before; of nothing there is no entry. */
  histories: ReadonlyMap<string, History>;
}

/** What happened in the days before the assignment, and the same of what it is divided by. */
export interface History {
  c: number;
  d: number;
}

/** Which end users there are a shared metric's values of; of none where it is measured by another definition. */
export interface Filled {
  metricId: number;
  /** The last of them in the order of ids; null for all. */
  filledTo: string | null;
}

/** How the values of an experiment's end users are made, as far as it is the same for all of them. */
export interface ValueRules {
  /** By the key of the metric. */
  limits: Map<string, Limits>;
  filled: Filled[];
}

/** A cap at a percentile looks at every end user. */
export async function readValueRules(
  reading: Reading,
  metrics: readonly MeasuredMetric[],
): Promise<ValueRules> {
  const limits = new Map<string, Limits>();
  for (const metric of metrics) limits.set(metric.key, await limitsOf(reading, metric));
  const shared = metrics.flatMap(({ shared }) => shared ?? []);
  const progress =
    shared.length === 0
      ? []
      : await readProgressOf(
          reading,
          shared.map(({ metricId }) => metricId),
        );
  const filled = progress.filter(({ metricId, signature }) =>
    shared.some((one) => one.metricId === metricId && one.signature === signature),
  );
  return { limits, filled };
}

async function limitsOf(reading: Reading, metric: MeasuredMetric): Promise<Limits> {
  const { capping, cap, capLower } = metric;
  switch (capping) {
    case 'none':
      return { upper: null, lower: null };
    case 'fixed':
      return { upper: cap, lower: capLower };
    case 'percentile': {
      const sqlOf = metric.shared ? percentileOf : capAtPercentile;
      const [row] = await select<{ cap: number | null }>(
        reading.manager,
        (p) => `SELECT cap::float8 AS cap FROM (${sqlOf(reading, metric, p)}) AS chosen`,
      );
      return { upper: row?.cap ?? null, lower: null };
    }
  }
}

/**
 * The next end users of an experiment in the order of their ids.
 *
 * @param after the last one that was read; empty at the beginning
 */
export async function readUserRows(
  reading: Reading,
  { after, limit, metrics }: { after: string; limit: number; metrics: readonly MeasuredMetric[] },
): Promise<UserRow[]> {
  const { projectId, experimentId, manager } = reading;
  const users = await select<Omit<UserRow, 'totals' | 'histories'>>(
    manager,
    (p) => `
      SELECT assignment.end_user_id AS "endUserId", assignment.variation_id AS "variationId",
        assignment.assigned_at AS "assignedAt", value.amounts
      FROM assignment LEFT JOIN metric_value AS value ON ${ofExperiment('value', reading, p)}
        AND value.end_user_id = assignment.end_user_id
      WHERE ${ofExperiment('assignment', reading, p)} AND assignment.end_user_id > ${p.of(after, 'text')} COLLATE "C"
      ORDER BY assignment.end_user_id LIMIT ${limit}`,
  );
  const totals = await manager.query<(UserRow['totals'][number] & { endUserId: string })[]>(totalsOf, [
    ...[projectId, experimentId],
    users.map(({ endUserId }) => endUserId),
  ]);
  const byUser = new Map(users.map(({ endUserId }) => [endUserId, [] as UserRow['totals']]));
  for (const { endUserId, ...total } of totals) byUser.get(endUserId)?.push(total);
  const histories = new Map(users.map(({ endUserId }) => [endUserId, new Map<string, History>()]));
  for (const metric of metrics.filter(({ cuped, shared }) => cuped && !shared))
    for (const { endUserId, ...history } of await readHistories(reading, metric, [...histories.keys()]))
      histories.get(endUserId)?.set(metric.key, history);
  return users.map((user) => ({
    ...user,
    totals: byUser.get(user.endUserId)!,
    histories: histories.get(user.endUserId)!,
  }));
}

function readHistories(
  reading: Reading,
  metric: MeasuredMetric,
  endUserIds: readonly string[],
): Promise<(History & { endUserId: string })[]> {
  return select(
    reading.manager,
    (p) => `
      SELECT end_user_id AS "endUserId", sum(c)::float8 AS c, sum(d)::float8 AS d
      FROM (${historyOf(reading, metric, p, endUserIds)}) AS history GROUP BY 1`,
  );
}

/** As `endUserRows` has it of all end users. */
const totalsOf = `
  SELECT total.end_user_id AS "endUserId", total.metric_id AS "metricId", total.type,
    sum(total.event_count)::float8 AS count, sum(total.value_sum)::float8 AS sum
  FROM assignment JOIN user_total AS total ON total.project_id = $1::int
    AND total.end_user_id = assignment.end_user_id AND total.experiment_id IN (0, $2::int)
    AND (total.experiment_id = $2::int OR NOT assignment.frozen)
  WHERE assignment.project_id = $1::int AND assignment.experiment_id = $2::int
    AND assignment.end_user_id = ANY ($3::text[])
  GROUP BY 1, 2, 3`;
