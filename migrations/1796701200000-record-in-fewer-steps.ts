import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';
import { anyAtAll, anyOf, rowsOf } from './rows-of-end-users.js';

/**
 * A statement costs its start and end, whether it has one visitor or a thousand. Exposures are recorded in fewer of them: what
 * is asked at once is asked in one; joined ids and crossings are looked up where the project has any, and events
 * from before in the months that have some.
 */
export class RecordInFewerSteps1796701200000 implements MigrationInterface {
  readonly name = 'RecordInFewerSteps1796701200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of changesOfFunctions) await changeFunction(runner, name, changes);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of [...changesOfFunctions].reverse())
      await changeFunction(runner, name, reversed(changes));
  }
}

const anyAssigned = anyOf('assignment', 'vis');
const anyCrossed = anyOf('crossed_assignment', 'vis');
const anyLate = `EXISTS (
      SELECT FROM unnest(vis, served) AS x (u, s), LATERAL ${rowsOf('joined_id', 'x.u', {
        where: `own.trusted AND own.joined_at > timestamptz 'epoch' + x.s * interval '1 millisecond'`,
      })} AS j)`;
const anyJoin = anyAtAll('joined_id', 'anonymous_id');
const anyCrossing = anyAtAll('crossed_assignment', 'end_user_id');

const begunAnew = `RAISE EXCEPTION 'Ids were joined meanwhile.' USING ERRCODE = '40001';`;

const ofRecording: Change[] = [
  [
    `    late boolean;
    partly boolean := false;`,
    `    late boolean := false;
    joins boolean;
    joined_meanwhile boolean;
    crossings boolean;
    partly boolean := false;`,
  ],
  [
    `    oldest timestamptz := (SELECT timestamptz 'epoch' + min(x) / 1000 * interval '1 second' FROM unnest(served) AS x);
    earliest timestamptz := oldest - interval '24 hours';
  BEGIN
    vis := people_of(p, given);
    late := ${anyLate};
    known := ${anyAssigned}
      OR ${anyCrossed};
`,
    `    oldest timestamptz;
    earliest timestamptz;
    -- Behind it events are looked for in all months that there are, if the project has any.
    latest timestamptz;
    groups record;
  BEGIN
    SELECT timestamptz 'epoch' + min(x) / 1000 * interval '1 second',
      GREATEST(now(), timestamptz 'epoch' + max(x) * interval '1 millisecond') + interval '1 day', ${anyJoin}, ${anyCrossing},
      ${anyAssigned}
    INTO oldest, latest, joins, crossings, known FROM unnest(served) AS x;
    earliest := oldest - interval '24 hours';
    IF joins THEN
      vis := people_of(p, given);
      late := ${anyLate};
      known := ${anyAssigned};
    END IF;
    IF crossings AND NOT known THEN
      known := ${anyCrossed};
    END IF;
`,
  ],
  [
    `    ELSE
      PERFORM lock_batch(p);
      PERFORM lock_people(p, given);
    END IF;
    IF people_of(p, given) <> vis THEN
      ${begunAnew}
    END IF;
    late := late OR ${anyLate};
    IF late AND partly THEN
      ${begunAnew}
    END IF;
    IF late THEN
      PERFORM cross_over(p, given, vis, dt, camp, ad, attrs, served, at, e, v, av);
    END IF;
    known := ${anyAssigned}
      OR ${anyCrossed};
`,
    `    ELSE
      PERFORM lock_batch(p);
      IF joins THEN
        PERFORM lock_people(p, given);
      ELSE
        PERFORM lock_users(p, given);
      END IF;
    END IF;
    SELECT ${anyJoin}, ${anyCrossing}, ${anyAssigned}
    INTO joined_meanwhile, crossings, known;
    IF joined_meanwhile AND NOT joins AND NOT partly THEN
      ${begunAnew}
    END IF;
    IF joins OR joined_meanwhile THEN
      IF people_of(p, given) <> vis THEN
        ${begunAnew}
      END IF;
      late := late OR ${anyLate};
      IF late AND partly THEN
        ${begunAnew}
      END IF;
      IF late THEN
        PERFORM cross_over(p, given, vis, dt, camp, ad, attrs, served, at, e, v, av);
      END IF;
      known := ${anyAssigned}
        OR ${anyCrossed};
    ELSIF crossings AND NOT known THEN
      known := ${anyCrossed};
    END IF;
`,
  ],
  [
    `    IF ${anyJoin} THEN
      PERFORM credit_events(`,
    `    IF joins OR joined_meanwhile THEN
      PERFORM credit_events(`,
  ],
  [
    `    IF EXISTS (
      SELECT FROM (SELECT DISTINCT e[x] AS e, v[x] AS v FROM unnest(positions) AS x) AS x
      LEFT JOIN`,
    `    SELECT array_agg(x.e) AS e, array_agg(x.v) AS v, array_agg(x.av) AS av, array_agg(x.n) AS n INTO groups
    FROM (
      SELECT e[x] AS e, v[x] AS v, av[x] AS av, count(*) AS n FROM unnest(positions) AS x
      GROUP BY e[x], v[x], av[x]) AS x;
    IF EXISTS (
      SELECT FROM unnest(groups.e, groups.v) AS x (e, v)
      LEFT JOIN`,
  ],
  [
    `SELECT p, e[x], v[x], av[x], own_shard, count(*) FROM unnest(positions) AS x
    GROUP BY e[x], v[x], av[x] ORDER BY e[x], v[x], av[x] `,
    `SELECT p, x.e, x.v, x.av, own_shard, x.n FROM unnest(groups.e, groups.v, groups.av, groups.n) AS x (e, v, av, n)
    ORDER BY x.e, x.v, x.av`,
  ],
  [
    `    IF known OR ${eventsBefore()} THEN
      PERFORM count_earlier(`,
    `    known := known OR ${eventsBefore(' AND own.occurred_at < latest')};
    IF NOT known AND EXISTS (
      SELECT FROM (
        SELECT FROM event AS own WHERE own.project_id = p AND own.occurred_at >= latest
        ORDER BY own.occurred_at LIMIT 1) AS found) THEN
      known := ${eventsBefore(' AND own.occurred_at >= latest')};
    END IF;
    IF known THEN
      PERFORM count_earlier(`,
  ],
];

/** Whether any of the visitors did something that may count, or may have come too early. */
function eventsBefore(within = ''): string {
  return anyOf('event', 'vis', {
    where: `own.occurred_at >= earliest${within}
        AND (own.occurred_at >= oldest OR own.received_at >= oldest OR own.experiment_id IS NOT NULL)`,
  });
}

const changesOfFunctions: readonly (readonly [name: string, changes: readonly Change[]])[] = [
  ['record_assignments', ofRecording],
];
