import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';
import { anyAtAll, eventAt, rowsBy, rowsOf, sortAgain, sortNothing } from './rows-of-end-users.js';

/**
 * The rest of what looks up end users of a project does so by the index of end users: joins of ids, late answers, ends,
 * recounts, removals, keys and marks of calls, and what the decision app asks for in statements of its own, which become
 * functions, since only a function can do without sorting.
 */
export class LookUpWhoIsJoined1796701100000 implements MigrationInterface {
  readonly name = 'LookUpWhoIsJoined1796701100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of changesOfFunctions) {
      await changeFunction(runner, name, changes);
      await sortNothing(runner, name);
    }
    for (const text of lookUps) await runner.query(text);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['find_assignments', 'find_known_events', 'end_users_of', 'memberships_of'])
      await runner.query(`DROP FUNCTION ${name}`);
    for (const [name, changes] of [...changesOfFunctions].reverse()) {
      await sortAgain(runner, name);
      await changeFunction(runner, name, reversed(changes));
    }
  }
}

/** An expression of another look-up, true where it finds something. */
const exists = (rows: string): string => `EXISTS (SELECT FROM ${rows} AS found)`;

/** Each of an array once. */
const each = (ids: string): string => `(SELECT DISTINCT u FROM unnest(${ids}) AS id (u)) AS each`;

const ofCrossing: Change[] = [
  [
    `WHERE EXISTS (SELECT FROM joined_id WHERE project_id = p AND end_user_id = vis[x.at] AND trusted AND joined_at > timestamptz 'epoch' + served[x.at] * interval '1 millisecond')
      ORDER BY x.position`,
    `WHERE ${exists(
      rowsOf('joined_id', 'vis[x.at]', {
        where: `own.trusted AND own.joined_at > timestamptz 'epoch' + served[x.at] * interval '1 millisecond'`,
      }),
    )}
      ORDER BY x.position`,
  ],
  [
    `variation_id, assigned_at, false AS crossed FROM assignment
          WHERE project_id = p AND end_user_id = r.k AND experiment_id = r.e
          UNION ALL SELECT served_as, variation_id, assigned_at, true FROM crossed_assignment
          WHERE project_id = p AND end_user_id = r.k AND experiment_id = r.e) AS known
        JOIN joined_id AS j ON j.project_id = p AND j.end_user_id = r.k AND j.trusted AND j.joined_at > r.t
          AND j.anonymous_id IN`,
    `variation_id, assigned_at, false AS crossed
          FROM ${rowsOf('assignment', 'r.k', { columns: 'own.*', where: 'own.experiment_id = r.e' })} AS assignment
          UNION ALL SELECT served_as, variation_id, assigned_at, true
          FROM ${rowsOf('crossed_assignment', 'r.k', { columns: 'own.*', where: 'own.experiment_id = r.e' })} AS other) AS known
        JOIN ${rowsOf('joined_id', 'r.k', { columns: 'own.*', where: 'own.trusted AND own.joined_at > r.t' })} AS j
          ON j.anonymous_id IN`,
  ],
  [
    `OR EXISTS (SELECT FROM crossed_assignment
          WHERE project_id = p AND end_user_id = r.k AND experiment_id = r.e AND served_as = r.g);`,
    `OR ${exists(
      rowsOf('crossed_assignment', 'r.k', { where: 'own.experiment_id = r.e AND own.served_as = r.g' }),
    )};`,
  ],
];

const joinedTo = (k: string): string =>
  rowsOf('joined_id', k, { columns: 'own.anonymous_id', where: 'NOT own.trusted' });

const ofCrediting: Change[] = [
  [
    `own := ARRAY(SELECT anonymous_id FROM joined_id WHERE project_id = p AND end_user_id = k AND NOT trusted);`,
    `own := ARRAY(SELECT j.anonymous_id FROM ${joinedTo('k')} AS j);`,
  ],
  [
    `array_agg(y.rc) AS rc
      INTO r FROM (`,
    `array_agg(y.rc) AS rc, array_agg(y.c) AS c, array_agg(y.ad) AS ad, array_agg(y.d) AS d
      INTO r FROM (`,
  ],
  [
    `e.received_at AS rc
        FROM (`,
    `e.received_at AS rc,
          e.campaign_id AS c, e.ad_id AS ad, e.device_type AS d
        FROM (`,
  ],
  [
    `FROM assignment AS a WHERE a.project_id = p AND a.end_user_id = ANY (own)
            AND NOT EXISTS (SELECT FROM assignment AS o
              WHERE o.project_id = p AND o.end_user_id = k AND o.experiment_id = a.experiment_id)
            AND NOT EXISTS (SELECT FROM crossed_assignment AS o
              WHERE o.project_id = p AND o.end_user_id = k AND o.experiment_id = a.experiment_id)`,
    `FROM ${each('own')}, LATERAL ${rowsOf('assignment', 'each.u', { columns: 'own.*' })} AS a
          WHERE NOT ${exists(rowsOf('assignment', 'k', { where: 'own.experiment_id = a.experiment_id' }))}
            AND NOT ${exists(rowsOf('crossed_assignment', 'k', { where: 'own.experiment_id = a.experiment_id' }))}`,
  ],
  [
    `JOIN event AS e ON e.project_id = p AND e.end_user_id = k AND e.anybody AND e.sent_as IS NULL
          AND e.copy_of IS NULL AND happened_since`,
    `JOIN LATERAL ${rowsOf('event', 'k', {
      columns: 'own.*',
      where: 'own.anybody AND own.sent_as IS NULL AND own.copy_of IS NULL',
    })} AS e ON happened_since`,
  ],
  [
    `array_agg(y.v) AS v, array_agg(y.rc) AS rc
      INTO r FROM unnest(r.id, r.x, r.u, r.first, r.o, r.t, r.m, r.v, r.rc) AS y (id, x, u, first, o, t, m, v, rc)
      WHERE NOT EXISTS (
        SELECT FROM event AS e WHERE e.project_id = p AND e.occurred_at = y.o AND e.id = y.id);`,
    `array_agg(y.v) AS v, array_agg(y.rc) AS rc, array_agg(y.c) AS c, array_agg(y.ad) AS ad, array_agg(y.d) AS d
      INTO r FROM unnest(r.id, r.x, r.u, r.first, r.o, r.t, r.m, r.v, r.rc, r.c, r.ad, r.d)
        AS y (id, x, u, first, o, t, m, v, rc, c, ad, d)
      WHERE NOT ${exists(eventAt('y.o', 'y.id'))};`,
  ],
  [
    `SELECT p, y.o, y.id, y.x, y.u, e.type, e.metric_id, e.value, e.campaign_id, e.ad_id, e.device_type, e.received_at,
        k, y.first
      FROM unnest(r.id, r.x, r.u, r.first, r.o) AS y (id, x, u, first, o)
      JOIN event AS e ON e.project_id = p AND e.occurred_at = y.o AND e.id = y.first;`,
    `SELECT p, y.o, y.id, y.x, y.u, y.t, y.m, y.v, y.c, y.ad, y.d, y.rc, k, y.first
      FROM unnest(r.id, r.x, r.u, r.first, r.o, r.t, r.m, r.v, r.rc, r.c, r.ad, r.d)
        AS y (id, x, u, first, o, t, m, v, rc, c, ad, d);`,
  ],
];

const ofTakingBack: Change[] = [
  [
    `    own_shard integer;
    r record;`,
    `    own_shard integer;
    g record;
    r record;`,
  ],
  [
    `    IF NOT EXISTS (SELECT FROM event WHERE project_id = p AND end_user_id = ANY (us) AND copy_of IS NOT NULL
        AND id <> ALL (kept)) THEN
      RETURN;
    END IF;
    WITH
    gone AS MATERIALIZED (
      DELETE FROM event WHERE project_id = p AND end_user_id = ANY (us) AND copy_of IS NOT NULL AND id <> ALL (kept)
      RETURNING end_user_id AS u, experiment_id AS x, occurred_at AS o, type AS t, metric_id AS m, value AS v),`,
    `    SELECT array_agg(e.place) AS place, array_agg(e.id) AS id, array_agg(e.end_user_id) AS u,
      array_agg(e.experiment_id) AS x, array_agg(e.occurred_at) AS o, array_agg(e.type) AS t,
      array_agg(e.metric_id) AS m, array_agg(e.value) AS v
    INTO g FROM ${each('us')}, LATERAL ${rowsOf('event', 'each.u', {
      columns: 'own.ctid AS place, own.*',
      where: 'own.copy_of IS NOT NULL AND own.id <> ALL (kept)',
    })} AS e;
    IF g.id IS NULL THEN
      RETURN;
    END IF;
    FOR i IN 1 .. cardinality(g.id) LOOP
      DELETE FROM event WHERE project_id = p AND occurred_at = g.o[i] AND id = g.id[i] AND ctid = g.place[i];
    END LOOP;
    WITH
    gone AS MATERIALIZED (
      SELECT u, x, o, t COLLATE "C" AS t, m, v FROM unnest(g.u, g.x, g.o, g.t, g.m, g.v) AS e (u, x, o, t, m, v)),`,
  ],
  [
    `FROM gone
      JOIN assignment AS a ON a.project_id = p AND a.end_user_id = gone.u AND a.experiment_id = gone.x
        AND happened_since`,
    `FROM gone
      JOIN LATERAL ${rowsOf('assignment', 'gone.u', { columns: 'own.*', where: 'own.experiment_id = gone.x' })} AS a
        ON happened_since`,
  ],
  [
    `FROM user_total AS total
        WHERE total.project_id = p AND total.end_user_id = less.u
          AND (total.experiment_id`,
    `FROM ${rowsOf('user_total', 'less.u', { columns: 'own.*' })} AS total
        WHERE (total.experiment_id`,
  ],
];

const ofMerging: Change[] = [
  [
    `    both_ids text[] := ARRAY[k, src];
    r record;`,
    `    both_ids text[] := ARRAY[k, src];
    was record;
    of_experiment integer;
    r record;`,
  ],
  [
    `IF NOT EXISTS (SELECT FROM assignment WHERE project_id = p AND end_user_id = src)
        AND NOT EXISTS (SELECT FROM event WHERE project_id = p AND end_user_id = src) THEN`,
    `IF NOT ${exists(rowsOf('assignment', 'src'))}
        AND NOT ${exists(rowsOf('event', 'src'))} THEN`,
  ],
  [
    `FROM assignment AS a JOIN experiment_run AS run ON run.project_id = p AND run.id = a.experiment_id
      WHERE a.project_id = p AND a.end_user_id = ANY (both_ids)),`,
    `FROM unnest(both_ids) AS each (u) CROSS JOIN LATERAL ${rowsOf('assignment', 'each.u', { columns: 'own.*' })} AS a
      JOIN experiment_run AS run ON run.project_id = p AND run.id = a.experiment_id),`,
  ],
  [
    `EXISTS (SELECT FROM crossed_assignment AS c
          WHERE c.project_id = p AND c.end_user_id = k AND c.experiment_id = a.x)`,
    exists(rowsOf('crossed_assignment', 'k', { where: 'own.experiment_id = a.x' })),
  ],
  [
    `FROM a JOIN user_total AS t ON t.project_id = p AND t.end_user_id = a.u
        AND (t.experiment_id = a.x OR t.experiment_id = 0 AND NOT a.frozen)
      WHERE t.end_user_id = ANY (both_ids)
      GROUP BY`,
    `FROM a JOIN LATERAL ${rowsOf('user_total', 'a.u', { columns: 'own.*' })} AS t
        ON t.experiment_id = a.x OR t.experiment_id = 0 AND NOT a.frozen
      GROUP BY`,
  ],
  [
    `JOIN event AS e ON e.project_id = p AND e.end_user_id = who.u COLLATE "C" AND e.copy_of IS NULL
        AND happened_since`,
    `JOIN LATERAL ${rowsOf('event', 'who.u', { columns: 'own.*', where: 'own.copy_of IS NULL' })} AS e
        ON happened_since`,
  ],
  [
    `JOIN event AS e ON e.project_id = p AND e.end_user_id = z.u
        AND came_early`,
    `JOIN LATERAL ${rowsOf('event', 'z.u', { columns: 'own.*' })} AS e
        ON came_early`,
  ],
  [
    `    INSERT INTO crossed_assignment (project_id, end_user_id, experiment_id, served_as, variation_id, allocation_version,
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
`,
    `    -- Those of the known id first, so that the others come where these were.
    FOR was IN
      SELECT a.* FROM unnest(both_ids) WITH ORDINALITY AS each (u, position),
        LATERAL ${rowsOf('assignment', 'each.u', { columns: 'own.ctid AS place, own.*' })} AS a
      ORDER BY each.position
    LOOP
      IF was.experiment_id = ANY (r.fx) THEN
        INSERT INTO crossed_assignment (project_id, end_user_id, experiment_id, served_as, variation_id,
          allocation_version, assigned_at, device_type, campaign_id, ad_id, attributes)
        VALUES (p, k, was.experiment_id,
          COALESCE(was.served_as, CASE WHEN was.end_user_id = k THEN k ELSE src_as END), was.variation_id,
          was.allocation_version, was.assigned_at, was.device_type, was.campaign_id, was.ad_id, was.attributes)
        ON CONFLICT (project_id, end_user_id, experiment_id, served_as) DO NOTHING;
      END IF;
      IF was.experiment_id = ANY (r.fx) OR (was.end_user_id = k) = (was.experiment_id = ANY (r.mx)) THEN
        DELETE FROM assignment WHERE project_id = p AND ctid = was.place;
      ELSIF was.end_user_id = k THEN
        IF NOT was.frozen THEN
          UPDATE assignment SET frozen = true WHERE project_id = p AND ctid = was.place;
        END IF;
      ELSE
        UPDATE assignment SET end_user_id = k, served_as = COALESCE(served_as, NULLIF(src_as, k)), frozen = true
        WHERE project_id = p AND ctid = was.place;
      END IF;
    END LOOP;

    FOREACH of_experiment IN ARRAY r.ax LOOP
      INSERT INTO late_total AS total (project_id, experiment_id, end_user_id, metric_id, type, event_count, value_sum)
      SELECT project_id, experiment_id, k, metric_id, type, event_count, value_sum
      FROM late_total WHERE project_id = p AND experiment_id = of_experiment AND end_user_id = src
      ON CONFLICT (project_id, experiment_id, end_user_id, metric_id, type) DO UPDATE
      SET event_count = total.event_count + EXCLUDED.event_count, value_sum = total.value_sum + EXCLUDED.value_sum;
      DELETE FROM late_total WHERE project_id = p AND experiment_id = of_experiment AND end_user_id = src;
      IF of_experiment = ANY (r.fx) THEN
        DELETE FROM late_total WHERE project_id = p AND experiment_id = of_experiment AND end_user_id = k;
      END IF;
    END LOOP;
`,
  ],
  [
    `DELETE FROM user_total WHERE project_id = p AND end_user_id = k AND NOT EXISTS (
      SELECT FROM assignment WHERE project_id = p AND end_user_id = k);`,
    `IF NOT ${exists(rowsOf('assignment', 'k'))} THEN
      DELETE FROM user_total WHERE project_id = p AND end_user_id = k;
    END IF;`,
  ],
  [
    `UPDATE event SET end_user_id = k, sent_as = COALESCE(sent_as, src_as) WHERE project_id = p AND end_user_id = src;`,
    `FOR was IN
      SELECT e.* FROM ${rowsOf('event', 'src', { columns: 'own.ctid AS place, own.occurred_at, own.id' })} AS e
    LOOP
      UPDATE event SET end_user_id = k, sent_as = COALESCE(sent_as, src_as)
      WHERE project_id = p AND occurred_at = was.occurred_at AND id = was.id AND ctid = was.place;
    END LOOP;`,
  ],
];

const ofJoining: Change[] = [
  [
    `    k text;
    former record;`,
    `    k text;
    place tid;
    former record;`,
  ],
  [
    `SELECT end_user_id, trusted INTO former FROM joined_id WHERE project_id = p AND anonymous_id = anonymous;`,
    `SELECT j.end_user_id, j.trusted INTO former
    FROM ${rowsOf('joined_id', 'anonymous', { columns: 'own.*', of: 'anonymous_id' })} AS j;`,
  ],
  [
    `IF EXISTS (SELECT FROM joined_id WHERE project_id = p AND end_user_id = anonymous AND trusted) THEN`,
    `IF ${exists(rowsOf('joined_id', 'anonymous', { where: 'own.trusted' }))} THEN`,
  ],
  [
    `FROM joined_id WHERE project_id = p AND end_user_id = k AND NOT trusted) THEN`,
    `FROM ${rowsOf('joined_id', 'k', { columns: 'own.joined_at', where: 'NOT own.trusted' })} AS j) THEN`,
  ],
  [
    `DELETE FROM joined_id WHERE project_id = p AND anonymous_id = k AND end_user_id = anonymous;
    UPDATE joined_id SET end_user_id = k WHERE project_id = p AND end_user_id = anonymous;`,
    `FOR place IN
      SELECT j.place FROM ${rowsOf('joined_id', 'k', {
        columns: 'own.ctid AS place',
        of: 'anonymous_id',
        where: 'own.end_user_id = anonymous COLLATE "C"',
      })} AS j
    LOOP
      DELETE FROM joined_id WHERE project_id = p AND ctid = place;
    END LOOP;
    FOR place IN SELECT j.place FROM ${rowsOf('joined_id', 'anonymous', { columns: 'own.ctid AS place' })} AS j LOOP
      UPDATE joined_id SET end_user_id = k WHERE project_id = p AND ctid = place;
    END LOOP;`,
  ],
];

const ofLateAnswers: Change[] = [
  [`DECLARE people text[];`, `DECLARE people text[]; late record;`],
  [
    `    UPDATE assignment SET timed_out_at = told.at
    FROM (
      SELECT note.e, note.u COLLATE "C" AS u, min(timestamptz 'epoch' + note.told_at * interval '1 millisecond') AS at
      FROM unnest(e, people, told) AS note (e, u, told_at) GROUP BY 1, 2) AS told
    WHERE assignment.project_id = p AND assignment.end_user_id = told.u AND assignment.experiment_id = told.e
      AND assignment.timed_out_at IS NULL AND assignment.assigned_at < told.at;`,
    `    FOR late IN
      SELECT a.place, told.at
      FROM (
        SELECT note.e, note.u, min(timestamptz 'epoch' + note.told_at * interval '1 millisecond') AS at
        FROM unnest(e, people, told) AS note (e, u, told_at) GROUP BY 1, 2) AS told,
        LATERAL ${rowsOf('assignment', 'told.u', {
          columns: 'own.ctid AS place',
          where: 'own.experiment_id = told.e AND own.timed_out_at IS NULL AND own.assigned_at < told.at',
        })} AS a
    LOOP
      UPDATE assignment SET timed_out_at = late.at WHERE project_id = p AND ctid = late.place;
    END LOOP;`,
  ],
];

/** What each of the end users has in experiment `x`. */
const storedOf = (endUsers: string): string => `FROM ${each(endUsers)}
    CROSS JOIN LATERAL ${rowsOf('assignment', 'each.u', { columns: 'own.*', where: 'own.experiment_id = x' })} AS assignment
    JOIN LATERAL ${rowsOf('user_total', 'each.u', { columns: 'own.*', where: 'own.experiment_id IN (0, x)' })} AS total
      ON total.experiment_id = x OR NOT assignment.frozen
    GROUP BY`;

const formerlyStored = `FROM assignment JOIN user_total AS total ON total.project_id = assignment.project_id
      AND total.end_user_id = assignment.end_user_id AND (total.experiment_id = x OR NOT assignment.frozen)
    WHERE assignment.project_id = p AND assignment.experiment_id = x AND assignment.end_user_id = ANY (us)
      AND total.project_id = p AND total.end_user_id = ANY (us) AND total.experiment_id IN (0, x)
    GROUP BY`;

/** Those who are listed follow each other, so what lies between the first and the last is theirs. */
const ofSettling: Change[] = [
  [
    `DELETE FROM late_total WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us)
         RETURNING`,
    `DELETE FROM late_total WHERE project_id = p AND experiment_id = x
           AND end_user_id >= us[1] COLLATE "C" AND end_user_id <= us[cardinality(us)] COLLATE "C" AND end_user_id = ANY (us)
         RETURNING`,
  ],
  [formerlyStored, storedOf('us')],
];

const ofRecounting: Change[] = [
  [`DECLARE own_shard integer; BEGIN`, `DECLARE own_shard integer; each_user text; BEGIN`],
  [
    `     DELETE FROM late_total WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us);
     DELETE FROM user_total WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us) AND NOT EXISTS (
       SELECT FROM assignment WHERE assignment.project_id = p AND assignment.experiment_id = x
         AND assignment.end_user_id = user_total.end_user_id);`,
    `     FOREACH each_user IN ARRAY us LOOP
       DELETE FROM late_total WHERE project_id = p AND experiment_id = x AND end_user_id = each_user;
       IF NOT ${exists(rowsOf('assignment', 'each_user', { where: 'own.experiment_id = x' }))} THEN
         DELETE FROM user_total WHERE project_id = p AND experiment_id = x AND end_user_id = each_user;
       END IF;
     END LOOP;`,
  ],
  [formerlyStored, storedOf('us')],
  [
    `FROM assignment
    JOIN experiment_run AS run ON run.project_id = p AND run.id = x
    JOIN event ON event.project_id = p AND event.end_user_id = assignment.end_user_id
      AND (event.experiment_id = x OR event.experiment_id IS NULL)`,
    `FROM ${each('us')}
    CROSS JOIN LATERAL ${rowsOf('assignment', 'each.u', { columns: 'own.*', where: 'own.experiment_id = x' })} AS assignment
    JOIN experiment_run AS run ON run.project_id = p AND run.id = x
    JOIN LATERAL ${rowsOf('event', 'each.u', { columns: 'own.*' })} AS event
      ON (event.experiment_id = x OR event.experiment_id IS NULL)`,
  ],
  [
    `WHERE assignment.project_id = p AND assignment.experiment_id = x AND part.m IS NOT NULL AND assignment.end_user_id = ANY (us) AND event.end_user_id = ANY (us)
`,
    `WHERE part.m IS NOT NULL
`,
  ],
];

const ofRemoving: Change[] = [
  [`DECLARE us text[]; BEGIN`, `DECLARE us text[]; each_user text; place tid; BEGIN`],
  [
    `us := ARRAY(SELECT end_user_id FROM assignment WHERE project_id = p AND experiment_id = x LIMIT most);`,
    `us := ARRAY(SELECT a.end_user_id
       FROM ${rowsBy('assignment', 'experiment_id', 'x', { columns: 'own.end_user_id' })} AS a LIMIT most);`,
  ],
  [
    `us := ARRAY(SELECT DISTINCT end_user_id FROM crossed_assignment
         WHERE project_id = p AND experiment_id = x LIMIT most);`,
    `us := ARRAY(SELECT DISTINCT a.end_user_id
         FROM (SELECT c.end_user_id
           FROM ${rowsBy('crossed_assignment', 'experiment_id', 'x', { columns: 'own.end_user_id' })} AS c LIMIT most) AS a);`,
  ],
  [
    `     DELETE FROM crossed_assignment WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us);
     DELETE FROM assignment WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us);
     DELETE FROM user_total WHERE project_id = p AND experiment_id IN (0, x) AND end_user_id = ANY (us)
       AND (experiment_id = x OR NOT EXISTS (
         SELECT FROM assignment WHERE assignment.project_id = p AND assignment.end_user_id = user_total.end_user_id));`,
    `     FOREACH each_user IN ARRAY us LOOP
       FOR place IN SELECT c.place FROM ${rowsOf('crossed_assignment', 'each_user', {
         columns: 'own.ctid AS place',
         where: 'own.experiment_id = x',
       })} AS c LOOP
         DELETE FROM crossed_assignment WHERE project_id = p AND ctid = place;
       END LOOP;
       FOR place IN SELECT a.place FROM ${rowsOf('assignment', 'each_user', {
         columns: 'own.ctid AS place',
         where: 'own.experiment_id = x',
       })} AS a LOOP
         DELETE FROM assignment WHERE project_id = p AND ctid = place;
       END LOOP;
       DELETE FROM user_total WHERE project_id = p AND experiment_id = x AND end_user_id = each_user;
       IF NOT ${exists(rowsOf('assignment', 'each_user'))} THEN
         DELETE FROM user_total WHERE project_id = p AND experiment_id = 0 AND end_user_id = each_user;
       END IF;
     END LOOP;`,
  ],
];

const callOf = (columns: string): string =>
  rowsBy('idempotency_key', 'key', 'c.key', { columns, where: 'own.api_key_id = c.owner' });

const markOf = rowsBy('event_mark', 'identity', `decode(mark.identity, 'hex')`, {
  columns: 'own.*',
  where: 'own.bucket = mark.bucket',
});

const ofStoring: Change[] = [
  [
    `      DELETE FROM idempotency_key WHERE project_id = p AND api_key_id = ANY (call_owner) AND key = ANY (call_key)
        AND created_at < stale;`,
    `      FOR s IN
        SELECT DISTINCT c.owner, c.key FROM unnest(call_owner, call_key) AS c (owner, key),
          LATERAL ${callOf('own.created_at')} AS known
        WHERE known.created_at < stale
      LOOP
        DELETE FROM idempotency_key WHERE project_id = p AND api_key_id = s.owner AND key = s.key;
      END LOOP;`,
  ],
  [
    `JOIN idempotency_key AS known ON known.project_id = p AND known.api_key_id = c.owner AND known.key = c.key
        WHERE`,
    `CROSS JOIN LATERAL ${callOf('own.body_hash, own.answer')} AS known
        WHERE`,
  ],
  [`EXISTS (SELECT FROM event_identity WHERE project_id = p)`, anyAtAll('event_identity', 'event_id')],
  [
    `JOIN event_identity AS known ON known.project_id = p AND known.event_id = given.event_id
      LEFT JOIN event AS first ON first.project_id = p AND first.occurred_at = known.occurred_at AND first.id = known.id
      WHERE`,
    `CROSS JOIN LATERAL ${rowsBy('event_identity', 'event_id', 'given.event_id', { columns: 'own.*' })} AS known
      LEFT JOIN LATERAL ${eventAt('known.occurred_at', 'known.id', 'own.*')} AS first ON true
      WHERE`,
  ],
  [
    `JOIN event_mark ON event_mark.project_id = p AND event_mark.bucket = mark.bucket
            AND event_mark.identity = decode(mark.identity, 'hex')
          WHERE`,
    `CROSS JOIN LATERAL ${markOf} AS event_mark
          WHERE`,
  ],
  [
    `IF 1 = ANY (anybody) AND EXISTS (SELECT FROM joined_id WHERE project_id = p AND end_user_id = ANY (people) AND NOT trusted) THEN
      PERFORM credit_events(p, ARRAY(SELECT end_user_id FROM joined_id
        WHERE project_id = p AND end_user_id = ANY (people) AND NOT trusted));
    END IF;`,
    `IF 1 = ANY (anybody) AND ${anyAtAll('joined_id', 'anonymous_id')} THEN
      PERFORM credit_events(p, ARRAY(SELECT each.u FROM ${each('people')}, LATERAL ${rowsOf(
        'joined_id',
        'each.u',
        {
          where: 'NOT own.trusted',
        },
      )} AS j));
    END IF;`,
  ],
];

const changesOfFunctions: readonly (readonly [name: string, changes: readonly Change[]])[] = [
  ['cross_over', ofCrossing],
  ['credit_events', ofCrediting],
  ['take_credit', ofTakingBack],
  ['merge_people', ofMerging],
  ['join_ids', ofJoining],
  ['mark_late_answers', ofLateAnswers],
  ['settle_end', ofSettling],
  ['recount_users', ofRecounting],
  ['remove_user_rows', ofRemoving],
  ['store_events', ofStoring],
];

const stable = `STABLE SET enable_sort = 'off' SET jit = 'off'`;

/**
 * What is recorded under pairs of experiment and end user, as `[experiment, end user, variation, rule, time]`; what is not is
 * left out. Where ids are joined, what was served under another id of the same person counts: who was served different
 * variations under different ids keeps that of the id that is asked for.
 */
const findAssignments = `
  CREATE FUNCTION find_assignments(p integer, e integer[], u text[], joined boolean) RETURNS jsonb LANGUAGE plpgsql ${stable}
  AS $$
  #variable_conflict use_column
  DECLARE people text[] := CASE WHEN joined THEN people_of(p, u) ELSE u END;
  BEGIN
    RETURN (
      SELECT jsonb_agg(jsonb_build_array(x.e, x.u, found.variation_id,
        CASE WHEN found.own THEN COALESCE(found.rule_id, 0) END,
        (extract(epoch FROM found.assigned_at) * 1000)::bigint))
      FROM unnest(e, u, people) AS x (e, u, k) CROSS JOIN LATERAL (
        SELECT known.* FROM (
          SELECT a.*, true AS own, true AS mine FROM ${rowsOf('assignment', 'x.k', {
            columns: 'own.variation_id, own.rule_id, own.assigned_at',
            where: 'own.experiment_id = x.e',
          })} AS a
          UNION ALL
          SELECT c.variation_id, NULL, c.assigned_at, false, c.served_as = x.u COLLATE "C"
          FROM ${rowsOf('crossed_assignment', 'x.k', {
            columns: 'own.variation_id, own.assigned_at, own.served_as',
            where: 'joined AND own.experiment_id = x.e',
          })} AS c) AS known
        ORDER BY known.own DESC, known.mine DESC, known.assigned_at LIMIT 1) AS found);
  END $$`;

/**
 * The events that stand for the event ids of others, as `[position, id, time]`; `mark_at` are positions in the ids.
 *
 * An id from before events were known by more than their id is meant when end user, type, metric and experiment of the
 * stored event are those of the new one. One whose event is gone is meant by its id alone.
 */
const findKnownEvents = `
  CREATE FUNCTION find_known_events(p integer, ids bigint[], eids text[], users text[], types text[], metrics integer[],
    exps integer[], mark_at integer[], mark_bucket integer[], mark_identity text[]) RETURNS jsonb LANGUAGE plpgsql ${stable}
  AS $$
  #variable_conflict use_column
  BEGIN
    RETURN (
      SELECT jsonb_agg(jsonb_build_array(known.position, known.id, (extract(epoch FROM known.occurred_at) * 1000)::bigint))
      FROM (
        SELECT DISTINCT ON (known.position) known.position, known.id, known.occurred_at
        FROM (
          SELECT mark.position, mark.bucket, event_mark.id, event_mark.occurred_at
          FROM unnest(mark_at, mark_bucket, mark_identity) AS mark (position, bucket, identity)
          CROSS JOIN LATERAL ${markOf} AS event_mark
          UNION ALL
          SELECT given.position::integer, 0, former.id, former.occurred_at
          FROM unnest(ids, eids, users, types, metrics, exps) WITH ORDINALITY
            AS given (id, event_id, end_user_id, type, metric_id, experiment_id, position)
          CROSS JOIN LATERAL ${rowsBy('event_identity', 'event_id', 'given.event_id', { columns: 'own.*' })} AS former
          LEFT JOIN LATERAL ${eventAt('former.occurred_at', 'former.id', 'own.*')} AS first ON true
          WHERE first.id IS NULL OR (first.end_user_id, first.type, first.metric_id, first.experiment_id)
            IS NOT DISTINCT FROM
              (given.end_user_id COLLATE "C", given.type COLLATE "C", given.metric_id, given.experiment_id)) AS known
        ORDER BY known.position, known.id = ids[known.position], known.bucket) AS known);
  END $$`;

/** What is known of pairs of project and end user. */
const findEndUsers = `
  CREATE FUNCTION end_users_of(ps integer[], us text[]) RETURNS SETOF end_user LANGUAGE plpgsql ${stable} AS $$
  BEGIN
    RETURN QUERY SELECT found.* FROM (SELECT DISTINCT p, u FROM unnest(ps, us) AS x (p, u)) AS x,
      LATERAL ${rowsOf('end_user', 'x.u', { columns: 'own.*', of: 'id', project: 'x.p' })} AS found;
  END $$`;

const findMemberships = `
  CREATE FUNCTION memberships_of(ps integer[], us text[]) RETURNS SETOF segment_user LANGUAGE plpgsql ${stable} AS $$
  BEGIN
    RETURN QUERY SELECT found.* FROM (SELECT DISTINCT p, u FROM unnest(ps, us) AS x (p, u)) AS x,
      LATERAL ${rowsBy('segment_user', 'end_user_id', 'x.u', { columns: 'own.*', project: 'x.p' })} AS found;
  END $$`;

const lookUps = [findAssignments, findKnownEvents, findEndUsers, findMemberships];
