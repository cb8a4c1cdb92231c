import { beforeEnd, isCounted, ofUsers, userDeltas } from './counting.js';

/**
 * The totals of an experiment ($1) made anew from raw events and assignments, as parts of a WITH. `magnitude`
 * is the sum over absolute values: sums are exact to a fraction of it.
 */
export const recount = `
  recounted_event AS MATERIALIZED (
    SELECT assignment.experiment_id, assignment.end_user_id, assignment.variation_id,
      event.metric_id, event.type, event.value
    FROM experiment
    JOIN assignment ON assignment.experiment_id = experiment.id
    JOIN event ON event.project_id = experiment.project_id AND event.end_user_id = assignment.end_user_id
      AND (event.experiment_id = experiment.id OR event.experiment_id IS NULL)
      AND event.occurred_at >= assignment.assigned_at AND ${beforeEnd('event.occurred_at')}
      AND ${isCounted('event', 'experiment.id')}
    WHERE experiment.id = $1),
  recounted_user AS MATERIALIZED (${userDeltas('recounted_event')}),
  recounted_variation AS MATERIALIZED (
    SELECT experiment_id, variation_id, metric_id, type, sum(event_count) AS event_count, sum(users) AS users,
      sum(count_sum_squares) AS count_sum_squares, sum(value_sum) AS value_sum,
      sum(value_sum_squares) AS value_sum_squares
    FROM (${ofUsers('recounted_user')}) AS part GROUP BY experiment_id, variation_id, metric_id, type),
  recounted_assignment AS MATERIALIZED (
    SELECT experiment_id, variation_id, allocation_version, count(*) AS users
    FROM assignment WHERE experiment_id = $1 GROUP BY experiment_id, variation_id, allocation_version),
  recounted_uncounted AS MATERIALIZED (
    SELECT COALESCE(event.metric_id, 0) AS metric_id,
      CASE WHEN event.metric_id IS NULL THEN event.type ELSE '' END AS type, count(*) AS event_count
    FROM experiment JOIN event ON event.project_id = experiment.project_id
    WHERE experiment.id = $1 AND event.not_counted_in @> ARRAY[experiment.id]
    GROUP BY 1, 2)`;

/** The sum over absolute values of each user's row, to know how exact its sum can be. */
const magnitudes = `
  magnitude AS MATERIALIZED (
    SELECT end_user_id, part.metric_id, part.type, sum(abs(value)) AS sum
    FROM recounted_event AS event,
      LATERAL (VALUES (0, event.type COLLATE "C"), (0, ''), (event.metric_id, '')) AS part (metric_id, type)
    WHERE part.metric_id IS NOT NULL
    GROUP BY end_user_id, part.metric_id, part.type),
  variation_magnitude AS MATERIALIZED (
    SELECT variation_id, metric_id, type, sum(magnitude.sum) AS sum, sum(magnitude.sum ^ 2) AS squares
    FROM recounted_user JOIN magnitude USING (end_user_id, metric_id, type)
    GROUP BY variation_id, metric_id, type)`;

const differs = (stored: string, recounted: string, scale: string): string =>
  `abs(COALESCE(${stored}, 0) - COALESCE(${recounted}, 0)) > 1e-9 * COALESCE(${scale}, 0)`;

/** One row for each total that is not what a recount gives: its name, and both as JSON. */
export const comparison = `
  WITH ${recount}, ${magnitudes},
  stored_user AS (SELECT * FROM user_total WHERE experiment_id = $1),
  stored_variation AS (
    SELECT experiment_id, variation_id, metric_id, type, sum(event_count) AS event_count, sum(users) AS users,
      sum(count_sum_squares) AS count_sum_squares, sum(value_sum) AS value_sum,
      sum(value_sum_squares) AS value_sum_squares
    FROM variation_total WHERE experiment_id = $1 GROUP BY experiment_id, variation_id, metric_id, type),
  stored_assignment AS (
    SELECT experiment_id, variation_id, allocation_version, sum(users) AS users
    FROM assignment_total WHERE experiment_id = $1 GROUP BY experiment_id, variation_id, allocation_version),
  stored_uncounted AS (
    SELECT metric_id, type, sum(event_count) AS event_count
    FROM uncounted_total WHERE experiment_id = $1 GROUP BY metric_id, type)
  SELECT 'user_total' AS total, to_json(stored) AS stored, to_json(again) AS recounted
  FROM stored_user AS stored
  FULL JOIN recounted_user AS again USING (end_user_id, metric_id, type)
  LEFT JOIN magnitude USING (end_user_id, metric_id, type)
  WHERE (stored.event_count, stored.variation_id) IS DISTINCT FROM (again.event_count, again.variation_id)
    OR ${differs('stored.value_sum', 'again.value_sum', 'magnitude.sum')}
  UNION ALL
  SELECT 'variation_total', to_json(stored), to_json(again)
  FROM stored_variation AS stored
  FULL JOIN recounted_variation AS again USING (variation_id, metric_id, type)
  LEFT JOIN variation_magnitude AS magnitude USING (variation_id, metric_id, type)
  WHERE COALESCE(stored.event_count, 0) <> COALESCE(again.event_count, 0)
    OR COALESCE(stored.users, 0) <> COALESCE(again.users, 0)
    OR ${differs('stored.count_sum_squares', 'again.count_sum_squares', 'again.count_sum_squares')}
    OR ${differs('stored.value_sum', 'again.value_sum', 'magnitude.sum')}
    OR ${differs('stored.value_sum_squares', 'again.value_sum_squares', 'magnitude.squares')}
  UNION ALL
  SELECT 'assignment_total', to_json(stored), to_json(again)
  FROM stored_assignment AS stored
  FULL JOIN recounted_assignment AS again USING (variation_id, allocation_version)
  WHERE COALESCE(stored.users, 0) <> COALESCE(again.users, 0)
  UNION ALL
  SELECT 'uncounted_total', to_json(stored), to_json(again)
  FROM stored_uncounted AS stored
  FULL JOIN recounted_uncounted AS again USING (metric_id, type)
  WHERE COALESCE(stored.event_count, 0) <> COALESCE(again.event_count, 0)`;
