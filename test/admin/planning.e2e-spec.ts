import { dayMs } from '#libs/durations';
import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { buildExperiment } from '../support/builders.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { recordVisitors, visitorsOf } from '../support/measured.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';

const today = Math.floor(Date.now() / dayMs) * dayMs;
const dateOf = (daysAgo: number): string => new Date(today - daysAgo * dayMs).toISOString().slice(0, 10);
const rate = { kind: 'binomial', baseline: 0.1, users: 100 };

let app: TestApp;
let owner: Account;
let call: Call;
let program: Program;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  program = await startProgram(app, owner);
});
afterAll(() => app.stop());

const plan = (body: unknown) => call('POST', '/experiments/plan', body);
const planByKey = (body: unknown) => program.call('POST', '/api/experiments/plan', body);

/** Assigns end users at an hour of a day, counted back from today. */
async function assign(experimentId: number, daysAgo: number, endUserIds: string[]): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
     SELECT (SELECT project_id FROM experiment WHERE id = $1), $1, end_user_id, (SELECT min(id) FROM variation WHERE experiment_id = $1), 1, $2
     FROM unnest($3::text[]) AS end_user_id`,
    [experimentId, new Date(today - daysAgo * dayMs + dayMs / 2), endUserIds],
  );
}

describe('a plan', () => {
  it('of a rate tells sample size, power, detectable effect and days', async () => {
    const { status, body } = await plan({ ...rate, relativeMde: 0.2, users: 10_284, dailyUsers: 1000 });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      sampleSize: { nControl: 3841, nTreatment: 3841, nTotal: 7682 },
      detectableEffect: { warnings: [] },
      duration: { days: 8, warnings: [] },
      traffic: { source: 'given', dailyUsers: 1000, days: null, from: null, until: null },
    });
    expect(body.power).toBeCloseTo(0.9, 3);
    expect(body.detectableEffect.relativeMde).toBeLessThan(0.2);
    expect(body.curve).toHaveLength(13);
    expect(body.curve[6]).toEqual({ relativeMde: 0.2, nTotal: 7682, days: 8 });
  });

  it('for the sequential method takes the users that it needs', async () => {
    const asked = { kind: 'binomial', baseline: 0.1, relativeMde: 0.2 };

    const sequential = await plan({ ...asked, method: 'sequential' });
    const fixed = await plan({ ...asked, method: 'fixed_horizon' });
    const unknown = await plan({ ...asked, method: 'bayesian' });

    expect(sequential.body.sampleSize.nControl).toBe(6522);
    expect(fixed.body.sampleSize.nControl).toBe(3841);
    expectProblem(unknown, 422, { fields: ['method'] });
  });

  it('of a mean counts what a covariate explains', async () => {
    const mean = { kind: 'mean', baseline: 20, sd: 60, relativeMde: 0.1 };

    const plain = (await plan(mean)).body.sampleSize;
    const adjusted = (await plan({ ...mean, covariateCorrelation: 0.8 })).body.sampleSize;

    // (1.959964 + 0.841621)² × 60² × 2 / (20 × 0.1)²
    expect(plain).toEqual({ nControl: 14128, nTreatment: 14128, nTotal: 28256 });
    expect(adjusted.nControl).toBe(Math.ceil(14127.9 * 0.36));
  });

  it('says the same to programs, in their spelling', async () => {
    const { body } = await plan({
      ...rate,
      relativeMde: 0.2,
      nControl: 500,
      nTreatment: 900,
      dailyUsers: 90,
    });

    const answer = await planByKey({
      ...rate,
      ...{ relative_mde: 0.2, n_control: 500, n_treatment: 900, daily_users: 90 },
    });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      sample_size: { n_control: body.sampleSize.nControl, n_total: body.sampleSize.nTotal },
      detectable_effect: { relative_mde: body.detectableEffect.relativeMde },
      power: body.power,
      duration: body.duration,
      traffic: { source: 'given', daily_users: 90 },
    });
    expect(answer.body.curve[0]).toEqual({
      relative_mde: body.curve[0].relativeMde,
      n_total: body.curve[0].nTotal,
      days: body.curve[0].days,
    });
  });

  it.each([
    [{ users: null }, 'relativeMde'],
    [{ nControl: 10 }, 'nTreatment'],
    [{ nTreatment: 10, relativeMde: 0.1 }, 'nControl'],
    [{ baseline: 1.2, users: 100 }, 'baseline'],
    [{ relativeMde: 0 }, 'relativeMde'],
    [{ relativeMde: 12 }, 'relativeMde'],
    [{ relativeMde: 0.1, alpha: 1 }, 'alpha'],
    [{ relativeMde: 0.1, power: 0.01 }, 'power'],
    [{ relativeMde: 0.1, allocationRatio: 0 }, 'allocationRatio'],
    [{ relativeMde: 0.1, dailyUsers: 10, weights: [50, 30, 20] }, 'weights'],
    [{ relativeMde: 0.1, dailyUsers: 10, weights: [0, 0] }, 'weights'],
    [{ relativeMde: 0.1, trafficFraction: 2 }, 'trafficFraction'],
    [{ relativeMde: 1e-9, dailyUsers: 10 }, 'relativeMde'],
    [{ kind: 'mean', relativeMde: 0.1 }, 'sd'],
    [{ kind: 'median' }, 'kind'],
    [{ kind: null }, 'kind'],
    [{ baseline: null }, 'baseline'],
    [{ metricId: 7 }, 'metricId'],
    [{ users: 1.5 }, 'users'],
    [{ experiment: 7 }, 'experiment'],
  ])('refuses %j at the field', async (fields, field) => {
    const response = await plan({ ...rate, ...fields });

    expectProblem(response, 422);
    expect(response.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  it('names the field at fault as programs write it', async () => {
    const response = await planByKey({ ...rate, relative_mde: 0.1, allocation_ratio: -1 });

    expectProblem(response, 422);
    expect(response.body.errors[0].field).toBe('allocation_ratio');
  });

  it('is no experiment, whatever the method', async () => {
    expectProblem(await program.call('GET', '/api/experiments/plan'), 404);
    expectProblem(
      await call('POST', '/experiments', { projectId: owner.projectId, title: 'Plan', key: 'plan' }),
      422,
    );
  });
});

describe('a plan of an experiment', () => {
  const asked = { kind: 'binomial', baseline: 0.1, relativeMde: 0.2 };

  it('goes by its protocol, its treatments and its shares, unless told otherwise', async () => {
    const make = new ExperimentBuilder(app, owner);
    const { id } = await make.experiment({ protocol: { method: 'sequential', alpha: 0.01 } });
    for (const title of ['B', 'C']) await make.variation(id, { title });
    const arms = await make.variations(id);
    await call('PUT', `/experiments/${id}/traffic`, {
      allocations: arms.map((arm: Json, i: number) => ({ variationId: arm.id, traffic: [50, 30, 20][i] })),
    });
    for (const selector of ['buy', 'sign-up'])
      await make.metric(id, { custom: true, selector, title: selector, role: 'primary' });

    const { body } = await plan({ ...asked, experimentId: id, dailyUsers: 1000 });
    const terms = { method: 'sequential', alpha: 0.01, treatments: 2 };
    const told = { ...asked, ...terms, comparisons: 4, weights: [50, 30, 20], dailyUsers: 1000 };
    const without = { ...asked, dailyUsers: 1000, method: 'frequentist', alpha: 0.05, treatments: 1 };

    expect(body.assumptions).toMatchObject({ ...terms, comparisons: 4, baselineSource: 'given' });
    expect({ ...body, assumptions: null }).toEqual({ ...(await plan(told)).body, assumptions: null });
    expect((await plan({ ...without, experimentId: id })).body).toEqual((await plan(without)).body);
    await call('PATCH', `/experiments/${id}`, { protocol: { correction: 'none' } });
    expect((await plan({ ...asked, experimentId: id })).body.assumptions.comparisons).toBe(1);
  });

  it('goes by the protocol of the project before there is one', async () => {
    const protocol = { method: 'sequential', alpha: 0.1 };
    const { id } = (await call('POST', '/projects', { orgId: owner.orgId, name: 'Agreed' })).body;
    await call('PATCH', `/projects/${id}`, { protocol });

    const { body } = await plan({ ...asked, projectId: id });

    expect(body.assumptions).toMatchObject(protocol);
    expect(body.sampleSize).toEqual((await plan({ ...asked, ...protocol })).body.sampleSize);
  });
});

describe('the traffic of a plan', () => {
  it('is that of the experiment or of the project, over complete days since it began', async () => {
    const { id: projectId } = (await call('POST', '/projects', { orgId: owner.orgId, name: 'Traffic' })).body;
    const one = await buildExperiment(app.dataSource, projectId);
    const other = await buildExperiment(app.dataSource, projectId);
    await assign(one.id, 20, ['long-ago']);
    await assign(one.id, 4, ['a', 'b', 'c']);
    await assign(one.id, 1, ['d']);
    await assign(other.id, 4, ['a', 'b']);
    await assign(other.id, 2, ['x', 'y', 'z', 'w']);
    await assign(one.id, 0, ['today']);

    const ofOne = await plan({ ...rate, relativeMde: 0.2, projectId, experimentId: one.id });
    const ofProject = await plan({ ...rate, relativeMde: 0.2, projectId });

    const window = { days: 4, from: dateOf(4), until: dateOf(1) };
    expect(ofOne.body.traffic).toEqual({ source: 'experiment', dailyUsers: 1, ...window });
    expect(ofOne.body.duration.days).toBe(7682);
    expect(ofProject.body.traffic).toEqual({ source: 'project', dailyUsers: 2, ...window });
    expect(ofProject.body.duration.days).toBe(3841);
  });

  it('is unknown without anybody, or without a project', async () => {
    const unknown = { source: 'none', dailyUsers: null, days: null, from: null, until: null };

    for (const reference of [{ projectId: owner.projectId }, {}]) {
      const { body } = await plan({ ...rate, relativeMde: 0.2, ...reference });
      expect(body).toMatchObject({ traffic: unknown, duration: null, curve: expect.any(Array) });
    }
  });

  it('of programs is that of their project, or of an experiment by its key', async () => {
    const experiment = await buildExperiment(app.dataSource, owner.projectId);
    await assign(experiment.id, 1, ['a', 'b', 'c']);

    const { body } = await planByKey(rate);
    const ofOne = await planByKey({ ...rate, experiment_id: experiment.key });

    expect(body.traffic).toMatchObject({ source: 'project', daily_users: 3, from: dateOf(1) });
    expect(ofOne.body.traffic).toMatchObject({ source: 'experiment', daily_users: 3 });
    expectProblem(await planByKey({ ...rate, experiment_id: 'unknown' }), 404);
  });

  it('of others stays hidden', async () => {
    const stranger = await app.signUp();
    const theirs = await new ExperimentBuilder(app, stranger).experiment();
    const bystander = await app.addMember(owner);

    const own = { projectId: owner.projectId };

    expectProblem(await plan({ ...rate, projectId: stranger.projectId }), 404);
    expectProblem(await plan({ ...rate, experimentId: theirs.id }), 404);
    expectProblem(await plan({ ...rate, ...own, experimentId: theirs.id }), 404);
    expectProblem(await planByKey({ ...rate, experiment_id: theirs.id }), 404);
    expectProblem(await app.as(bystander)('POST', '/experiments/plan', { ...rate, ...own }), 403);
    expect((await app.as(bystander)('POST', '/experiments/plan', rate)).status).toBe(200);
  });

  it('has to be that of the project when both are named', async () => {
    const { id: projectId } = (await call('POST', '/projects', { orgId: owner.orgId, name: 'Other' })).body;
    const experiment = await new ExperimentBuilder(app, owner).experiment();

    expectProblem(await plan({ ...rate, projectId, experimentId: experiment.id }), 422, {
      code: 'validation-failed',
    });
  });

  it('needs the action, somewhere at least', async () => {
    const narrowed = await app.addMember(owner, { actions: ['act:get-projects'] });

    expectProblem(await app.as(narrowed)('POST', '/experiments/plan', rate), 403, {
      code: 'action-not-granted',
    });
  });
});

describe('a plan from a metric', () => {
  it('takes what its control came to lately, or ever where too few came', async () => {
    const make = new ExperimentBuilder(app, owner);
    const { id } = await make.experiment();
    await make.variation(id);
    await call('PATCH', `/experiments/${id}`, { status: 'Active' });
    const [control, treatment] = (await make.variations(id)).map((arm: Json) => arm.id as number);
    const custom = { custom: true, selector: 'buy', title: 'Buyers' };
    const rateId = (await make.metric(id, custom)).id as number;
    const revenue = (await make.metric(id, { ...custom, kind: 'mean', title: 'Revenue' })).id as number;
    const ratio = { kind: 'ratio', ratioOf: 'values', denominator: 'visit', title: 'Per visit' };
    const ratioId = (await make.metric(id, { ...custom, ...ratio })).id as number;
    const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
    const buying = (value: number) => ({ type: 'buy', value });
    const old = visitorsOf(control, { n: 80, id: 'old', did: [60, buying(9)], assignedAt: ago(60) });
    const few = visitorsOf(control, { n: 20, id: 'few', did: [0, buying(0)], assignedAt: ago(3) });
    await recordVisitors(app, id, [...old, ...few, ...visitorsOf(treatment, { n: 9, did: [9, buying(1)] })]);
    const ever = await plan({ metricId: rateId, experimentId: id, relativeMde: 0.1 });
    await recordVisitors(app, id, visitorsOf(control, { n: 100, id: 'new', did: [30, buying(10)] }));

    const lately = await plan({ metricId: rateId, projectId: owner.projectId, relativeMde: 0.1 });
    const mean = await planByKey({ metric_id: revenue, relative_mde: 0.1 });
    const empty = (await make.metric((await make.experiment()).id, custom)).id as number;

    expect(ever.body.assumptions).toMatchObject({ baseline: 0.6, baselineUsers: 100, baselineFrom: null });
    expect(lately.body.assumptions).toMatchObject({
      ...{ baselineSource: 'metric', kind: 'binomial', baseline: 0.25, baselineUsers: 120, sd: null },
    });
    expect(Date.parse(lately.body.assumptions.baselineFrom)).toBeLessThan(Date.parse(ago(27)));
    const given = await plan({ kind: 'binomial', baseline: 0.25, relativeMde: 0.1 });
    expect(lately.body.sampleSize).toEqual(given.body.sampleSize);
    // 30 of 120 spent 10.
    const sd = Math.sqrt((30 * 100 - 300 ** 2 / 120) / 119);
    expect(mean.body.assumptions).toMatchObject({ kind: 'mean', baseline: 2.5, covariate_correlation: 0 });
    expect(mean.body.assumptions.sd).toBeCloseTo(sd, 12);
    for (const [metricId, fault] of [
      [ratioId, 'ratio'],
      [empty, 'too few'],
      [999_999, 'no metric'],
    ] as const) {
      const refused = await planByKey({ metric_id: metricId, relative_mde: 0.1 });
      expectProblem(refused, 422);
      expect(refused.body.errors).toEqual([{ field: 'metric_id', message: expect.stringContaining(fault) }]);
    }
    expectProblem(await plan({ metricId: rateId, relativeMde: 0.1 }), 422);
  });

  it('of others stays hidden', async () => {
    const stranger = await app.signUp();
    const make = new ExperimentBuilder(app, stranger);
    const { id } = await make.experiment();
    const { id: metricId } = await make.metric(id, { custom: true, selector: 'buy', title: 'Buyers' });

    const asked = { metricId, relativeMde: 0.1 };
    expectProblem(await plan({ ...asked, projectId: owner.projectId }), 422);
    expectProblem(await plan({ ...asked, projectId: stranger.projectId }), 404);
    expectProblem(await planByKey({ metric_id: metricId, relative_mde: 0.1 }), 422);
  });
});
