import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
afterAll(() => app.stop());

async function segment(fields: Json = {}): Promise<Json> {
  const valid = { projectId: owner.projectId, name: 'Adults', rules: { age: { $gte: 18 } } };
  return app.expectDone('POST', '/segments', { ...valid, ...fields }, owner.headers);
}

const attach = (experimentId: number, segmentIds: unknown) =>
  call('PUT', `/experiments/${experimentId}/segments`, { segmentIds });

const members = async (segmentId: number): Promise<string[]> => {
  const rows = await app.dataSource.query(
    'SELECT end_user_id FROM segment_user WHERE segment_id = $1 ORDER BY end_user_id',
    [segmentId],
  );
  return rows.map((row: Json) => row.end_user_id);
};

describe('POST /segments', () => {
  it('makes a segment and keeps its rules as they are sent', async () => {
    const rules = { $or: [{ country: { $in: ['DE', 'AT'] } }, { 'plan.name': { $regex: '^pro' } }] };

    const { status, body } = await call('POST', '/segments', {
      ...{ projectId: owner.projectId, name: ' German ', description: 'Speakers', rules },
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      ...{
        id: expect.any(Number),
        projectId: owner.projectId,
        name: 'German',
        description: 'Speakers',
        rules,
      },
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect((await call('GET', `/segments/${body.id}`)).body).toEqual(body);
  });

  it('makes a segment of assigned end users only when no rules are given', async () => {
    expect((await segment({ rules: undefined })).rules).toBeNull();
  });

  it.each([
    [{ age: { $gte: 'x', $wrong: 1 } }, 'rules.age.$wrong'],
    [{ $and: [{ age: { $in: 18 } }] }, 'rules.$and[0].age.$in'],
    [{ name: { $regex: '(' } }, 'rules.name.$regex'],
    [{ $gte: 18 }, 'rules.$gte'],
    ['adults', 'rules'],
    [[{ age: 18 }], 'rules'],
  ])('refuses the rules %j, naming %s', async (rules, field) => {
    const response = await call('POST', '/segments', { projectId: owner.projectId, name: 'Bad', rules });

    expectProblem(response, 422, { code: 'validation-failed', fields: [field] });
  });

  it('is for Editors of the project', async () => {
    const viewer = await app.addMember(owner, { permission: 'Viewer' });
    const stranger = await app.signUp();
    const body = { projectId: owner.projectId, name: 'Adults' };

    expectProblem(await app.as(viewer)('POST', '/segments', body), 403, {
      code: 'project-permission-missing',
    });
    expectProblem(await app.as(stranger)('POST', '/segments', body), 404);
  });
});

describe('POST /segments/all', () => {
  it('lists the segments of one project page by page', async () => {
    const { id: projectId } = await app.expectDone(
      'POST',
      '/projects',
      { name: 'Second', orgId: owner.orgId },
      owner.headers,
    );
    const made = [];
    for (const name of ['a', 'b', 'c']) made.push(await segment({ projectId, name }));
    const list = { orgId: owner.orgId, projectId, rows: 2 };

    const first = await call('POST', '/segments/all', { ...list, page: 1 });
    const second = await call('POST', '/segments/all', { ...list, page: 2, total: 3 });

    expect(first).toMatchObject({ status: 200, body: { items: made.slice(0, 2), total: 3 } });
    expect(second).toMatchObject({ status: 200, body: { items: made.slice(2), total: 3 } });
  });
});

describe('PATCH /segments/:id', () => {
  it('changes what is given', async () => {
    const { id } = await segment({ description: 'Old' });

    const renamed = await call('PATCH', `/segments/${id}`, { name: 'Grown-ups', rules: null });
    const emptied = await call('PATCH', `/segments/${id}`, { description: '', rules: '' });

    expect(renamed.body).toMatchObject({
      name: 'Grown-ups',
      description: 'Old',
      rules: { age: { $gte: 18 } },
    });
    expect(emptied.body).toMatchObject({ name: 'Grown-ups', description: '', rules: null });
  });

  it('refuses rules with a fault, and a change of nothing', async () => {
    const { id } = await segment();

    expectProblem(await call('PATCH', `/segments/${id}`, { rules: { age: { $no: 1 } } }), 422, {
      fields: ['rules.age.$no'],
    });
    expectProblem(await call('PATCH', `/segments/${id}`, {}), 422);
    expectProblem(await call('PATCH', '/segments/2147483647', { name: 'x' }), 404);
  });
});

describe('/segments/:id/users/:endUserId', () => {
  it('assigns an end user once, however often it is asked for, and takes it back', async () => {
    const { id } = await segment();
    const path = `/segments/${id}/users/${encodeURIComponent('ada/ü 1')}`;

    const first = await call('POST', path);
    await call('POST', path);

    expect(first).toMatchObject({
      status: 200,
      body: { segmentId: id, endUserId: 'ada/ü 1', message: 'User assigned to segment successfully' },
    });
    expect(await members(id)).toEqual(['ada/ü 1']);

    const taken = await call('DELETE', path);
    expect(taken).toMatchObject({ status: 200, body: { segmentId: id, endUserId: 'ada/ü 1' } });
    expect(await members(id)).toEqual([]);
    expectProblem(await call('DELETE', path), 404);
  });

  it('takes ids of up to 128 bytes', async () => {
    const { id } = await segment();
    const assign = (endUserId: string) =>
      call('POST', `/segments/${id}/users/${encodeURIComponent(endUserId)}`);

    expect((await assign('😀'.repeat(32))).status).toBe(200);
    expectProblem(await assign(`${'😀'.repeat(32)}a`), 422, { fields: ['endUserId'] });
    expectProblem(await assign('a\0'), 422, { fields: ['endUserId'] });
  });
});

describe('PUT /experiments/:id/segments', () => {
  it('sets which segments an experiment is for', async () => {
    const { id } = await make.experiment();
    const [one, two] = [await segment(), await segment()];

    const both = await attach(id, [two.id, one.id, two.id]);
    const second = await attach(id, [two.id]);

    expect(both).toMatchObject({ status: 200, body: [one, two] });
    expect(second.body).toEqual([two]);
    expect((await call('GET', `/experiments/${id}/segments`)).body).toEqual([two]);
    expect((await attach(id, [])).body).toEqual([]);
  });

  it('refuses segments of another project', async () => {
    const { id } = await make.experiment();
    const stranger = await app.signUp();
    const body = { projectId: stranger.projectId, name: 'Theirs' };
    const theirs = await app.expectDone('POST', '/segments', body, stranger.headers);

    for (const segmentId of [theirs.id, 2_147_483_647]) {
      expectProblem(await attach(id, [segmentId]), 422, { fields: ['segmentIds'] });
    }
    expectProblem(await attach(id, ['1']), 422, { fields: ['segmentIds'] });
    expectProblem(await attach(id, null), 422, { fields: ['segmentIds'] });
  });

  it.each(['Active', 'Paused'])(
    'keeps at least one segment on an experiment that is %s, unless it may open',
    async (status) => {
      const { id } = await make.experimentIn(status);
      const [one, two] = [await segment(), await segment()];
      await attach(id, [one.id]);

      expectProblem(await attach(id, []), 409, { code: 'opens-to-everybody' });
      expect((await attach(id, [two.id])).status).toBe(200);
      const open = { segmentIds: [], opensToEverybody: true };
      expect((await call('PUT', `/experiments/${id}/segments`, open)).status).toBe(200);
    },
  );
});

describe('the steps that rules can take', () => {
  /** Nearly all that one segment may have: 459,000 steps. */
  const largest = { $or: [200, 199, 198, 197].map((times) => ({ x: { $regex: `[ab]*a[ab]{${times}}c` } })) };
  const small = { x: { $regex: '[ab]*a[ab]{60}c' } };
  const whole = { $or: [largest, small] };
  const limit = (count: string) => ({ fields: [count] });

  it('are bounded for one segment, naming the limit', async () => {
    const post = await call('POST', '/segments', { projectId: owner.projectId, name: 'Large', rules: whole });
    const { id } = await segment();

    expectProblem(post, 422, limit('rules'));
    expect(post.body.errors[0].message).toContain('500000');
    expectProblem(await call('PATCH', `/segments/${id}`, { rules: whole }), 422, limit('rules'));
    expect((await call('PATCH', `/segments/${id}`, { rules: largest })).status).toBe(200);
  });

  it('are bounded for the segments of one experiment together, in any status', async () => {
    const experiment = await make.experiment();
    const [one, other, third] = [
      await segment({ rules: largest }),
      await segment({ rules: small }),
      await segment(),
    ];

    const both = await attach(experiment.id, [one.id, other.id]);

    expectProblem(both, 422, limit('segmentIds'));
    expect(both.body.errors[0].message).toContain('500000');
    expect((await call('GET', `/experiments/${experiment.id}/segments`)).body).toEqual([]);
    expect((await attach(experiment.id, [one.id, third.id])).status).toBe(200);
    await make.move(experiment.id, 'Active');
    expectProblem(await call('PATCH', `/segments/${third.id}`, { rules: small }), 422, limit('rules'));
    expect((await call('PATCH', `/segments/${one.id}`, { rules: small })).status).toBe(200);
    expect((await call('PATCH', `/segments/${third.id}`, { rules: small })).status).toBe(200);
  });

  it("count for the segments of a Personalization's variations", async () => {
    const experiment = await make.experiment();
    const [one, other] = [await segment({ rules: largest }), await segment({ rules: small })];
    await attach(experiment.id, [one.id]);
    const variation = await make.variation(experiment.id, { segmentId: other.id });

    const type = await call('PATCH', `/experiments/${experiment.id}`, { type: 'Personalization' });
    await call('PATCH', `/variations/${variation.id}`, { segmentId: 0 });
    expect((await call('PATCH', `/experiments/${experiment.id}`, { type: 'Personalization' })).status).toBe(
      200,
    );
    const again = await call('PATCH', `/variations/${variation.id}`, { segmentId: other.id });

    expectProblem(type, 422, limit('type'));
    expectProblem(again, 422, limit('segmentId'));
  });

  it("are bounded for a project's Active experiments together, each segment counted once", async () => {
    const { id: projectId } = await app.expectDone(
      ...(['POST', '/projects', { orgId: owner.orgId, name: 'Busy' }, owner.headers] as const),
    );
    const segments: Json[] = [];
    const experiments: Json[] = [];
    for (let i = 0; i < 34; i++) {
      segments.push(await segment({ projectId, name: `Large ${i}`, rules: largest }));
      experiments.push(await make.experiment({ projectId }));
      await attach(experiments[i].id, [segments[i].id]);
    }
    const start = (i: number) => call('PATCH', `/experiments/${experiments[i].id}`, { status: 'Active' });
    const started = [];
    for (let i = 0; i < 34; i++) started.push((await start(i)).status);
    const refused = started.indexOf(422);

    expect(refused).toBeGreaterThanOrEqual(20);
    expect(started.slice(refused)).toEqual(started.slice(refused).map(() => 422));
    const answer = await start(refused);
    expectProblem(answer, 422, limit('status'));
    expect(answer.body.errors[0].message).toContain('15000000');
    expect((await attach(experiments[refused].id, [segments[0].id])).status).toBe(200);
    expect((await start(refused)).status).toBe(200);
    expectProblem(await attach(experiments[refused].id, [segments[refused].id]), 422, limit('segmentIds'));
    expect((await call('PATCH', `/experiments/${experiments[0].id}`, { title: 'Renamed' })).status).toBe(200);
    const plain = await make.experiment({ projectId });
    expect((await call('PATCH', `/experiments/${plain.id}`, { status: 'Active' })).status).toBe(200);
  });
});

describe('DELETE /segments/:id', () => {
  it('removes it from experiments, variations and end users', async () => {
    const doomed = await segment();
    const other = await segment();
    const { id } = await make.experiment();
    const variation = await make.variation(id, { segmentId: doomed.id });
    await attach(id, [doomed.id, other.id]);
    await call('POST', `/segments/${doomed.id}/users/ada`);

    const { status, body } = await call('DELETE', `/segments/${doomed.id}`);

    expect(status).toBe(200);
    expect(body).toEqual(doomed);
    expectProblem(await call('GET', `/segments/${doomed.id}`), 404);
    expect((await call('GET', `/experiments/${id}/segments`)).body).toEqual([other]);
    expect(await make.variations(id)).toContainEqual({
      ...variation,
      traffic: expect.any(Number),
      segmentId: null,
    });
    expect(await members(doomed.id)).toEqual([]);
  });

  it.each(['Active', 'Paused'])('is refused while an experiment that is %s uses it', async (status) => {
    const { id } = await make.experimentIn(status);
    const only = await segment();
    await attach(id, [only.id, (await segment()).id]);

    expectProblem(await call('DELETE', `/segments/${only.id}`), 409, { code: 'in-use', detail: String(id) });

    await make.move(id, 'Ended');
    expect((await call('DELETE', `/segments/${only.id}`)).status).toBe(200);
  });
});

describe('segmentId of a variation', () => {
  it('can be given, changed and removed', async () => {
    const [one, two] = [await segment(), await segment()];
    const { id: experimentId } = await make.experiment({ type: 'Personalization' });
    const { id, segmentId } = await make.variation(experimentId, { segmentId: one.id });
    const patch = async (value: unknown) =>
      (await call('PATCH', `/variations/${id}`, { title: 'For them', segmentId: value })).body.segmentId;

    expect(segmentId).toBe(one.id);
    expect(await patch(two.id)).toBe(two.id);
    expect(await patch(null)).toBe(two.id);
    expect(await patch(0)).toBeNull();
  });

  it('names a segment of the same project', async () => {
    const { id } = await make.experiment();
    const unknown = { title: 'For them', segmentId: 2_147_483_647 };

    expectProblem(await call('POST', `/experiments/${id}/variations`, unknown), 422, {
      fields: ['segmentId'],
    });
  });

  it('goes into the copy of an experiment, as do its segments', async () => {
    const one = await segment();
    const { id } = await make.experiment({ type: 'Personalization' });
    await make.variation(id, { segmentId: one.id });
    await attach(id, [one.id]);

    const copy = await app.expectDone('POST', `/experiments/${id}/duplicate`, {}, owner.headers);

    expect((await make.variations(copy.id)).map((variation: Json) => variation.segmentId)).toEqual([
      null,
      one.id,
    ]);
    expect((await call('GET', `/experiments/${copy.id}/segments`)).body).toEqual([one]);
  });
});
