import { compareRates } from '#libs/statistics';
import { findMismatches } from '../../libs/statistics/src/testing/reference-cases.js';
import { SeededRandom } from '../calibration/seeded-random.js';
import { ResultsWorld, visitorsOf } from '../support/measured.js';
import type { Json } from '../support/product.js';
import { caseOf, only } from '../support/reference-cases.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

describe('a change of shares', () => {
  it('is compared like the reference case stratified/binomial_left_out, within allocation versions', async () => {
    const one = caseOf('stratified/binomial_left_out');
    const { strata, alpha }: Json = one.input;
    const { id, arms } = await world.start();
    for (const [version, { control, treatment }] of (strata as Json[]).entries()) {
      if (version > 0) await world.allocate(id, arms, version % 2 === 1 ? [90, 10] : [50, 50]);
      const sides = [control, treatment].map((side: Json, arm: number) =>
        visitorsOf(arms[arm]!, {
          ...{ n: side.n, id: `v${version}` },
          did: [side.conversions, { type: 'conversion' }],
        }),
      );
      await world.record(id, sides.flat());
    }

    const fixed = (await world.results(id)).comparisons[0];
    const { comparisons, series, warnings } = await world.results(id, '?method=sequential&series=true');
    const { srm, breakdown } = await world.results(id, '?by=device');

    expect(breakdown.groups.map((group: Json) => group.srm)).toEqual([srm]);
    expect(alpha).toBe(0.05);
    const shown = { ...fixed, valueControl: null, valueTreatment: null };
    const wanted = [
      'absolute_lift',
      'relative_lift',
      'p_value',
      'ci_absolute',
      'ci_relative',
      'users_left_out',
    ];
    expect(findMismatches(shown, only(one, wanted))).toEqual([]);
    expect(findMismatches(comparisons[0].sequential, { ...one, expected: sequentialOf(one) })).toEqual([]);
    expect(series.points.at(-1).comparisons[0].pValue).toBeCloseTo(comparisons[0].pValue, 10);
    expect(warnings).toEqual(expect.arrayContaining(['shares_changed', 'strata_left_out']));
  });

  it('names no winner when only the times differ', async () => {
    const { id, arms } = await world.start();
    await world.allocate(id, arms, [90, 10]);
    await world.record(id, [
      ...visitorsOf(arms[0]!, { n: 2_700, id: 'low', did: [135, { type: 'conversion' }] }),
      ...visitorsOf(arms[1]!, { n: 300, id: 'low', did: [15, { type: 'conversion' }] }),
    ]);
    await world.allocate(id, arms, [50, 50]);
    await world.record(id, [
      ...visitorsOf(arms[0]!, { n: 1_500, id: 'high', did: [225, { type: 'conversion' }] }),
      ...visitorsOf(arms[1]!, { n: 1_500, id: 'high', did: [225, { type: 'conversion' }] }),
    ]);

    const answers = await Promise.all(
      ['frequentist', 'sequential', 'bayesian'].map((method) => world.results(id, `?method=${method}`)),
    );

    // 8.6 against 13.3 percent over both times, 5 and 15 percent within each.
    for (const { winner, decision, comparisons, srm } of answers) {
      expect(winner).toBeNull();
      expect(Object.values(decision.verdicts)).toEqual(['flat']);
      expect(comparisons[0].absoluteLift).toBeCloseTo(0, 10);
      expect(srm.srmDetected).toBe(false);
    }
  });
});

/** What of a stratified case the sequential test of an answer has. */
function sequentialOf({ expected }: { expected: Json }): Json {
  const { standard_error, statistic, p_value, ci_absolute, ci_relative } = expected.sequential;
  return { standard_error, statistic, p_value, ci_absolute, ci_relative };
}

describe('200 experiments whose shares change from 90/10 to 50/50 while rates rise, without effect', () => {
  const phases = [
    { users: 3_000, share: 0.1, rate: 0.05 },
    { users: 3_000, share: 0.5, rate: 0.15 },
  ];

  /** End users and conversions of each variation in each phase. */
  const draw = (random: SeededRandom) =>
    phases.map(({ users, share, rate }) => {
      const treated = random.binomial(users, share);
      return [users - treated, treated].map((n) => ({ n, conversions: random.binomial(n, rate) }));
    });

  it('are won in at most 5 % by any method', async () => {
    const { id, arms } = await world.start(2, { plannedUsers: 6_000 });
    await world.allocate(id, arms, [90, 10]);
    await world.allocate(id, arms, [50, 50]);
    const random = new SeededRandom(20_261_129);
    const drawn = Array.from({ length: 200 }, () => draw(random));
    await world.app.dataSource.query(copying, [id, drawn.length]);
    await world.app.dataSource.query(filling, [id, JSON.stringify(drawn)]);

    for (const method of ['frequentist', 'sequential', 'bayesian']) {
      const answers: Json[] = [];
      for (let i = 0; i < drawn.length; i += 5)
        answers.push(
          ...(await Promise.all(
            [0, 1, 2, 3, 4].map((more) => world.results(copyOf(id, i + more), `?method=${method}`)),
          )),
        );
      expect(answers.filter(({ summary }) => summary.totalAssigned === 6_000)).toHaveLength(200);
      expect(answers.filter(({ warnings }) => warnings.includes('shares_changed'))).toHaveLength(200);
      const won = answers.filter(({ winner }) => winner?.isControl === false);
      expect(won.length).toBeLessThanOrEqual(10);
      // The plan is reached, so that the fixed test has its look.
      const open = answers.filter(({ decision }) => decision.status === 'keep_running');
      if (method === 'frequentist') expect(open).toEqual([]);
    }
    // The draws are such that numbers over both phases would have misled.
    const pooled = drawn.filter((strata) => {
      const [control, treatment] = [0, 1].map((arm) => ({
        n: strata.reduce((sum, of) => sum + of[arm]!.n, 0),
        conversions: strata.reduce((sum, of) => sum + of[arm]!.conversions, 0),
      }));
      return compareRates({ control: control!, treatment: treatment! }).pValue! < 0.05;
    });
    expect(pooled.length).toBeGreaterThan(190);
  });

  const copyOf = (id: number, i: number) => id * 1_000_000 + i + 1;

  const copied = (table: string, alias: string, fields: string) =>
    `SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(${alias}) || jsonb_build_object(${fields}))).*`;
  const newId = '$1::int * 1000000 + i';
  const newVariation = (column: string) => `(${newId}) * 4 + (${column} - (
    SELECT min(id) FROM variation WHERE experiment_id = $1))::int`;
  /** Copies of experiment $1 with its variations and shares. */
  const copying = `
    WITH copy AS (SELECT i FROM generate_series(1, $2::int) AS i),
      made AS (INSERT INTO experiment ${copied('experiment', 'e', `'id', ${newId}, 'key', e.key || '-' || i`)}
        FROM experiment AS e, copy WHERE e.id = $1 RETURNING id),
      arms AS (INSERT INTO variation ${copied('variation', 'v', `'id', ${newVariation('v.id')}, 'experiment_id', ${newId}`)}
        FROM variation AS v, copy WHERE v.experiment_id = $1 RETURNING id)
    INSERT INTO allocation_share ${copied('allocation_share', 's', `'variation_id', ${newVariation('s.variation_id')}, 'experiment_id', ${newId}`)}
    FROM allocation_share AS s, copy WHERE s.experiment_id = $1`;
  /** What the batches of both phases amount to, under the two last allocation versions. */
  const filling = `
    WITH drawn AS (
      SELECT i::int, phase::int, arm::int, (side ->> 'n')::int AS n, (side ->> 'conversions')::int AS c
      FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS d (phases, i),
        jsonb_array_elements(phases) WITH ORDINALITY AS f (sides, phase),
        jsonb_array_elements(sides) WITH ORDINALITY AS a (side, arm)),
      row AS (
        SELECT e.project_id AS p, ${newId} AS x, (${newId}) * 4 + arm - 1 AS v, e.allocation_version - 2 + phase AS av, n, c
        FROM drawn, experiment AS e WHERE e.id = $1),
      assigned AS (
        INSERT INTO assignment_total (project_id, experiment_id, variation_id, allocation_version, shard, users)
        SELECT p, x, v, av, 0, n FROM row)
    INSERT INTO variation_total (project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard,
      event_count, users, count_sum_squares, value_sum, value_sum_squares, count_sum_cubes, value_sum_cubes)
    SELECT p, x, v, 0, 'conversion', av, 0, c, c, c, 0, 0, c, 0 FROM row`;
});
