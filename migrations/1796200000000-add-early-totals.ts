import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/**
 * Counts what end users did in the 24 hours before their assignment although it arrived after it or names the experiment:
 * it was meant to count, but a clock was wrong, or the order of calls. What they did before for other reasons is no such
 * thing.
 */
export class AddEarlyTotals1796200000000 implements MigrationInterface {
  readonly name = 'AddEarlyTotals1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "early_total" ("project_id" integer NOT NULL, "experiment_id" integer NOT NULL, "metric_id" integer NOT NULL, "type" text COLLATE "C" NOT NULL, "shard" integer NOT NULL, "event_count" bigint NOT NULL, CONSTRAINT "early_total_pkey" PRIMARY KEY ("project_id", "experiment_id", "metric_id", "type", "shard")) WITH (fillfactor = 10)`,
    );
    await runner.query(cameEarly);
    await changeFunction(runner, 'count_events', [received, ...countingEvents]);
    await runner.query(`DROP FUNCTION count_events(${formerArguments})`);
    await changeFunction(runner, 'count_earlier', countingEarlier);
    await changeFunction(runner, 'record_assignments', recording);
    await changeFunction(runner, 'store_events', storing);
    await changeFunction(runner, 'correct_totals', correcting);
    await runner.query(`
      INSERT INTO early_total (project_id, experiment_id, metric_id, type, shard, event_count)
      SELECT assignment.project_id, assignment.experiment_id, part.m, part.t, 0, count(*)
      FROM assignment JOIN event ON event.project_id = assignment.project_id
        AND event.end_user_id = assignment.end_user_id
        AND came_early(event.occurred_at, event.received_at, event.experiment_id IS NOT NULL, assignment.assigned_at)
        AND (event.experiment_id IS NULL OR event.experiment_id = assignment.experiment_id)
        AND (event.not_counted_in IS NULL OR assignment.experiment_id <> ALL (event.not_counted_in)),
        LATERAL (VALUES (0, event.type), (event.metric_id, '' COLLATE "C")) AS part (m, t)
      WHERE part.m IS NOT NULL
      GROUP BY assignment.project_id, assignment.experiment_id, part.m, part.t`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'correct_totals', reversed(correcting));
    await changeFunction(runner, 'store_events', reversed(storing));
    await changeFunction(runner, 'record_assignments', reversed(recording));
    await changeFunction(runner, 'count_earlier', reversed(countingEarlier));
    await changeFunction(runner, 'count_events', reversed([received, ...countingEvents]));
    await runner.query(`DROP FUNCTION count_events(${formerArguments}, timestamptz[])`);
    await runner.query('DROP FUNCTION came_early');
    await runner.query('DROP TABLE "early_total"');
  }
}

/** Of constant operators alone, so that it becomes a part of the statement that asks. */
const cameEarly = `
  CREATE FUNCTION came_early(happened timestamptz, received timestamptz, named boolean, assigned timestamptz)
  RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT happened < assigned AND assigned - happened <= interval '24 hours' AND (named OR received >= assigned)
      AND NOT happened_since(happened, assigned) $$`;

const formerArguments = 'integer, timestamptz[], integer[], text[], text[], integer[], numeric[], text[]';

/** When the events arrived is one argument more. */
const received: Change = ['nc text[])', 'nc text[], rc timestamp with time zone[])'];

const writing = `INSERT INTO early_total AS total (project_id, experiment_id, metric_id, type, shard, event_count)
      SELECT p, x.x, x.m, x.t, pg_backend_pid() % 16, x.c FROM unnest(r.ex, r.em, r.et, r.ec) AS x (x, m, t, c)
      ORDER BY x.x, x.m, x.t COLLATE "C"
      ON CONFLICT (project_id, experiment_id, metric_id, type, shard) DO UPDATE
      SET event_count = total.event_count + EXCLUDED.event_count;
    END IF;
  END `;

const grouped = `SELECT array_agg(x) AS ex, array_agg(m) AS em, array_agg(t) AS et, array_agg(c) AS ec FROM early`;

const countingEvents: readonly Change[] = [
  ['AS t, m, v, nc::integer[] AS nc', 'AS t, m, v, nc::integer[] AS nc, rc'],
  [
    'FROM unnest(o, e, u, t, m, v, nc) AS x (o, e, u, t, m, v, nc)',
    'FROM unnest(o, e, u, t, m, v, nc, rc) AS x (o, e, u, t, m, v, nc, rc)',
  ],
  [
    '    -- The rows to write, as arrays',
    `    early AS (
      SELECT a.x, k.m, k.t, count(*) AS c
      FROM asg AS a JOIN ev ON ev.u = a.u AND came_early(ev.o, ev.rc, ev.e IS NOT NULL, a.at),
        LATERAL (VALUES (0, ev.t), (ev.m, '' COLLATE "C")) AS k (m, t)
      WHERE NOT a.clean AND (ev.e IS NULL OR ev.e = a.x) AND (ev.nc IS NULL OR a.x <> ALL (ev.nc)) AND k.m IS NOT NULL
      GROUP BY a.x, k.m, k.t),
    -- The rows to write, as arrays`,
  ],
  [
    `AS fx FROM asg WHERE asg.freeze)
    SELECT b.*, w.*, c.*, f.* INTO r FROM b, w, c, f;`,
    `AS fx FROM asg WHERE asg.freeze),
    l AS (${grouped})
    SELECT b.*, w.*, c.*, f.*, l.* INTO r FROM b, w, c, f, l;`,
  ],
  ['  END $', `    IF r.ex IS NOT NULL THEN\n      ${writing}$`],
];

const countingEarlier: readonly Change[] = [
  [
    `  DECLARE
    r record;`,
    `  DECLARE
    r record;
    earliest timestamptz := oldest - interval '24 hours';`,
  ],
  [
    `      FROM change)
    SELECT w.*, c.* INTO r FROM w, c;`,
    `      FROM change),
    early AS (
      SELECT n.x, k.m, k.t, count(*) AS c
      FROM n JOIN event AS ev ON ev.project_id = p AND ev.end_user_id = n.u AND ev.occurred_at >= earliest
        AND came_early(ev.occurred_at, ev.received_at, ev.experiment_id IS NOT NULL, n.at)
        AND (ev.experiment_id IS NULL OR ev.experiment_id = n.x)
        AND (ev.not_counted_in IS NULL OR n.x <> ALL (ev.not_counted_in)),
        LATERAL (VALUES (0, ev.type), (ev.metric_id, '' COLLATE "C")) AS k (m, t)
      WHERE k.m IS NOT NULL
      GROUP BY n.x, k.m, k.t),
    l AS (${grouped})
    SELECT w.*, c.*, l.* INTO r FROM w, c, l;`,
  ],
  ['  END $', `    IF r.ex IS NOT NULL THEN\n      ${writing}$`],
];

/** Only what may count, or come too early, is worth the look at every event. */
const recording: readonly Change[] = [
  [
    `FROM unnest(served) AS x);`,
    `FROM unnest(served) AS x);
    earliest timestamptz := oldest - interval '24 hours';`,
  ],
  [
    'AND end_user_id = ANY (vis) AND occurred_at >= oldest)',
    `AND end_user_id = ANY (vis) AND occurred_at >= earliest
        AND (occurred_at >= oldest OR received_at >= oldest OR experiment_id IS NOT NULL))`,
  ],
];

const storing: readonly Change[] = [
  [
    'SELECT position::integer AS position, id, is_kept, marks, experiment_id, end_user_id, type, metric_id, value, o,',
    'SELECT position::integer AS position, id, is_kept, marks, experiment_id, end_user_id, type, metric_id, value, o, r,',
  ],
  [
    `FROM unnest(ids, exps, users, types, metrics, vals, occ, kept, marks, calls) WITH ORDINALITY
        AS x (id, experiment_id, end_user_id, type, metric_id, value, o, is_kept, marks, call, position)`,
    `FROM unnest(ids, exps, users, types, metrics, vals, occ, rec, kept, marks, calls) WITH ORDINALITY
        AS x (id, experiment_id, end_user_id, type, metric_id, value, o, r, is_kept, marks, call, position)`,
  ],
  [
    `FILTER (WHERE end_user_id IS NOT NULL) AS o,`,
    `FILTER (WHERE end_user_id IS NOT NULL) AS o,
      array_agg(timestamptz 'epoch' + r * interval '1 millisecond') FILTER (WHERE end_user_id IS NOT NULL) AS r,`,
  ],
  ['s.v, s.nc);', 's.v, s.nc, s.r);'],
];

const correcting: readonly Change[] = [
  [
    '     UPDATE experiment_run SET rounded = false',
    `     INSERT INTO early_total AS total (project_id, experiment_id, metric_id, type, shard, event_count)
     SELECT p, x, m, t, 0, sum(c) FROM (
       SELECT part.m, part.t, count(*) AS c
       FROM assignment JOIN event ON event.project_id = p AND event.end_user_id = assignment.end_user_id
         AND came_early(event.occurred_at, event.received_at, event.experiment_id IS NOT NULL, assignment.assigned_at)
         AND (event.experiment_id IS NULL OR event.experiment_id = x)
         AND (event.not_counted_in IS NULL OR x <> ALL (event.not_counted_in)),
         LATERAL (VALUES (0, event.type), (event.metric_id, '' COLLATE "C")) AS part (m, t)
       WHERE assignment.project_id = p AND assignment.experiment_id = x AND part.m IS NOT NULL GROUP BY 1, 2
       UNION ALL SELECT metric_id, type, -event_count FROM early_total
       WHERE project_id = p AND experiment_id = x) AS part
     GROUP BY m, t HAVING sum(c) <> 0 ORDER BY m, t
     ON CONFLICT (project_id, experiment_id, metric_id, type, shard) DO UPDATE
     SET event_count = total.event_count + excluded.event_count;
     UPDATE experiment_run SET rounded = false`,
  ],
];
