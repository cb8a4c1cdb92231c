import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/**
 * Joining ids, and storing by whom they are of. Whoever reads or writes rows of an end user takes the locks of all ids
 * that are concerned: those given, the known ones that they are joined to, and the anonymous ones of these whose joins
 * are not trusted.
 */
export class JoinIds1796201100000 implements MigrationInterface {
  readonly name = 'JoinIds1796201100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { text } of functions) await runner.query(text);
    await changeFunction(runner, 'record_assignments', changesOfRecording);
    await changeFunction(runner, 'store_events', changesOfStoring);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'store_events', reversed(changesOfStoring));
    await changeFunction(runner, 'record_assignments', reversed(changesOfRecording));
    for (const { name } of [...functions].reverse()) await runner.query(`DROP FUNCTION ${name}`);
  }
}

const addToUsers = `
  ON CONFLICT (project_id, end_user_id, experiment_id, metric_id, type) DO UPDATE
  SET event_count = total.event_count + EXCLUDED.event_count, value_sum = total.value_sum + EXCLUDED.value_sum`;

const addToVariations = `
  ON CONFLICT (project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard) DO UPDATE
  SET event_count = total.event_count + EXCLUDED.event_count, users = total.users + EXCLUDED.users,
    count_sum_squares = total.count_sum_squares + EXCLUDED.count_sum_squares,
    value_sum = total.value_sum + EXCLUDED.value_sum,
    value_sum_squares = total.value_sum_squares + EXCLUDED.value_sum_squares,
    count_sum_cubes = total.count_sum_cubes + EXCLUDED.count_sum_cubes,
    value_sum_cubes = total.value_sum_cubes + EXCLUDED.value_sum_cubes`;

const addToAssigned = `
  ON CONFLICT (project_id, experiment_id, variation_id, allocation_version, shard) DO UPDATE
  SET users = total.users + EXCLUDED.users`;

const variationColumns = `(project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard,
      event_count, users, count_sum_squares, value_sum, value_sum_squares, count_sum_cubes, value_sum_cubes)`;

const isJoined = `SELECT FROM joined_id WHERE project_id = p`;
const isTime = (milliseconds: string) => `timestamptz 'epoch' + ${milliseconds} * interval '1 millisecond'`;

const functions: readonly { name: string; text: string }[] = [
  {
    // Whose the ids are: the known id of one whose join is trusted, otherwise the id itself, in the same order.
    name: 'people_of',
    text: `
  CREATE FUNCTION people_of(p integer, us text[]) RETURNS text[] LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (${isJoined} AND anonymous_id = ANY (us) AND trusted) THEN
      RETURN us;
    END IF;
    RETURN ARRAY(
      SELECT COALESCE(j.end_user_id, x.id) FROM unnest(us) WITH ORDINALITY AS x (id, position)
      LEFT JOIN joined_id AS j ON j.project_id = p AND j.anonymous_id = x.id COLLATE "C" AND j.trusted
      ORDER BY x.position);
  END $$`,
  },
  {
    // The ids whose rows may change with those of the given ones.
    name: 'people_around',
    text: `
  CREATE FUNCTION people_around(p integer, us text[]) RETURNS text[] LANGUAGE plpgsql AS $$
  DECLARE known text[];
  BEGIN
    IF NOT EXISTS (${isJoined} AND (anonymous_id = ANY (us) OR end_user_id = ANY (us))) THEN
      RETURN us;
    END IF;
    known := us || ARRAY(SELECT end_user_id FROM joined_id WHERE project_id = p AND anonymous_id = ANY (us));
    RETURN known || ARRAY(
      SELECT anonymous_id FROM joined_id WHERE project_id = p AND end_user_id = ANY (known) AND NOT trusted);
  END $$`,
  },
  {
    // A join that came in between makes the statement begin again.
    name: 'lock_people',
    text: `
  CREATE FUNCTION lock_people(p integer, us text[]) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE wanted text[] := people_around(p, us);
  BEGIN
    PERFORM lock_users(p, wanted);
    IF EXISTS (SELECT unnest(people_around(p, us)) EXCEPT SELECT unnest(wanted)) THEN
      RAISE EXCEPTION 'Ids were joined meanwhile.' USING ERRCODE = '40001';
    END IF;
  END $$`,
  },
  {
    // Removes the copies of events that anonymous ids had the credit of, but those to keep, and takes them out of the totals.
    name: 'take_credit',
    text: `
  CREATE FUNCTION take_credit(p integer, us text[], kept bigint[]) RETURNS void LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE r record;
  BEGIN
    IF NOT EXISTS (SELECT FROM event WHERE project_id = p AND end_user_id = ANY (us) AND copy_of IS NOT NULL
        AND id <> ALL (kept)) THEN
      RETURN;
    END IF;
    WITH
    gone AS MATERIALIZED (
      DELETE FROM event WHERE project_id = p AND end_user_id = ANY (us) AND copy_of IS NOT NULL AND id <> ALL (kept)
      RETURNING end_user_id AS u, experiment_id AS x, occurred_at AS o, type AS t, metric_id AS m, value AS v),
    less AS (
      SELECT a.end_user_id AS u, a.experiment_id AS x, min(a.variation_id) AS va, min(a.allocation_version) AS av,
        k.m, k.t, count(*) AS c, COALESCE(sum(gone.v), 0) AS s, bool_or(a.frozen) AS frozen
      FROM gone
      JOIN assignment AS a ON a.project_id = p AND a.end_user_id = gone.u AND a.experiment_id = gone.x
        AND happened_since(gone.o, a.assigned_at)
      JOIN experiment_run AS r ON r.project_id = p AND r.id = gone.x AND (r.ended_at IS NULL OR gone.o < r.ended_at),
        LATERAL (VALUES (0, gone.t), (0, '' COLLATE "C"), (gone.m, '' COLLATE "C")) AS k (m, t)
      WHERE k.m IS NOT NULL
      GROUP BY a.end_user_id, a.experiment_id, k.m, k.t),
    change AS (
      SELECT less.*, known.c AS oc, known.s AS os
      FROM less CROSS JOIN LATERAL (
        SELECT COALESCE(sum(total.event_count), 0) AS c, COALESCE(sum(total.value_sum), 0) AS s
        FROM user_total AS total
        WHERE total.project_id = p AND total.end_user_id = less.u
          AND (total.experiment_id = less.x OR total.experiment_id = 0 AND NOT less.frozen)
          AND total.metric_id = less.m AND total.type = less.t) AS known)
    SELECT array_agg(u) AS u, array_agg(x) AS x, array_agg(va) AS va, array_agg(av) AS av, array_agg(m) AS m,
      array_agg(t) AS t, array_agg(c) AS c, array_agg(s) AS s, array_agg(oc) AS oc, array_agg(os) AS os
    INTO r FROM change;
    IF r.u IS NULL THEN
      RETURN;
    END IF;
    INSERT INTO user_total AS total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
    SELECT p, y.u, y.x, y.m, y.t, -y.c, -y.s FROM unnest(r.u, r.x, r.m, r.t, r.c, r.s) AS y (u, x, m, t, c, s)
    ORDER BY y.u COLLATE "C", y.x, y.m, y.t COLLATE "C" ${addToUsers};
    INSERT INTO variation_total AS total ${variationColumns}
    SELECT p, y.x, y.va, y.m, y.t, y.av, pg_backend_pid() % 16, -sum(y.c), -count(*) FILTER (WHERE y.oc = y.c),
      sum((y.oc - y.c) * (y.oc - y.c) - y.oc * y.oc), -sum(y.s), sum((y.os - y.s) * (y.os - y.s) - y.os * y.os),
      sum((y.oc - y.c) * (y.oc - y.c) * (y.oc - y.c) - y.oc * y.oc * y.oc),
      sum((y.os - y.s) * (y.os - y.s) * (y.os - y.s) - y.os * y.os * y.os)
    FROM unnest(r.x, r.va, r.m, r.t, r.av, r.c, r.s, r.oc, r.os) AS y (x, va, m, t, av, c, s, oc, os)
    GROUP BY y.x, y.va, y.m, y.t, y.av ORDER BY y.x, y.va, y.m, y.t COLLATE "C", y.av ${addToVariations};
  END $$`,
  },
  {
    // Events that anybody can have sent under a known id count, where that is in no variation, for the first of the
    // anonymous ids that were joined to it without proof: as copies that name the experiment. Makes these what they
    // are to be.
    name: 'credit_events',
    text: `
  CREATE FUNCTION credit_events(p integer, ks text[]) RETURNS void LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    k text;
    own text[];
    r record;
  BEGIN
    FOREACH k IN ARRAY ARRAY(SELECT DISTINCT x COLLATE "C" FROM unnest(ks) AS x ORDER BY x COLLATE "C") LOOP
      own := ARRAY(SELECT anonymous_id FROM joined_id WHERE project_id = p AND end_user_id = k AND NOT trusted);
      CONTINUE WHEN own = '{}';
      SELECT COALESCE(array_agg(y.id), '{}') AS id, COALESCE(array_agg(y.x), '{}') AS x, array_agg(y.u) AS u,
        array_agg(y.first) AS first, array_agg(y.o) AS o, array_agg(y.t) AS t, array_agg(y.m) AS m, array_agg(y.v) AS v,
        array_agg(y.rc) AS rc
      INTO r FROM (
        SELECT hashtextextended(e.id || '/' || a.x || '/' || a.u, 0) & 9007199254740991 AS id, a.x, a.u, e.id AS first,
          e.occurred_at AS o, e.type AS t, e.metric_id AS m, e.value AS v, e.received_at AS rc
        FROM (
          SELECT DISTINCT ON (a.experiment_id) a.experiment_id AS x, a.end_user_id AS u, a.assigned_at AS at
          FROM assignment AS a WHERE a.project_id = p AND a.end_user_id = ANY (own)
            AND NOT EXISTS (SELECT FROM assignment AS o
              WHERE o.project_id = p AND o.end_user_id = k AND o.experiment_id = a.experiment_id)
            AND NOT EXISTS (SELECT FROM crossed_assignment AS o
              WHERE o.project_id = p AND o.end_user_id = k AND o.experiment_id = a.experiment_id)
          ORDER BY a.experiment_id, a.assigned_at, a.end_user_id) AS a
        JOIN experiment_run AS run ON run.project_id = p AND run.id = a.x
        JOIN event AS e ON e.project_id = p AND e.end_user_id = k AND e.anybody AND e.sent_as IS NULL
          AND e.copy_of IS NULL AND happened_since(e.occurred_at, a.at)
          AND (run.ended_at IS NULL OR e.occurred_at < run.ended_at)
          AND (e.experiment_id IS NULL OR e.experiment_id = a.x)
          AND (e.not_counted_in IS NULL OR a.x <> ALL (e.not_counted_in))) AS y;
      PERFORM take_credit(p, own, r.id);
      SELECT array_agg(y.id) AS id, array_agg(y.x) AS x, array_agg(y.u) AS u, array_agg(y.first) AS first,
        array_agg(y.o) AS o, array_agg(y.t) AS t, array_agg(y.m) AS m, array_agg(y.v) AS v, array_agg(y.rc) AS rc
      INTO r FROM unnest(r.id, r.x, r.u, r.first, r.o, r.t, r.m, r.v, r.rc) AS y (id, x, u, first, o, t, m, v, rc)
      WHERE NOT EXISTS (
        SELECT FROM event AS e WHERE e.project_id = p AND e.occurred_at = y.o AND e.id = y.id);
      CONTINUE WHEN r.id IS NULL;
      INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value, campaign_id,
        ad_id, device_type, received_at, sent_as, copy_of)
      SELECT p, y.o, y.id, y.x, y.u, e.type, e.metric_id, e.value, e.campaign_id, e.ad_id, e.device_type, e.received_at,
        k, y.first
      FROM unnest(r.id, r.x, r.u, r.first, r.o) AS y (id, x, u, first, o)
      JOIN event AS e ON e.project_id = p AND e.occurred_at = y.o AND e.id = y.first;
      PERFORM count_events(p, r.o, r.x, r.u, r.t, r.m, r.v, array_fill(NULL::text, ARRAY[cardinality(r.id)]), r.rc);
    END LOOP;
  END $$`,
  },
  {
    // Makes all that is stored of one end user (src) the known one's (k). The earlier assignment stands; where the two
    // were served different variations both are put aside, unless the experiment gives each an own one. The known one's
    // totals are whole in the rows of each experiment from then on.
    name: 'merge_people',
    text: `
  CREATE FUNCTION merge_people(p integer, k text, src text, src_as text) RETURNS void LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    both_ids text[] := ARRAY[k, src];
    r record;
  BEGIN
    IF NOT EXISTS (SELECT FROM assignment WHERE project_id = p AND end_user_id = src)
        AND NOT EXISTS (SELECT FROM event WHERE project_id = p AND end_user_id = src) THEN
      DELETE FROM user_total WHERE project_id = p AND end_user_id = src;
      RETURN;
    END IF;
    WITH
    a AS MATERIALIZED (
      SELECT a.end_user_id AS u, a.experiment_id AS x, a.variation_id AS va, a.allocation_version AS av,
        a.assigned_at AS at, a.frozen, run.ended_at AS en, run.personal
      FROM assignment AS a JOIN experiment_run AS run ON run.project_id = p AND run.id = a.experiment_id
      WHERE a.project_id = p AND a.end_user_id = ANY (both_ids)),
    fate AS MATERIALIZED (
      SELECT DISTINCT ON (a.x) a.x, a.u, a.va, a.av, a.at, a.en,
        EXISTS (SELECT FROM crossed_assignment AS c
          WHERE c.project_id = p AND c.end_user_id = k AND c.experiment_id = a.x)
        OR NOT a.personal AND min(a.va) OVER of_x <> max(a.va) OVER of_x AS crossed
      FROM a WINDOW of_x AS (PARTITION BY a.x) ORDER BY a.x, a.at, a.u <> k),
    had AS MATERIALIZED (
      SELECT a.u, a.x, min(a.va) AS va, min(a.av) AS av, t.metric_id AS m, t.type AS t, sum(t.event_count) AS c,
        sum(t.value_sum) AS s
      FROM a JOIN user_total AS t ON t.project_id = p AND t.end_user_id = a.u
        AND (t.experiment_id = a.x OR t.experiment_id = 0 AND NOT a.frozen)
      WHERE t.end_user_id = ANY (both_ids)
      GROUP BY a.u, a.x, t.metric_id, t.type HAVING sum(t.event_count) <> 0),
    -- What counts since the assignment that stands, and did not for the id that it came under.
    more AS (
      SELECT f.x, part.m, part.t, count(*) AS c, COALESCE(sum(e.value), 0) AS s
      FROM fate AS f CROSS JOIN unnest(both_ids) AS who (u)
      LEFT JOIN a AS mine ON mine.x = f.x AND mine.u = who.u COLLATE "C"
      JOIN event AS e ON e.project_id = p AND e.end_user_id = who.u COLLATE "C" AND e.copy_of IS NULL
        AND happened_since(e.occurred_at, f.at) AND (mine.u IS NULL OR NOT happened_since(e.occurred_at, mine.at))
        AND (f.en IS NULL OR e.occurred_at < f.en) AND (e.experiment_id IS NULL OR e.experiment_id = f.x)
        AND (e.not_counted_in IS NULL OR f.x <> ALL (e.not_counted_in))
      CROSS JOIN LATERAL (
        VALUES (0, e.type), (0, '' COLLATE "C"), (e.metric_id, '' COLLATE "C")) AS part (m, t)
      WHERE NOT f.crossed AND part.m IS NOT NULL
      GROUP BY f.x, part.m, part.t),
    has AS MATERIALIZED (
      SELECT z.x, min(f.va) AS va, min(f.av) AS av, z.m, z.t, sum(z.c) AS c, sum(z.s) AS s
      FROM (SELECT x, m, t, c, s FROM had UNION ALL SELECT x, m, t, c, s FROM more) AS z
      JOIN fate AS f ON f.x = z.x AND NOT f.crossed
      GROUP BY z.x, z.m, z.t),
    sums AS (
      SELECT x, va, m, t, av, sum(c) AS c, sum(n) AS n, sum(cc) AS cc, sum(s) AS s, sum(ss) AS ss,
        sum(ck) AS ck, sum(sk) AS sk
      FROM (
        SELECT x, va, m, t, av, -c AS c, -1 AS n, -c * c AS cc, -s AS s, -s * s AS ss, -c * c * c AS ck, -s * s * s AS sk
        FROM had
        UNION ALL SELECT x, va, m, t, av, c, 1, c * c, s, s * s, c * c * c, s * s * s FROM has) AS z
      GROUP BY x, va, m, t, av
      HAVING (sum(c), sum(n), sum(cc), sum(s), sum(ss), sum(ck), sum(sk)) <> (0, 0, 0, 0, 0, 0, 0)),
    people AS (
      SELECT x, va, av, sum(n) AS n
      FROM (SELECT x, va, av, -1 AS n FROM a UNION ALL SELECT x, va, av, 1 FROM fate WHERE NOT crossed) AS z
      GROUP BY x, va, av HAVING sum(n) <> 0),
    early AS (
      SELECT z.x, part.m, part.t, sum(z.n) AS c
      FROM (
        SELECT a.x, a.u, a.at, -1 AS n FROM a
        UNION ALL SELECT f.x, who.u COLLATE "C", f.at, 1 FROM fate AS f CROSS JOIN unnest(both_ids) AS who (u)
        WHERE NOT f.crossed) AS z
      JOIN event AS e ON e.project_id = p AND e.end_user_id = z.u
        AND came_early(e.occurred_at, e.received_at, e.experiment_id IS NOT NULL, z.at)
        AND (e.experiment_id IS NULL OR e.experiment_id = z.x)
        AND (e.not_counted_in IS NULL OR z.x <> ALL (e.not_counted_in))
      CROSS JOIN LATERAL (VALUES (0, e.type), (e.metric_id, '' COLLATE "C")) AS part (m, t)
      WHERE part.m IS NOT NULL
      GROUP BY z.x, part.m, part.t HAVING sum(z.n) <> 0),
    l AS (SELECT array_agg(x) AS ex, array_agg(m) AS em, array_agg(t) AS et, array_agg(c) AS ec FROM early),
    h AS (SELECT array_agg(x) AS hx, array_agg(m) AS hm, array_agg(t) AS ht, array_agg(c) AS hc, array_agg(s) AS hs FROM has),
    w AS (
      SELECT array_agg(x) AS wx, array_agg(va) AS wva, array_agg(m) AS wm, array_agg(t) AS wt, array_agg(av) AS wav,
        array_agg(c) AS wc, array_agg(n) AS wn, array_agg(cc) AS wcc, array_agg(s) AS ws, array_agg(ss) AS wss,
        array_agg(ck) AS wck, array_agg(sk) AS wsk FROM sums),
    q AS (SELECT array_agg(x) AS qx, array_agg(va) AS qva, array_agg(av) AS qav, array_agg(n) AS qn FROM people),
    f AS (
      SELECT COALESCE(array_agg(x) FILTER (WHERE crossed), '{}') AS fx,
        COALESCE(array_agg(x) FILTER (WHERE NOT crossed AND u <> k), '{}') AS mx,
        COALESCE(array_agg(x), '{}') AS ax FROM fate)
    SELECT h.*, w.*, q.*, f.*, l.* INTO r FROM h, w, q, f, l;

    INSERT INTO crossed_assignment (project_id, end_user_id, experiment_id, served_as, variation_id, allocation_version,
      assigned_at, device_type, campaign_id, ad_id, attributes)
    SELECT p, k, experiment_id, COALESCE(served_as, CASE WHEN end_user_id = k THEN k ELSE src_as END), variation_id,
      allocation_version, assigned_at, device_type, campaign_id, ad_id, attributes
    FROM assignment WHERE project_id = p AND end_user_id = ANY (both_ids) AND experiment_id = ANY (r.fx)
    ON CONFLICT (project_id, end_user_id, experiment_id, served_as) DO NOTHING;
    DELETE FROM assignment WHERE project_id = p AND end_user_id = ANY (both_ids) AND experiment_id = ANY (r.fx);
    DELETE FROM assignment WHERE project_id = p AND end_user_id = k AND experiment_id = ANY (r.mx);
    UPDATE assignment SET end_user_id = k, served_as = COALESCE(served_as, NULLIF(src_as, k))
    WHERE project_id = p AND end_user_id = src AND experiment_id = ANY (r.mx);
    DELETE FROM assignment WHERE project_id = p AND end_user_id = src;
    UPDATE assignment SET frozen = true WHERE project_id = p AND end_user_id = k AND NOT frozen;

    INSERT INTO late_total AS total (project_id, experiment_id, end_user_id, metric_id, type, event_count, value_sum)
    SELECT project_id, experiment_id, k, metric_id, type, event_count, value_sum
    FROM late_total WHERE project_id = p AND end_user_id = src
    ON CONFLICT (project_id, experiment_id, end_user_id, metric_id, type) DO UPDATE
    SET event_count = total.event_count + EXCLUDED.event_count, value_sum = total.value_sum + EXCLUDED.value_sum;
    DELETE FROM late_total WHERE project_id = p AND (end_user_id = src
      OR end_user_id = k AND experiment_id = ANY (r.fx));

    DELETE FROM user_total WHERE project_id = p AND end_user_id = src;
    DELETE FROM user_total WHERE project_id = p AND end_user_id = k AND experiment_id = ANY (r.ax);
    DELETE FROM user_total WHERE project_id = p AND end_user_id = k AND NOT EXISTS (
      SELECT FROM assignment WHERE project_id = p AND end_user_id = k);
    IF r.hx IS NOT NULL THEN
      INSERT INTO user_total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
      SELECT p, k, y.x, y.m, y.t, y.c, y.s FROM unnest(r.hx, r.hm, r.ht, r.hc, r.hs) AS y (x, m, t, c, s)
      ORDER BY y.x, y.m, y.t COLLATE "C";
    END IF;
    UPDATE event SET end_user_id = k, sent_as = COALESCE(sent_as, src_as) WHERE project_id = p AND end_user_id = src;

    IF r.qx IS NOT NULL THEN
      INSERT INTO assignment_total AS total (project_id, experiment_id, variation_id, allocation_version, shard, users)
      SELECT p, y.x, y.va, y.av, pg_backend_pid() % 16, y.n FROM unnest(r.qx, r.qva, r.qav, r.qn) AS y (x, va, av, n)
      ORDER BY y.x, y.va, y.av ${addToAssigned};
    END IF;
    IF r.wx IS NOT NULL THEN
      INSERT INTO variation_total AS total ${variationColumns}
      SELECT p, y.x, y.va, y.m, y.t, y.av, pg_backend_pid() % 16, y.c, y.n, y.cc, y.s, y.ss, y.ck, y.sk
      FROM unnest(r.wx, r.wva, r.wm, r.wt, r.wav, r.wc, r.wn, r.wcc, r.ws, r.wss, r.wck, r.wsk)
        AS y (x, va, m, t, av, c, n, cc, s, ss, ck, sk)
      ORDER BY y.x, y.va, y.m, y.t COLLATE "C", y.av ${addToVariations};
    END IF;
    IF r.ex IS NOT NULL THEN
      INSERT INTO early_total AS total (project_id, experiment_id, metric_id, type, shard, event_count)
      SELECT p, y.x, y.m, y.t, pg_backend_pid() % 16, y.c FROM unnest(r.ex, r.em, r.et, r.ec) AS y (x, m, t, c)
      ORDER BY y.x, y.m, y.t COLLATE "C"
      ON CONFLICT (project_id, experiment_id, metric_id, type, shard) DO UPDATE
      SET event_count = total.event_count + EXCLUDED.event_count;
    END IF;
  END $$`,
  },
  {
    // Exposures that were served under another id of the same person before the two were joined, and come only now:
    // as if the join had come after them.
    name: 'cross_over',
    text: `
  CREATE FUNCTION cross_over(p integer, given text[], vis text[], dt text[], camp text[], ad text[], attrs text[],
    served bigint[], at integer[], e integer[], v integer[], av integer[]) RETURNS void LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    r record;
    place text;
  BEGIN
    FOR r IN
      SELECT x.at, x.e, x.v, x.av, given[x.at] AS g, vis[x.at] AS k, ${isTime('served[x.at]')} AS t
      FROM unnest(at, e, v, av) WITH ORDINALITY AS x (at, e, v, av, position)
      WHERE EXISTS (${isJoined} AND end_user_id = vis[x.at] AND trusted AND joined_at > ${isTime('served[x.at]')})
      ORDER BY x.position
    LOOP
      CONTINUE WHEN NOT EXISTS (
        SELECT FROM (
          SELECT COALESCE(served_as, r.k) AS served_as, variation_id, assigned_at, false AS crossed FROM assignment
          WHERE project_id = p AND end_user_id = r.k AND experiment_id = r.e
          UNION ALL SELECT served_as, variation_id, assigned_at, true FROM crossed_assignment
          WHERE project_id = p AND end_user_id = r.k AND experiment_id = r.e) AS known
        JOIN joined_id AS j ON j.project_id = p AND j.end_user_id = r.k AND j.trusted AND j.joined_at > r.t
          AND j.anonymous_id IN (r.g, known.served_as)
        WHERE known.served_as <> r.g AND (known.crossed OR known.variation_id <> r.v OR known.assigned_at > r.t))
        OR EXISTS (SELECT FROM crossed_assignment
          WHERE project_id = p AND end_user_id = r.k AND experiment_id = r.e AND served_as = r.g);
      place := chr(1) || r.g;
      INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at,
        device_type, campaign_id, ad_id, attributes)
      VALUES (p, r.e, place, r.v, r.av, r.t, dt[r.at], camp[r.at], ad[r.at], attrs[r.at]::jsonb);
      INSERT INTO assignment_total AS total (project_id, experiment_id, variation_id, allocation_version, shard, users)
      VALUES (p, r.e, r.v, r.av, pg_backend_pid() % 16, 1) ${addToAssigned};
      PERFORM merge_people(p, r.k, place, r.g);
    END LOOP;
  END $$`,
  },
  {
    // Joins an anonymous id to a known one. Answers 'joined', 'elsewhere' when it is of another, or 'refused' for a join
    // without proof that is not taken.
    name: 'join_ids',
    text: `
  CREATE FUNCTION join_ids(p integer, known text, anonymous text, proven boolean, at bigint, most_a_day integer,
    most integer) RETURNS text LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    k text;
    former record;
    moment timestamptz := ${isTime('at')};
  BEGIN
    PERFORM lock_batch(p);
    PERFORM lock_people(p, ARRAY[known, anonymous]);
    k := (people_of(p, ARRAY[known]))[1];
    SELECT end_user_id, trusted INTO former FROM joined_id WHERE project_id = p AND anonymous_id = anonymous;
    IF k = anonymous OR former.end_user_id = k AND (former.trusted OR NOT proven) THEN
      RETURN 'joined';
    END IF;
    IF former.trusted OR former.end_user_id IS NOT NULL AND NOT proven THEN
      RETURN 'elsewhere';
    END IF;
    -- A known id is of whom it is: two of them are never made one person.
    IF EXISTS (${isJoined} AND end_user_id = anonymous AND trusted) THEN
      RETURN CASE WHEN proven THEN 'elsewhere' ELSE 'refused' END;
    END IF;
    IF NOT proven THEN
      IF (SELECT count(*) >= most OR count(*) FILTER (WHERE joined_at > moment - interval '1 day') >= most_a_day
          FROM joined_id WHERE project_id = p AND end_user_id = k AND NOT trusted) THEN
        RETURN 'refused';
      END IF;
      INSERT INTO joined_id (project_id, anonymous_id, end_user_id, trusted, joined_at)
      VALUES (p, anonymous, k, false, moment);
      PERFORM credit_events(p, ARRAY[k]);
      RETURN 'joined';
    END IF;
    IF former.end_user_id IS NOT NULL THEN
      PERFORM take_credit(p, ARRAY[anonymous], '{}');
    END IF;
    INSERT INTO joined_id (project_id, anonymous_id, end_user_id, trusted, joined_at)
    VALUES (p, anonymous, k, true, moment)
    ON CONFLICT (project_id, anonymous_id) DO UPDATE
    SET end_user_id = EXCLUDED.end_user_id, trusted = true, joined_at = EXCLUDED.joined_at, stored_at = now();
    DELETE FROM joined_id WHERE project_id = p AND anonymous_id = k AND end_user_id = anonymous;
    UPDATE joined_id SET end_user_id = k WHERE project_id = p AND end_user_id = anonymous;
    PERFORM merge_people(p, k, anonymous, anonymous);
    PERFORM credit_events(p, array_remove(ARRAY[k, former.end_user_id], NULL));
    RETURN 'joined';
  END $$`,
  },
];

const isAssigned = `EXISTS (SELECT FROM assignment WHERE project_id = p AND end_user_id = ANY (vis))
      OR EXISTS (SELECT FROM crossed_assignment WHERE project_id = p AND end_user_id = ANY (vis))`;

/** Whether something was served before its visitor was joined, and is told only now. */
const isLate = `EXISTS (
      SELECT FROM unnest(vis, served) AS x (u, s) JOIN joined_id AS j ON j.project_id = p
        AND j.end_user_id = x.u COLLATE "C" AND j.trusted AND j.joined_at > ${isTime('x.s')})`;

/** What of two ids that crossed over was served under the one that is asked for, otherwise under the first. */
const recorded = `COALESCE(a.variation_id, (
          SELECT c.variation_id FROM crossed_assignment AS c
          WHERE c.project_id = p AND c.end_user_id = vis[x.at] AND c.experiment_id = x.e
          ORDER BY c.served_as = given[x.at] DESC, c.assigned_at LIMIT 1))`;

const answering = (variation: string): string => `      answer := ARRAY(
        SELECT ${variation} FROM unnest(at, e) WITH ORDINALITY AS x (at, e, position)
        LEFT JOIN assignment AS a ON a.project_id = p AND a.end_user_id = vis[x.at] AND a.experiment_id = x.e
        ORDER BY x.position);
`;

const changesOfRecording: readonly Change[] = [
  [
    `    known boolean := EXISTS (SELECT FROM assignment WHERE project_id = p AND end_user_id = ANY (vis));\n`,
    `    given text[] := vis;\n    late boolean;\n    known boolean;\n`,
  ],
  [
    `  BEGIN
    IF known THEN
${answering('a.variation_id')}      IF array_position(answer, NULL) IS NULL THEN
        RETURN answer;
      END IF;
      PERFORM lock_batch(p);
      PERFORM lock_users(p, ARRAY(
        SELECT vis[x.at] FROM unnest(at, answer) AS x (at, recorded) WHERE x.recorded IS NULL));
    ELSE
      PERFORM lock_batch(p);
      PERFORM lock_users(p, vis);
      known := EXISTS (SELECT FROM assignment WHERE project_id = p AND end_user_id = ANY (vis));
    END IF;
    IF known THEN
${answering('a.variation_id')}`,
    `  BEGIN
    vis := people_of(p, given);
    late := ${isLate};
    known := ${isAssigned};
    IF known AND NOT late THEN
${answering(recorded)}      IF array_position(answer, NULL) IS NULL THEN
        RETURN answer;
      END IF;
      PERFORM lock_batch(p);
      PERFORM lock_people(p, ARRAY(
        SELECT given[x.at] FROM unnest(at, answer) AS x (at, recorded) WHERE x.recorded IS NULL));
    ELSE
      PERFORM lock_batch(p);
      PERFORM lock_people(p, given);
    END IF;
    IF people_of(p, given) <> vis THEN
      RAISE EXCEPTION 'Ids were joined meanwhile.' USING ERRCODE = '40001';
    END IF;
    late := late OR ${isLate};
    IF late THEN
      PERFORM cross_over(p, given, vis, dt, camp, ad, attrs, served, at, e, v, av);
    END IF;
    known := ${isAssigned};
    IF known THEN
${answering(recorded)}`,
  ],
  [
    `      device_type, campaign_id, ad_id, attributes)
    SELECT p, e[x], vis[at[x]], v[x], av[x],`,
    `      device_type, campaign_id, ad_id, attributes, served_as)
    SELECT p, e[x], vis[at[x]], v[x], av[x],`,
  ],
  [
    `ad[at[x]], attrs[at[x]]::jsonb\n    FROM unnest(positions) AS x;`,
    `ad[at[x]], attrs[at[x]]::jsonb, NULLIF(given[at[x]], vis[at[x]])\n    FROM unnest(positions) AS x;`,
  ],
  [
    `    RETURN answer;\n  END `,
    `    IF late THEN
      PERFORM cross_over(p, given, vis, dt, camp, ad, attrs, served, at, e, v, av);
    END IF;
    IF EXISTS (${isJoined} AND NOT trusted AND (anonymous_id = ANY (vis) OR end_user_id = ANY (vis))) THEN
      PERFORM credit_events(p, ARRAY(SELECT end_user_id FROM joined_id
        WHERE project_id = p AND NOT trusted AND (anonymous_id = ANY (vis) OR end_user_id = ANY (vis))));
    END IF;
    RETURN answer;\n  END `,
  ],
];

const changesOfStoring: readonly Change[] = [
  [`    s record;\n  BEGIN\n`, `    people text[];\n    s record;\n  BEGIN\n`],
  [
    `    PERFORM lock_users(p, users);\n`,
    `    PERFORM lock_people(p, users);\n    people := people_of(p, users);\n`,
  ],
  [
    `(first.end_user_id, first.type, first.metric_id, first.experiment_id) IS NOT DISTINCT FROM`,
    `(COALESCE(first.sent_as, first.end_user_id), first.type, first.metric_id, first.experiment_id) IS NOT DISTINCT FROM`,
  ],
  [
    `device_type, event_id, received_at, not_counted_in)`,
    `device_type, event_id, received_at, not_counted_in, sent_as, anybody)`,
  ],
  [
    `        excluded_in[array_position(excluded_at, position::integer)]::integer[]
      FROM unnest(ids, exps, users, types,`,
    `        excluded_in[array_position(excluded_at, position::integer)]::integer[],
        CASE WHEN people[position] <> users[position] THEN users[position] END,
        CASE WHEN anybody[position] = 1 THEN true END
      FROM unnest(ids, exps, people, types,`,
  ],
  [
    `      FROM unnest(ids, exps, users, types, metrics, vals, occ, rec, kept, marks, calls)`,
    `      FROM unnest(ids, exps, people, types, metrics, vals, occ, rec, kept, marks, calls)`,
  ],
  [
    `      PERFORM count_events(p, s.o, s.e, s.u, s.t, s.m, s.v, s.nc, s.r);
    END IF;
`,
    `      PERFORM count_events(p, s.o, s.e, s.u, s.t, s.m, s.v, s.nc, s.r);
    END IF;
    IF 1 = ANY (anybody) AND EXISTS (${isJoined} AND end_user_id = ANY (people) AND NOT trusted) THEN
      PERFORM credit_events(p, ARRAY(SELECT end_user_id FROM joined_id
        WHERE project_id = p AND end_user_id = ANY (people) AND NOT trusted));
    END IF;
`,
  ],
];
