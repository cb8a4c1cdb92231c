import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;
let program: Program;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
  program = await startProgram(app, owner);
});
afterAll(() => app.stop());

const path = (id: number) => `/experiments/${id}/document`;
const read = async (id: number): Promise<Json> => (await call('GET', path(id))).body;
const save = (id: number, body: unknown, headers?: Record<string, string>) =>
  call('PUT', path(id), body, headers);

/** An experiment with two variations, a condition, a segment and a metric. */
async function full(status = 'Draft'): Promise<number> {
  const { id } = await make.experiment({ url: 'https://shop.example.com/' });
  await make.variation(id, { title: 'Green', css: '.a{}', js: 'a()' });
  await make.condition(id);
  await make.metric(id);
  const segment = await segmentOf({ plan: 'pro' });
  await call('PUT', `/experiments/${id}/segments`, { segmentIds: [segment] });
  if (status !== 'Draft') await make.move(id, 'Active');
  if (status === 'Paused') await make.move(id, 'Paused');
  return id;
}

async function segmentOf(rules: Json): Promise<number> {
  const body = { projectId: owner.projectId, name: 'Some', rules };
  return (await app.expectDone('POST', '/segments', body, owner.headers)).id;
}

describe('GET and PUT /experiments/:id/document', () => {
  it('answers everything with its revision, and takes it back as it is', async () => {
    const id = await full();
    const answer = await call('GET', path(id));

    expect(answer.headers.get('etag')).toBe(`"${answer.body.revision}"`);
    expect((await call('GET', `/experiments/${id}`)).headers.get('etag')).toBe(`"${answer.body.revision}"`);
    expect(answer.body).toEqual({
      revision: 5,
      experiment: (await call('GET', `/experiments/${id}`)).body,
      conditions: (await call('GET', `/experiments/${id}/conditions`)).body,
      segmentIds: [expect.any(Number)],
      variations: (await call('GET', `/experiments/${id}/variations`)).body,
      metrics: [expect.objectContaining({ selector: '#buy', kind: 'binomial' })],
    });

    const saved = await save(id, answer.body);
    expect({ status: saved.status, body: saved.body }).toEqual({ status: 200, body: answer.body });
  });

  it('saves everything in one step', async () => {
    const id = await full();
    const document = await read(id);
    const other = await segmentOf({ plan: 'free' });

    const { status, body, headers } = await save(id, {
      revision: document.revision,
      experiment: { title: 'New', description: 'Why', coverage: 50 },
      conditions: [{ operator: 'IS', urls: ['https://shop.example.com/a'] }],
      segmentIds: [other],
      variations: [
        { id: document.variations[0].id, traffic: 20 },
        { id: document.variations[1].id, title: 'Blue', traffic: 30, js: null },
        { title: 'Red', traffic: 50, css: 'b{}' },
      ],
      metrics: [...document.metrics, { title: 'Order', custom: true, selector: 'order', kind: 'count' }],
    });

    expect({ status, revision: body.revision }).toEqual({ status: 200, revision: document.revision + 1 });
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    expect(body.experiment).toMatchObject({ title: 'New', description: 'Why', coverage: 50 });
    expect(body.conditions).toEqual([expect.objectContaining({ operator: 'IS' })]);
    expect(body.segmentIds).toEqual([other]);
    expect(body.variations.map(({ title, traffic, js }: Json) => [title, traffic, js])).toEqual([
      ['Control', 20, ''],
      ['Blue', 30, ''],
      ['Red', 50, ''],
    ]);
    expect(body.metrics.map(({ title }: Json) => title)).toEqual(['Clicks on buy', 'Order']);
    expect(await read(id)).toEqual(body);
  });

  it('tells faults in three places together, each with a pointer', async () => {
    const id = await full();
    const document = await read(id);

    const response = await save(id, {
      ...document,
      experiment: { ...document.experiment, url: 'nowhere', colour: 'red' },
      conditions: [{ operator: 'IS', urls: ['/path'] }, { operator: 'CONTAIN' }],
      segmentIds: [2_000_000_000],
      variations: [
        { ...document.variations[0], traffic: 33.333 },
        { ...document.variations[1], js: 'let 1', css: '#buy { color:' },
      ],
      metrics: [{ title: 'Bad', selector: '###bad selector[' }],
    });

    expectProblem(response, 422, {
      fields: [
        '/experiment/url',
        '/experiment/colour',
        '/conditions/0/urls/0',
        '/conditions/1/urls',
        '/segmentIds/0',
        '/variations/0/traffic',
        '/variations/1/js',
        '/variations/1/css',
        '/metrics/0/selector',
      ],
    });
    expect(response.body.errors[0].pointer).toBe(response.body.errors[0].field);
    expect(await read(id)).toEqual(document);
  });

  it('needs a revision, and two that agree', async () => {
    const id = await full();
    const { revision } = await read(id);

    expectProblem(await save(id, { experiment: { title: 'a' } }), 428, { code: 'revision-needed' });
    expectProblem(await save(id, { revision: 'x' }), 422, { fields: ['/revision'] });
    expectProblem(await save(id, { revision }, { 'if-match': '"99"' }), 400);
    const title = { experiment: { title: 'By header' } };
    expect((await save(id, title, { 'if-match': `"${revision}"` })).status).toBe(200);
    expect((await save(id, title, { 'if-match': '*' })).status).toBe(200);
  });

  it('refuses revisions that there cannot be as stale ones', async () => {
    const id = await full();
    const document = await read(id);
    for (const revision of [document.revision + 1, 2 ** 31, Number.MAX_SAFE_INTEGER])
      expectProblem(await save(id, { ...document, revision }), 409, { code: 'stale' });
  });

  it('refuses an older revision, and says who changed what and what collides', async () => {
    const id = await full();
    const document = await read(id);
    await save(id, { ...document, experiment: { js: 'theirs()', description: 'theirs' } });

    const response = await save(id, {
      ...document,
      experiment: { ...document.experiment, js: 'mine()', title: 'mine' },
    });

    expectProblem(response, 409, { code: 'stale' });
    const { current, changes, collisions } = response.body;
    expect(collisions).toEqual(['/experiment/js']);
    expect(changes.map(({ pointer, by }: Json) => [pointer, by])).toEqual([
      ['/experiment/description', owner.email],
      ['/experiment/js', owner.email],
    ]);
    expect(current).toMatchObject({ revision: document.revision + 1, experiment: { js: 'theirs()' } });
    expect(current.variations[1]).not.toHaveProperty('js');
    const merged = { ...document, ...current, experiment: { title: 'mine' } };
    expect((await save(id, { ...merged, variations: undefined })).status).toBe(200);
  });

  it('lets one of 50 saves at once win, and loses none silently', async () => {
    const id = await full();
    const { revision } = await read(id);

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        save(id, { revision, experiment: { title: `Save ${index}` } }),
      ),
    );

    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'stale')).toHaveLength(49);
    expect(await read(id)).toEqual(won[0]!.body);
  });

  it('knows no ids of other experiments', async () => {
    const [id, other] = [await full(), await full()];
    const [document, foreign] = [await read(id), await read(other)];

    expectProblem(
      await save(id, {
        revision: document.revision,
        conditions: foreign.conditions,
        variations: [document.variations[0], foreign.variations[1]],
        metrics: foreign.metrics,
      }),
      422,
      {
        fields: [
          '/conditions/0/id',
          '/conditions/0/experimentId',
          '/variations/1/id',
          '/variations/1/experimentId',
          '/metrics/0/id',
          '/metrics/0/experimentId',
        ],
      },
    );
  });

  it('takes 50 variations of 80 KiB, and no more than 4 MiB of code', async () => {
    const { id } = await make.experiment();
    const document = await read(id);
    const js = `/*${'x'.repeat(80 * 1024 - 4)}*/`;
    const others = Array.from({ length: 49 }, (_, index) => ({ title: `V${index}`, js }));

    const variations = [{ ...document.variations[0], js }, ...others];
    const saved = await save(id, { ...document, variations });
    expect(saved.status).toBe(200);
    expect(saved.body.variations).toHaveLength(50);

    const larger = saved.body.variations.map((variation: Json) => ({
      ...variation,
      css: `/*${'y'.repeat(4096)}*/`,
    }));
    const refused = await save(id, { ...saved.body, variations: larger });
    expectProblem(refused, 422, { fields: ['/variations/49/css'] });
    expect(await read(id)).toEqual(saved.body);
  });

  it('needs the action of each part that differs', async () => {
    const id = await full();
    const document = await read(id);
    const actions = ['act:get-experiment', 'act:update-experiment', 'act:update-variation'];
    const member = app.as(await app.addMember(owner, { permission: 'Editor', actions }));

    const response = await member('PUT', path(id), {
      ...document,
      experiment: { title: 'Mine' },
      conditions: [],
      segmentIds: [],
      variations: document.variations.map((variation: Json, index: number) => ({
        ...variation,
        traffic: index === 0 ? 40 : 60,
        css: 'b{}',
      })),
    });

    expectProblem(response, 403, {
      code: 'action-not-granted',
      fields: ['/conditions/0', '/segmentIds', '/variations/0/traffic', '/variations/1/traffic'],
    });
    expect(await read(id)).toEqual(document);
    expect((await member('PUT', path(id), { ...document, experiment: { title: 'Mine' } })).status).toBe(200);
  });
});

describe('GET and PUT /api/experiments/:experiment/document', () => {
  it('is the same in snake_case', async () => {
    const id = await full();
    const api = `/api/experiments/${id}/document`;
    const { status, headers, body } = await program.call('GET', api);

    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    expect(body).toMatchObject({
      experiment: { status: 'draft', trigger_type: 'Immediately', condition_type: 'ALL', group_id: null },
      segment_ids: [expect.any(Number)],
      variations: [
        { is_control: true, redirect_url: '' },
        { title: 'Green', traffic: 50 },
      ],
      metrics: [{ cap_percentile: 0.99 }],
    });
    expect((await program.call('PUT', api, body)).body).toEqual(body);
    const faulty = { ...body, experiment: { trigger_type: 'x', triggerType: 'x' }, segmentIds: [] };
    expectProblem(await program.call('PUT', api, faulty), 422, {
      fields: ['/experiment/trigger_type', '/experiment/triggerType', '/segmentIds'],
    });
  });
});
