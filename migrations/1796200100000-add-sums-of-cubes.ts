import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/**
 * Sums of cubes over end users, which say how skewed values are. Where the rows of end users are gone for their age they
 * cannot be told any more.
 */
export class AddSumsOfCubes1796200100000 implements MigrationInterface {
  readonly name = 'AddSumsOfCubes1796200100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "variation_total" ADD "count_sum_cubes" numeric DEFAULT 0, ADD "value_sum_cubes" numeric DEFAULT 0`,
    );
    for (const column of ['count_sum_cubes', 'value_sum_cubes'])
      await runner.query(`ALTER TABLE "variation_total" ALTER COLUMN "${column}" DROP DEFAULT`);
    await runner.query(filling);
    await runner.query(`
      UPDATE variation_total SET count_sum_cubes = NULL, value_sum_cubes = NULL
      WHERE experiment_id IN (SELECT experiment_id FROM user_row_removal)`);
    for (const [name, changes] of functions) await changeFunction(runner, name, changes);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of [...functions].reverse())
      await changeFunction(runner, name, reversed(changes));
    await runner.query(
      `ALTER TABLE "variation_total" DROP COLUMN "count_sum_cubes", DROP COLUMN "value_sum_cubes"`,
    );
  }
}

const filling = `
  INSERT INTO variation_total AS total (project_id, experiment_id, variation_id, metric_id, type, allocation_version,
    shard, event_count, users, count_sum_squares, value_sum, value_sum_squares, count_sum_cubes, value_sum_cubes)
  SELECT p, x, v, m, t, av, 0, 0, 0, 0, 0, 0, sum(c * c * c), sum(s * s * s)
  FROM (
    SELECT assignment.project_id AS p, assignment.experiment_id AS x, min(assignment.variation_id) AS v,
      min(assignment.allocation_version) AS av, total.metric_id AS m, total.type AS t,
      sum(total.event_count) AS c, sum(total.value_sum) AS s
    FROM assignment JOIN user_total AS total ON total.project_id = assignment.project_id
      AND total.end_user_id = assignment.end_user_id
      AND (total.experiment_id = assignment.experiment_id OR total.experiment_id = 0 AND NOT assignment.frozen)
    GROUP BY assignment.project_id, assignment.experiment_id, assignment.end_user_id, total.metric_id, total.type)
    AS each_user
  GROUP BY p, x, v, m, t, av
  ON CONFLICT (project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard) DO UPDATE
  SET count_sum_cubes = total.count_sum_cubes + EXCLUDED.count_sum_cubes,
    value_sum_cubes = total.value_sum_cubes + EXCLUDED.value_sum_cubes`;

/** Columns and sums of all writers alike. */
const columns: Change = [
  'event_count, users, count_sum_squares, value_sum, value_sum_squares)',
  'event_count, users, count_sum_squares, value_sum, value_sum_squares, count_sum_cubes, value_sum_cubes)',
];
const adding = (proposed: 'EXCLUDED' | 'excluded'): Change => [
  `value_sum_squares = total.value_sum_squares + ${proposed}.value_sum_squares`,
  `value_sum_squares = total.value_sum_squares + ${proposed}.value_sum_squares,
    count_sum_cubes = total.count_sum_cubes + ${proposed}.count_sum_cubes,
    value_sum_cubes = total.value_sum_cubes + ${proposed}.value_sum_cubes`,
];

/** The arrays of changes that both functions of the hot path write. */
const writing: readonly Change[] = [
  [
    'array_agg(nu) AS cnu, array_agg(cs) AS ccs, array_agg(s) AS cs, array_agg(ss) AS css',
    'array_agg(nu) AS cnu, array_agg(cs) AS ccs, array_agg(s) AS cs, array_agg(ss) AS css, array_agg(ck) AS cck, array_agg(sk) AS csk',
  ],
  [
    'pg_backend_pid() % 16, x.c, x.nu, x.cs, x.s, x.ss',
    'pg_backend_pid() % 16, x.c, x.nu, x.cs, x.s, x.ss, x.ck, x.sk',
  ],
  ['r.ccs, r.cs, r.css)', 'r.ccs, r.cs, r.css, r.cck, r.csk)'],
  ['AS x (x, va, m, t, av, c, nu, cs, s, ss)', 'AS x (x, va, m, t, av, c, nu, cs, s, ss, ck, sk)'],
  columns,
  adding('EXCLUDED'),
];

/** Of a sum o that grows by d: (o + d)³ - o³ = d (3 o (o + d) + d²). */
const functions: readonly [name: string, changes: readonly Change[]][] = [
  [
    'count_events',
    [
      [
        'bd.s * (2 * COALESCE(b.s, 0) + bd.s) AS ss',
        `bd.s * (2 * COALESCE(b.s, 0) + bd.s) AS ss,
        bd.c * (3 * COALESCE(b.c, 0)::numeric * (COALESCE(b.c, 0) + bd.c) + bd.c::numeric * bd.c) AS ck,
        bd.s * (3 * COALESCE(b.s, 0) * (COALESCE(b.s, 0) + bd.s) + bd.s * bd.s) AS sk`,
      ],
      [
        'sum(w.s) AS s, sum(w.ss) AS ss\n',
        'sum(w.s) AS s, sum(w.ss) AS ss,\n        sum(w.ck) AS ck, sum(w.sk) AS sk\n',
      ],
      [
        'c::numeric * (2 * oc + c), s, s * (2 * os + s)\n',
        `c::numeric * (2 * oc + c), s, s * (2 * os + s),
        c * (3 * oc::numeric * (oc + c) + c::numeric * c), s * (3 * os * (os + s) + s * s)\n`,
      ],
      [
        'sum(cs) AS cs, sum(s) AS s, sum(ss) AS ss\n      FROM changes',
        'sum(cs) AS cs, sum(s) AS s, sum(ss) AS ss, sum(ck) AS ck, sum(sk) AS sk\n      FROM changes',
      ],
      ...writing,
    ],
  ],
  [
    'count_earlier',
    [
      [
        'sum(t.s * t.s) AS ss\n',
        'sum(t.s * t.s) AS ss, sum(t.c::numeric * t.c * t.c) AS ck, sum(t.s * t.s * t.s) AS sk\n',
      ],
      ...writing,
    ],
  ],
  [
    'settle_end',
    [
      columns,
      [
        'sum((stored.s - late.s) * (stored.s - late.s) - stored.s * stored.s)',
        `sum((stored.s - late.s) * (stored.s - late.s) - stored.s * stored.s),
       sum((stored.c - late.c) * (stored.c - late.c) * (stored.c - late.c) - stored.c * stored.c * stored.c),
       sum((stored.s - late.s) * (stored.s - late.s) * (stored.s - late.s) - stored.s * stored.s * stored.s)`,
      ],
      adding('excluded'),
    ],
  ],
  [
    'recount_users',
    [
      columns,
      [
        'sum(s - os), sum(s * s - os * os)',
        'sum(s - os), sum(s * s - os * os), sum(c::numeric * c * c - oc * oc * oc), sum(s * s * s - os * os * os)',
      ],
      adding('excluded'),
    ],
  ],
  [
    'correct_totals',
    [
      columns,
      [
        'c, 1 AS n, c * c AS cc, s, s * s AS ss FROM each_user',
        'c, 1 AS n, c * c AS cc, s, s * s AS ss, c * c * c AS ck, s * s * s AS sk FROM each_user',
      ],
      [
        '           -value_sum, -value_sum_squares\n',
        '           -value_sum, -value_sum_squares, -count_sum_cubes, -value_sum_cubes\n',
      ],
      [
        'sum(n), sum(cc), sum(s), sum(ss) FROM part GROUP BY v, m, t, av',
        'sum(n), sum(cc), sum(s), sum(ss), sum(ck), sum(sk) FROM part GROUP BY v, m, t, av',
      ],
      [
        'HAVING (sum(c), sum(n), sum(cc), sum(s), sum(ss)) <> (0, 0, 0, 0, 0)',
        'HAVING (sum(c), sum(n), sum(cc), sum(s), sum(ss), sum(ck), sum(sk)) <> (0, 0, 0, 0, 0, 0, 0)',
      ],
      adding('excluded'),
    ],
  ],
];
