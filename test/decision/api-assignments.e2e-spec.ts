import { Assignment, Experiment } from '#libs/entities';
import { type BuiltExperiment, buildApiKey, buildExperiment, buildProject } from '../support/builders.js';
import { DatabaseProxy } from './database-proxy.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

const url = 'https://shop.example/product/7';

let bed: DecisionTestBed;
let app: DecisionTestApp;
let experiment: BuiltExperiment;
let key: string;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});

beforeEach(async () => {
  const { id } = await buildProject(bed.dataSource);
  experiment = await buildExperiment(bed.dataSource, id);
  key = await buildApiKey(bed.dataSource, id);
});

afterAll(() => bed.stop());

const bearer = (token = key) => ({ authorization: `Bearer ${token}` });
const get = (reference: number | string, userId: string, headers = bearer()) =>
  app.request(
    'GET',
    `/api/experiments/${reference}/assignment/${encodeURIComponent(userId)}`,
    undefined,
    headers,
  );
const assign = (body: object, headers: Record<string, string> = bearer()) =>
  app.request('POST', '/api/assignment', { user_id: 'ada', experiment_id: experiment.id, ...body }, headers);
const check = (body: object, headers = bearer()) =>
  app.request('POST', '/api/experiments/check-eligibility', { user_id: 'ada', ...body }, headers);

const recorded = (experimentId = experiment.id) =>
  bed.dataSource.getRepository(Assignment).find({ where: { experimentId }, order: { endUserId: 'ASC' } });
const another = (overrides = {}, parts = {}) =>
  buildExperiment(bed.dataSource, experiment.projectId, overrides, parts);

describe('GET /api/experiments/{experiment}/assignment/{user_id}', () => {
  it('assigns, and answers the same for ever after', async () => {
    const first = await get(experiment.id, 'ada');
    const byKey = await get(experiment.key, 'ada');
    const posted = await assign({ experiment_id: experiment.key, campaign_id: 'later' });
    const second = await bed.startApp();
    const elsewhere = await second.request(
      'GET',
      `/api/experiments/${experiment.id}/assignment/ada`,
      undefined,
      bearer(),
    );

    const [row] = await recorded();
    const variation = experiment.variations.find(({ id }) => id === row!.variationId)!;
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      ...{
        experiment_id: experiment.id,
        user_id: 'ada',
        variant_id: variation.id,
        variant_name: variation.title,
      },
      assigned_at: row!.assignedAt.toISOString(),
    });
    expect([byKey.body, elsewhere.body]).toEqual([first.body, first.body]);
    expect(posted.body).toEqual({
      ...{
        user_id: 'ada',
        experiment_id: experiment.id,
        experiment_key: experiment.key,
        variant: variation.title,
      },
      ...{ variant_id: variation.id, assigned_at: first.body.assigned_at },
    });
    expect(await recorded()).toHaveLength(1);
    expect(row!.campaignId).toBeNull();
  });

  it('gives what /decision gives, with the time of that', async () => {
    const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
    const decided = await Promise.all(
      users.map((endUserId) => app.decide({ url, projectId: experiment.projectId, endUserId })),
    );

    const assigned = await Promise.all(users.map((user) => get(experiment.id, user)));

    expect(assigned.map(({ body }) => body.variant_id)).toEqual(
      decided.map(({ body }) => body.decisions[0].variation.variationId),
    );
    const times = new Map((await recorded()).map((row) => [row.endUserId, row.assignedAt.toISOString()]));
    expect(assigned.map(({ body }) => body.assigned_at)).toEqual(users.map((user) => times.get(user)));
  });

  it('records again where a record that this process remembers is gone, as after an erasure', async () => {
    await app.decide({ url, projectId: experiment.projectId, endUserId: 'ada' });
    await bed.dataSource.getRepository(Assignment).delete({ experimentId: experiment.id });

    const { status, body } = await get(experiment.id, 'ada');

    const [row] = await recorded();
    expect([status, body.assigned_at]).toEqual([200, row!.assignedAt.toISOString()]);
  });

  it('assigns once when calls race', async () => {
    const second = await bed.startApp();
    const path = `/api/experiments/${experiment.id}/assignment/ada`;

    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 ? app : second).request('GET', path, undefined, bearer()),
      ),
    );

    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]!.body.variant_id).not.toBeNull();
    expect(await recorded()).toHaveLength(1);
  });

  it.each(['Draft', 'Paused', 'Ended', 'Archived'] as const)(
    'says that a %s experiment is not active',
    async (status) => {
      const other = await another({ status });

      const { status: code, body } = await get(other.id, 'ada');

      expect(code).toBe(200);
      expect(body).toEqual({
        ...{
          experiment_id: other.id,
          user_id: 'ada',
          variant_id: null,
          variant_name: null,
          assigned_at: null,
        },
        reason: 'not_active',
      });
      expect(await recorded(other.id)).toEqual([]);
    },
  );

  it('says why somebody has no variant', async () => {
    const conditions = [{ operator: 'CONTAIN' as const, urls: ['/product/'] }];
    const targeted = await another({}, { conditions });
    const uncovered = await another({ coverage: 0 });
    const half = await another({}, { traffic: [0, 0] });
    const held = await buildProject(bed.dataSource, { holdoutPercent: 100 });
    const heldOut = await buildExperiment(bed.dataSource, held.id);

    const reasons = [
      await get(targeted.id, 'ada'),
      await assign({ experiment_id: targeted.id, url: 'https://shop.example/basket' }),
      await assign({ experiment_id: targeted.id, url }),
      await get(uncovered.id, 'ada'),
      await get(half.id, 'ada'),
      await get(heldOut.id, 'ada', bearer(await buildApiKey(bed.dataSource, held.id))),
    ].map(({ body }) => body.reason);

    expect(reasons).toEqual([
      'not_targeted',
      'not_targeted',
      undefined,
      'not_covered',
      'not_covered',
      'holdout',
    ]);
  });

  it('asks the segments, by the attributes of the call', async () => {
    const other = await another();
    const [segment] = await bed.dataSource.query(
      `INSERT INTO segment (project_id, name, rules) VALUES ($1, 'Premium', $2) RETURNING id`,
      [experiment.projectId, { plan: 'premium' }],
    );
    await bed.change(experiment.projectId, (manager) =>
      manager.query('INSERT INTO experiment_segment VALUES ($1, $2)', [other.id, segment.id]),
    );
    const ask = (body: object) => assign({ experiment_id: other.id, ...body });

    const without = await get(other.id, 'ada');
    const wrong = await ask({ attributes: { plan: 'free' } });
    const right = await ask({ attributes: { plan: 'premium' } });

    expect([without.body.reason, wrong.body.reason]).toEqual(['not_in_segment', 'not_in_segment']);
    expect(right.body.variant_id).not.toBeNull();
  });

  it('says that the rules are too expensive for a text that is too long to be searched', async () => {
    const other = await another();
    const [segment] = await bed.dataSource.query(
      `INSERT INTO segment (project_id, name, rules) VALUES ($1, 'Long', $2) RETURNING id`,
      [experiment.projectId, { $or: [{ plan: 'pro' }, { x: { $not: { $regex: 'needle' } } }] }],
    );
    await bed.change(experiment.projectId, (manager) =>
      manager.query('INSERT INTO experiment_segment VALUES ($1, $2)', [other.id, segment.id]),
    );
    const attributes = { plan: 'pro', x: 'x'.repeat(2_049) };

    const one = await assign({ user_id: 'long', experiment_id: other.id, attributes });
    const eligible = await check({ user_id: 'long', experiment_ids: [other.id, experiment.id], attributes });

    expect(one.body).toMatchObject({ variant_id: null, reason: 'rules_too_expensive' });
    expect(Object.keys(eligible.body.eligible_experiment_ids)).toEqual([String(experiment.id)]);
  });

  it('knows an experiment that was started a moment ago', async () => {
    const other = await another({ status: 'Draft', startedAt: null });
    await get(other.id, 'ada');
    await bed.dataSource.query(
      `UPDATE experiment SET status = 'Active', started_at = now(), started_allocation_version = 1 WHERE id = $1`,
      [other.id],
    );
    await bed.dataSource.query('UPDATE project SET revision = revision + 1 WHERE id = $1', [other.projectId]);

    const { body } = await get(other.id, 'ada');

    expect(body.variant_id).not.toBeNull();
  });

  it('keeps a recorded variant when shares change', async () => {
    const { body: before } = await get(experiment.id, 'ada');
    const change = (sql: string, values: unknown[]) =>
      bed.change(experiment.projectId, (manager) => manager.query(sql, values));
    const raise = 'UPDATE experiment SET allocation_version = allocation_version + 1 WHERE id = $1';
    await change(raise, [experiment.id]);
    await change(
      'UPDATE variation SET traffic = CASE WHEN id = $1 THEN 0 ELSE 100 END WHERE experiment_id = $2',
      [before.variant_id, experiment.id],
    );
    const second = await bed.startApp();
    const path = `/api/experiments/${experiment.id}/assignment/ada`;

    const after = await second.request('GET', path, undefined, bearer());

    expect(after.body).toEqual(before);
  });

  it.each(['no-such-key', 'No Key', '2147483647', '99999999999', '-1'])(
    'knows no experiment %s',
    async (reference) => {
      const answers = [
        await get(encodeURIComponent(reference), 'ada'),
        await assign({ experiment_id: reference }),
      ];

      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    },
  );

  it('knows no experiment of another project', async () => {
    const other = await buildExperiment(bed.dataSource, (await buildProject(bed.dataSource)).id);

    const answers = [
      await get(other.id, 'ada'),
      await get(other.key, 'ada'),
      await assign({ experiment_id: other.id }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await recorded(other.id)).toEqual([]);
  });

  it('takes every id of an end user', async () => {
    const ids = ['42', 'é/..?#%', '😀', 'x'.repeat(128), '😀'.repeat(32), ' ', '__proto__'];

    const answers = await Promise.all(ids.map((id) => get(experiment.id, id)));
    const integer = await assign({ user_id: 42 });

    expect(answers.map(({ body }) => body.user_id)).toEqual(ids);
    expect(integer.body.variant_id).toBe(answers[0]!.body.variant_id);
    expect(await recorded()).toHaveLength(ids.length);
  });

  it.each(['x'.repeat(129), 'a\0b'])('refuses the end user %j', async (id) => {
    const { status } = await get(experiment.id, id);

    expect(status).toBe(422);
  });

  it('needs a valid key; a publishable one will do', async () => {
    const publishable = await buildApiKey(bed.dataSource, experiment.projectId, { kind: 'publishable' });

    const answers = [
      await app.request('GET', `/api/experiments/${experiment.id}/assignment/ada`),
      await get(experiment.id, 'ada', bearer('nonsense')),
      await get(experiment.id, 'ada', bearer(publishable)),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 200]);
  });
});

describe('POST /api/assignment', () => {
  it('keeps device, campaign, ad and attributes of the first assignment', async () => {
    const long = 'x'.repeat(101);
    const attributes = { plan: 'pro', age: 34, member: true, deep: { a: 1 }, long, [long]: 1, nothing: null };

    await assign({ device_type: 'mobile', campaign_id: 7, ad_id: 'ad-1', url, attributes });
    await assign({
      device_type: 'desktop',
      campaign_id: 'other',
      ad_id: 'ad-2',
      attributes: { plan: 'free' },
    });

    expect(await recorded()).toMatchObject([
      {
        ...{ deviceType: 'mobile', campaignId: '7', adId: 'ad-1' },
        attributes: { plan: 'pro', age: 34, member: true },
      },
    ]);
    const [row] = await recorded();
    expect(Object.keys(row!.attributes!)).toHaveLength(3);
  });

  it('keeps twenty attributes at most', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`a${index}`, index]));

    await assign({ attributes });

    const [row] = await recorded();
    expect(Object.keys(row!.attributes!)).toHaveLength(20);
  });

  it('knows the visitor of a publishable key by the headers, and takes the campaign from the page', async () => {
    const publishable = await buildApiKey(bed.dataSource, experiment.projectId, { kind: 'publishable' });
    const agent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';
    const headers = { 'user-agent': agent, 'accept-language': 'de-AT', 'cf-ipcountry': 'at' };

    await assign({ url: `${url}?utm_campaign=spring` }, { ...bearer(publishable), ...headers });
    await assign({ user_id: 'eve' }, { ...bearer(), ...headers });

    expect(await recorded()).toMatchObject([
      {
        ...{ endUserId: 'ada', deviceType: 'mobile', campaignId: 'spring' },
        attributes: { country_code: 'AT', language: 'de' },
      },
      { endUserId: 'eve', deviceType: null, attributes: null },
    ]);
  });

  it.each([
    [{ user_id: undefined }, 'user_id'],
    [{ user_id: 1.5 }, 'user_id'],
    [{ experiment_id: undefined }, 'experiment_id'],
    [{ experiment_id: {} }, 'experiment_id'],
    [{ url: 'product/7' }, 'url'],
    [{ attributes: [] }, 'attributes'],
    [{ device_type: {} }, 'device_type'],
  ])('refuses %j', async (body, field) => {
    const response = await assign(body);

    expect(response.status).toBe(422);
    expect(response.body.errors.map((fault: { field: string }) => fault.field)).toEqual([field]);
    expect(await recorded()).toEqual([]);
  });

  it('serves no origin that the project does not name', async () => {
    const { id } = await buildProject(bed.dataSource, { allowedOrigins: ['https://shop.example'] });
    const other = await buildExperiment(bed.dataSource, id);
    const own = bearer(await buildApiKey(bed.dataSource, id));

    const refused = await assign({ experiment_id: other.id }, { ...own, origin: 'https://evil.example' });
    const served = await assign({ experiment_id: other.id }, { ...own, origin: 'https://shop.example' });

    expect([refused.status, served.status]).toEqual([403, 200]);
  });

  it('answers without a database what it knows, and 503 what it does not', async () => {
    const proxy = await DatabaseProxy.to(bed.databaseUrl);
    const proxied = await bed.startApp({ DB_URL: proxy.url });
    const post = (user_id: string) =>
      proxied.request('POST', '/api/assignment', { user_id, experiment_id: experiment.id }, bearer());
    const before = await post('ada');

    await proxy.takeAway();
    const known = await post('ada');
    const unknown = await post('eve');
    await proxy.giveBack();

    expect(known.body).toEqual(before.body);
    expect(unknown.status).toBe(503);
    expect(unknown.headers.get('retry-after')).toBe('2');
    await proxied.stop();
    await proxy.takeAway();
  });
});

describe('POST /api/experiments/check-eligibility', () => {
  it('knows an experiment that was started a moment ago', async () => {
    const draft = await another({ status: 'Draft' });
    const before = await check({ experiment_ids: [draft.id] });

    const eligible: string[][] = [];
    for (let round = 0; round < 5; round++) {
      await bed.change(experiment.projectId, (manager) =>
        manager.update(Experiment, draft.id, { status: round % 2 === 0 ? 'Active' : 'Paused' }),
      );
      const { body } = await check({ experiment_ids: [draft.id] });
      if (round % 2 === 0) eligible.push(Object.keys(body.eligible_experiment_ids));
    }

    expect(before.body).toEqual({ eligible_experiment_ids: {} });
    expect(eligible).toEqual([[String(draft.id)], [String(draft.id)], [String(draft.id)]]);
  });

  it('answers those that the end user is eligible for, named as asked, and records them', async () => {
    const second = await another();
    const targeted = await another({}, { conditions: [{ operator: 'CONTAIN', urls: ['/product/'] }] });
    const draft = await another({ status: 'Draft' });
    const foreign = await buildExperiment(bed.dataSource, (await buildProject(bed.dataSource)).id);
    const asked = [
      experiment.id,
      String(second.id),
      targeted.key,
      draft.id,
      foreign.id,
      'nothing',
      second.key,
    ];

    const without = await check({ experiment_ids: asked });
    const withUrl = await check({ experiment_ids: asked, url });

    const [one, two, three] = [
      (await recorded())[0]!.variationId,
      (await recorded(second.id))[0]!.variationId,
      (await recorded(targeted.id))[0]!.variationId,
    ];
    expect(without.status).toBe(200);
    expect(without.body).toEqual({
      eligible_experiment_ids: {
        [experiment.id]: { variant_id: one },
        [second.id]: { variant_id: two },
        [second.key]: { variant_id: two },
      },
    });
    expect(withUrl.body.eligible_experiment_ids).toEqual({
      ...without.body.eligible_experiment_ids,
      [targeted.key]: { variant_id: three },
    });
    expect((await get(experiment.id, 'ada')).body.variant_id).toBe(one);
  });

  it.each([undefined, 'x', [{}], [null], Array.from({ length: 501 }, (_, index) => index)])(
    'refuses %j as a list',
    async (experiment_ids) => {
      const { status, body } = await check({ experiment_ids });

      expect(status).toBe(422);
      expect(body.errors[0].field).toBe('experiment_ids');
    },
  );

  it('refuses fields that it does not know, as POST /api/assignment does', async () => {
    const known = { device_type: 'mobile', campaign_id: 'spring', ad_id: 7, url: null, attributes: null };
    const unknown = { deviceType: 'mobile', experiment: 1 };

    const taken = await check({ experiment_ids: [experiment.id], ...known });
    const refused = [await check({ experiment_ids: [experiment.id], ...unknown }), await assign(unknown)];
    const swapped = [
      await check({ experiment_ids: [], experiment_id: experiment.id }),
      await assign({ experiment_ids: [] }),
    ];

    expect(taken.status).toBe(200);
    for (const { status, body } of refused) {
      expect(status).toBe(422);
      expect(body.errors).toEqual(
        ['deviceType', 'experiment'].map((field) => ({ field, message: 'is not a known field' })),
      );
    }
    expect(swapped.map(({ status }) => status)).toEqual([422, 422]);
    expect(swapped.map(({ body }) => body.errors[0].field)).toEqual(['experiment_id', 'experiment_ids']);
  });

  it('takes none, and five hundred', async () => {
    const none = await check({ experiment_ids: [] });
    const many = await check({
      experiment_ids: [experiment.id, ...Array.from({ length: 499 }, (_, id) => 10_000 + id)],
    });

    expect(none.body).toEqual({ eligible_experiment_ids: {} });
    expect(Object.keys(many.body.eligible_experiment_ids)).toEqual([String(experiment.id)]);
  });
});
