import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ends, erasures and rebuilds change totals by what differs, some end users at a time and under their locks. */
export class SettleByDifference1796100200000 implements MigrationInterface {
  readonly name = 'SettleByDifference1796100200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "late_total" ("project_id" integer NOT NULL, "experiment_id" integer NOT NULL, "end_user_id" text COLLATE "C" NOT NULL, "metric_id" integer NOT NULL, "type" text COLLATE "C" NOT NULL, "event_count" bigint NOT NULL, "value_sum" numeric NOT NULL, CONSTRAINT "late_total_pkey" PRIMARY KEY ("project_id", "experiment_id", "end_user_id", "metric_id", "type"))`,
    );
    await runner.query(
      `CREATE TABLE "user_row_removal" ("experiment_id" integer NOT NULL, "removed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "user_row_removal_pkey" PRIMARY KEY ("experiment_id"))`,
    );
    await runner.query(
      `ALTER TABLE "user_row_removal" ADD CONSTRAINT "user_row_removal_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE TABLE "kept_series" ("experiment_id" integer NOT NULL, "metric_key" text NOT NULL, "material" jsonb NOT NULL, CONSTRAINT "kept_series_pkey" PRIMARY KEY ("experiment_id", "metric_key"))`,
    );
    await runner.query(
      `ALTER TABLE "kept_series" ADD CONSTRAINT "kept_series_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    for (const statement of functions) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION remove_user_rows(integer, integer, integer)');
    await runner.query('DROP FUNCTION correct_totals(integer, integer)');
    await runner.query('DROP FUNCTION recount_users(integer, integer, text[])');
    await runner.query('DROP FUNCTION settle_end(integer, integer, integer)');
    await runner.query(`DROP TABLE "kept_series"`);
    await runner.query(`DROP TABLE "user_row_removal"`);
    await runner.query(`DROP TABLE "late_total"`);
  }
}

const addToUsers = `
  ON CONFLICT (project_id, end_user_id, experiment_id, metric_id, type) DO UPDATE
  SET event_count = total.event_count + excluded.event_count, value_sum = total.value_sum + excluded.value_sum`;

const addToVariations = `
  ON CONFLICT (project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard) DO UPDATE
  SET event_count = total.event_count + excluded.event_count, users = total.users + excluded.users,
    count_sum_squares = total.count_sum_squares + excluded.count_sum_squares,
    value_sum = total.value_sum + excluded.value_sum,
    value_sum_squares = total.value_sum_squares + excluded.value_sum_squares`;

const totalColumns = `(project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard,
      event_count, users, count_sum_squares, value_sum, value_sum_squares)`;

/** What some end users of the experiment amount to now. */
const storedUsers = `
    SELECT assignment.end_user_id AS u, min(assignment.variation_id) AS v, min(assignment.allocation_version) AS av,
      total.metric_id AS m, total.type AS t, sum(total.event_count) AS c, sum(total.value_sum) AS s
    FROM assignment JOIN user_total AS total ON total.project_id = assignment.project_id
      AND total.end_user_id = assignment.end_user_id AND (total.experiment_id = x OR NOT assignment.frozen)
    WHERE assignment.project_id = p AND assignment.experiment_id = x AND assignment.end_user_id = ANY (us)
      AND total.project_id = p AND total.end_user_id = ANY (us) AND total.experiment_id IN (0, x)
    GROUP BY assignment.end_user_id, total.metric_id, total.type`;

/** What they should amount to, by their events. */
const recountedUsers = `
    SELECT assignment.end_user_id AS u, min(assignment.variation_id) AS v, min(assignment.allocation_version) AS av,
      part.m, part.t, count(*) AS c, COALESCE(sum(event.value), 0) AS s
    FROM assignment
    JOIN experiment_run AS run ON run.project_id = p AND run.id = x
    JOIN event ON event.project_id = p AND event.end_user_id = assignment.end_user_id
      AND (event.experiment_id = x OR event.experiment_id IS NULL)
      AND happened_since(event.occurred_at, assignment.assigned_at) AND (run.ended_at IS NULL OR event.occurred_at < run.ended_at)
      AND (event.not_counted_in IS NULL OR x <> ALL (event.not_counted_in))
    CROSS JOIN LATERAL (
      VALUES (0, event.type), (0, '' COLLATE "C"), (event.metric_id, '' COLLATE "C")) AS part (m, t)
    WHERE assignment.project_id = p AND assignment.experiment_id = x AND part.m IS NOT NULL`;

const functions = [
  // Takes what was listed of some end users out of the totals; 0 when nothing is left.
  `CREATE FUNCTION settle_end(p integer, x integer, most integer) RETURNS integer LANGUAGE plpgsql
   SET enable_nestloop = off SET jit = off AS $$
   #variable_conflict use_column
   DECLARE us text[]; BEGIN
     PERFORM lock_batch(p);
     us := ARRAY(SELECT DISTINCT end_user_id FROM late_total WHERE project_id = p AND experiment_id = x
       ORDER BY end_user_id LIMIT most);
     IF cardinality(us) = 0 THEN
       UPDATE experiment_run SET end_settled = true WHERE project_id = p AND id = x AND NOT end_settled;
       RETURN 0;
     END IF;
     PERFORM lock_users(p, us);
     WITH
       late AS MATERIALIZED (
         DELETE FROM late_total WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us)
         RETURNING end_user_id AS u, metric_id AS m, type AS t, event_count AS c, value_sum AS s),
       stored AS MATERIALIZED (${storedUsers}),
       own AS (
         INSERT INTO user_total AS total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
         SELECT p, late.u, x, late.m, late.t, -late.c, -late.s FROM late JOIN stored USING (u, m, t)
         ORDER BY late.u, late.m, late.t ${addToUsers})
     INSERT INTO variation_total AS total ${totalColumns}
     SELECT p, x, stored.v, late.m, late.t, stored.av, 0, -sum(late.c), -count(*) FILTER (WHERE stored.c = late.c),
       sum((stored.c - late.c) * (stored.c - late.c) - stored.c * stored.c), -sum(late.s),
       sum((stored.s - late.s) * (stored.s - late.s) - stored.s * stored.s)
     FROM late JOIN stored USING (u, m, t) GROUP BY stored.v, late.m, late.t, stored.av
     ORDER BY stored.v, late.m, late.t, stored.av ${addToVariations};
     RETURN cardinality(us);
   END $$`,
  // Makes the rows of end users what their events amount to, and changes the sums over them by the difference. What was
  // listed of them to be taken out is out with that.
  `CREATE FUNCTION recount_users(p integer, x integer, us text[]) RETURNS void LANGUAGE plpgsql
   SET enable_nestloop = off SET jit = off AS $$
   #variable_conflict use_column
   BEGIN
     PERFORM lock_batch(p);
     PERFORM lock_users(p, us);
     DELETE FROM late_total WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us);
     DELETE FROM user_total WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us) AND NOT EXISTS (
       SELECT FROM assignment WHERE assignment.project_id = p AND assignment.experiment_id = x
         AND assignment.end_user_id = user_total.end_user_id);
     WITH
       stored AS MATERIALIZED (${storedUsers}),
       again AS MATERIALIZED (${recountedUsers} AND assignment.end_user_id = ANY (us) AND event.end_user_id = ANY (us)
         GROUP BY assignment.end_user_id, part.m, part.t),
       change AS MATERIALIZED (
         SELECT u, COALESCE(again.v, stored.v) AS v, COALESCE(again.av, stored.av) AS av, m, t,
           COALESCE(again.c, 0) AS c, COALESCE(again.s, 0) AS s,
           COALESCE(stored.c, 0) AS oc, COALESCE(stored.s, 0) AS os
         FROM stored FULL JOIN again USING (u, m, t)
         WHERE (COALESCE(again.c, 0), COALESCE(again.s, 0)) <> (COALESCE(stored.c, 0), COALESCE(stored.s, 0))),
       own AS (
         INSERT INTO user_total AS total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
         SELECT p, u, x, m, t, c - oc, s - os FROM change ORDER BY u, m, t ${addToUsers})
     INSERT INTO variation_total AS total ${totalColumns}
     SELECT p, x, v, m, t, av, 0, sum(c - oc), sum((c > 0)::int - (oc > 0)::int), sum(c::numeric * c - oc * oc),
       sum(s - os), sum(s * s - os * os)
     FROM change GROUP BY v, m, t, av ORDER BY v, m, t, av ${addToVariations};
   END $$`,
  // Changes the sums of an experiment by what they differ from its end users' rows, its assignments and its events.
  `CREATE FUNCTION correct_totals(p integer, x integer) RETURNS void LANGUAGE plpgsql
   SET enable_nestloop = off SET jit = off AS $$
   #variable_conflict use_column
   BEGIN
     PERFORM lock_batch(p);
     WITH
       each_user AS MATERIALIZED (
         SELECT assignment.end_user_id AS u, min(assignment.variation_id) AS v,
           min(assignment.allocation_version) AS av, total.metric_id AS m, total.type AS t,
           sum(total.event_count) AS c, sum(total.value_sum) AS s
         FROM assignment JOIN user_total AS total ON total.project_id = assignment.project_id
           AND total.end_user_id = assignment.end_user_id AND (total.experiment_id = x OR NOT assignment.frozen)
         WHERE assignment.project_id = p AND assignment.experiment_id = x
           AND total.project_id = p AND total.experiment_id IN (0, x)
         GROUP BY assignment.end_user_id, total.metric_id, total.type HAVING sum(total.event_count) <> 0),
       part AS (
         SELECT v, av, m, t, c, 1 AS n, c * c AS cc, s, s * s AS ss FROM each_user
         UNION ALL SELECT variation_id, allocation_version, metric_id, type, -event_count, -users, -count_sum_squares,
           -value_sum, -value_sum_squares
         FROM variation_total WHERE project_id = p AND experiment_id = x)
     INSERT INTO variation_total AS total ${totalColumns}
     SELECT p, x, v, m, t, av, 0, sum(c), sum(n), sum(cc), sum(s), sum(ss) FROM part GROUP BY v, m, t, av
     HAVING (sum(c), sum(n), sum(cc), sum(s), sum(ss)) <> (0, 0, 0, 0, 0) ORDER BY v, m, t, av ${addToVariations};
     INSERT INTO assignment_total AS total (project_id, experiment_id, variation_id, allocation_version, shard, users)
     SELECT p, x, v, av, 0, sum(n) FROM (
       SELECT variation_id AS v, allocation_version AS av, count(*) AS n FROM assignment
       WHERE project_id = p AND experiment_id = x GROUP BY 1, 2
       UNION ALL SELECT variation_id, allocation_version, -sum(users) FROM assignment_total
       WHERE project_id = p AND experiment_id = x GROUP BY 1, 2) AS part
     GROUP BY v, av HAVING sum(n) <> 0 ORDER BY v, av
     ON CONFLICT (project_id, experiment_id, variation_id, allocation_version, shard) DO UPDATE
     SET users = total.users + excluded.users;
     INSERT INTO uncounted_total AS total (project_id, experiment_id, metric_id, type, shard, event_count)
     SELECT p, x, m, t, 0, sum(c) FROM (
       SELECT COALESCE(metric_id, 0) AS m, CASE WHEN metric_id IS NULL THEN type ELSE '' COLLATE "C" END AS t,
         count(*) AS c FROM event WHERE project_id = p AND not_counted_in @> ARRAY[x] GROUP BY 1, 2
       UNION ALL SELECT metric_id, type, -event_count FROM uncounted_total
       WHERE project_id = p AND experiment_id = x) AS part
     GROUP BY m, t HAVING sum(c) <> 0 ORDER BY m, t
     ON CONFLICT (project_id, experiment_id, metric_id, type, shard) DO UPDATE
     SET event_count = total.event_count + excluded.event_count;
     UPDATE experiment_run SET rounded = false WHERE project_id = p AND id = x AND rounded;
   END $$`,
  // Removes what is kept of some end users of an experiment; its sums stay. Answers how many there were.
  `CREATE FUNCTION remove_user_rows(p integer, x integer, most integer) RETURNS integer LANGUAGE plpgsql
   SET enable_nestloop = off SET jit = off AS $$
   #variable_conflict use_column
   DECLARE us text[]; BEGIN
     PERFORM lock_batch(p);
     us := ARRAY(SELECT end_user_id FROM assignment WHERE project_id = p AND experiment_id = x LIMIT most);
     PERFORM lock_users(p, us);
     DELETE FROM assignment WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us);
     DELETE FROM user_total WHERE project_id = p AND experiment_id IN (0, x) AND end_user_id = ANY (us)
       AND (experiment_id = x OR NOT EXISTS (
         SELECT FROM assignment WHERE assignment.project_id = p AND assignment.end_user_id = user_total.end_user_id));
     RETURN cardinality(us);
   END $$`,
];
