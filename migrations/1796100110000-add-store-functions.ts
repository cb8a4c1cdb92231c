import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Storing is one call for each batch and project. What reads or writes rows of an end user (assignment, event,
 * user_total) first takes the locks of the end users, in a statement of its own: then the later of an event and an
 * assignment sees the earlier. Sums of variations only get additions, under the locks of their rows.
 */
export class AddStoreFunctions1796100110000 implements MigrationInterface {
  readonly name = 'AddStoreFunctions1796100110000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      locks,
      happenedSince,
      countEvents,
      countEarlier,
      recordAssignments,
      storeEvents,
    ].flat())
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'store_events',
      'record_assignments',
      'count_earlier',
      'count_events',
      'happened_since',
      'drain_batches',
      'lock_batch',
      'lock_users',
      'user_lock',
    ])
      await runner.query(`DROP FUNCTION ${name}`);
  }
}

/** Keys of 64 bits; two end users with the same one only wait for each other. */
const locks = [
  `CREATE FUNCTION user_lock(project integer, end_user text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
   $$ SELECT hashtextextended(end_user, project) $$`,
  `CREATE FUNCTION lock_users(project integer, end_users text[]) RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM pg_advisory_xact_lock(key) FROM (
       SELECT DISTINCT user_lock(project, end_user) AS key FROM unnest(end_users) AS end_user
       WHERE end_user IS NOT NULL ORDER BY key) AS wanted;
   END $$`,
  // Batches do not wait for each other here, only for who changes what all of them go by.
  `CREATE FUNCTION lock_batch(project integer) RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM pg_advisory_xact_lock_shared(project_lock(project));
   END $$`,
  // Returns when every batch that may not have seen what is committed now is over.
  `CREATE FUNCTION drain_batches(project integer) RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM pg_advisory_xact_lock(project_lock(project));
   END $$`,
];

/**
 * Whether what happened at a time counts for who was assigned at another. A time without a fraction of a second says only
 * in which second it was, so it counts from its second: also in that of the assignment. Of constant operators alone, so that
 * it becomes a part of the statement that asks.
 */
const happenedSince = `
  CREATE FUNCTION happened_since(happened timestamptz, assigned timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE
  PARALLEL SAFE AS $$
    SELECT happened >= assigned
      OR happened = date_trunc('second', assigned AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' $$`;

/**
 * How PostgreSQL is to plan: it takes parts of a statement for small, so loops and scans of whole tables are never
 * worth it. A distributed table allows no fixed plan.
 */
const planned = `SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off`;

const addToVariations = `
  ON CONFLICT (project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard) DO UPDATE
  SET event_count = total.event_count + EXCLUDED.event_count, users = total.users + EXCLUDED.users,
    count_sum_squares = total.count_sum_squares + EXCLUDED.count_sum_squares,
    value_sum = total.value_sum + EXCLUDED.value_sum,
    value_sum_squares = total.value_sum_squares + EXCLUDED.value_sum_squares`;

const addToUsers = `
  ON CONFLICT (project_id, end_user_id, experiment_id, metric_id, type) DO UPDATE
  SET event_count = total.event_count + EXCLUDED.event_count, value_sum = total.value_sum + EXCLUDED.value_sum`;

const addToAssigned = `
  ON CONFLICT (project_id, experiment_id, variation_id, allocation_version, shard) DO UPDATE
  SET users = total.users + EXCLUDED.users`;

const variationColumns = `(project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard,
      event_count, users, count_sum_squares, value_sum, value_sum_squares)`;

/**
 * Adds events that are stored in this transaction to the totals of the assignments of their end users. What names no
 * experiment is written once for an end user (experiment 0); the row of an experiment holds what differs there: events
 * that name it, and those before the assignment, after the end, or that do not count there. From the first event at or
 * after its end on an experiment's row is whole by itself (frozen).
 *
 * Of each event: time, experiment, end user, type, metric, value, and the experiments in which it does not count.
 */
const countEvents = `
  CREATE FUNCTION count_events(p integer, o timestamptz[], e integer[], u text[], t text[], m integer[], v numeric[],
    nc text[]) RETURNS void LANGUAGE plpgsql ${planned} SET enable_nestloop = off SET enable_mergejoin = off AS $$
  #variable_conflict use_column
  DECLARE
    us text[] := ARRAY(SELECT DISTINCT x FROM unnest(u) AS x);
    r record;
  BEGIN
    IF NOT EXISTS (SELECT FROM assignment AS a WHERE a.project_id = p AND a.end_user_id = ANY (us)) THEN
      RETURN;
    END IF;
    WITH
    ev AS MATERIALIZED (
      SELECT o, e, u COLLATE "C" AS u, t COLLATE "C" AS t, m, v, nc::integer[] AS nc
      FROM unnest(o, e, u, t, m, v, nc) AS x (o, e, u, t, m, v, nc)),
    span AS MATERIALIZED (
      SELECT u, min(o) AS lo, max(o) AS hi, bool_or(e IS NOT NULL OR nc IS NOT NULL) AS special FROM ev GROUP BY u),
    ut AS MATERIALIZED (
      SELECT end_user_id AS u, experiment_id AS x, metric_id AS m, type AS t, event_count AS c, value_sum AS s
      FROM user_total WHERE project_id = p AND end_user_id = ANY (us)),
    asg AS MATERIALIZED (
      SELECT a.end_user_id AS u, a.experiment_id AS x, a.variation_id AS va, a.allocation_version AS av,
        a.assigned_at AS at, r.ended_at AS en,
        a.frozen OR r.ended_at IS NOT NULL AND s.hi >= r.ended_at AS frozen,
        NOT a.frozen AND r.ended_at IS NOT NULL AND s.hi >= r.ended_at AS freeze,
        NOT a.frozen AND s.lo >= a.assigned_at AND (r.ended_at IS NULL OR s.hi < r.ended_at) AND NOT s.special
          AND own.u IS NULL AS clean
      FROM assignment AS a
      JOIN span AS s ON s.u = a.end_user_id
      LEFT JOIN (SELECT DISTINCT u, x FROM ut WHERE x <> 0) AS own ON own.u = a.end_user_id AND own.x = a.experiment_id
      JOIN experiment_run AS r ON r.project_id = p AND r.id = a.experiment_id
      WHERE a.project_id = p AND a.end_user_id = ANY (us)),
    part AS MATERIALIZED (
      SELECT ev.u, ev.e, ev.o, ev.nc, k.m, k.t, ev.v
      FROM ev JOIN (SELECT DISTINCT asg.u FROM asg) AS w ON w.u = ev.u,
        LATERAL (VALUES (0, ev.t), (0, '' COLLATE "C"), (ev.m, '' COLLATE "C")) AS k (m, t)
      WHERE k.m IS NOT NULL),
    bd AS MATERIALIZED (
      SELECT u, m, t, count(*) AS c, COALESCE(sum(v), 0) AS s FROM part WHERE e IS NULL GROUP BY u, m, t),
    -- c, s: what counts in the experiment; kc, ks: what its own row changes by.
    d AS MATERIALIZED (
      SELECT x, u, va, av, was, m, t,
        count(*) FILTER (WHERE counts) AS c, COALESCE(sum(v) FILTER (WHERE counts), 0) AS s,
        count(*) FILTER (WHERE counts AND (e IS NOT NULL OR frozen))
          - count(*) FILTER (WHERE e IS NULL AND NOT counts AND NOT frozen) AS kc,
        COALESCE(sum(v) FILTER (WHERE counts AND (e IS NOT NULL OR frozen)), 0)
          - COALESCE(sum(v) FILTER (WHERE e IS NULL AND NOT counts AND NOT frozen), 0) AS ks
      FROM (
        SELECT a.x, a.u, a.va, a.av, a.frozen, a.frozen AND NOT a.freeze AS was, q.m, q.t, q.e, q.v,
          happened_since(q.o, a.at) AND (a.en IS NULL OR q.o < a.en) AND (q.nc IS NULL OR a.x <> ALL (q.nc)) AS counts
        FROM asg AS a JOIN part AS q ON q.u = a.u
        WHERE NOT a.clean AND (q.e IS NULL OR q.e = a.x)) AS w
      GROUP BY x, u, va, av, was, m, t),
    own AS (
      SELECT u, x, m, t, sum(kc) AS c, sum(ks) AS s
      FROM (
        SELECT u, x, m, t, kc, ks FROM d WHERE kc <> 0 OR ks <> 0
        UNION ALL
        SELECT ut.u, a.x, ut.m, ut.t, ut.c, ut.s FROM asg AS a JOIN ut ON ut.u = a.u AND ut.x = 0 WHERE a.freeze) AS z
      GROUP BY u, x, m, t),
    -- What end users without anything of their own do is worked out once for all of their experiments.
    whole AS MATERIALIZED (
      SELECT bd.u, bd.m, bd.t, bd.c, bd.s, (b.c IS NULL)::integer AS nu,
        bd.c::numeric * (2 * COALESCE(b.c, 0) + bd.c) AS cs, bd.s * (2 * COALESCE(b.s, 0) + bd.s) AS ss
      FROM bd LEFT JOIN (SELECT * FROM ut WHERE ut.x = 0) AS b ON b.u = bd.u AND b.m = bd.m AND b.t = bd.t),
    changes AS (
      SELECT a.x, a.va, a.av, w.m, w.t, sum(w.c) AS c, sum(w.nu) AS nu, sum(w.cs) AS cs, sum(w.s) AS s, sum(w.ss) AS ss
      FROM asg AS a JOIN whole AS w ON w.u = a.u WHERE a.clean GROUP BY a.x, a.va, a.av, w.m, w.t
      UNION ALL
      SELECT x, va, av, m, t, c, (oc = 0)::integer, c::numeric * (2 * oc + c), s, s * (2 * os + s)
      FROM (
        SELECT d.x, d.va, d.av, d.m, d.t, d.c, d.s,
          COALESCE(b.c, 0) + COALESCE(n.c, 0) AS oc, COALESCE(b.s, 0) + COALESCE(n.s, 0) AS os
        FROM d
        LEFT JOIN ut AS n ON n.u = d.u AND n.x = d.x AND n.m = d.m AND n.t = d.t
        LEFT JOIN (SELECT ut.* FROM ut WHERE ut.x = 0) AS b
          ON b.u = d.u AND b.m = d.m AND b.t = d.t AND NOT d.was
        WHERE d.c > 0) AS z),
    change AS (
      SELECT x, va, m, t, av, sum(c) AS c, sum(nu) AS nu, sum(cs) AS cs, sum(s) AS s, sum(ss) AS ss
      FROM changes GROUP BY x, va, m, t, av),
    -- The rows to write, as arrays: a distributed table takes no INSERT inside of another statement.
    b AS (
      SELECT array_agg(u) AS bu, array_agg(m) AS bm, array_agg(t) AS bt, array_agg(c) AS bc, array_agg(s) AS bs FROM bd),
    w AS (
      SELECT array_agg(u) AS wu, array_agg(x) AS wx, array_agg(m) AS wm, array_agg(t) AS wt, array_agg(c) AS wc,
        array_agg(s) AS ws FROM own),
    c AS (
      SELECT array_agg(x) AS cx, array_agg(va) AS cva, array_agg(m) AS cm, array_agg(t) AS ct, array_agg(av) AS cav,
        array_agg(c) AS cc, array_agg(nu) AS cnu, array_agg(cs) AS ccs, array_agg(s) AS cs, array_agg(ss) AS css
      FROM change),
    f AS (SELECT array_agg(u) AS fu, array_agg(x) AS fx FROM asg WHERE asg.freeze)
    SELECT b.*, w.*, c.*, f.* INTO r FROM b, w, c, f;
    IF r.bu IS NOT NULL THEN
      INSERT INTO user_total AS total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
      SELECT p, x.u, 0, x.m, x.t, x.c, x.s FROM unnest(r.bu, r.bm, r.bt, r.bc, r.bs) AS x (u, m, t, c, s)
      ORDER BY x.u COLLATE "C", x.m, x.t COLLATE "C" ${addToUsers};
    END IF;
    IF r.wu IS NOT NULL THEN
      INSERT INTO user_total AS total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
      SELECT p, x.u, x.x, x.m, x.t, x.c, x.s FROM unnest(r.wu, r.wx, r.wm, r.wt, r.wc, r.ws) AS x (u, x, m, t, c, s)
      ORDER BY x.u COLLATE "C", x.x, x.m, x.t COLLATE "C" ${addToUsers};
    END IF;
    IF r.fu IS NOT NULL THEN
      UPDATE assignment SET frozen = true FROM unnest(r.fu, r.fx) AS x (u, x)
      WHERE assignment.project_id = p AND assignment.end_user_id = x.u COLLATE "C" AND assignment.experiment_id = x.x;
    END IF;
    IF r.cx IS NOT NULL THEN
      INSERT INTO variation_total AS total ${variationColumns}
      SELECT p, x.x, x.va, x.m, x.t, x.av, pg_backend_pid() % 16, x.c, x.nu, x.cs, x.s, x.ss
      FROM unnest(r.cx, r.cva, r.cm, r.ct, r.cav, r.cc, r.cnu, r.ccs, r.cs, r.css)
        AS x (x, va, m, t, av, c, nu, cs, s, ss)
      ORDER BY x.x, x.va, x.m, x.t COLLATE "C", x.av ${addToVariations};
    END IF;
  END $$`;

/**
 * What end users ($u) of new assignments ($e) had done before they were recorded: added to the totals, and how it
 * differs from what belongs to all of their experiments.
 */
const countEarlier = `
  CREATE FUNCTION count_earlier(p integer, e integer[], u text[], oldest timestamptz) RETURNS void LANGUAGE plpgsql
    ${planned} AS $$
  #variable_conflict use_column
  DECLARE
    r record;
  BEGIN
    WITH
    n AS MATERIALIZED (
      SELECT a.end_user_id AS u, a.experiment_id AS x, a.variation_id AS va, a.allocation_version AS av,
        a.assigned_at AS at, r.ended_at AS en
      FROM (SELECT DISTINCT e, u COLLATE "C" AS u FROM unnest(e, u) AS i (e, u)) AS i
      JOIN assignment AS a ON a.project_id = p AND a.end_user_id = i.u AND a.experiment_id = i.e
      JOIN experiment_run AS r ON r.project_id = p AND r.id = i.e),
    t AS MATERIALIZED (
      SELECT n.u, n.x, n.va, n.av, k.m, k.t, count(*) AS c, COALESCE(sum(ev.value), 0) AS s
      FROM n
      JOIN event AS ev ON ev.project_id = p AND ev.end_user_id = n.u AND ev.occurred_at >= oldest
        AND happened_since(ev.occurred_at, n.at) AND (n.en IS NULL OR ev.occurred_at < n.en)
        AND (ev.experiment_id IS NULL OR ev.experiment_id = n.x)
        AND (ev.not_counted_in IS NULL OR n.x <> ALL (ev.not_counted_in)),
        LATERAL (VALUES (0, ev.type), (0, '' COLLATE "C"), (ev.metric_id, '' COLLATE "C")) AS k (m, t)
      WHERE k.m IS NOT NULL
      GROUP BY n.u, n.x, n.va, n.av, k.m, k.t),
    own AS (
      SELECT z.u, z.x, z.m, z.t, sum(z.c) AS c, sum(z.s) AS s
      FROM (
        SELECT t.u, t.x, t.m, t.t, t.c, t.s FROM t
        UNION ALL
        SELECT n.u, n.x, b.metric_id, b.type, -b.event_count, -b.value_sum
        FROM n JOIN user_total AS b ON b.project_id = p AND b.end_user_id = n.u AND b.experiment_id = 0) AS z
      GROUP BY z.u, z.x, z.m, z.t HAVING sum(z.c) <> 0 OR sum(z.s) <> 0),
    change AS (
      SELECT t.x, t.va, t.m, t.t, t.av, sum(t.c) AS c, count(*) AS nu, sum(t.c::numeric * t.c) AS cs, sum(t.s) AS s,
        sum(t.s * t.s) AS ss
      FROM t GROUP BY t.x, t.va, t.m, t.t, t.av),
    w AS (
      SELECT array_agg(u) AS wu, array_agg(x) AS wx, array_agg(m) AS wm, array_agg(t) AS wt, array_agg(c) AS wc,
        array_agg(s) AS ws FROM own),
    c AS (
      SELECT array_agg(x) AS cx, array_agg(va) AS cva, array_agg(m) AS cm, array_agg(t) AS ct, array_agg(av) AS cav,
        array_agg(c) AS cc, array_agg(nu) AS cnu, array_agg(cs) AS ccs, array_agg(s) AS cs, array_agg(ss) AS css
      FROM change)
    SELECT w.*, c.* INTO r FROM w, c;
    IF r.wu IS NOT NULL THEN
      INSERT INTO user_total AS total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
      SELECT p, x.u, x.x, x.m, x.t, x.c, x.s FROM unnest(r.wu, r.wx, r.wm, r.wt, r.wc, r.ws) AS x (u, x, m, t, c, s)
      ORDER BY x.u COLLATE "C", x.x, x.m, x.t COLLATE "C";
    END IF;
    IF r.cx IS NOT NULL THEN
      INSERT INTO variation_total AS total ${variationColumns}
      SELECT p, x.x, x.va, x.m, x.t, x.av, pg_backend_pid() % 16, x.c, x.nu, x.cs, x.s, x.ss
      FROM unnest(r.cx, r.cva, r.cm, r.ct, r.cav, r.cc, r.cnu, r.ccs, r.cs, r.css)
        AS x (x, va, m, t, av, c, nu, cs, s, ss)
      ORDER BY x.x, x.va, x.m, x.t COLLATE "C", x.av ${addToVariations};
    END IF;
  END $$`;

/**
 * Records the exposures of visitors, adds them to the totals, and counts what the visitors had done before. Who is
 * assigned already stays so, which costs neither a lock nor a write.
 *
 * Of each visitor: end user, device type, campaign, ad, attributes as JSON, milliseconds since 1970. Of each exposure:
 * the position of its visitor, experiment, variation, allocation version. Answers null when all were new, otherwise the
 * variation that was recorded before of each exposure, null for a new one.
 */
const recordAssignments = `
  CREATE FUNCTION record_assignments(p integer, vis text[], dt text[], camp text[], ad text[], attrs text[],
    served bigint[], at integer[], e integer[], v integer[], av integer[]) RETURNS integer[] LANGUAGE plpgsql
    ${planned} AS $$
  #variable_conflict use_column
  DECLARE
    known boolean := EXISTS (SELECT FROM assignment WHERE project_id = p AND end_user_id = ANY (vis));
    answer integer[];
    positions integer[];
    -- The beginning of the second of the first of them.
    oldest timestamptz := (SELECT timestamptz 'epoch' + min(x) / 1000 * interval '1 second' FROM unnest(served) AS x);
  BEGIN
    IF known THEN
      answer := ARRAY(
        SELECT a.variation_id FROM unnest(at, e) WITH ORDINALITY AS x (at, e, position)
        LEFT JOIN assignment AS a ON a.project_id = p AND a.end_user_id = vis[x.at] AND a.experiment_id = x.e
        ORDER BY x.position);
      IF array_position(answer, NULL) IS NULL THEN
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
      answer := ARRAY(
        SELECT a.variation_id FROM unnest(at, e) WITH ORDINALITY AS x (at, e, position)
        LEFT JOIN assignment AS a ON a.project_id = p AND a.end_user_id = vis[x.at] AND a.experiment_id = x.e
        ORDER BY x.position);
      positions := ARRAY(
        SELECT DISTINCT ON (vis[x.at] COLLATE "C", x.e) x.position::integer
        FROM unnest(at, e, answer) WITH ORDINALITY AS x (at, e, recorded, position)
        WHERE x.recorded IS NULL ORDER BY vis[x.at] COLLATE "C", x.e, x.position);
    ELSE
      positions := ARRAY(
        SELECT DISTINCT ON (vis[x.at] COLLATE "C", x.e) x.position::integer
        FROM unnest(at, e) WITH ORDINALITY AS x (at, e, position)
        ORDER BY vis[x.at] COLLATE "C", x.e, x.position);
    END IF;
    IF positions = '{}' THEN
      RETURN answer;
    END IF;
    IF EXISTS (
      SELECT FROM (SELECT DISTINCT e[x] AS e, v[x] AS v FROM unnest(positions) AS x) AS x
      LEFT JOIN experiment_run AS r ON r.project_id = p AND r.id = x.e
      WHERE r.id IS NULL OR x.v <> ALL (r.variation_ids)) THEN
      RAISE EXCEPTION 'An exposure names a variation that is not there.'
        USING ERRCODE = '23503', CONSTRAINT = 'assignment_variation_fkey', TABLE = 'assignment';
    END IF;
    INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at,
      device_type, campaign_id, ad_id, attributes)
    SELECT p, e[x], vis[at[x]], v[x], av[x], timestamptz 'epoch' + served[at[x]] * interval '1 millisecond',
      dt[at[x]], camp[at[x]], ad[at[x]], attrs[at[x]]::jsonb
    FROM unnest(positions) AS x;
    INSERT INTO assignment_total AS total (project_id, experiment_id, variation_id, allocation_version, shard, users)
    SELECT p, e[x], v[x], av[x], pg_backend_pid() % 16, count(*) FROM unnest(positions) AS x
    GROUP BY e[x], v[x], av[x] ORDER BY e[x], v[x], av[x] ${addToAssigned};
    IF known OR EXISTS (
      SELECT FROM event WHERE project_id = p AND end_user_id = ANY (vis) AND occurred_at >= oldest) THEN
      PERFORM count_earlier(p, ARRAY(SELECT e[x] FROM unnest(positions) WITH ORDINALITY AS y (x, i) ORDER BY i),
        ARRAY(SELECT vis[at[x]] FROM unnest(positions) WITH ORDINALITY AS y (x, i) ORDER BY i), oldest);
    END IF;
    RETURN answer;
  END $$`;

/**
 * Stores events, counts them and takes the idempotency keys of their calls.
 *
 * Of each event: id, experiment, end user, type, metric, value, properties, variation, campaign, ad, device type, event
 * id, milliseconds since 1970 at which it happened and arrived, whether it is kept, whether anybody can have sent it, how
 * many marks it has, and the position of its call (null for none). Of each mark: the position of its event, bucket,
 * identity in hexadecimal. Of each counter: the position of its event, metric, whether it is live. Of each call: API key,
 * key, digest of the body.
 *
 * Answers null when all events were accepted. Otherwise "duplicates" are [position, id, milliseconds] of the first event
 * under an event id, and "calls" are [position, digest, answer] of keys that were taken before, whose events are left out.
 */
const storeEvents = `
  CREATE FUNCTION store_events(p integer, ids bigint[], exps integer[], users text[], types text[], metrics integer[],
    vals numeric[], props text[], vars integer[], camps text[], ads text[], devs text[], eids text[], occ bigint[],
    rec bigint[], kept integer[], anybody integer[], marks integer[], calls integer[],
    mark_at integer[], mark_bucket integer[], mark_identity text[],
    count_at integer[], count_metric integer[], count_live integer[],
    call_owner integer[], call_key text[], call_hash text[]) RETURNS jsonb LANGUAGE plpgsql ${planned} AS $$
  #variable_conflict use_column
  DECLARE
    moment timestamptz := now();
    stale timestamptz := now() - interval '24 hours';
    taken integer[] := '{}';
    former jsonb;
    earlier jsonb;
    repeated integer[] := '{}';
    unknown integer[];
    counting integer[];
    duplicates jsonb;
    marked bigint[] := '{}';
    identified bigint[] := '{}';
    stored bigint[] := '{}';
    excluded_at integer[];
    excluded_in text[];
    s record;
  BEGIN
    IF EXISTS (SELECT FROM unnest(vals) AS v WHERE v IN ('NaN', 'Infinity', '-Infinity')) THEN
      RAISE EXCEPTION 'The value of an event is no number.' USING ERRCODE = '22023';
    END IF;
    PERFORM lock_batch(p);
    PERFORM lock_users(p, users);
    IF cardinality(call_key) > 0 THEN
      DELETE FROM idempotency_key WHERE project_id = p AND api_key_id = ANY (call_owner) AND key = ANY (call_key)
        AND created_at < stale;
      FOR s IN
        INSERT INTO idempotency_key (project_id, api_key_id, key, body_hash, answer, created_at)
        SELECT p, c.owner, c.key, c.hash, '', moment
        FROM unnest(call_owner, call_key, call_hash) AS c (owner, key, hash) ORDER BY c.owner, c.key COLLATE "C"
        ON CONFLICT (project_id, api_key_id, key) DO NOTHING
        RETURNING api_key_id, key
      LOOP
        taken := taken || ARRAY(
          SELECT c.position::integer FROM unnest(call_owner, call_key) WITH ORDINALITY AS c (owner, key, position)
          WHERE c.owner = s.api_key_id AND c.key = s.key);
      END LOOP;
      IF cardinality(taken) < cardinality(call_key) THEN
        SELECT jsonb_agg(jsonb_build_array(c.position, known.body_hash, known.answer)) INTO former
        FROM unnest(call_owner, call_key) WITH ORDINALITY AS c (owner, key, position)
        JOIN idempotency_key AS known ON known.project_id = p AND known.api_key_id = c.owner AND known.key = c.key
        WHERE c.position <> ALL (taken);
      END IF;
    END IF;
    -- Ids from before events were known by more than their id.
    IF cardinality(mark_at) > 0 AND EXISTS (SELECT FROM event_identity WHERE project_id = p) THEN
      SELECT jsonb_agg(jsonb_build_array(given.position, known.id,
          (extract(epoch FROM known.occurred_at) * 1000)::bigint)), COALESCE(array_agg(given.position::integer), '{}')
        INTO earlier, repeated
      FROM unnest(ids, eids, users, types, metrics, exps) WITH ORDINALITY
        AS given (id, event_id, end_user_id, type, metric_id, experiment_id, position)
      JOIN event_identity AS known ON known.project_id = p AND known.event_id = given.event_id
      LEFT JOIN event AS first ON first.project_id = p AND first.occurred_at = known.occurred_at AND first.id = known.id
      WHERE known.id <> given.id AND (first.id IS NULL
        OR (first.end_user_id, first.type, first.metric_id, first.experiment_id) IS NOT DISTINCT FROM
          (given.end_user_id COLLATE "C", given.type COLLATE "C", given.metric_id, given.experiment_id));
    END IF;
    IF cardinality(mark_at) > 0 THEN
      FOR s IN
        INSERT INTO event_mark (project_id, bucket, identity, id, occurred_at, received_at)
        SELECT DISTINCT ON (mark.bucket, mark.identity)
          p, mark.bucket, decode(mark.identity, 'hex'), ids[mark.at],
          timestamptz 'epoch' + occ[mark.at] * interval '1 millisecond',
          timestamptz 'epoch' + rec[mark.at] * interval '1 millisecond'
        FROM unnest(mark_at, mark_bucket, mark_identity) AS mark (at, bucket, identity)
        WHERE mark.at <> ALL (repeated) AND (calls[mark.at] IS NULL OR calls[mark.at] = ANY (taken))
        ORDER BY mark.bucket, mark.identity, mark.at
        ON CONFLICT (project_id, bucket, identity) DO NOTHING
        RETURNING id
      LOOP
        marked := marked || s.id;
      END LOOP;
      identified := ARRAY(
        SELECT marked.id FROM unnest(marked) AS marked (id)
        JOIN (SELECT DISTINCT id, marks FROM unnest(ids, marks) AS x (id, marks)) AS given USING (id)
        GROUP BY marked.id, given.marks HAVING count(*) = given.marks);
    END IF;
    IF 1 = ANY (anybody) THEN
      SELECT array_agg(excluded.position), array_agg(excluded.experiments) INTO excluded_at, excluded_in
      FROM (
        SELECT given.position::integer AS position, array_agg(DISTINCT secret.experiment_id)::text AS experiments
        FROM secret_metric AS secret
        JOIN experiment_run AS run ON run.project_id = p AND run.id = secret.experiment_id
        JOIN unnest(exps, types, metrics, occ, kept, anybody) WITH ORDINALITY
          AS given (experiment_id, type, metric_id, o, is_kept, is_public, position)
          ON (given.experiment_id IS NULL OR given.experiment_id = secret.experiment_id)
          AND CASE WHEN secret.custom THEN secret.selector = given.type COLLATE "C"
            ELSE secret.metric_id = given.metric_id END
        WHERE secret.project_id = p AND given.is_public = 1 AND given.is_kept = 1
          AND (run.ended_at IS NULL OR timestamptz 'epoch' + given.o * interval '1 millisecond' < run.ended_at)
        GROUP BY given.position) AS excluded;
    END IF;
    FOR s IN
      INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value, properties,
        variation_id, campaign_id, ad_id, device_type, event_id, received_at, not_counted_in)
      SELECT p, timestamptz 'epoch' + o * interval '1 millisecond', id, experiment_id, end_user_id, type, metric_id,
        trim_scale(round(value, 9)), properties::jsonb, variation_id, campaign_id, ad_id, device_type, event_id,
        timestamptz 'epoch' + r * interval '1 millisecond',
        excluded_in[array_position(excluded_at, position::integer)]::integer[]
      FROM unnest(ids, exps, users, types, metrics, vals, props, vars, camps, ads, devs, eids, occ, rec, kept, marks,
          calls) WITH ORDINALITY
        AS x (id, experiment_id, end_user_id, type, metric_id, value, properties, variation_id, campaign_id, ad_id,
          device_type, event_id, o, r, is_kept, marks, call, position)
      WHERE is_kept = 1 AND (call IS NULL OR call = ANY (taken)) AND (marks = 0 OR id IN (SELECT unnest(identified)))
      ORDER BY position
      ON CONFLICT (project_id, occurred_at, id) DO NOTHING
      RETURNING id
    LOOP
      stored := stored || s.id;
    END LOOP;
    WITH
    given AS MATERIALIZED (
      SELECT position::integer AS position, id, is_kept, marks, experiment_id, end_user_id, type, metric_id, value, o,
        excluded_in[array_position(excluded_at, position::integer)] AS nc,
        CASE WHEN is_kept = 1 THEN id IN (SELECT unnest(stored)) ELSE marks = 0 OR id IN (SELECT unnest(identified)) END AS is_new
      FROM unnest(ids, exps, users, types, metrics, vals, occ, kept, marks, calls) WITH ORDINALITY
        AS x (id, experiment_id, end_user_id, type, metric_id, value, o, is_kept, marks, call, position)
      WHERE call IS NULL OR call = ANY (taken)),
    counted AS MATERIALIZED (
      SELECT DISTINCT ON (id) * FROM given WHERE is_new AND is_kept = 1 ORDER BY id, position)
    SELECT
      ARRAY(SELECT position FROM given WHERE marks > 0 AND NOT is_new) AS unknown,
      ARRAY(SELECT position FROM given WHERE is_new AND (nc IS NULL OR experiment_id IS NULL)) AS counting,
      array_agg(timestamptz 'epoch' + o * interval '1 millisecond') FILTER (WHERE end_user_id IS NOT NULL) AS o,
      array_agg(experiment_id) FILTER (WHERE end_user_id IS NOT NULL) AS e,
      array_agg(end_user_id) FILTER (WHERE end_user_id IS NOT NULL) AS u,
      array_agg(type) FILTER (WHERE end_user_id IS NOT NULL) AS t,
      array_agg(metric_id) FILTER (WHERE end_user_id IS NOT NULL) AS m,
      array_agg(trim_scale(round(value, 9))) FILTER (WHERE end_user_id IS NOT NULL) AS v,
      array_agg(nc) FILTER (WHERE end_user_id IS NOT NULL) AS nc,
      array_agg(nc) FILTER (WHERE nc IS NOT NULL) AS refused,
      array_agg(type) FILTER (WHERE nc IS NOT NULL) AS refused_type,
      array_agg(metric_id) FILTER (WHERE nc IS NOT NULL) AS refused_metric
    INTO s FROM counted;
    IF s.refused IS NOT NULL THEN
      INSERT INTO uncounted_total AS total (project_id, experiment_id, metric_id, type, shard, event_count)
      SELECT p, part.experiment, part.metric, part.kind, pg_backend_pid() % 16, count(*)
      FROM (
        SELECT unnest(x.refused::integer[]) AS experiment, COALESCE(x.metric_id, 0) AS metric,
          CASE WHEN x.metric_id IS NULL THEN x.type ELSE '' END COLLATE "C" AS kind
        FROM unnest(s.refused, s.refused_type, s.refused_metric) AS x (refused, type, metric_id)) AS part
      GROUP BY part.experiment, part.metric, part.kind ORDER BY part.experiment, part.metric, part.kind
      ON CONFLICT (project_id, experiment_id, metric_id, type, shard) DO UPDATE
      SET event_count = total.event_count + EXCLUDED.event_count;
    END IF;
    unknown := s.unknown;
    counting := s.counting;
    IF s.u IS NOT NULL THEN
      PERFORM count_events(p, s.o, s.e, s.u, s.t, s.m, s.v, s.nc);
    END IF;
    IF cardinality(count_at) > 0 AND cardinality(counting) > 0 THEN
      INSERT INTO metric_counter AS total (project_id, metric_id, shard, live, qa)
      SELECT p, metric, pg_backend_pid() % 16, sum(live), sum(1 - live)
      FROM (
        SELECT DISTINCT ids[c.at] AS id, c.metric, c.live
        FROM unnest(count_at, count_metric, count_live) AS c (at, metric, live)
        WHERE c.at = ANY (counting)) AS raise
      GROUP BY metric ORDER BY metric
      ON CONFLICT (project_id, metric_id, shard) DO UPDATE
      SET live = total.live + EXCLUDED.live, qa = total.qa + EXCLUDED.qa;
    END IF;
    IF cardinality(unknown) > 0 THEN
      SELECT jsonb_agg(jsonb_build_array(known.position, known.id, known.happened)) INTO duplicates
      FROM (
        SELECT DISTINCT ON (known.position) known.position, known.id, known.happened
        FROM (
          SELECT mark.position, mark.bucket, event_mark.id,
            (extract(epoch FROM event_mark.occurred_at) * 1000)::bigint AS happened
          FROM unnest(mark_at, mark_bucket, mark_identity) AS mark (position, bucket, identity)
          JOIN event_mark ON event_mark.project_id = p AND event_mark.bucket = mark.bucket
            AND event_mark.identity = decode(mark.identity, 'hex')
          WHERE mark.position = ANY (unknown)
          UNION ALL
          SELECT (entry ->> 0)::integer, 0, (entry ->> 1)::bigint, (entry ->> 2)::bigint
          FROM jsonb_array_elements(COALESCE(earlier, '[]')) AS entry) AS known
        ORDER BY known.position, known.id = ids[known.position], known.bucket) AS known
      WHERE known.id <> ids[known.position];
    END IF;
    IF cardinality(taken) > 0 THEN
      FOR s IN
        SELECT call_owner[c.call] AS owner, call_key[c.call] AS key, COALESCE(jsonb_agg(
          CASE WHEN first.id IS NULL
            THEN jsonb_build_object('kind', 'accepted', 'id', event.id, 'occurredAt', event.o)
            ELSE jsonb_build_object('kind', 'duplicate', 'id', first.id, 'occurredAt', first.o) END
          ORDER BY event.position) FILTER (WHERE event.id IS NOT NULL), '[]')::text AS answer
        FROM unnest(taken) AS c (call)
        LEFT JOIN unnest(ids, occ, calls) WITH ORDINALITY AS event (id, o, call, position) ON event.call = c.call
        LEFT JOIN (
          SELECT (entry ->> 0)::integer AS position, (entry ->> 1)::bigint AS id, (entry ->> 2)::bigint AS o
          FROM jsonb_array_elements(COALESCE(duplicates, '[]')) AS entry) AS first ON first.position = event.position
        GROUP BY c.call
      LOOP
        UPDATE idempotency_key SET answer = s.answer
        WHERE project_id = p AND api_key_id = s.owner AND key = s.key;
      END LOOP;
    END IF;
    IF duplicates IS NULL AND former IS NULL THEN
      RETURN NULL;
    END IF;
    RETURN jsonb_build_object('duplicates', COALESCE(duplicates, '[]'), 'calls', COALESCE(former, '[]'));
  END $$`;
