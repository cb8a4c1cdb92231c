import { ResultsWorld, purchases, visitorsOf, type Arms } from '../support/measured.js';
import type { Json } from '../support/product.js';
import { caseOf } from '../support/reference-cases.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

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
    const before = await world.ofProgram({ id });

    await world.done('DELETE', `/variations/${arms[1]}`);
    const without = await world.ofProgram({ id });
    await world.done('DELETE', `/variations/${arms[2]}`);
    const withoutAll = await world.ofProgram({ id });

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

describe('guardrails', () => {
  it('are those of the reference case decision/guardrail_pass, in the decision too', async () => {
    const { input, expected }: Json = caseOf('decision/guardrail_pass');
    const [guardrail] = input.guardrails;
    const experiment = await world.start();
    const kept = { custom: true, title: 'Kept', selector: 'kept', role: 'guardrail' };
    const { id } = await world.make.metric(experiment.id, { ...kept, margin: guardrail.margin.value });
    const visitors = input.variations.flatMap(({ n, conversions }: Json, arm: number) =>
      visitorsOf(experiment.arms[arm]!, { n, did: [conversions, { type: 'conversion' }] }).map(
        (visitor, i) => ({
          ...visitor,
          deeds: [
            ...visitor.deeds!,
            ...(i < guardrail.variations[arm].conversions ? [{ type: 'kept' }] : []),
          ],
        }),
      ),
    );
    await world.record(experiment.id, visitors);

    const { decision, winner, guardrails } = await world.results(experiment.id);
    const { winner: ofProgram } = await world.program.done(
      'GET',
      `/api/experiments/${experiment.id}/results`,
    );

    const treatment = experiment.arms[1]!;
    expect(decision).toMatchObject({
      ...{ status: 'winner', verdicts: { [treatment]: 'better' } },
      guardrails: { [treatment]: { [id]: 'pass' } },
      adjustedPValues: { [treatment]: expect.closeTo(expected.adjusted_p_values.variant_a, 12) },
    });
    expect(guardrails).toMatchObject([
      {
        metric: String(id),
        title: 'Kept',
        variantId: treatment,
        status: 'pass',
        margin: guardrail.margin.value,
      },
    ]);
    expect(winner).toMatchObject({ variantId: treatment, metric: 'conversion', isControl: false });
    expect(ofProgram).toMatchObject({ variant_id: treatment, p_value: winner.pValue });
  });
});

describe('who decides', () => {
  let experiment: Arms;

  beforeAll(async () => {
    experiment = await world.start(2, { conversionEventType: 'signup' });
    await world.make.metric(experiment.id, purchases);
    await world.make.metric(experiment.id, {
      ...purchases,
      title: 'Also',
      selector: 'other',
      role: 'secondary',
    });
    const visitors = [
      ...visitorsOf(experiment.arms[0]!, { n: 500, did: [100, { type: 'purchase' }] }),
      ...visitorsOf(experiment.arms[1]!, { n: 500, did: [180, { type: 'purchase' }] }),
    ];
    await world.record(experiment.id, visitors);
  });

  it('are the primary metrics of the experiment, for members and programs alike', async () => {
    const { decision, metrics, variants, winner, ...own } = await world.results(experiment.id);
    const ofProgram = await world.program.done('GET', `/api/experiments/${experiment.key}/results`);

    expect(decision).toMatchObject({ status: 'winner', metrics: [metrics[0].key] });
    expect(metrics.map(({ title, role }: Json) => [title, role])).toEqual([
      ['Purchases', 'primary'],
      ['Also', 'secondary'],
      ['signup', 'secondary'],
    ]);
    expect(own).toMatchObject({ conversionEventType: 'signup', exploratory: false, differences: [] });
    expect(own.protocol.primaryMetrics).toEqual([metrics[0].key]);
    expect(ofProgram).toMatchObject({
      ...{ conversion_event_type: 'signup', exploratory: false, decision: { reason: decision.reason } },
      winner: { variant_id: winner.variantId, p_value: winner.pValue },
    });
    expect(variants.map(({ conversions }: Json) => conversions)).toEqual([0, 0]);
  });

  it('are conversions of another type where a program asks for them, which is an exploratory view', async () => {
    const path = `/api/experiments/${experiment.key}/results`;

    const asked = await world.program.done('POST', path, { conversion_event_type: 'purchase' });

    expect(asked).toMatchObject({
      ...{ exploratory: true, differences: ['primary_metrics'] },
      protocol: { primary_metrics: [expect.not.stringContaining('conversion')] },
      ...{ conversion_event_type: 'purchase', decision: { status: 'winner', metrics: ['conversion'] } },
      variants: [{ conversions: 100 }, { conversions: 180, is_significant: true }],
    });
  });
});

describe('the sample ratio check', () => {
  it('expects what the shares of every allocation version make', async () => {
    const { id, arms } = await world.start();
    await world.record(id, [...visitorsOf(arms[0]!, { n: 500 }), ...visitorsOf(arms[1]!, { n: 500 })]);
    await world.allocate(id, arms, [90, 10]);
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
      const answer = await world.ofProgram(experiment, `?${query}`);

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
