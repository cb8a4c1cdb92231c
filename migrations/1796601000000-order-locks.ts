import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/**
 * One order of locks for all that stores and removes what end users did, so that no two of them wait for each other
 * (docs/architecture.md, Locks). Sums over end users get a lock for each of their shards, since one call writes them in
 * several statements; rows of end users are changed under the locks of these only; rows of `experiment_run` are never
 * waited for by batches.
 */
export class OrderLocks1796601000000 implements MigrationInterface {
  readonly name = 'OrderLocks1796601000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(totalShard);
    await runner.query(markLateAnswers);
    for (const [name, changes] of changesOfFunctions) await changeFunction(runner, name, changes);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of [...changesOfFunctions].reverse())
      await changeFunction(runner, name, reversed(changes));
    await runner.query('DROP FUNCTION mark_late_answers');
    await runner.query('DROP FUNCTION total_shard');
  }
}

/**
 * Which shard of the project's sums this transaction writes: nobody else does until its end. Taken after the locks of end
 * users and before the first row of sums; it waits only where all are taken and it has none.
 */
const totalShard = `
  CREATE FUNCTION total_shard(project integer) RETURNS integer LANGUAGE plpgsql AS $$
  DECLARE own integer := pg_backend_pid() % 16;
  BEGIN
    FOR x IN own .. own + 15 LOOP
      IF pg_try_advisory_xact_lock(hashtextextended((x % 16)::text, -1 - project::bigint)) THEN
        RETURN x % 16;
      END IF;
    END LOOP;
    PERFORM pg_advisory_xact_lock(hashtextextended(own::text, -1 - project::bigint));
    RETURN own;
  END $$`;

/** The first time stays. */
const markLateAnswers = `
  CREATE FUNCTION mark_late_answers(p integer, e integer[], u text[], told bigint[]) RETURNS void LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE people text[];
  BEGIN
    PERFORM lock_batch(p);
    PERFORM lock_people(p, u);
    people := people_of(p, u);
    UPDATE assignment SET timed_out_at = told.at
    FROM (
      SELECT note.e, note.u COLLATE "C" AS u, min(timestamptz 'epoch' + note.told_at * interval '1 millisecond') AS at
      FROM unnest(e, people, told) AS note (e, u, told_at) GROUP BY 1, 2) AS told
    WHERE assignment.project_id = p AND assignment.end_user_id = told.u AND assignment.experiment_id = told.e
      AND assignment.timed_out_at IS NULL AND assignment.assigned_at < told.at;
  END $$`;

const shard = `pg_backend_pid() % 16`;
const takeShard = `own_shard := total_shard(p);`;

/** The declaration of a function begins with this. */
const declaring = (first: string): Change => [
  `  DECLARE\n${first}`,
  `  DECLARE\n    own_shard integer;\n${first}`,
];

/** The shard is taken before a statement; what follows tells which. */
const taking = (statement: string): Change => [statement, `${takeShard}\n    ${statement}`];

/** What a statement writes into the column of the shard, by what stands around it. */
const writing = (before: string, after: string): Change => [
  `${before}${shard}${after}`,
  `${before}own_shard${after}`,
];

const inVariations = (before: string, after: string): Change[] => [
  taking('INSERT INTO variation_total AS total'),
  writing(before, after),
];

const ofEarlier: Change[] = [
  declaring(`    r record;\n    earliest timestamptz`),
  ...inVariations('x.t, x.av, ', ', x.c, x.nu'),
  taking('INSERT INTO early_total AS total'),
  writing('x.m, x.t, ', ', x.c FROM unnest(r.ex'),
];

const ofEvents: Change[] = [
  declaring(`    us text[] := ARRAY(SELECT DISTINCT x`),
  ...inVariations('x.t, x.av, ', ', x.c, x.nu'),
  taking('INSERT INTO early_total AS total'),
  writing('x.m, x.t, ', ', x.c FROM unnest(r.ex'),
];

const ofStoring: Change[] = [
  declaring(`    moment timestamptz`),
  taking('INSERT INTO uncounted_total AS total'),
  writing('part.kind, ', ', count(*)'),
  taking('INSERT INTO metric_counter AS total'),
  writing('SELECT p, metric, ', ', sum(live)'),
  // Events that are nobody's come under no other lock: two batches with the same ones insert them in one order.
  [
    `      ORDER BY position\n      ON CONFLICT (project_id, occurred_at, id) DO NOTHING`,
    `      ORDER BY o, id, position\n      ON CONFLICT (project_id, occurred_at, id) DO NOTHING`,
  ],
];

const isMoved = (variation: string) => `EXISTS (
        SELECT FROM unnest(at, e, answer) AS x (at, e, recorded) JOIN assignment AS a ON a.project_id = p
          AND a.end_user_id = vis[x.at] COLLATE "C" AND a.experiment_id = x.e
        WHERE x.recorded = ${variation} AND a.moved_at IS NULL)`;

const ofRecording: Change[] = [
  declaring(`    given text[] := vis;`),
  [`    late boolean;\n`, `    late boolean;\n    partly boolean := false;\n    moving boolean;\n`],
  [
    `        ORDER BY x.position);
      IF -1 = ANY (answer) THEN
        UPDATE assignment SET moved_at = date_trunc('milliseconds', now())
        WHERE project_id = p AND moved_at IS NULL AND (end_user_id, experiment_id) IN (
          SELECT vis[x.at] COLLATE "C", x.e FROM unnest(at, e, answer) AS x (at, e, recorded) WHERE x.recorded = -1);
      END IF;
      IF array_position(answer, NULL) IS NULL THEN
        RETURN answer;
      END IF;
      PERFORM lock_batch(p);
      PERFORM lock_people(p, ARRAY(
        SELECT given[x.at] FROM unnest(at, answer) AS x (at, recorded) WHERE x.recorded IS NULL));
`,
    `        ORDER BY x.position);
      moving := -1 = ANY (answer) AND ${isMoved('-1')};
      IF array_position(answer, NULL) IS NULL AND NOT moving THEN
        RETURN answer;
      END IF;
      partly := true;
      PERFORM lock_batch(p);
      PERFORM lock_people(p, ARRAY(SELECT given[x.at] FROM unnest(at, answer) AS x (at, recorded)
        WHERE x.recorded IS NULL OR moving AND x.recorded = -1));
`,
  ],
  [
    `    late := late OR EXISTS (
      SELECT FROM unnest(vis, served) AS x (u, s) JOIN joined_id AS j ON j.project_id = p
        AND j.end_user_id = x.u COLLATE "C" AND j.trusted AND j.joined_at > timestamptz 'epoch' + x.s * interval '1 millisecond');
`,
    `    late := late OR EXISTS (
      SELECT FROM unnest(vis, served) AS x (u, s) JOIN joined_id AS j ON j.project_id = p
        AND j.end_user_id = x.u COLLATE "C" AND j.trusted AND j.joined_at > timestamptz 'epoch' + x.s * interval '1 millisecond');
    IF late AND partly THEN
      RAISE EXCEPTION 'Ids were joined meanwhile.' USING ERRCODE = '40001';
    END IF;
`,
  ],
  [
    `        ORDER BY vis[x.at] COLLATE "C", x.e, x.position);
    END IF;
      IF -1 = ANY (answer) THEN
        UPDATE assignment`,
    `        ORDER BY vis[x.at] COLLATE "C", x.e, x.position);
    END IF;
      IF -1 = ANY (answer) AND (moving OR NOT partly) THEN
        UPDATE assignment`,
  ],
  taking('INSERT INTO assignment_total AS total'),
  writing('v[x], av[x], ', ', count(*) FROM unnest(positions)'),
  // Only of those whose locks are taken.
  [
    `    IF EXISTS (SELECT FROM joined_id WHERE project_id = p AND NOT trusted AND (anonymous_id = ANY (vis) OR end_user_id = ANY (vis))) THEN
      PERFORM credit_events(`,
    `    IF partly THEN
      vis := ARRAY(SELECT DISTINCT vis[at[x]] FROM unnest(positions) AS x);
    END IF;
    IF EXISTS (SELECT FROM joined_id WHERE project_id = p AND NOT trusted AND (anonymous_id = ANY (vis) OR end_user_id = ANY (vis))) THEN
      PERFORM credit_events(`,
  ],
];

const ofCredit: Change[] = [
  [`  DECLARE r record;\n`, `  DECLARE\n    own_shard integer;\n    r record;\n`],
  ...inVariations('y.t, y.av, ', ', -sum(y.c)'),
];

const ofMerging: Change[] = [
  declaring(`    both_ids text[]`),
  taking('INSERT INTO assignment_total AS total'),
  writing('y.va, y.av, ', ', y.n FROM'),
  ...inVariations('y.t, y.av, ', ', y.c, y.n, y.cc'),
  taking('INSERT INTO early_total AS total'),
  writing('y.m, y.t, ', ', y.c FROM unnest(r.ex'),
];

const ofCrossing: Change[] = [
  declaring(`    r record;\n    place text;`),
  taking('INSERT INTO assignment_total AS total'),
  writing('r.v, r.av, ', ', 1)'),
];

/** Read and set without a wait: whoever changes an experiment has its row, and then waits for the project's batches. */
const withoutWaiting = (column: string, value: string, where: string): Change => [
  `UPDATE experiment_run SET ${column} = ${value} WHERE project_id = p AND id = x AND ${where};`,
  `PERFORM FROM experiment_run WHERE project_id = p AND id = x AND ${where} FOR UPDATE SKIP LOCKED;
       IF FOUND THEN
         UPDATE experiment_run SET ${column} = ${value} WHERE project_id = p AND id = x;
       END IF;`,
];

const ofSettling: Change[] = [
  [
    `   DECLARE us text[]; BEGIN
     PERFORM lock_batch(p);
     us := ARRAY(SELECT DISTINCT end_user_id FROM late_total`,
    `   DECLARE us text[]; own_shard integer; BEGIN
     PERFORM lock_batch(p);
     us := ARRAY(SELECT DISTINCT end_user_id FROM late_total`,
  ],
  [`     PERFORM lock_users(p, us);\n`, `     PERFORM lock_users(p, us);\n     ${takeShard}\n`],
  withoutWaiting('end_settled', 'true', 'NOT end_settled'),
  [`late.t, stored.av, 0, -sum(late.c)`, `late.t, stored.av, own_shard, -sum(late.c)`],
];

const ofRecounting: Change[] = [
  [
    `   BEGIN
     PERFORM lock_batch(p);
     PERFORM lock_users(p, us);
`,
    `   DECLARE own_shard integer; BEGIN
     PERFORM lock_batch(p);
     PERFORM lock_users(p, us);
     ${takeShard}
`,
  ],
  [`SELECT p, x, v, m, t, av, 0, sum(c - oc)`, `SELECT p, x, v, m, t, av, own_shard, sum(c - oc)`],
];

const ofCorrecting: Change[] = [
  [
    `   BEGIN
     PERFORM lock_batch(p);
`,
    `   DECLARE own_shard integer; BEGIN
     PERFORM lock_batch(p);
     ${takeShard}
`,
  ],
  [`SELECT p, x, v, m, t, av, 0, sum(c), sum(n)`, `SELECT p, x, v, m, t, av, own_shard, sum(c), sum(n)`],
  [`SELECT p, x, v, av, 0, sum(n)`, `SELECT p, x, v, av, own_shard, sum(n)`],
  [
    `SELECT p, x, m, t, 0, sum(c) FROM (
       SELECT COALESCE(metric_id, 0)`,
    `SELECT p, x, m, t, own_shard, sum(c) FROM (
       SELECT COALESCE(metric_id, 0)`,
  ],
  [
    `SELECT p, x, m, t, 0, sum(c) FROM (
       SELECT part.m`,
    `SELECT p, x, m, t, own_shard, sum(c) FROM (
       SELECT part.m`,
  ],
  withoutWaiting('rounded', 'false', 'rounded'),
];

/** What crossed over goes under the same locks as what did not. */
const ofRemoving: Change[] = [
  [
    `     PERFORM lock_users(p, us);
`,
    `     IF us = '{}' THEN
       us := ARRAY(SELECT DISTINCT end_user_id FROM crossed_assignment
         WHERE project_id = p AND experiment_id = x LIMIT most);
     END IF;
     PERFORM lock_users(p, us);
     DELETE FROM crossed_assignment WHERE project_id = p AND experiment_id = x AND end_user_id = ANY (us);
`,
  ],
];

/** As for a variation: who counts clicks of it is waited for, and then nobody has rows of its counter. */
const ofForgetting: Change[] = [
  [
    `     IF project IS NOT NULL THEN
`,
    `     IF project IS NOT NULL THEN
       PERFORM pg_advisory_xact_lock(project_lock(project)) FROM experiment_run
         WHERE project_id = project AND id = OLD.experiment_id;
`,
  ],
];

const changesOfFunctions: readonly (readonly [name: string, changes: readonly Change[]])[] = [
  ['count_earlier', ofEarlier],
  ['count_events', ofEvents],
  ['store_events', ofStoring],
  ['record_assignments', ofRecording],
  ['take_credit', ofCredit],
  ['merge_people', ofMerging],
  ['cross_over', ofCrossing],
  ['settle_end', ofSettling],
  ['recount_users', ofRecounting],
  ['correct_totals', ofCorrecting],
  ['remove_user_rows', ofRemoving],
  ['forget_metric', ofForgetting],
];
