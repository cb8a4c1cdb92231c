import { beforeEnd, cameEarly, isCounted, isSince } from './counting.js';

/** Every event that counts in experiment $2 of project $1; the end is that of `run`. */
const countedEvents = `
    SELECT assignment.end_user_id, assignment.variation_id, assignment.allocation_version,
      event.metric_id, event.type, event.value
    FROM experiment_run AS experiment
    JOIN assignment ON assignment.project_id = experiment.project_id AND assignment.experiment_id = experiment.id
    JOIN event ON event.project_id = assignment.project_id AND event.end_user_id = assignment.end_user_id
      AND (event.experiment_id = $2 OR event.experiment_id IS NULL)
      AND ${isSince('event.occurred_at', 'assignment.assigned_at')} AND ${beforeEnd('event.occurred_at')}
      AND ${isCounted('event', '$2')}
    WHERE experiment.project_id = $1 AND experiment.id = $2 AND assignment.project_id = $1
      AND assignment.experiment_id = $2 AND event.project_id = $1`;

/** The totals of experiment $2 of project $1 made from raw events and assignments, as parts of a WITH. */
const recount = `
  recounted_event AS MATERIALIZED (${countedEvents}),
  recounted_user AS MATERIALIZED (
    SELECT end_user_id, variation_id, allocation_version, part.metric_id, part.type, count(*) AS event_count,
      COALESCE(sum(value), 0) AS value_sum, COALESCE(sum(abs(value)), 0) AS magnitude
    FROM recounted_event AS event,
      LATERAL (VALUES (0, event.type), (0, '' COLLATE "C"), (event.metric_id, '' COLLATE "C")) AS part (metric_id, type)
    WHERE part.metric_id IS NOT NULL
    GROUP BY end_user_id, variation_id, allocation_version, part.metric_id, part.type),
  recounted_variation AS MATERIALIZED (
    SELECT variation_id, allocation_version, metric_id, type, sum(event_count) AS event_count, count(*) AS users,
      sum(event_count::numeric * event_count) AS count_sum_squares, sum(value_sum) AS value_sum,
      sum(value_sum * value_sum) AS value_sum_squares,
      sum(event_count::numeric * event_count * event_count) AS count_sum_cubes,
      sum(value_sum * value_sum * value_sum) AS value_sum_cubes,
      sum(magnitude) AS magnitude, sum(magnitude * magnitude) AS magnitude_squares,
      sum(magnitude * magnitude * magnitude) AS magnitude_cubes
    FROM recounted_user GROUP BY variation_id, allocation_version, metric_id, type),
  recounted_assignment AS MATERIALIZED (
    SELECT variation_id, allocation_version, count(*) AS users
    FROM assignment WHERE project_id = $1 AND experiment_id = $2 GROUP BY variation_id, allocation_version),
  recounted_uncounted AS MATERIALIZED (
    SELECT COALESCE(metric_id, 0) AS metric_id,
      CASE WHEN metric_id IS NULL THEN type ELSE '' COLLATE "C" END AS type, count(*) AS event_count
    FROM event WHERE project_id = $1 AND not_counted_in @> ARRAY[$2]
    GROUP BY 1, 2),
  recounted_early AS MATERIALIZED (
    SELECT part.metric_id, part.type, count(*) AS event_count
    FROM assignment
    JOIN event ON event.project_id = assignment.project_id AND event.end_user_id = assignment.end_user_id
      AND (event.experiment_id = $2 OR event.experiment_id IS NULL)
      AND ${cameEarly('event', 'assignment.assigned_at')} AND ${isCounted('event', '$2')},
      LATERAL (VALUES (0, event.type), (event.metric_id, '' COLLATE "C")) AS part (metric_id, type)
    WHERE assignment.project_id = $1 AND assignment.experiment_id = $2 AND event.project_id = $1
      AND part.metric_id IS NOT NULL
    GROUP BY part.metric_id, part.type)`;

/**
 * What is stored, in the same parts. What belongs to an end user is brought together by sorting, not by a join: without
 * statistics of a young experiment PostgreSQL would compare everybody with everybody. Rows of an experiment whose end user
 * is not assigned there are shown as they are.
 */
const stored = `
  known AS (
    SELECT end_user_id, experiment_id, metric_id, type, event_count, value_sum,
      bool_or(assigned) OVER own AS assigned, bool_or(frozen) OVER own AS frozen
    FROM (
      SELECT end_user_id, NULL::int AS experiment_id, NULL::int AS metric_id, NULL::text COLLATE "C" AS type,
        0::bigint AS event_count, 0::numeric AS value_sum, true AS assigned, frozen
      FROM assignment WHERE project_id = $1 AND experiment_id = $2
      UNION ALL
      SELECT end_user_id, experiment_id, metric_id, type, event_count, value_sum, false, false
      FROM user_total WHERE project_id = $1 AND experiment_id IN (0, $2)) AS part
    WINDOW own AS (PARTITION BY end_user_id)),
  stored_user AS MATERIALIZED (
    SELECT end_user_id, metric_id, type, sum(event_count) AS event_count, sum(value_sum) AS value_sum
    FROM known
    WHERE metric_id IS NOT NULL AND (experiment_id = $2 OR assigned AND NOT frozen)
    GROUP BY end_user_id, metric_id, type HAVING sum(event_count) <> 0 OR sum(value_sum) <> 0),
  stored_variation AS MATERIALIZED (
    SELECT variation_id, allocation_version, metric_id, type, sum(event_count) AS event_count, sum(users) AS users,
      sum(count_sum_squares) AS count_sum_squares, sum(value_sum) AS value_sum,
      sum(value_sum_squares) AS value_sum_squares, sum(count_sum_cubes) AS count_sum_cubes,
      sum(value_sum_cubes) AS value_sum_cubes
    FROM variation_total WHERE project_id = $1 AND experiment_id = $2
    GROUP BY variation_id, allocation_version, metric_id, type),
  stored_assignment AS MATERIALIZED (
    SELECT variation_id, allocation_version, sum(users) AS users
    FROM assignment_total WHERE project_id = $1 AND experiment_id = $2 GROUP BY variation_id, allocation_version),
  stored_uncounted AS MATERIALIZED (
    SELECT metric_id, type, sum(event_count) AS event_count
    FROM uncounted_total WHERE project_id = $1 AND experiment_id = $2 GROUP BY metric_id, type),
  stored_early AS (
    SELECT metric_id, type, sum(event_count) AS event_count
    FROM early_total WHERE project_id = $1 AND experiment_id = $2 GROUP BY metric_id, type)`;

/**
 * Sums are exact. Those of experiments from before they were, and only those, may differ by a billionth of the sum over
 * absolute values until they are rebuilt.
 */
const differs = (storedSum: string, recounted: string, scale: string): string =>
  `abs(COALESCE(${storedSum}, 0) - COALESCE(${recounted}, 0)) > CASE WHEN $3 THEN 1e-9 * COALESCE(${scale}, 0) ELSE 0 END`;

/** The parts and conditions of both statements below: whatever is not what a recount gives. */
const wrongUsers = `
  FROM stored_user AS stored
  FULL JOIN recounted_user AS again USING (end_user_id, metric_id, type)
  WHERE COALESCE(stored.event_count, 0) <> COALESCE(again.event_count, 0)
    OR ${differs('stored.value_sum', 'again.value_sum', 'again.magnitude')}`;

/**
 * One row for each total of experiment $2 of project $1 that is not what a recount gives: its name, and both as JSON.
 * `$3` says whether its sums come from before they were exact. Of one instant, however much is written meanwhile.
 */
export const comparison = `
  WITH ${recount}, ${stored}
  SELECT 'user_total' AS total, to_json(stored) AS stored, to_json(again) AS recounted ${wrongUsers}
  UNION ALL
  SELECT 'variation_total', to_json(stored), to_json(again)
  FROM stored_variation AS stored
  FULL JOIN recounted_variation AS again USING (variation_id, allocation_version, metric_id, type)
  WHERE COALESCE(stored.event_count, 0) <> COALESCE(again.event_count, 0)
    OR COALESCE(stored.users, 0) <> COALESCE(again.users, 0)
    OR COALESCE(stored.count_sum_squares, 0) <> COALESCE(again.count_sum_squares, 0)
    OR ${differs('stored.value_sum', 'again.value_sum', 'again.magnitude')}
    OR ${differs('stored.value_sum_squares', 'again.value_sum_squares', 'again.magnitude_squares')}
    OR COALESCE(stored.count_sum_cubes, 0) <> COALESCE(again.count_sum_cubes, 0)
    OR ${differs('stored.value_sum_cubes', 'again.value_sum_cubes', 'again.magnitude_cubes')}
  UNION ALL
  SELECT 'assignment_total', to_json(stored), to_json(again)
  FROM stored_assignment AS stored
  FULL JOIN recounted_assignment AS again USING (variation_id, allocation_version)
  WHERE COALESCE(stored.users, 0) <> COALESCE(again.users, 0)
  UNION ALL
  SELECT 'uncounted_total', to_json(stored), to_json(again)
  FROM stored_uncounted AS stored
  FULL JOIN recounted_uncounted AS again USING (metric_id, type)
  WHERE COALESCE(stored.event_count, 0) <> COALESCE(again.event_count, 0)
  UNION ALL
  SELECT 'early_total', to_json(stored), to_json(again)
  FROM stored_early AS stored
  FULL JOIN recounted_early AS again USING (metric_id, type)
  WHERE COALESCE(stored.event_count, 0) <> COALESCE(again.event_count, 0)`;

/** The end users of whom something is not what a recount gives; `$3` is false. */
export const wrongEndUsers = `WITH ${recount}, ${stored} SELECT DISTINCT end_user_id AS "endUserId" ${wrongUsers}`;
