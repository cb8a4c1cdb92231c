import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { setCounters } from '../support/counters.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let stranger: Account;
let call: Call;
let make: ExperimentBuilder;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  stranger = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
afterAll(() => app.stop());

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const codeLimit = 256 * 1024;

async function newProject(name: string): Promise<number> {
  const { id } = await app.expectDone('POST', '/projects', { orgId: owner.orgId, name }, owner.headers);
  return id;
}

describe('POST /experiments', () => {
  const create = (fields: Json) => call('POST', '/experiments', { projectId: owner.projectId, ...fields });

  it('makes a Draft with defaults', async () => {
    const { status, body } = await create({ title: '  Green button ' });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      key: 'green-button',
      title: 'Green button',
      projectId: owner.projectId,
      type: 'AB Test',
      valueType: 'string',
      status: 'Draft',
      url: '',
      description: '',
      triggerType: 'Immediately',
      conditionType: 'ALL',
      matching: 2,
      js: '',
      css: '',
      ownerId: owner.userId,
      rules: [],
      pins: [],
      coverage: 100,
      groupId: null,
      plannedUsers: null,
      protocol: {
        method: 'frequentist',
        alpha: 0.05,
        correction: 'holm',
        guardrailPolicy: 'non_inferior',
        minUsers: 100,
        priors: { lift: null, rate: null },
      },
      endAt: null,
      endsItself: false,
      stopsOnGuardrail: false,
      stopsOnSrm: false,
      decision: null,
      shippedVariationId: null,
      conversionEventType: '',
      tags: [],
      createdAt: time,
      updatedAt: time,
      startedAt: null,
      endedAt: null,
    });
  });

  it('gives it one variation, the control, with all traffic', async () => {
    const { id } = await make.experiment();

    expect(await make.variations(id)).toEqual([
      {
        id: expect.any(Number),
        experimentId: id,
        title: 'Control',
        traffic: 100,
        js: '',
        css: '',
        changes: [],
        value: null,
        redirectUrl: '',
        segmentId: null,
        isControl: true,
        retired: false,
      },
    ]);
  });

  it('keeps url, description and key', async () => {
    const fields = { url: 'https://shop.example.com/a?b=1#c', description: '<b>\n"x"', key: 'my_key-1' };

    expect((await create({ title: 'Given', ...fields })).body).toMatchObject(fields);
  });

  it('makes other keys for equal titles, also at once', async () => {
    const projectId = await newProject('Equal titles');

    const made = await Promise.all(
      Array.from({ length: 12 }, () => create({ projectId, title: 'Same title' })),
    );

    expect(made.map(({ status }) => status)).toEqual(Array(12).fill(201));
    const keys = made.map(({ body }) => body.key as string);
    expect(new Set(keys).size).toBe(12);
    expect(keys).toContain('same-title');
  });

  it('refuses a key that is taken in the project, and takes it in another', async () => {
    await create({ title: 'A', key: 'taken' });

    expectProblem(await create({ title: 'B', key: 'taken' }), 409, { detail: 'key' });
    const elsewhere = await create({ projectId: await newProject('Elsewhere'), title: 'B', key: 'taken' });
    expect(elsewhere.status).toBe(201);
  });

  it('gives one of many that want one key at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => create({ title: 'Race', key: 'race-key' })),
    );

    expect(made.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it.each(['UPPER', 'with space', '123', 'plan', 'x'.repeat(65), 'ü', '-'.repeat(70)])(
    'refuses the key %j',
    async (key) => {
      expectProblem(await create({ title: 'Key', key }), 422, { fields: ['key'] });
    },
  );

  it.each<[string, Json, string[]]>([
    ['no title', {}, ['title']],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, ['title']],
    ['a title that is an object', { title: {} }, ['title']],
    ['NUL', { title: 'a\0' }, ['title']],
    ['a lone surrogate', { title: '\udc00' }, ['title']],
    ['a url without scheme', { title: 'x', url: 'shop.example.com' }, ['url']],
    ['a javascript url', { title: 'x', url: 'javascript:alert(1)' }, ['url']],
    ['a url of 2,001 characters', { title: 'x', url: `https://a.example/${'x'.repeat(2000)}` }, ['url']],
    ['a description of 5,001 characters', { title: 'x', description: 'x'.repeat(5001) }, ['description']],
    ['fields of the changing route', { title: 'x', status: 'Active', js: 'x' }, ['js', 'status']],
  ])('refuses %s', async (_, fields, faulty) => {
    expectProblem(await create(fields), 422, { fields: faulty });
  });

  it.each<[unknown, number]>([
    [undefined, 422],
    ['1', 422],
    [0, 422],
    [2_147_483_647, 404],
    [2_147_483_648, 404],
  ])('answers the project id %p', async (projectId, status) => {
    expectProblem(await create({ title: 'x', projectId }), status);
  });

  it('knows no project of others', async () => {
    expectProblem(await create({ title: 'x', projectId: stranger.projectId }), 404, { code: 'not-found' });
  });
});

describe('GET /experiments/:id', () => {
  it('answers what was made', async () => {
    const experiment = await make.experiment();

    const { status, body } = await call('GET', `/experiments/${experiment.id}`);

    expect(status).toBe(200);
    expect(body).toEqual(experiment);
  });

  it.each([
    ['0', 404],
    ['-1', 404],
    ['2147483647', 404],
    ['2147483648', 404],
    ['99999999999999999999', 404],
    ['abc', 422],
    ['1.5', 422],
    ['1e3', 422],
    ['0x1', 422],
    ['%00', 422],
    ['1%20', 422],
    ['%F0%9F%99%82', 422],
  ])('answers the id %s with %i', async (id, status) => {
    expectProblem(await call('GET', `/experiments/${id}`), status);
  });
});

describe('PATCH /experiments/:id', () => {
  const change = (id: number, fields: Json) => call('PATCH', `/experiments/${id}`, fields);

  it('changes every field', async () => {
    const before = await make.experiment();
    const fields = {
      title: 'New',
      js: 'alert("</script>")',
      css: 'b{}',
      type: 'Split URL',
      url: 'http://localhost:3000/',
      description: 'why',
      triggerType: 'DOM Ready',
      conditionType: 'ANY',
      coverage: 12.34,
      plannedUsers: 2000,
      endAt: '2099-01-02T03:04:05.678Z',
      conversionEventType: 'purchase',
      tags: ['a', 'b'],
    };

    const { status, body } = await change(before.id, fields);

    expect(status).toBe(200);
    expect(body).toEqual({ ...before, ...fields, updatedAt: time });
    expect((await call('GET', `/experiments/${before.id}`)).body).toEqual(body);
  });

  it('leaves alone what is left out or null', async () => {
    const before = await make.experiment({
      js: 'a',
      css: 'b {}',
      description: 'c',
      tags: ['t'],
      coverage: 5,
    });

    const { body } = await change(before.id, {
      js: null,
      css: null,
      coverage: null,
      tags: null,
      title: 'New',
    });

    expect(body).toEqual({ ...before, title: 'New', updatedAt: time });
  });

  it('clears texts, the planned end and lists by empty ones', async () => {
    const { id } = await make.experiment({
      ...{ js: 'a', css: 'b {}', description: 'c', tags: ['t'], url: 'https://a.example/' },
      ...{ endAt: '2099-01-01T00:00:00Z', conversionEventType: 'x' },
    });

    const empty = { js: '', css: '', description: '', url: '', conversionEventType: '' };
    const { body } = await change(id, { ...empty, endAt: '', tags: [] });

    expect(body).toMatchObject({ ...empty, endAt: null, tags: [] });
  });

  it.each([0, ''])('clears the planned users by %p', async (none) => {
    const { id } = await make.experiment({ plannedUsers: 50 });

    expect((await change(id, { plannedUsers: none })).body.plannedUsers).toBeNull();
  });

  it.each<[string, Json]>([
    ['nothing', {}],
    ['only nulls', { title: null, status: null }],
    ['no body', undefined],
  ])('refuses %s', async (_, fields) => {
    const { id } = await make.experiment();

    expectProblem(await change(id, fields), 422);
  });

  it('reads a time without a zone as UTC, one with a zone as it is, and a date as the end of that day', async () => {
    const { id } = await make.experiment();
    const today = new Date().toISOString().slice(0, 10);

    expect((await change(id, { endAt: today })).body.endAt).toBe(`${today}T23:59:59.999Z`);
    expect((await change(id, { endAt: '2098-01-01T12:00:00' })).body.endAt).toBe('2098-01-01T12:00:00.000Z');
    expect((await change(id, { endAt: '2098-01-01T12:00:00+02:00' })).body.endAt).toBe(
      '2098-01-01T10:00:00.000Z',
    );
  });

  it('takes css and js of 256 KiB as long as they fit into 1 MiB when escaped', async () => {
    const { id } = await make.experiment();
    const fields = { css: `/*${'"'.repeat(codeLimit - 4)}*/`, js: 'x'.repeat(codeLimit) };

    const { status, body } = await change(id, fields);
    const larger = await change(id, { js: '\u0001'.repeat(codeLimit) });

    expect(status).toBe(200);
    expect(body).toMatchObject(fields);
    expectProblem(larger, 413, { code: 'too-large' });
  });

  it.each<[string, Json, string[]]>([
    ['an empty title', { title: '' }, ['title']],
    ['css over 256 KiB', { css: 'x'.repeat(codeLimit + 1) }, ['css']],
    ['js over 256 KiB by bytes', { js: 'ü'.repeat(codeLimit / 2 + 1) }, ['js']],
    ['an unknown type', { type: 'ab test' }, ['type']],
    ['an unknown status', { status: 'active' }, ['status']],
    ['a number as status', { status: 1 }, ['status']],
    ['an unknown trigger', { triggerType: 'Never' }, ['triggerType']],
    ['an unknown condition type', { conditionType: 'all' }, ['conditionType']],
    ['a control character in the url', { url: 'https://a.example/\u0001' }, ['url']],
    ['a blank that nobody sees behind the url', { url: 'https://a.example/\u200b' }, ['url']],
    ['coverage over 100', { coverage: 101 }, ['coverage']],
    ['coverage with three decimals', { coverage: 0.001 }, ['coverage']],
    ['NaN as text', { coverage: 'NaN' }, ['coverage']],
    ['less than no user', { plannedUsers: -1 }, ['plannedUsers']],
    ['half a user', { plannedUsers: 0.5 }, ['plannedUsers']],
    ['more users than there can be', { plannedUsers: 1e12 }, ['plannedUsers']],
    ['an end in the past', { endAt: '2020-01-01T00:00:00Z' }, ['endAt']],
    ['an end that is no day', { endAt: '2027-02-30T00:00:00Z' }, ['endAt']],
    ['an end that is a number', { endAt: 4_000_000_000_000 }, ['endAt']],
    ['an end in words', { endAt: 'tomorrow' }, ['endAt']],
    ['an end in the year 10000', { endAt: '+010000-01-01T00:00:00Z' }, ['endAt']],
    ['21 tags', { tags: Array(21).fill('t') }, ['tags']],
    ['an empty tag', { tags: [''] }, ['tags']],
    ['a long tag', { tags: ['x'.repeat(51)] }, ['tags']],
    ['a tag with NUL', { tags: ['\0'] }, ['tags']],
    ['tags as an object', { tags: { length: 1 } }, ['tags']],
    ['an owner who is not there', { ownerId: 2147483647 }, ['ownerId']],
    ['no owner by a name', { ownerId: 'ada' }, ['ownerId']],
    ['read-only fields', { id: 1, projectId: 1, startedAt: null }, ['id', 'projectId', 'startedAt']],
  ])('refuses %s', async (_, fields, faulty) => {
    const { id } = await make.experiment();

    expectProblem(await change(id, fields), 422, { fields: faulty });
  });

  it('takes members of the organization alone as owners, and 0 for nobody', async () => {
    const colleague = await app.addMember(owner, { permission: 'Viewer', actions: [] });
    const { id, projectId } = await make.experiment();

    expectProblem(await change(id, { ownerId: stranger.userId }), 422, { fields: ['ownerId'] });
    const { body } = await change(id, { ownerId: colleague.userId });
    expect(body).toMatchObject({ ownerId: colleague.userId });
    const list = { orgId: owner.orgId, projectId, rows: 100, page: 1, ownerId: colleague.userId };
    const { items } = (await call('POST', '/experiments/all', list)).body;
    expect(items).toMatchObject([{ id, ownerId: colleague.userId }]);
    const { body: copy } = await call('POST', `/experiments/${id}/duplicate`, {});
    expect(copy).toMatchObject({ ownerId: owner.userId });
    expect((await change(id, { ownerId: 0 })).body).toMatchObject({ ownerId: null });
  });

  it('counts a change of coverage as a change of the allocation, and nothing else', async () => {
    const { id } = await make.experiment();
    const version = async () => {
      const [row] = await app.dataSource.query(
        'SELECT allocation_version AS v FROM experiment WHERE id = $1',
        [id],
      );
      return row.v as number;
    };
    const first = await version();

    await change(id, { title: 'Other', coverage: 100 });
    expect(await version()).toBe(first);
    await change(id, { coverage: 50 });

    expect(await version()).toBe(first + 1);
  });
});

describe.each(['/experiments/all', '/experiments-by-project-and-org'])('POST %s', (path) => {
  let projectId: number;
  let made: Json[];
  const list = (fields: Json = {}) =>
    call('POST', path, { orgId: owner.orgId, projectId, rows: 100, page: 1, ...fields });

  beforeAll(async () => {
    projectId = await newProject(`Lists ${path}`);
    made = [
      await make.experiment({ projectId, title: 'Alpha 100%', tags: ['x', 'y'] }),
      await make.experiment({ projectId, title: 'Beta_', type: 'Redirect', tags: ['y'] }),
      await make.experimentIn('Active', { projectId, title: 'Gamma', key: 'third-one' }),
    ].map(({ js: _, css: __, rules: ___, pins: ____, ...listed }) => listed);
  });

  it('answers all of the project in id order, without their code and rules', async () => {
    const { status, body } = await list();

    expect(status).toBe(200);
    expect(body).toEqual({ items: made, total: 3 });
  });

  it.each<[Json, number[]]>([
    [{ status: 'Active' }, [2]],
    [{ status: 'Ended' }, []],
    [{ type: 'Redirect' }, [1]],
    [{ tag: 'y' }, [0, 1]],
    [{ tag: 'Y' }, []],
    [{ ownerId: 2147483647 }, []],
    [{ q: 'ALPHA' }, [0]],
    [{ q: '%' }, [0]],
    [{ q: '_' }, [1]],
    [{ q: 'third-one' }, [2]],
    [{ q: '\\' }, []],
    [{ tag: 'y', type: 'AB Test', status: 'Draft', q: 'a' }, [0]],
    [{ status: null, type: null, tag: null, q: '' }, [0, 1, 2]],
    [{ archived: false }, [0, 1, 2]],
    [{ sort: '-id' }, [2, 1, 0]],
    [{ sort: '-title' }, [2, 1, 0]],
    [{ sort: 'type' }, [0, 2, 1]],
    [{ sort: '-startedAt' }, [2, 0, 1]],
  ])('narrows by %j', async (fields, indexes) => {
    const { body } = await list(fields);

    expect(body).toEqual({ items: indexes.map((index) => made[index]), total: indexes.length });
  });

  it('leaves out the Archived ones when asked to', async () => {
    const elsewhere = await newProject(`Archive ${path}`);
    const kept = await make.experiment({ projectId: elsewhere, title: 'Kept' });
    await make.experimentIn('Archived', { projectId: elsewhere, title: 'Put away' });

    const { body } = await list({ projectId: elsewhere, archived: false });

    expect(body.items.map(({ id }: Json) => id)).toEqual([kept.id]);
    expect(body.total).toBe(1);
  });

  it('pages, and echoes a known total', async () => {
    expect((await list({ rows: 2, page: 2 })).body).toEqual({ items: [made[2]], total: 3 });
    expect((await list({ rows: 2, page: 3, total: 0 })).body).toEqual({ items: [], total: 3 });
    expect((await list({ rows: 1, total: 77 })).body).toEqual({ items: [made[0]], total: 77 });
  });

  it.each<[Json, string]>([
    [{ projectId: undefined }, 'projectId'],
    [{ orgId: undefined }, 'orgId'],
    [{ rows: 1001 }, 'rows'],
    [{ page: 0 }, 'page'],
    [{ status: 'draft' }, 'status'],
    [{ type: 'AB' }, 'type'],
    [{ q: 5 }, 'q'],
    [{ q: '\0' }, 'q'],
    [{ tag: ['x'] }, 'tag'],
    [{ order: 'title' }, 'order'],
    [{ sort: 'js' }, 'sort'],
    [{ archived: 'no' }, 'archived'],
  ])('refuses %j', async (fields, field) => {
    expectProblem(await list(fields), 422, { fields: [field] });
  });

  it('refuses organizations of others and knows none of their projects', async () => {
    expectProblem(await list({ orgId: stranger.orgId, projectId: stranger.projectId }), 403);
    expectProblem(await list({ orgId: stranger.orgId }), 403);
    expectProblem(await list({ projectId: stranger.projectId }), 404);
    expectProblem(await list({ projectId: 2_147_483_647 }), 404);
  });

  it('needs a permission on the project', async () => {
    const outsider = await app.addMember(owner);

    const response = await app.as(outsider)('POST', path, {
      orgId: owner.orgId,
      projectId,
      rows: 1,
      page: 1,
    });

    expectProblem(response, 403, { code: 'project-permission-missing' });
  });
});

describe('POST /experiments/:id/duplicate', () => {
  it('makes a Draft with everything but results', async () => {
    const source = await make.experiment({
      title: 'Source',
      js: 'a',
      css: 'b {}',
      coverage: 50,
      tags: ['t'],
    });
    const variation = await make.variation(source.id, { title: 'Blue', css: 'x{}' });
    const condition = await make.condition(source.id);
    const metric = await make.metric(source.id, { role: 'guardrail' });
    await make.move(source.id, 'Active');
    await setCounters(app.dataSource, metric.id, { live: 5 });

    const { status, body: copy } = await call('POST', `/experiments/${source.id}/duplicate`, {});

    expect(status).toBe(201);
    expect(copy).toEqual({
      ...source,
      ...{ id: expect.any(Number), key: 'source-copy', title: 'Source (copy)', status: 'Draft' },
      ...{ createdAt: time, updatedAt: time, startedAt: null },
    });
    const read = async (what: string) => (await call('GET', `/experiments/${copy.id}/${what}`)).body;
    const own = { id: expect.any(Number), experimentId: copy.id };
    expect(await read('variations')).toEqual([
      expect.objectContaining({ title: 'Control', traffic: 50, isControl: true }),
      { ...variation, ...own },
    ]);
    expect(await read('conditions')).toEqual([{ ...condition, ...own }]);
    expect(await read('metrics')).toEqual([{ ...metric, ...own, triggeredOnLIVE: 0 }]);
  });

  it('takes a title, leaves out retired variations and can be activated', async () => {
    const source = await make.experimentIn('Active');
    const retired = await make.variation(source.id);
    await call('DELETE', `/variations/${retired.id}`);

    const { body: copy } = await call('POST', `/experiments/${source.id}/duplicate`, { title: ' Named ' });

    expect(copy).toMatchObject({ title: 'Named', key: 'named' });
    expect(await make.variations(copy.id)).toHaveLength(1);
    expect((await make.move(copy.id, 'Active')).status).toBe('Active');
  });

  it('needs no body and keeps long titles within their limit', async () => {
    const source = await make.experiment({ title: '🙂'.repeat(99) + 'ab' });

    const { status, body } = await call('POST', `/experiments/${source.id}/duplicate`);

    expect(status).toBe(201);
    expect(body.title).toMatch(/ \(copy\)$/);
    expect(body.title.length).toBeLessThanOrEqual(200);
    expect(body.title.isWellFormed()).toBe(true);
  });

  it('refuses bad titles and unknown fields', async () => {
    const { id } = await make.experiment();

    expectProblem(await call('POST', `/experiments/${id}/duplicate`, { title: '' }), 422, {
      fields: ['title'],
    });
    expectProblem(await call('POST', `/experiments/${id}/duplicate`, { key: 'x' }), 422, { fields: ['key'] });
  });
});
