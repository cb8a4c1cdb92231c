/**
 * What counts, as SQL. An event counts in an experiment of its project when its end user is assigned there
 * (the named experiment, or any when it names none), at or after the assignment and before the end.
 */

/** Parallel writers mostly have backends, and so shards, of their own. */
export const shard = 'pg_backend_pid() % 16';

/**
 * Whether an event counts for an end user by when it happened and when they were assigned, both SQL. A time without a
 * fraction of a second counts from its second.
 */
export const isSince = (occurredAt: string, assignedAt: string): string =>
  `happened_since(${occurredAt}, ${assignedAt})`;

/** Whether an event at a time counts in a row of `experiment`. */
export const beforeEnd = (occurredAt: string): string =>
  `(experiment.ended_at IS NULL OR ${occurredAt} < experiment.ended_at)`;

/**
 * Whether a row of `event` counts in an experiment at all: an event that anybody can send does not where one of its
 * metrics takes events of secret keys only.
 */
export const isCounted = (event: string, experimentId: string): string =>
  `(${event}.not_counted_in IS NULL OR ${experimentId} <> ALL (${event}.not_counted_in))`;

/** Adds how many events do not count to `uncounted_total`; `events` are rows with `not_counted_in`, metric and type. */
export const addToUncounted = (events: string): string => `
  INSERT INTO uncounted_total AS total (experiment_id, metric_id, type, shard, event_count)
  SELECT experiment_id, metric_id, type, ${shard}, count(*)
  FROM (
    SELECT uncounted.experiment_id, COALESCE(metric_id, 0) AS metric_id,
      CASE WHEN metric_id IS NULL THEN type ELSE '' END AS type
    FROM ${events} AS event, unnest(event.not_counted_in) AS uncounted (experiment_id)) AS part
  GROUP BY experiment_id, metric_id, type ORDER BY experiment_id, metric_id, type COLLATE "C"
  ON CONFLICT (experiment_id, metric_id, type, shard) DO UPDATE
  SET event_count = total.event_count + EXCLUDED.event_count`;

/**
 * Sums per end user of `counted` (experiment, end user, variation, metric, type, value): by type (metric 0), over
 * all types (metric 0, type empty), and by clicked metric (type empty).
 */
export const userDeltas = (counted: string): string => `
  SELECT experiment_id, end_user_id, part.metric_id, part.type, min(variation_id) AS variation_id,
    count(*) AS event_count, COALESCE(sum(value), 0) AS value_sum
  FROM ${counted} AS counted,
    LATERAL (VALUES (0, counted.type COLLATE "C"), (0, ''), (counted.metric_id, '')) AS part (metric_id, type)
  WHERE part.metric_id IS NOT NULL
  GROUP BY experiment_id, end_user_id, part.metric_id, part.type`;

/** Adds `deltas` to the totals of their end users; rows are locked in one order everywhere. */
export const addToUsers = (deltas: string): string => `
  INSERT INTO user_total AS total
    (experiment_id, end_user_id, metric_id, type, variation_id, event_count, value_sum)
  SELECT experiment_id, end_user_id, metric_id, type, variation_id, event_count, value_sum
  FROM ${deltas} ORDER BY experiment_id, end_user_id COLLATE "C", metric_id, type COLLATE "C"
  ON CONFLICT (experiment_id, end_user_id, metric_id, type) DO UPDATE
  SET event_count = total.event_count + EXCLUDED.event_count, value_sum = total.value_sum + EXCLUDED.value_sum`;

/**
 * Adds rows of (experiment, variation, metric, type, event_count, users, three sums) to the totals of their
 * variations.
 */
export const addToVariations = (rows: string): string => `
  INSERT INTO variation_total AS total
    (experiment_id, variation_id, metric_id, type, shard,
     event_count, users, count_sum_squares, value_sum, value_sum_squares)
  SELECT experiment_id, variation_id, metric_id, type, ${shard},
    sum(event_count), sum(users), sum(count_sum_squares), sum(value_sum), sum(value_sum_squares)
  FROM (${rows}) AS change
  GROUP BY experiment_id, variation_id, metric_id, type
  ORDER BY experiment_id, variation_id, metric_id, type COLLATE "C"
  ON CONFLICT (experiment_id, variation_id, metric_id, type, shard) DO UPDATE
  SET event_count = total.event_count + EXCLUDED.event_count,
    users = total.users + EXCLUDED.users,
    count_sum_squares = total.count_sum_squares + EXCLUDED.count_sum_squares,
    value_sum = total.value_sum + EXCLUDED.value_sum,
    value_sum_squares = total.value_sum_squares + EXCLUDED.value_sum_squares`;

/** What user totals themselves amount to, for users that had none before. */
export const ofUsers = (totals: string): string => `
  SELECT experiment_id, variation_id, metric_id, type, event_count, 1 AS users,
    event_count::float8 * event_count AS count_sum_squares,
    value_sum, value_sum * value_sum AS value_sum_squares
  FROM ${totals}`;
