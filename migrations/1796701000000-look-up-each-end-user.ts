import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';
import { anyAtAll, anyOf, rowsOf, sortAgain, sortNothing } from './rows-of-end-users.js';

/**
 * Storing looks up each end user by the index of end users, whatever the planner takes an average project for. A plan that
 * is kept was made for a project of a few rows where the table was empty or most projects are small; it then went by any
 * index of the project, and read all of it for each batch. A look-up now asks for its rows in the order of the one
 * index that has it, while nothing may be sorted (docs/architecture.md, Looking up end users).
 */
export class LookUpEachEndUser1796701000000 implements MigrationInterface {
  readonly name = 'LookUpEachEndUser1796701000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of changesOfFunctions) {
      await changeFunction(runner, name, changes);
      await sortNothing(runner, name);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of [...changesOfFunctions].reverse()) {
      await sortAgain(runner, name);
      await changeFunction(runner, name, reversed(changes));
    }
  }
}

const ofPeople: Change[] = [
  [
    `EXISTS (SELECT FROM joined_id WHERE project_id = p AND anonymous_id = ANY (us) AND trusted)`,
    anyOf('joined_id', 'us', { of: 'anonymous_id', where: 'own.trusted' }),
  ],
  [
    `LEFT JOIN joined_id AS j ON j.project_id = p AND j.anonymous_id = x.id COLLATE "C" AND j.trusted`,
    `LEFT JOIN LATERAL ${rowsOf('joined_id', 'x.id', { columns: 'end_user_id', of: 'anonymous_id', where: 'own.trusted' })} AS j ON true`,
  ],
];

/** Of a project without any joined id it takes one look to know that. */
const ofPeopleAround: Change[] = [
  [
    `NOT EXISTS (SELECT FROM joined_id WHERE project_id = p AND (anonymous_id = ANY (us) OR end_user_id = ANY (us)))`,
    `NOT ${anyAtAll('joined_id', 'anonymous_id')}`,
  ],
  [
    `SELECT end_user_id FROM joined_id WHERE project_id = p AND anonymous_id = ANY (us));`,
    `SELECT j.end_user_id FROM unnest(us) AS x (u),
        LATERAL ${rowsOf('joined_id', 'x.u', { columns: 'end_user_id', of: 'anonymous_id' })} AS j);`,
  ],
  [
    `SELECT anonymous_id FROM joined_id WHERE project_id = p AND end_user_id = ANY (known) AND NOT trusted);`,
    `SELECT j.anonymous_id FROM (SELECT DISTINCT u FROM unnest(known) AS x (u)) AS x,
        LATERAL ${rowsOf('joined_id', 'x.u', { columns: 'anonymous_id', where: 'NOT own.trusted' })} AS j);`,
  ],
];

const isKnown = `EXISTS (SELECT FROM assignment WHERE project_id = p AND end_user_id = ANY (vis))
      OR EXISTS (SELECT FROM crossed_assignment WHERE project_id = p AND end_user_id = ANY (vis));`;

const known: Change = [
  isKnown,
  `${anyOf('assignment', 'vis')}
      OR ${anyOf('crossed_assignment', 'vis')};`,
  2,
];

const lateJoins: Change = [
  `SELECT FROM unnest(vis, served) AS x (u, s) JOIN joined_id AS j ON j.project_id = p
        AND j.end_user_id = x.u COLLATE "C" AND j.trusted AND j.joined_at > timestamptz 'epoch' + x.s * interval '1 millisecond');`,
  `SELECT FROM unnest(vis, served) AS x (u, s), LATERAL ${rowsOf('joined_id', 'x.u', {
    where: `own.trusted AND own.joined_at > timestamptz 'epoch' + x.s * interval '1 millisecond'`,
  })} AS j);`,
  2,
];

const answers: Change[] = [
  [
    `SELECT c.variation_id FROM crossed_assignment AS c
          WHERE c.project_id = p AND c.end_user_id = vis[x.at] AND c.experiment_id = x.e
          ORDER BY`,
    `SELECT c.variation_id FROM ${rowsOf('crossed_assignment', 'vis[x.at]', {
      columns: 'variation_id, served_as, assigned_at',
      where: 'own.experiment_id = x.e',
    })} AS c
          ORDER BY`,
    2,
  ],
  [
    `LEFT JOIN assignment AS a ON a.project_id = p AND a.end_user_id = vis[x.at] AND a.experiment_id = x.e
        ORDER BY x.position);`,
    `LEFT JOIN LATERAL ${rowsOf('assignment', 'vis[x.at]', {
      columns: 'variation_id, rule_id',
      where: 'own.experiment_id = x.e',
    })} AS a ON true
        ORDER BY x.position);`,
    2,
  ],
];

const unproven = `SELECT end_user_id FROM joined_id
        WHERE project_id = p AND NOT trusted AND (anonymous_id = ANY (vis) OR end_user_id = ANY (vis))`;

const ofRecording: Change[] = [
  [
    `DECLARE
    own_shard integer;`,
    `DECLARE
    moved tid;
    own_shard integer;`,
  ],
  known,
  lateJoins,
  ...answers,
  [
    `SELECT FROM unnest(at, e, answer) AS x (at, e, recorded) JOIN assignment AS a ON a.project_id = p
          AND a.end_user_id = vis[x.at] COLLATE "C" AND a.experiment_id = x.e
        WHERE x.recorded = -1 AND a.moved_at IS NULL);`,
    `SELECT FROM unnest(at, e, answer) AS x (at, e, recorded), LATERAL ${rowsOf('assignment', 'vis[x.at]', {
      where: 'own.experiment_id = x.e AND own.moved_at IS NULL',
    })} AS a
        WHERE x.recorded = -1);`,
  ],
  [
    `UPDATE assignment SET moved_at = date_trunc('milliseconds', now())
        WHERE project_id = p AND moved_at IS NULL AND (end_user_id, experiment_id) IN (
          SELECT vis[x.at] COLLATE "C", x.e FROM unnest(at, e, answer) AS x (at, e, recorded) WHERE x.recorded = -1);`,
    `FOR moved IN
          SELECT DISTINCT a.ctid FROM unnest(at, e, answer) AS x (at, e, recorded), LATERAL ${rowsOf(
            'assignment',
            'vis[x.at]',
            { columns: 'own.ctid', where: 'own.experiment_id = x.e AND own.moved_at IS NULL' },
          )} AS a
          WHERE x.recorded = -1
        LOOP
          UPDATE assignment SET moved_at = date_trunc('milliseconds', now()) WHERE project_id = p AND ctid = moved;
        END LOOP;`,
  ],
  [
    `EXISTS (
      SELECT FROM event WHERE project_id = p AND end_user_id = ANY (vis) AND occurred_at >= earliest
        AND (occurred_at >= oldest OR received_at >= oldest OR experiment_id IS NOT NULL)) THEN`,
    `${anyOf('event', 'vis', {
      where: `own.occurred_at >= earliest
        AND (own.occurred_at >= oldest OR own.received_at >= oldest OR own.experiment_id IS NOT NULL)`,
    })} THEN`,
  ],
  [
    `    IF EXISTS (SELECT FROM joined_id WHERE project_id = p AND NOT trusted AND (anonymous_id = ANY (vis) OR end_user_id = ANY (vis))) THEN
      PERFORM credit_events(p, ARRAY(${unproven}));
    END IF;`,
    `    IF ${anyAtAll('joined_id', 'anonymous_id')} THEN
      PERFORM credit_events(p, ARRAY(
        SELECT j.end_user_id FROM unnest(vis) AS x (u), LATERAL ${rowsOf('joined_id', 'x.u', {
          columns: 'end_user_id',
          of: 'anonymous_id',
          where: 'NOT own.trusted',
        })} AS j
        UNION SELECT j.end_user_id FROM unnest(vis) AS x (u), LATERAL ${rowsOf('joined_id', 'x.u', {
          columns: 'end_user_id',
          where: 'NOT own.trusted',
        })} AS j));
    END IF;`,
  ],
];

const ofEarlier: Change[] = [
  [
    `JOIN assignment AS a ON a.project_id = p AND a.end_user_id = i.u AND a.experiment_id = i.e
      JOIN experiment_run`,
    `CROSS JOIN LATERAL ${rowsOf('assignment', 'i.u', { columns: 'own.*', where: 'own.experiment_id = i.e' })} AS a
      JOIN experiment_run`,
  ],
  [
    `FROM n
      JOIN event AS ev ON ev.project_id = p AND ev.end_user_id = n.u AND ev.occurred_at >= oldest
        AND happened_since`,
    `FROM n
      JOIN LATERAL ${rowsOf('event', 'n.u', { columns: eventColumns(), where: 'own.occurred_at >= oldest' })} AS ev
        ON happened_since`,
  ],
  [
    `FROM n JOIN user_total AS b ON b.project_id = p AND b.end_user_id = n.u AND b.experiment_id = 0)`,
    `FROM n CROSS JOIN LATERAL ${rowsOf('user_total', 'n.u', { columns: 'own.*', where: 'own.experiment_id = 0' })} AS b)`,
  ],
  [
    `FROM n JOIN event AS ev ON ev.project_id = p AND ev.end_user_id = n.u AND ev.occurred_at >= earliest
        AND came_early`,
    `FROM n JOIN LATERAL ${rowsOf('event', 'n.u', { columns: eventColumns(), where: 'own.occurred_at >= earliest' })} AS ev
        ON came_early`,
  ],
];

const ofCounting: Change[] = [
  [
    `DECLARE
    own_shard integer;`,
    `DECLARE
    frozen_at tid;
    own_shard integer;`,
  ],
  [
    `IF NOT EXISTS (SELECT FROM assignment AS a WHERE a.project_id = p AND a.end_user_id = ANY (us)) THEN`,
    `IF NOT ${anyOf('assignment', 'us')} THEN`,
  ],
  [
    `SELECT end_user_id AS u, experiment_id AS x, metric_id AS m, type AS t, event_count AS c, value_sum AS s
      FROM user_total WHERE project_id = p AND end_user_id = ANY (us)),`,
    `SELECT own.end_user_id AS u, own.experiment_id AS x, own.metric_id AS m, own.type AS t, own.event_count AS c,
        own.value_sum AS s
      FROM unnest(us) AS each (u), LATERAL ${rowsOf('user_total', 'each.u', { columns: 'own.*' })} AS own),
    mine AS MATERIALIZED (
      SELECT own.* FROM unnest(us) AS each (u), LATERAL ${rowsOf('assignment', 'each.u', {
        columns: `own.ctid AS place, own.end_user_id, own.experiment_id, own.variation_id, own.allocation_version,
          own.assigned_at, own.frozen`,
      })} AS own),`,
  ],
  [
    `asg AS MATERIALIZED (
      SELECT a.end_user_id AS u,`,
    `asg AS MATERIALIZED (
      SELECT a.place, a.end_user_id AS u,`,
  ],
  [
    `FROM assignment AS a
      JOIN span AS s`,
    `FROM mine AS a
      JOIN span AS s`,
  ],
  [
    `r.id = a.experiment_id
      WHERE a.project_id = p AND a.end_user_id = ANY (us)),`,
    `r.id = a.experiment_id),`,
  ],
  [
    `f AS (SELECT array_agg(u) AS fu, array_agg(x) AS fx FROM asg WHERE asg.freeze),`,
    `f AS (SELECT array_agg(asg.place) AS fp FROM asg WHERE asg.freeze),`,
  ],
  [
    `IF r.fu IS NOT NULL THEN
      UPDATE assignment SET frozen = true FROM unnest(r.fu, r.fx) AS x (u, x)
      WHERE assignment.project_id = p AND assignment.end_user_id = x.u COLLATE "C" AND assignment.experiment_id = x.x;
    END IF;`,
    `IF r.fp IS NOT NULL THEN
      FOREACH frozen_at IN ARRAY r.fp LOOP
        UPDATE assignment SET frozen = true WHERE project_id = p AND ctid = frozen_at;
      END LOOP;
    END IF;`,
  ],
];

/** What counting reads of an event. */
function eventColumns(): string {
  return `own.occurred_at, own.received_at, own.experiment_id, own.type, own.metric_id, own.value, own.not_counted_in`;
}

const changesOfFunctions: readonly (readonly [name: string, changes: readonly Change[]])[] = [
  ['people_of', ofPeople],
  ['people_around', ofPeopleAround],
  ['record_assignments', ofRecording],
  ['count_earlier', ofEarlier],
  ['count_events', ofCounting],
];
