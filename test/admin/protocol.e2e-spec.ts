import { dayMs } from '#libs/durations';
import { ResultsWorld, visitorsOf, type Arms } from '../support/measured.js';
import { expectProblem } from '../support/problem.js';
import type { Json } from '../support/product.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

const usual = {
  ...{ method: 'frequentist', alpha: 0.05, correction: 'holm', guardrailPolicy: 'non_inferior' },
  ...{ priors: { rate: null, lift: null }, minUsers: 100 },
};
const draft = (more: Json = {}): Promise<Json> =>
  world.done('POST', '/experiments', { projectId: world.owner.projectId, title: 'Draft', ...more });
const change = (id: number, protocol: Json) => world.done('PATCH', `/experiments/${id}`, { protocol });

/** An experiment whose treatment converts more often, which started as the fields say. */
async function measured(fields: Json, conversions = [25, 45]): Promise<Arms> {
  const experiment = await world.start(2, fields);
  const visitors = experiment.arms.flatMap((arm, i) =>
    visitorsOf(arm, { n: 250, did: [conversions[i]!, { type: 'conversion' }] }),
  );
  await world.record(experiment.id, visitors);
  return experiment;
}

describe('a protocol', () => {
  it('is as the project says when an experiment is made, and stays when the project changes', async () => {
    const path = `/projects/${world.owner.projectId}`;
    const before = await draft();
    const project = await world.done('PATCH', path, {
      protocol: { method: 'sequential', priors: { rate: { alpha: 2, beta: 18 } } },
    });
    const after = await draft({ protocol: { alpha: 0.1 } });
    const ofProgram = await world.program.done('POST', '/api/experiments', {
      ...{ name: 'Of a program', status: 'draft', protocol: { guardrail_policy: 'no_harm', min_users: 50 } },
    });
    const copy = await world.done('POST', `/experiments/${after.id}/duplicate`, {});
    const back = await world.done('PATCH', path, {
      protocol: { method: 'frequentist', priors: { rate: null } },
    });

    const own = { ...usual, method: 'sequential', priors: { rate: { alpha: 2, beta: 18 }, lift: null } };
    expect(before.protocol).toEqual(usual);
    expect(project.protocol).toEqual(own);
    expect(after.protocol).toEqual({ ...own, alpha: 0.1 });
    expect(copy.protocol).toEqual(after.protocol);
    const { guardrailPolicy: _, minUsers: __, ...others } = own;
    expect(ofProgram.protocol).toEqual({ ...others, guardrail_policy: 'no_harm', min_users: 50 });
    expect(back.protocol).toEqual(usual);
    expect((await world.done('GET', `/experiments/${after.id}`)).protocol).toEqual(after.protocol);
  });

  it('is changed in part, by every road, and a document can be sent back as it is', async () => {
    const { id } = await draft();

    await change(id, { method: 'bayesian', priors: { lift: { mean: 0, sd: 2 } } });
    await world.program.done('PATCH', `/api/experiments/${id}`, { protocol: { min_users: 20 } });
    const read = await world.done('GET', `/experiments/${id}/document`);
    const same = await world.done('PUT', `/experiments/${id}/document`, read);
    const ofProgram = await world.program.done('GET', `/api/experiments/${id}/document`);
    const sent = { revision: ofProgram.revision, experiment: { protocol: { guardrail_policy: 'no_harm' } } };
    const saved = await world.program.done('PUT', `/api/experiments/${id}/document`, sent);

    const own = {
      ...usual,
      method: 'bayesian',
      minUsers: 20,
      priors: { rate: null, lift: { mean: 0, sd: 2 } },
    };
    expect(read.experiment.protocol).toEqual(own);
    expect(same.revision).toBe(read.revision);
    expect(ofProgram.experiment.protocol).toMatchObject({ min_users: 20, guardrail_policy: 'non_inferior' });
    expect(saved.experiment.protocol).toMatchObject({ method: 'bayesian', guardrail_policy: 'no_harm' });
  });

  it.each<[Json, string]>([
    [{ method: 'fixed' }, 'protocol.method'],
    [{ alpha: 0 }, 'protocol.alpha'],
    [{ alpha: 1 }, 'protocol.alpha'],
    [{ correction: 'bonferroni' }, 'protocol.correction'],
    [{ guardrailPolicy: 'any' }, 'protocol.guardrailPolicy'],
    [{ minUsers: 0 }, 'protocol.minUsers'],
    [{ priors: { rate: { alpha: 0, beta: 1 } } }, 'protocol.priors.rate.alpha'],
    [{ priors: { lift: { mean: 0 } } }, 'protocol.priors.lift.sd'],
  ])('refuses %j', async (protocol, field) => {
    const { id } = await draft();

    const answer = await world.app.request('PATCH', `/experiments/${id}`, { protocol }, world.owner.headers);
    const document = await world.app.request(
      ...(['PUT', `/experiments/${id}/document`, { revision: 1, experiment: { protocol } }] as const),
      world.owner.headers,
    );

    expectProblem(answer, 422, { fields: [field] });
    expectProblem(document, 422);
  });

  it.each([{ power: 1 }, [], 'fixed'])('refuses what is none: %j', async (protocol) => {
    const { id } = await draft();

    for (const [method, path, body] of [
      ['PATCH', `/experiments/${id}`, { protocol }],
      ['PUT', `/experiments/${id}/document`, { revision: 1, experiment: { protocol } }],
    ] as const)
      expectProblem(await world.app.request(method, path, body, world.owner.headers), 422);
  });

  it('judges results for members, programs and the overview; another view is exploratory', async () => {
    const { id } = await measured({ protocol: { method: 'sequential', alpha: 0.1, minUsers: 200 } });

    const own = await world.results(id);
    const ofProgram = await world.program.done('GET', `/api/experiments/${id}/results`);
    const other = await world.results(id, '?method=fixed_horizon');
    const { items } = await world.done('POST', '/experiments/overview', { projectId: world.owner.projectId });

    expect(own).toMatchObject({ method: 'sequential', significanceThreshold: 0.1, confidenceLevel: 0.9 });
    expect(own).toMatchObject({ exploratory: false, protocol: { method: 'sequential', minUsers: 200 } });
    expect(ofProgram).toMatchObject({ method: 'sequential', exploratory: false });
    expect(ofProgram.comparisons[0].p_value).toBe(own.comparisons[0].pValue);
    expect(other).toMatchObject({ method: 'fixed_horizon', exploratory: true, differences: ['method'] });
    const line = items.find((item: Json) => item.id === id);
    expect(line).toMatchObject({
      decision: own.decision.status,
      headline: { interval: own.comparisons[0].ciRelative },
    });
  });

  it('has its correction, least users and priors in effect', async () => {
    const adjustedOf = async (protocol: Json) => {
      const { id, arms } = await world.start(3, { protocol });
      const counts = [25, 45, 27];
      await world.record(
        id,
        arms.flatMap((arm, i) => visitorsOf(arm, { n: 250, did: [counts[i]!, { type: 'conversion' }] })),
      );
      return world.results(id);
    };

    const holm = await adjustedOf({});
    const none = await adjustedOf({ correction: 'none' });
    const few = await adjustedOf({ minUsers: 251 });
    const sure = await adjustedOf({ method: 'bayesian', priors: { rate: { alpha: 1e6, beta: 9e6 } } });

    expect(holm.comparisons[0].adjustedPValue).toBeCloseTo(2 * holm.comparisons[0].pValue, 12);
    expect(none.comparisons[0].adjustedPValue).toBe(none.comparisons[0].pValue);
    expect(few.decision.status).toBe('insufficient_data');
    // So strong a prior lets 250 users say next to nothing.
    expect(sure.comparisons[0].bayesian.chanceToBeatControl).toBeLessThan(0.6);
  });

  it('is fixed with the start: what changes the plan afterwards is marked, and the fixed test counts no more', async () => {
    const { id } = await measured({ plannedUsers: 5000 });
    const set = (fields: Json) => world.done('PATCH', `/experiments/${id}`, fields);

    const waiting = await world.results(id);
    await set({ plannedUsers: 500 });
    const shortened = await world.results(id);
    await set({ plannedUsers: 5000 });
    const restored = await world.results(id);
    await set({ status: 'Ended' });
    const ended = await world.results(id);

    expect(waiting).toMatchObject({ decision: { status: 'keep_running' }, marks: [], winner: null });
    expect(waiting.comparisons[0].pValue).toBeLessThan(0.05);
    for (const after of [shortened, restored]) {
      expect(after).toMatchObject({ decision: { status: 'plan_changed' }, winner: null });
      expect(after.protocol.planChanged).toBe(true);
      expect(after.warnings).toContain('plan_changed');
      expect(after.marks[0]).toMatchObject({ kind: 'plan_changed', at: expect.any(String) });
    }
    expect(ended).toMatchObject({ decision: { status: 'ended_early' }, winner: null });
    // The sequence keeps the tuning that it began with.
    expect(shortened.comparisons[0].sequential).toEqual(waiting.comparisons[0].sequential);
  });

  it.each<[string, Json]>([
    ['alpha', { protocol: { alpha: 0.2 } }],
    ['the method', { protocol: { method: 'bayesian' } }],
    ['the planned end', { endAt: new Date(Date.now() + dayMs).toISOString() }],
  ])('tells of a change of %s', async (_, fields) => {
    const { id } = await measured({ plannedUsers: 500 });
    const before = await world.results(id);
    await world.done('PATCH', `/experiments/${id}`, fields);

    const after = await world.results(id, '?method=frequentist');

    expect(before).toMatchObject({ decision: { status: 'winner' }, protocol: { planChanged: false } });
    expect(after.protocol.planChanged).toBe(true);
    expect(after.decision.warnings).toContain('plan_changed');
  });

  it('takes a plan that is added later for none before the start, once it is reached', async () => {
    const { id } = await measured({});
    await world.done('PATCH', `/experiments/${id}`, { plannedUsers: 501 });
    const before = await world.results(id);
    await world.done('PATCH', `/experiments/${id}`, { plannedUsers: 500 });
    const reached = await world.results(id);

    expect(before.decision).toMatchObject({ status: 'keep_running', warnings: [] });
    expect(reached.decision).toMatchObject({ status: 'winner', warnings: ['no_plan'] });
  });

  it('comes with marks of what else changed while it ran', async () => {
    const { id, arms } = await measured({});
    await world.done('PATCH', `/variations/${arms[1]}`, { css: '#buy { color: red }' });

    const { marks, warnings } = await world.results(id);

    expect(marks.map(({ kind }: Json) => kind)).toEqual(['content_changed']);
    expect(warnings).toContain('content_changed');
  });
});
