import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A time without a fraction of a second counts from its second (`happened_since`). Totals from before left out what
 * happened in the second of the assignment; it is added, by the events that are still stored.
 */
export class CountWholeSeconds1796100800000 implements MigrationInterface {
  readonly name = 'CountWholeSeconds1796100800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(changing(1));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(changing(-1));
  }
}

/** Adds what counts since, or takes it out. The row of an experiment holds what differs from all experiments. */
const changing = (sign: 1 | -1): string => `
  WITH
    since AS MATERIALIZED (
      SELECT assignment.project_id AS p, assignment.experiment_id AS x, assignment.end_user_id AS u,
        min(assignment.variation_id) AS v, min(assignment.allocation_version) AS av,
        bool_or(assignment.frozen) AS frozen, part.m, part.t,
        ${sign} * count(*) AS c, ${sign} * COALESCE(sum(event.value), 0) AS s
      FROM assignment
      JOIN experiment_run AS run ON run.project_id = assignment.project_id AND run.id = assignment.experiment_id
      JOIN event ON event.project_id = assignment.project_id AND event.end_user_id = assignment.end_user_id
        AND event.occurred_at = date_trunc('second', assignment.assigned_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
        AND event.occurred_at < assignment.assigned_at
        AND (run.ended_at IS NULL OR event.occurred_at < run.ended_at)
        AND (event.experiment_id IS NULL OR event.experiment_id = assignment.experiment_id)
        AND (event.not_counted_in IS NULL OR assignment.experiment_id <> ALL (event.not_counted_in))
      CROSS JOIN LATERAL (
        VALUES (0, event.type), (0, '' COLLATE "C"), (event.metric_id, '' COLLATE "C")) AS part (m, t)
      WHERE part.m IS NOT NULL
      GROUP BY assignment.project_id, assignment.experiment_id, assignment.end_user_id, part.m, part.t),
    change AS MATERIALIZED (
      SELECT since.*, COALESCE(known.c, 0) AS oc, COALESCE(known.s, 0) AS os
      FROM since CROSS JOIN LATERAL (
        SELECT sum(total.event_count) AS c, sum(total.value_sum) AS s FROM user_total AS total
        WHERE total.project_id = since.p AND total.end_user_id = since.u
          AND (total.experiment_id = since.x OR total.experiment_id = 0 AND NOT since.frozen)
          AND total.metric_id = since.m AND total.type = since.t) AS known),
    own AS (
      INSERT INTO user_total AS total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
      SELECT p, u, x, m, t, c, s FROM change
      ON CONFLICT (project_id, end_user_id, experiment_id, metric_id, type) DO UPDATE
      SET event_count = total.event_count + excluded.event_count, value_sum = total.value_sum + excluded.value_sum)
  INSERT INTO variation_total AS total (project_id, experiment_id, variation_id, metric_id, type, allocation_version,
    shard, event_count, users, count_sum_squares, value_sum, value_sum_squares)
  SELECT p, x, v, m, t, av, 0, sum(c), sum((oc + c > 0)::int - (oc > 0)::int), sum(c * (2 * oc + c)), sum(s),
    sum(s * (2 * os + s))
  FROM change GROUP BY p, x, v, m, t, av
  ON CONFLICT (project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard) DO UPDATE
  SET event_count = total.event_count + excluded.event_count, users = total.users + excluded.users,
    count_sum_squares = total.count_sum_squares + excluded.count_sum_squares,
    value_sum = total.value_sum + excluded.value_sum,
    value_sum_squares = total.value_sum_squares + excluded.value_sum_squares`;
