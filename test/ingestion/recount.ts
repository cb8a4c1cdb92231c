import type pg from 'pg';

/**
 * What the totals of a project are not, next to what raw events and assignments amount to: worked out in one statement
 * that shares nothing with the product, to the last digit.
 */
export async function differencesOf(pool: pg.Pool, projectId: number): Promise<unknown[]> {
  const { rows } = await pool.query<object>(differences, [projectId]);
  return rows;
}

const differences = `
  WITH
  counted AS (
    SELECT a.experiment_id, a.end_user_id, a.variation_id, a.allocation_version, e.metric_id, e.type, e.value
    FROM assignment AS a
    JOIN experiment AS x ON x.id = a.experiment_id
    JOIN event AS e ON e.project_id = a.project_id AND e.end_user_id = a.end_user_id
      AND (e.experiment_id IS NULL OR e.experiment_id = a.experiment_id)
      AND (e.occurred_at >= a.assigned_at OR date_part('milliseconds', e.occurred_at)::int % 1000 = 0
        AND e.occurred_at > a.assigned_at - interval '1 second') AND (x.ended_at IS NULL OR e.occurred_at < x.ended_at)
      AND (e.not_counted_in IS NULL OR a.experiment_id <> ALL (e.not_counted_in))
    WHERE a.project_id = $1),
  users AS (
    SELECT experiment_id, end_user_id, part.metric_id, part.type, min(variation_id) AS variation_id,
      min(allocation_version) AS allocation_version, count(*) AS c, COALESCE(sum(value), 0) AS s
    FROM counted, LATERAL (VALUES (0, counted.type), (0, ''), (counted.metric_id, '')) AS part (metric_id, type)
    WHERE part.metric_id IS NOT NULL GROUP BY 1, 2, 3, 4),
  stored_users AS (
    SELECT a.experiment_id, a.end_user_id, t.metric_id, t.type, sum(t.event_count) AS c, sum(t.value_sum) AS s
    FROM assignment AS a JOIN user_total AS t ON t.project_id = a.project_id AND t.end_user_id = a.end_user_id
      AND (t.experiment_id = a.experiment_id OR t.experiment_id = 0 AND NOT a.frozen)
    WHERE a.project_id = $1 GROUP BY 1, 2, 3, 4 HAVING sum(t.event_count) <> 0 OR sum(t.value_sum) <> 0),
  variations AS (
    SELECT experiment_id, variation_id, metric_id, type, allocation_version, sum(c) AS c, count(*) AS n,
      sum(c::numeric * c) AS cc, sum(s) AS s, sum(s * s) AS ss, sum(c::numeric * c * c) AS ck, sum(s * s * s) AS sk
    FROM users GROUP BY 1, 2, 3, 4, 5),
  stored_variations AS (
    SELECT experiment_id, variation_id, metric_id, type, allocation_version, sum(event_count) AS c, sum(users) AS n,
      sum(count_sum_squares) AS cc, sum(value_sum) AS s, sum(value_sum_squares) AS ss,
      sum(count_sum_cubes) AS ck, sum(value_sum_cubes) AS sk
    FROM variation_total WHERE project_id = $1 GROUP BY 1, 2, 3, 4, 5),
  assigned AS (
    SELECT experiment_id, variation_id, allocation_version, count(*) AS n FROM assignment WHERE project_id = $1
    GROUP BY 1, 2, 3),
  early AS (
    SELECT a.experiment_id, part.metric_id, part.type, count(*) AS c
    FROM assignment AS a JOIN event AS e ON e.project_id = a.project_id AND e.end_user_id = a.end_user_id
      AND (e.experiment_id = a.experiment_id OR e.experiment_id IS NULL AND e.received_at >= a.assigned_at)
      AND e.occurred_at < a.assigned_at AND e.occurred_at >= a.assigned_at - interval '24 hours'
      AND NOT (date_part('milliseconds', e.occurred_at)::int % 1000 = 0
        AND e.occurred_at > a.assigned_at - interval '1 second')
      AND NOT a.experiment_id = ANY (COALESCE(e.not_counted_in, '{}')),
      LATERAL (VALUES (0, e.type), (e.metric_id, '')) AS part (metric_id, type)
    WHERE a.project_id = $1 AND part.metric_id IS NOT NULL GROUP BY 1, 2, 3),
  stored_early AS (
    SELECT experiment_id, metric_id, type, sum(event_count) AS c FROM early_total WHERE project_id = $1
    GROUP BY 1, 2, 3),
  stored_assigned AS (
    SELECT experiment_id, variation_id, allocation_version, sum(users) AS n FROM assignment_total WHERE project_id = $1
    GROUP BY 1, 2, 3)
  SELECT 'end user' AS of, to_jsonb(stored_users) AS stored, to_jsonb(users) AS recounted
  FROM stored_users FULL JOIN users USING (experiment_id, end_user_id, metric_id, type)
  WHERE (stored_users.c, stored_users.s) IS DISTINCT FROM (users.c, users.s)
  UNION ALL
  SELECT 'variation', to_jsonb(stored_variations), to_jsonb(variations)
  FROM stored_variations
  FULL JOIN variations USING (experiment_id, variation_id, metric_id, type, allocation_version)
  WHERE (COALESCE(stored_variations.c, 0), COALESCE(stored_variations.n, 0), COALESCE(stored_variations.cc, 0),
      COALESCE(stored_variations.s, 0), COALESCE(stored_variations.ss, 0), COALESCE(stored_variations.ck, 0),
      COALESCE(stored_variations.sk, 0))
    IS DISTINCT FROM (COALESCE(variations.c, 0), COALESCE(variations.n, 0), COALESCE(variations.cc, 0),
      COALESCE(variations.s, 0), COALESCE(variations.ss, 0), COALESCE(variations.ck, 0), COALESCE(variations.sk, 0))
  UNION ALL
  SELECT 'assignments', to_jsonb(stored_assigned), to_jsonb(assigned)
  FROM stored_assigned FULL JOIN assigned USING (experiment_id, variation_id, allocation_version)
  WHERE COALESCE(stored_assigned.n, 0) <> COALESCE(assigned.n, 0)
  UNION ALL
  SELECT 'early', to_jsonb(stored_early), to_jsonb(early)
  FROM stored_early FULL JOIN early USING (experiment_id, metric_id, type)
  WHERE COALESCE(stored_early.c, 0) <> COALESCE(early.c, 0)`;
