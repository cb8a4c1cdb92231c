import { Pool } from 'pg';
import { dayMs } from '#libs/durations';
import { checkTotals, removeExpiredUserRows } from '../../apps/admin/src/event-maintenance/index.js';
import { checkSampleRatio, compareRates } from '#libs/statistics';
import { findMismatches } from '../../libs/statistics/src/testing/reference-cases.js';
import { SeededRandom } from '../calibration/seeded-random.js';
import { ResultsWorld, visitorsOf, type Arms, type Deed, type Visitor } from '../support/measured.js';
import { expectProblem } from '../support/problem.js';
import type { Json } from '../support/product.js';
import { startProgram } from '../support/programs.js';
import { caseOf, only } from '../support/reference-cases.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

const conversion = { type: 'conversion' };
const ofProgram = ({ id }: Arms, query = ''): Promise<Json> =>
  world.program.done('GET', `/api/experiments/${id}/results${query}`);

/** Its type is fixed with the start, so that it is changed where it is kept. */
const personalize = ({ id }: Arms): Promise<unknown> =>
  world.app.dataSource.query(`UPDATE experiment SET type = 'Personalization' WHERE id = $1`, [id]);

describe('the decision', () => {
  it.each(['clear_winner', 'three_arms_best_lift_wins', 'holm_removes_winner', 'treatment_worse'])(
    'is that of the reference case decision/%s',
    async (name) => {
      const { input, expected }: Json = caseOf(`decision/${name}`);
      const plannedUsers = input.variations.reduce((sum: number, { n }: Json) => sum + n, 0);
      const experiment = await world.start(input.variations.length, { plannedUsers });
      const visitors = input.variations.flatMap(({ n, conversions }: Json, i: number) =>
        visitorsOf(experiment.arms[i]!, { n, did: [conversions, { type: 'conversion' }] }),
      );
      await world.record(experiment.id, visitors);

      const { decision, winner } = await world.results(experiment.id);

      const armOf = (key: string) =>
        experiment.arms[input.variations.findIndex((one: Json) => one.key === key)]!;
      const byArm = (values: Json) =>
        Object.fromEntries(Object.entries<Json>(values).map(([key, value]) => [armOf(key), value]));
      expect(decision).toMatchObject({ status: expected.status, verdicts: byArm(expected.verdicts) });
      for (const [arm, p] of Object.entries<Json>(byArm(expected.adjusted_p_values)))
        expect(Math.abs(decision.adjustedPValues[arm] - p)).toBeLessThanOrEqual(1e-9 * p);
      expect(winner?.variantId ?? null).toBe(expected.winner === null ? null : armOf(expected.winner));
    },
  );

  it('of a fixed look waits for the planned size or end; without a plan this is the look', async () => {
    const counts = { control: { n: 1_000, conversions: 100 }, treatment: { n: 1_000, conversions: 200 } };
    const { id, arms } = await world.converted(counts.control, counts.treatment);
    const plan = (fields: Json) => world.done('PATCH', `/experiments/${id}`, fields);

    const unplanned = await world.results(id);
    const unplannedSequential = await world.results(id, '?method=sequential');
    await plan({ plannedUsers: 2_001 });
    const before = await world.results(id);
    const sequential = await world.results(id, '?method=sequential');
    await plan({ plannedUsers: 2_000 });
    const reached = await world.results(id);
    await plan({ plannedUsers: 5_000, status: 'Ended' });
    const ended = await world.results(id);
    const endedSequential = await world.results(id, '?method=sequential');
    await plan({ plannedUsers: 0 });
    const endedUnplanned = await world.results(id);

    const won = { horizonReached: true, decision: { status: 'winner' }, winner: { variantId: arms[1] } };
    expect(unplanned).toMatchObject(won);
    expect(unplanned.warnings).toContain('no_plan');
    expect(unplannedSequential.warnings).not.toContain('no_plan');
    expect(unplannedSequential.horizonReached).toBe(false);
    expect(before).toMatchObject({
      horizonReached: false,
      decision: { status: 'keep_running' },
      winner: null,
    });
    expect(before.comparisons[0].pValue).toBe(unplanned.comparisons[0].pValue);
    expect(before.warnings).not.toContain('no_plan');
    expect(sequential).toMatchObject({ horizonReached: false, winner: { variantId: arms[1] } });
    expect(reached).toMatchObject(won);
    // Ended before its plan, so the always-valid test decides.
    expect(ended).toMatchObject({ ...won, horizonReached: false });
    expect(ended.warnings).toEqual(expect.arrayContaining(['ended_early', 'early_stop_estimate']));
    expect(ended.comparisons[0].pValue).toBe(endedSequential.comparisons[0].pValue);
    expect(endedUnplanned).toMatchObject(won);
    expect(endedUnplanned.decision.warnings).toEqual(['no_plan']);
  });

  it('ships nothing that is retired', async () => {
    const better = { n: 1_000, conversions: 200 };
    const { id, arms } = await world.converted({ n: 1_000, conversions: 100 }, better, better);
    const before = await ofProgram({ id } as Arms);

    await world.done('DELETE', `/variations/${arms[1]}`);
    const without = await ofProgram({ id } as Arms);
    await world.done('DELETE', `/variations/${arms[2]}`);
    const withoutAll = await ofProgram({ id } as Arms);

    const nameOf = (i: number): string => before.variants[i].variant_name;
    expect(before.winner.variant_id).toBe(arms[1]);
    expect(without.winner.variant_id).toBe(arms[2]);
    expect(without.comparison).toMatchObject({ treatment: nameOf(2), lift_percentage: expect.closeTo(100) });
    expect(without.comparisons).toEqual(before.comparisons);
    expect(without.decision.verdicts).toEqual(before.decision.verdicts);
    expect(withoutAll).toMatchObject({ winner: null, decision: { status: 'no_control' } });
    expect(withoutAll.comparison.treatment).toBe(nameOf(1));
  });
});

describe('a change of shares', () => {
  it('is compared like the reference case stratified/binomial_left_out, within allocation versions', async () => {
    const one = caseOf('stratified/binomial_left_out');
    const { strata, alpha }: Json = one.input;
    const { id, arms } = await world.start();
    for (const [version, { control, treatment }] of (strata as Json[]).entries()) {
      if (version > 0) await allocate(id, arms, version % 2 === 1 ? [90, 10] : [50, 50]);
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
    await allocate(id, arms, [90, 10]);
    await world.record(id, [
      ...visitorsOf(arms[0]!, { n: 2_700, id: 'low', did: [135, { type: 'conversion' }] }),
      ...visitorsOf(arms[1]!, { n: 300, id: 'low', did: [15, { type: 'conversion' }] }),
    ]);
    await allocate(id, arms, [50, 50]);
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
    await allocate(id, arms, [90, 10]);
    await allocate(id, arms, [50, 50]);
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

/** What of a stratified case the sequential test of an answer has. */
function sequentialOf({ expected }: { expected: Json }): Json {
  const { standard_error, statistic, p_value, ci_absolute, ci_relative } = expected.sequential;
  return { standard_error, statistic, p_value, ci_absolute, ci_relative };
}

const allocate = (id: number, arms: readonly number[], traffic: readonly number[]) =>
  world.done('PUT', `/experiments/${id}/traffic`, {
    allocations: traffic.map((share, i) => ({ variationId: arms[i], traffic: share })),
  });

describe('the sample ratio check', () => {
  it('expects what the shares of every allocation version make', async () => {
    const { id, arms } = await world.start();
    await world.record(id, [...visitorsOf(arms[0]!, { n: 500 }), ...visitorsOf(arms[1]!, { n: 500 })]);
    await allocate(id, arms, [90, 10]);
    await world.record(id, [
      ...visitorsOf(arms[0]!, { n: 880, id: 'later' }),
      ...visitorsOf(arms[1]!, { n: 120, id: 'later' }),
    ]);

    const { srm, variants, warnings } = await world.results(id);

    const chiSquare = 20 ** 2 / 1_400 + 20 ** 2 / 600;
    expect(srm).toMatchObject({ expectedUsers: [1_400, 600], degreesOfFreedom: 1, srmDetected: false });
    expect(srm.chiSquare).toBeCloseTo(chiSquare, 9);
    expect(variants.map(({ expectedCount }: Json) => expectedCount)).toEqual([1_400, 600]);
    expect(warnings).not.toContain('unknown_shares');
  });

  it('refuses a decision when end users are not split as configured', async () => {
    const one = caseOf('decision/srm_blocks');
    const { input }: Json = one;
    const experiment = await world.converted(...input.variations);

    const { srm, decision, winner } = await world.results(experiment.id);

    expect(srm.srmDetected).toBe(true);
    expect(decision.status).toBe('srm_detected');
    expect(winner).toBeNull();
  });

  it.each([
    [1, false],
    [2, true],
  ])('warns of visitors who saw the original, with %s of 100 late: %s', async (late, warned) => {
    const { id } = await world.converted({ n: 100, conversions: 10 }, { n: 100, conversions: 10 });
    await world.app.dataSource.query(
      `UPDATE assignment SET timed_out_at = assigned_at WHERE (experiment_id, end_user_id) IN (
         SELECT experiment_id, end_user_id FROM assignment WHERE experiment_id = $1
         ORDER BY variation_id DESC, end_user_id LIMIT $2)`,
      [id, late],
    );

    const { warnings } = await world.results(id);

    expect(warnings.includes('late_answers')).toBe(warned);
  });

  it.each([
    ['not_applied', 2, false],
    ['not_applied', 3, true],
    ['looped', 1, true],
    ['late', 50, false],
  ])('warns of what browsers report: %s %i times of 200 visitors, %s', async (kind, count, warned) => {
    const { id } = await world.converted({ n: 100, conversions: 10 }, { n: 100, conversions: 10 });
    await world.app.dataSource.query('INSERT INTO experiment_report VALUES ($1, $2, $3, now())', [
      id,
      kind,
      count,
    ]);

    const { warnings, reports } = await world.results(id);

    expect(warnings.includes(kind)).toBe(warned);
    const name = kind === 'not_applied' ? 'notApplied' : kind;
    expect(reports).toEqual({ late: 0, notApplied: 0, looped: 0, [name]: count });
  });

  it('leaves out end users whose shares are not known', async () => {
    const experiment = await world.converted({ n: 900, conversions: 0 }, { n: 100, conversions: 0 });
    await world.app.dataSource.query('DELETE FROM allocation_share WHERE experiment_id = $1', [
      experiment.id,
    ]);

    const { srm, warnings } = await world.results(experiment.id);

    expect(srm).toMatchObject({ expectedUsers: [900, expect.closeTo(100, 9)], srmDetected: false });
    expect(warnings).toContain('unknown_shares');
  });

  it('has nothing to check in a personalization', async () => {
    const experiment = await world.converted({ n: 900, conversions: 0 }, { n: 100, conversions: 0 });
    await personalize(experiment);

    const { srm, warnings } = await world.results(experiment.id);

    expect(srm).toMatchObject({ expectedUsers: [900, expect.closeTo(100, 9)], srmDetected: false });
    expect(warnings).toContain('not_randomized');
  });

  it('compares nothing in a personalization, whatever is asked', async () => {
    const experiment = await world.converted({ n: 900, conversions: 90 }, { n: 900, conversions: 300 });
    const refunds = {
      title: 'Refunds',
      custom: true,
      selector: 'conversion',
      role: 'guardrail',
      goal: 'decrease',
    };
    await world.make.metric(experiment.id, refunds);
    await personalize(experiment);

    for (const method of ['frequentist', 'sequential', 'bayesian']) {
      const query = `method=${method}&series=true&by=device_type`;
      const answer = await ofProgram(experiment, `?${query}`);

      expect(answer).toMatchObject({ comparison: null, comparisons: [], guardrails: [], winner: null });
      expect(answer.decision.reason).toMatch(/^A personalization is not compared/);
      expect(answer.variants.map((one: Json) => [one.is_control, one.conversions])).toEqual([
        [true, 90],
        [false, 300],
      ]);
      const numbers = JSON.stringify(answer).match(
        /"(lift|p_value|is_significant|chance_to_beat_control)":[^n]/g,
      );
      expect(numbers).toBeNull();
      expect(answer.series.points.at(-1).comparisons).toEqual([]);
      const { items } = await world.done('POST', '/experiments/overview', {
        projectId: world.owner.projectId,
      });
      const line = items.find(({ id }: Json) => id === experiment.id);
      expect(line).toMatchObject({ headline: null, decision: null, warnings: ['not_randomized'] });
    }
  });

  it('keeps the shares of a retired variation', async () => {
    const { id, arms } = await world.start(3);
    const shares = async (): Promise<number[]> =>
      (await world.make.variations(id)).map(({ traffic }: Json) => traffic);
    const before = await shares();
    await world.record(
      id,
      arms.flatMap((arm) => visitorsOf(arm, { n: 100 })),
    );
    await world.done('DELETE', `/variations/${arms[2]}`);
    const after = await shares();
    await world.record(id, visitorsOf(arms[0]!, { n: 60, id: 'later' }));

    const { srm } = await world.results(id);

    expect(after[2]).toBe(0);
    const expected = before.map((share, i) => (300 * share + 60 * after[i]!) / 100);
    expect(srm.expectedUsers).toEqual(expected.map((users) => expect.closeTo(users, 9)));
    expect(srm.srmDetected).toBe(false);
  });
});

describe('an experiment that has no variants yet', () => {
  it('has results all the same', async () => {
    const { id } = await world.program.done('POST', '/api/experiments', { name: 'Empty', status: 'draft' });

    const answer = await world.program.done('GET', `/api/experiments/${id}/results?series=true&by=country`);

    expect(answer).toMatchObject({
      ...{ variants: [], comparison: null, comparisons: [], winner: null, guardrails: [] },
      ...{ decision: { status: 'no_control' }, srm: { expected_users: [], srm_detected: false } },
      ...{ series: { points: [] }, breakdown: { groups: [] } },
    });
  });
});

describe('a breakdown', () => {
  let experiment: Arms;

  beforeAll(async () => {
    experiment = await world.start();
    const { id, arms } = experiment;
    await world.make.metric(id, {
      title: 'Spent',
      custom: true,
      selector: 'conversion',
      kind: 'mean',
      role: 'secondary',
      capping: 'percentile',
      capPercentile: 1,
    });
    const did = (count: number): [number, { type: string; value: number }] => [
      count,
      { ...conversion, value: 2 },
    ];
    await world.record(id, [
      ...visitorsOf(arms[0]!, {
        n: 120,
        id: 'm',
        did: did(12),
        deviceType: 'mobile',
        attributes: { country: 'DE', beta: true },
      }),
      ...visitorsOf(arms[1]!, {
        n: 130,
        id: 'm',
        did: did(39),
        deviceType: 'mobile',
        attributes: { country: 'US', beta: true },
      }),
      ...visitorsOf(arms[0]!, { n: 40, id: 'd', did: did(20), deviceType: 'desktop' }),
      ...visitorsOf(arms[1]!, { n: 30, id: 'd', did: did(3), deviceType: 'desktop' }),
      ...visitorsOf(arms[1]!, { n: 5, id: 'u', did: did(1) }),
    ]);
  });

  const groupsOf = ({ breakdown }: Json) =>
    breakdown.groups.map(({ value, users, metrics: [first] }: Json) => [
      ...[value, users],
      ...first.variants.map(({ users: own, conversions }: Json) => [own, conversions]),
    ]);
  const byDevice = [
    ['mobile', 250, [120, 12], [130, 39]],
    ['desktop', 70, [40, 20], [30, 3]],
    [null, 5, [0, 0], [5, 1]],
  ];

  it.each(['device_type', 'device', 'device_type&from=2000-01-01'])('is by %s', async (by) => {
    const answer = await world.results(experiment.id, `?by=${by}`);

    expect(groupsOf(answer)).toEqual(byDevice);
    const [mobile] = answer.breakdown.groups;
    expect(mobile.metrics[0].comparisons[0].relativeLift).toBeCloseTo(39 / 130 / (12 / 120) - 1, 12);
    expect(mobile.metrics[1].variants.map(({ value }: Json) => value)).toEqual([0.2, 0.6]);
    expect(answer.breakdown).toMatchObject({ by: by.split('&')[0], otherValues: 0 });
    expect(answer.breakdown.groups.map(({ isOther }: Json) => isOther)).toEqual([false, false, false]);
  });

  it('checks the split of every group, with a threshold for all of them', async () => {
    const { id, arms } = await world.start();
    const counts: [string, number, number][] = [
      ['mobile', 300, 60],
      ['desktop', 215, 245],
      ['tablet', 20, 0],
    ];
    const visitors = counts.flatMap(([deviceType, ...ns]) =>
      ns.flatMap((n, arm) => visitorsOf(arms[arm]!, { n, deviceType, id: deviceType })),
    );
    await world.record(id, visitors);

    const { breakdown } = await world.results(id, '?by=device');
    const fine = await world.results(experiment.id, '?by=device');

    const checked = breakdown.groups.map(({ value, srm }: Json) => [value, srm.srmDetected]);
    expect(checked).toEqual([
      ['desktop', false],
      ['mobile', true],
      ['tablet', false],
    ]);
    const split = checkSampleRatio({ users: [300, 60], weights: [50, 50], threshold: 0.001 / 3 });
    expect(breakdown.groups[1].srm).toEqual({ ...split, threshold: 0.001 / 3 });
    expect(breakdown.warnings).toContain('srm_in_groups');
    expect(fine.breakdown.warnings).not.toContain('srm_in_groups');
  });

  it('adds up to the whole', async () => {
    const { breakdown, metrics } = await world.results(experiment.id, '?by=country');

    for (const [m, metric] of metrics.entries()) {
      for (const [v, { users, conversions, value }] of metric.variants.entries()) {
        const parts = breakdown.groups.map((group: Json) => group.metrics[m].variants[v]);
        const add = (of: (part: Json) => number) =>
          parts.reduce((total: number, part: Json) => total + of(part), 0);
        expect(add((part) => part.users)).toBe(users);
        expect(add((part) => part.conversions)).toBe(conversions ?? 0);
        expect(add((part) => (part.value ?? 0) * part.users)).toBeCloseTo(value * users, 9);
      }
    }
  });

  it('is by any attribute, in text', async () => {
    expect(groupsOf(await world.results(experiment.id, '?by=beta'))[0]).toEqual([
      'true',
      250,
      [120, 12],
      [130, 39],
    ]);
    expect(groupsOf(await world.results(experiment.id, '?by=toString'))).toEqual([
      [null, 325, [160, 32], [165, 43]],
    ]);
    const { breakdown } = await ofProgram(experiment, '?by=country');
    expect(breakdown.groups[0]).toMatchObject({ value: 'US', is_other: false, users: 130 });
  });

  it('puts rare values together', async () => {
    const { id, arms } = await world.start();
    const visitors = Array.from({ length: 25 }, (_, i) =>
      visitorsOf(arms[i % 2]!, { n: i < 20 ? 2 : 1, id: `v${i}`, attributes: { plan: `p${i}` } }),
    );
    await world.record(id, visitors.flat());

    const { breakdown } = await world.results(id, '?by=plan');

    expect(breakdown.groups).toHaveLength(21);
    expect(breakdown.groups[20]).toMatchObject({ value: null, isOther: true, users: 5 });
    expect(breakdown.otherValues).toBe(5);
  });
});

describe('a series', () => {
  const at = (day: number, hour: number): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString();

  it('is that of the reference case sequential_path/binomial_2, a look a day', async () => {
    const one = caseOf('sequential_path/binomial_2');
    const { looks, tuning_n: plannedUsers }: Json = one.input;
    const experiment = await world.start(2, { plannedUsers });
    const added = (look: number, arm: 'control' | 'treatment', field: 'n' | 'conversions'): number =>
      looks[look][arm][field] - (looks[look - 1]?.[arm][field] ?? 0);
    const visitors = looks.flatMap((_: Json, look: number): Visitor[] =>
      (['control', 'treatment'] as const).flatMap((arm, i) =>
        visitorsOf(experiment.arms[i]!, {
          ...{ n: added(look, arm, 'n'), id: `look-${look}`, assignedAt: at(1 + look, 1) },
          did: [added(look, arm, 'conversions'), { ...conversion, at: at(1 + look, 22) }],
        }),
      ),
    );
    await world.record(experiment.id, visitors);
    const ended = at(looks.length, 23);
    await world.app.dataSource.query(`UPDATE experiment SET status = 'Ended', ended_at = $2 WHERE id = $1`, [
      experiment.id,
      ended,
    ]);

    const { series, metrics } = await world.results(experiment.id, '?method=sequential&series=true');

    const points = series.points.map(({ comparisons: [comparison] }: Json) => comparison);
    const given = {
      pValues: points.map(({ pValue }: Json) => pValue),
      runningPValues: points.map(({ runningPValue }: Json) => runningPValue),
      runningCiAbsolute: points.map(({ runningBand }: Json) => runningBand),
      firstSignificantLook: series.firstSignificant[0].look,
    };
    const told = ['p_values', 'running_p_values', 'running_ci_absolute', 'first_significant_look'];
    expect(findMismatches(given, only(one, told))).toEqual([]);
    expect(series.firstSignificant[0].day).toBe('2026-11-08');
    expect(series.points[0].day).toBe('2026-11-01');
    const last = series.points.at(-1);
    const { absoluteLift, relativeLift, ciAbsolute, ciRelative } = metrics[0].comparisons[0];
    expect(last.comparisons[0]).toMatchObject({
      absoluteLift,
      relativeLift,
      band: ciAbsolute,
      relativeBand: ciRelative,
    });
    expect(last.variants).toEqual(
      metrics[0].variants.map(({ variantId, users, conversions, value }: Json) => ({
        variantId,
        users,
        conversions,
        value,
      })),
    );
  });

  it.each<[string, Json]>([
    ['sums', { kind: 'mean' }],
    ['counts', { kind: 'count' }],
    ['capped sums', { kind: 'mean', capping: 'fixed', cap: 3 }],
    ['sums capped at a percentile', { kind: 'mean', capping: 'percentile', capPercentile: 0.6 }],
    ['sums capped on both sides', { kind: 'mean', capping: 'fixed', cap: 3, capLower: -1 }],
    [
      'capped ratios with CUPED',
      {
        ...{ kind: 'ratio', ratioOf: 'values', denominator: 'look' },
        cuped: true,
        capping: 'fixed',
        cap: 4,
        capLower: 0,
      },
    ],
    [
      'ratios capped at a percentile',
      {
        kind: 'ratio',
        ratioOf: 'values',
        denominator: 'look',
        capping: 'percentile',
        capIgnoresZeros: true,
        capPercentile: 0.6,
      },
    ],
    ['a rate with CUPED', { kind: 'binomial', cuped: true }],
    [
      'sums with CUPED, capped below 0',
      { kind: 'mean', cuped: true, capping: 'percentile', capPercentile: 0.08 },
    ],
    ['ratios with CUPED', { kind: 'ratio', ratioOf: 'values', denominator: 'look', cuped: true }],
  ])('of %s ends at the total', async (_, fields) => {
    const experiment = await world.start();
    await world.make.metric(experiment.id, { title: 'x', custom: true, selector: 'pay', ...fields });
    const paid = (i: number) => [
      ...Array.from({ length: i % 4 }, (_, k) => ({
        type: 'pay',
        at: at(10 + ((i + k) % 5), 12),
        value: ((i * 7) % 5) - 1,
      })),
      ...Array.from({ length: 1 + (i % 3) }, (_, k) => ({
        type: 'look',
        at: at(10 + ((i + 2 * k) % 5), 11),
      })),
      ...(i % 5 ? [{ type: 'pay', at: at(6, 12), value: ((i * 7) % 5) - 4 + (i % 3) }] : []),
      ...(i % 7 ? [{ type: 'look', at: at(6 + (i % 2), 11) }] : []),
    ];
    const visitors = Array.from({ length: 60 }, (_, i): Visitor => ({
      ...{
        id: `payer-${i}`,
        variationId: experiment.arms[i % 2]!,
        assignedAt: at(9, i % 24),
        deeds: paid(i),
      },
    }));
    await world.record(experiment.id, visitors);

    const { series, metrics, warnings } = await world.results(
      experiment.id,
      '?method=sequential&series=true',
    );

    const last = series.points.at(-1);
    const [comparison] = metrics[0].comparisons;
    expect(warnings).not.toContain('no_series');
    expect(metrics[0].theta === null).toBe(!('cuped' in fields));
    for (const [i, { value }] of metrics[0].variants.entries())
      expect(last.variants[i].value).toBeCloseTo(value, 9);
    expect(last.comparisons[0].pValue).toBeCloseTo(comparison.pValue, 9);
    expect(last.comparisons[0].band.lower).toBeCloseTo(comparison.ciAbsolute.lower, 9);
    expect(series.points[1].variants[0].users).toBe(30);
  });

  it('is only there when asked for, and follows any metric by its key', async () => {
    const experiment = await world.start();
    const metric = (fields: object) =>
      world.make.metric(experiment.id, { title: 'x', custom: true, selector: 'pay', ...fields });
    const rated = await metric({ kind: 'binomial', role: 'primary' });
    const ratio = await metric({
      kind: 'ratio',
      ratioOf: 'values',
      denominator: 'visit',
      denominatorOf: 'count',
    });
    const visitors = Array.from({ length: 80 }, (_, i): Visitor => ({
      ...{ id: `visitor-${i}`, variationId: experiment.arms[i % 2]!, assignedAt: at(9, i % 24) },
      deeds: Array.from({ length: 1 + (i % 4) }, (_, k) => [
        { type: 'visit', at: at(10 + ((i + k) % 5), 12) },
        { type: 'pay', at: at(10 + ((i * k) % 4), 13), value: (i * 7) % 11 },
      ]).flat(),
    }));
    await world.record(experiment.id, visitors);
    const follow = (key: string) =>
      world.results(experiment.id, `?method=sequential&series=true&seriesOf=${key}`);

    const without = await world.results(experiment.id);
    const first = await world.results(experiment.id, '?method=sequential&series=true');
    const other = await follow(String(ratio.id));

    expect(without.series).toBeNull();
    expect(first.series.metric).toBe(String(rated.id));
    expect(other.series.metric).toBe(String(ratio.id));
    const last = other.series.points.at(-1);
    const shown = other.metrics.find(({ key }: Json) => key === String(ratio.id));
    for (const [i, { value }] of shown.variants.entries())
      expect(last.variants[i].value).toBeCloseTo(value, 9);
    expect(last.comparisons[0].pValue).toBeCloseTo(shown.comparisons[0].pValue, 9);
    expect(last.comparisons[0].band.lower).toBeCloseTo(shown.comparisons[0].ciAbsolute.lower, 9);
    expect(other.series.points[1].comparisons[0].relativeLift).not.toBe(last.comparisons[0].relativeLift);
  });

  it('tells the effect by the time since the first exposure, of those of whom it has passed, and that it wears off', async () => {
    const experiment = await world.start();
    const { id } = await world.make.metric(experiment.id, {
      ...{ title: 'x', custom: true, selector: 'pay', kind: 'count' },
    });
    const paid = (arm: number, i: number): Deed[] => [
      // On the first day three times as often in the treatment, after a week the same.
      ...Array.from({ length: (arm ? 3 : 1) + (i % 2) }, (_, k) => ({ type: 'pay', at: at(1, 13 + k) })),
      ...Array.from({ length: 1 + (i % 3) }, (_, k) => ({ type: 'pay', at: at(9, 13 + k) })),
      { type: 'pay', at: at(1, 12) },
    ];
    const visitors = [0, 1].flatMap((arm) =>
      Array.from({ length: 300 }, (_, i): Visitor => ({
        ...{ id: `age-${arm}-${i}`, variationId: experiment.arms[arm]!, assignedAt: at(1, 12) },
        deeds: paid(arm, i),
      })),
    );
    const young = Array.from({ length: 10 }, (_, i): Visitor => ({
      ...{ id: `young-${i}`, variationId: experiment.arms[1]!, assignedAt: at(14, 11) },
    }));
    await world.record(experiment.id, [...visitors, ...young]);
    await world.app.dataSource.query(`UPDATE experiment SET status = 'Ended', ended_at = $2 WHERE id = $1`, [
      experiment.id,
      at(15, 12),
    ]);

    const { series } = await world.results(experiment.id, `?series=true&seriesOf=${id}`);
    const dated = await world.results(experiment.id, `?series=true&seriesOf=${id}&from=2000-01-01`);

    const { periods, changes } = series.byAge;
    const means = (m: number[]) => m.map((value) => expect.closeTo(value, 9));
    expect(
      periods.map(({ fromDay, toDay, variants }: Json) => [
        ...[fromDay, toDay],
        variants.map(({ users }: Json) => users),
        variants.map(({ value }: Json) => value),
      ]),
    ).toEqual([
      [0, 1, [300, 310], means([2.5, (4.5 * 300) / 310])],
      [1, 2, [300, 300], [0, 0]],
      [2, 3, [300, 300], [0, 0]],
      [3, 7, [300, 300], [0, 0]],
      [7, 14, [300, 300], means([2, 2])],
    ]);
    expect(periods[4].comparisons[0]).toMatchObject({ relativeLift: 0, band: { lower: expect.any(Number) } });
    expect(periods[4].comparisons[0].relativeBand.lower).toBeLessThan(0);
    expect(changes).toEqual([
      {
        ...{ variantId: experiment.arms[1], earlyTo: 3, lateTo: 14, isChanging: true },
        ...{ relativeChange: expect.closeTo(2.5 / 4.5 - 1, 9), pValue: expect.any(Number) },
        band: { lower: expect.any(Number), upper: expect.any(Number) },
      },
    ]);
    expect(series.warnings).toContain('effect_changes');
    expect(dated.series.byAge).toBeNull();
  });

  it('has no points before anybody came', async () => {
    const { id } = await world.start();

    const { series, variants } = await world.results(id, '?series=true&by=device&method=bayesian');

    expect(series.points).toEqual([]);
    expect(variants).toMatchObject([{ conversionRate: null, lift: null }, { conversionRate: null }]);
  });
});

describe('results as CSV', () => {
  it('have a line for each metric and variant, and no formulas', async () => {
    const experiment = await world.converted({ n: 10, conversions: 5 }, { n: 10, conversions: 4 });
    await world.done('PATCH', `/variations/${experiment.arms[1]}`, { title: '=HYPERLINK("x"), "y"' });
    await world.app.dataSource.query(
      `UPDATE assignment SET device_type = '@SUM(1)' WHERE experiment_id = $1`,
      [experiment.id],
    );
    const path = `/experiments/${experiment.id}/results?format=csv&by=device`;

    const console = await world.app.request('GET', path, undefined, world.owner.headers);
    const ofKey = await world.program.call('GET', `/api${path}`);

    expect(console.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(console.headers.get('content-disposition')).toBe(
      `attachment; filename="results-${experiment.key}.csv"`,
    );
    const lines = String(console.body).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(
      /^group,metric,kind,role,goal,variant_id,variant_name,is_control,users,conversions,value,/,
    );
    expect(lines[1]).toMatch(/^,conversion,binomial,primary,increase,\d+,Control,true,10,5,0\.5,/);
    expect(lines[2]).toContain(`,"'=HYPERLINK(""x""), ""y""",false,10,4,0.4,`);
    expect(lines[3]).toMatch(/^'@SUM\(1\),conversion,/);
    expect(ofKey.body).toBe(console.body);
  });
});

describe('asking for results', () => {
  let experiment: Arms;
  beforeAll(async () => {
    experiment = await world.converted({ n: 300, conversions: 30 }, { n: 300, conversions: 60 });
  });

  it('gives a program the same in snake_case, by GET and POST', async () => {
    const query = 'method=sequential&confidence_level=0.9&significance_threshold=0.01';

    const own = await world.results(
      experiment.id,
      '?method=sequential&confidenceLevel=0.9&significanceThreshold=0.01',
    );
    const got = await ofProgram(experiment, `?${query}`);
    const { body, status } = await world.program.call('POST', `/api/experiments/${experiment.key}/results`, {
      ...{ method: 'sequential', confidence_level: 0.9, significance_threshold: 0.01 },
    });

    expect(status).toBe(200);
    expect(body).toEqual(got);
    const { experiment: measured, ...rest } = inCamelCase(got);
    const { experiment: ownMeasured, ...ownRest } = own;
    expect(rest).toEqual(ownRest);
    expect([measured.status, ownMeasured.status]).toEqual(['active', 'Active']);
    expect({ ...measured, status: 'Active' }).toEqual(ownMeasured);
    expect(got).toMatchObject({ method: 'sequential', confidence_level: 0.9, significance_threshold: 0.01 });
    expect(got.variants[1]).toMatchObject({
      p_value: own.comparisons[0].pValue,
      lift: expect.closeTo(1, 12),
    });
  });

  it('takes fixed_horizon for frequentist, and answers what was sent', async () => {
    const [usual, other] = await Promise.all([
      ofProgram(experiment, '?method=frequentist'),
      ofProgram(experiment, '?method=fixed_horizon'),
    ]);

    expect(other).toEqual({ ...usual, method: 'fixed_horizon' });
    expect(other).toMatchObject({ exploratory: false, horizon_reached: true });
  });

  it.each([
    ['', []],
    ['?confidence_level=0.95&significance_threshold=0.05&method=frequentist', []],
    ['?method=sequential', ['method']],
    ['?significance_threshold=0.1', ['significance_threshold']],
    ['?confidence_level=0.9', ['confidence_level']],
    ['?start_date=2026-01-01', ['dates']],
    ['?conversion_event_type=conversion', []],
    ['?event_type=click', ['primary_metrics']],
  ])('marks what differs from the protocol: %s', async (query, differences) => {
    const answer = await ofProgram(experiment, query);

    expect(answer).toMatchObject({ exploratory: differences.length > 0, differences });
    expect(answer.protocol).toEqual({
      ...{ method: 'frequentist', alpha: 0.05, correction: 'holm', guardrail_policy: 'non_inferior' },
      ...{ priors: { rate: null, lift: null }, min_users: 100, primary_metrics: ['conversion'] },
      ...{ plan: { planned_users: null, end_at: null }, plan_changed: false },
    });
  });

  it('says nothing of conversions that nobody asked about', async () => {
    const { id, arms } = await world.start();
    await world.make.metric(id, { title: 'Sales', custom: true, selector: 'sale' });
    await world.record(id, [
      ...visitorsOf(arms[0]!, { n: 598, did: [85, { type: 'sale' }] }),
      ...visitorsOf(arms[1]!, { n: 602, did: [82, { type: 'sale' }] }),
    ]);

    for (const method of ['frequentist', 'sequential', 'bayesian']) {
      const { warnings, metrics } = await world.results(id, `?method=${method}`);

      expect(metrics.map(({ title }: Json) => title)).toEqual(['Sales']);
      expect(warnings).toEqual(method === 'frequentist' ? ['no_plan'] : []);
    }
  });

  it('reads numbers in a query as JSON writes them', async () => {
    const got = await ofProgram(experiment, '?confidence_level=1e-9&significance_threshold=5E-2');
    const body = { confidence_level: 1e-9, significance_threshold: 5e-2 };

    const posted = await world.program.done('POST', `/api/experiments/${experiment.id}/results`, body);

    expect(got).toEqual(posted);
    expect(got.confidence_level).toBe(1e-9);
  });

  it('takes the level for intervals and the threshold for verdicts', async () => {
    const usual = await world.results(experiment.id);
    const wide = await world.results(experiment.id, '?confidenceLevel=0.999');
    const strict = await world.results(experiment.id, '?significanceThreshold=0.0001');

    const [of, ofWide, ofStrict] = [usual, wide, strict].map(({ comparisons: [one] }) => one);
    expect(of).toMatchObject({ significant: true, verdict: 'better' });
    expect(ofWide.ciAbsolute.lower).toBeLessThan(of.ciAbsolute.lower);
    expect(ofWide).toMatchObject({ pValue: of.pValue, significant: true });
    expect(ofStrict).toMatchObject({ ciAbsolute: of.ciAbsolute, significant: false, verdict: 'flat' });
  });

  it.each([
    ['method=fixed', 'method'],
    ['confidenceLevel=1', 'confidenceLevel'],
    ['confidenceLevel=x', 'confidenceLevel'],
    ['significanceThreshold=0', 'significanceThreshold'],
    ['from=x', 'from'],
    ['to=2026-13-01', 'to'],
    ['series=maybe', 'series'],
    ['series=true&seriesOf=x', 'seriesOf'],
    ['format=xml', 'format'],
    [`by=${'x'.repeat(101)}`, 'by'],
    ['variantId=1', 'variantId'],
  ])('refuses %s', async (query, field) => {
    const response = await world.app.request(
      ...(['GET', `/experiments/${experiment.id}/results?${query}`, undefined, world.owner.headers] as const),
    );

    expectProblem(response, 422, { fields: [field] });
  });

  it.each([
    [{ method: 'fixed' }, 'method'],
    [{ confidence_level: '0.9' }, 'confidence_level'],
    [{ significance_threshold: 1.5 }, 'significance_threshold'],
    [{ end_date: 'soon' }, 'end_date'],
    [{ other: 1 }, 'other'],
  ])('refuses the body %j', async (body, field) => {
    const response = await world.program.call('POST', `/api/experiments/${experiment.id}/results`, body);

    expectProblem(response, 422, { fields: [field] });
  });

  it('is for members who may, of the organization that owns it, and for its keys', async () => {
    const { app, owner } = world;
    const path = `/experiments/${experiment.id}/results`;
    const viewer = await app.addMember(owner, { permission: 'Viewer', actions: ['act:get-results'] });
    const other = await app.addMember(owner, { permission: 'Owner', actions: ['act:get-experiment'] });
    const outsider = await app.addMember(owner, { actions: ['act:get-results'] });
    const stranger = await app.signUp();
    const foreign = await startProgram(app, stranger);

    const status = async ({ headers }: Json) => (await app.request('GET', path, undefined, headers)).status;

    expect(await Promise.all([viewer, other, outsider, stranger].map(status))).toEqual([200, 403, 403, 404]);
    expectProblem(await foreign.call('GET', `/api${path}`), 404);
    expectProblem(await foreign.call('POST', `/api${path}`, {}), 404);
  });
});

/** Names that are data do not change: they have no underscores here. */
function inCamelCase(value: Json): Json {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      inCamelCase(item),
    ]),
  );
}

describe('an experiment whose end users are not kept any more', () => {
  it('has whole results and its series, and refuses what takes a look at them', async () => {
    const experiment = await world.converted({ n: 40, conversions: 10 }, { n: 40, conversions: 20 });
    const { id } = experiment;
    await world.done('POST', `/experiments/${id}/metrics`, {
      ...{ title: 'Orders', custom: true, selector: 'order', kind: 'count', role: 'secondary' },
    });
    await world.done('PATCH', `/experiments/${id}`, { status: 'Ended' });
    const before = await world.results(id, '?series=true');
    const { dataSource } = world.app;
    const removeAfter = (days: number, age: number) =>
      removeExpiredUserRows(dataSource, {
        before: new Date(Date.now() + (age - days) * dayMs),
        now: new Date(Date.now() + age * dayMs),
      });

    await removeAfter(90, 89);
    const stillThere = await world.results(id, '?by=device');
    await removeAfter(90, 91);
    const after = await world.results(id, '?series=true');

    expect(stillThere.breakdown).toBeDefined();
    expect(after).toEqual({ ...before, ...{ readAt: after.readAt } });
    const [left] = await dataSource.query(
      `SELECT (SELECT count(*) FROM assignment WHERE experiment_id = $1)::int AS assignments,
         (SELECT count(*) FROM user_total WHERE experiment_id IN (0, $1)
           AND end_user_id LIKE 'user-' || $2 || '-%')::int AS totals`,
      [id, experiment.arms[0]],
    );
    expect(left).toEqual({ assignments: 0, totals: 0 });
    const call = world.app.as(world.owner);
    for (const query of ['?by=device', '?from=2026-01-01', '?to=2026-12-01&series=true'])
      expectProblem(await call('GET', `/experiments/${id}/results${query}`), 409, {
        code: 'user-rows-expired',
      });
    for (const path of [`stats?group_by=day`, 'results?by=device'])
      expectProblem(await world.program.call('GET', `/api/experiments/${id}/${path}`), 409, {
        code: 'user-rows-expired',
      });
    expectProblem(await world.program.call('GET', `/api/events/${id}/export`), 409, {
      code: 'user-rows-expired',
    });
    expect(await ofProgram(experiment)).toMatchObject({ experiment_id: id });
    expect((await world.program.done('GET', `/api/experiments/${id}/stats`)).variants).toMatchObject([
      { assignments: 40 },
      { assignments: 40 },
    ]);

    await world.done('POST', `/experiments/${id}/metrics`, {
      ...{ title: 'Spent', custom: true, selector: 'order', kind: 'mean', cuped: true, role: 'secondary' },
    });
    expectProblem(await call('GET', `/experiments/${id}/results`), 409, { code: 'user-rows-expired' });
    const pool = new Pool({ connectionString: world.app.url, max: 1 });
    const lines: string[] = [];
    const check = (task: 'verify' | 'rebuild', experiment?: string) =>
      checkTotals(pool, { task, experiment, print: (line) => lines.push(line) });
    expect([await check('verify', experiment.key), await check('rebuild', experiment.key)]).toEqual([
      true,
      false,
    ]);
    await pool.end();
    const passedOver = `${id} ${experiment.key}: cannot be recounted, the rows of its end users have been removed for their age`;
    expect(lines).toEqual([passedOver, passedOver]);
  });
});
