import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;
let experimentId: number;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
beforeEach(async () => {
  experimentId = (await make.experiment()).id;
});
afterAll(() => app.stop());

const create = (body: unknown) => call('POST', `/experiments/${experimentId}/conditions`, body);
const list = async (): Promise<Json> => (await call('GET', `/experiments/${experimentId}/conditions`)).body;
const address = 'https://shop.example.com/a';

describe('POST /experiments/:id/conditions', () => {
  it.each([
    ['CONTAIN', ['/product/', 'a blank', 'ü']],
    ['NOT CONTAIN', ['?utm_source=x']],
    ['IS', [address, 'http://localhost:3000']],
    ['IS_NOT', [`${address}#x`]],
    ['PATH IS', ['/', '/größe']],
    ['PATH CONTAINS', ['size/']],
    ['QUERY HAS', ['size', 'size=xl']],
    ['REGEX', ['^https://(www\\.)?shop\\.example/']],
  ])('adds %s', async (operator, urls) => {
    const { status, body } = await create({ operator, urls });

    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(Number), experimentId, operator, urls });
    expect(await list()).toEqual([body]);
  });

  it.each<[string, Json, string[]]>([
    ['nothing', {}, ['operator', 'urls']],
    ['an unknown operator', { operator: 'contain', urls: ['x'] }, ['operator']],
    ['the operator of another spelling', { operator: 'IS NOT', urls: [address] }, ['operator']],
    ['no urls', { operator: 'CONTAIN', urls: [] }, ['urls']],
    ['a text as urls', { operator: 'CONTAIN', urls: 'x' }, ['urls']],
    ['an empty text', { operator: 'CONTAIN', urls: ['x', ''] }, ['urls']],
    ['101 texts', { operator: 'CONTAIN', urls: Array(101).fill('x') }, ['urls']],
    ['a long text', { operator: 'CONTAIN', urls: ['x'.repeat(2001)] }, ['urls']],
    ['numbers', { operator: 'CONTAIN', urls: [1] }, ['urls']],
    ['NUL', { operator: 'CONTAIN', urls: ['a\0'] }, ['urls']],
    ['a lone surrogate', { operator: 'CONTAIN', urls: ['\ud83d'] }, ['urls']],
    ['lists in lists', { operator: 'CONTAIN', urls: [['x']] }, ['urls']],
    ['a path for IS', { operator: 'IS', urls: [address, '/b'] }, ['urls.1']],
    [
      'other schemes for IS_NOT',
      { operator: 'IS_NOT', urls: ['ftp://a.example/', 'x'] },
      ['urls.0', 'urls.1'],
    ],
    ['blanks at the ends', { operator: 'CONTAIN', urls: [' a', 'a\u00a0', 'a'] }, ['urls.0', 'urls.1']],
    ['control characters', { operator: 'NOT CONTAIN', urls: ['a\tb', 'a\u0001'] }, ['urls.0', 'urls.1']],
    ['an address as a path', { operator: 'PATH IS', urls: [address] }, ['urls.0']],
    ['a query as a part of a path', { operator: 'PATH CONTAINS', urls: ['?a'] }, ['urls.0']],
    ['two parameters in one text', { operator: 'QUERY HAS', urls: ['a&b'] }, ['urls.0']],
    ['a parameter without a name', { operator: 'QUERY HAS', value: 'x' }, ['urls']],
    ['a broken pattern', { operator: 'REGEX', urls: ['('] }, ['urls.0']],
    ['look-ahead', { operator: 'REGEX', urls: ['a(?=b)'] }, ['urls.0']],
    ['a pattern that repeats too much', { operator: 'REGEX', urls: ['(a{50}){20}'] }, ['urls.0']],
    [
      'ignoreQuery where no addresses are compared',
      { operator: 'CONTAIN', urls: ['x'], ignoreQuery: 'all' },
      ['ignoreQuery'],
    ],
    [
      'another word as ignoreQuery',
      { operator: 'IS', urls: [address], ignoreQuery: 'some' },
      ['ignoreQuery'],
    ],
    [
      'an empty name in ignoreQuery',
      { operator: 'IS', urls: [address], ignoreQuery: [''] },
      ['ignoreQuery.0'],
    ],
    ['unknown fields', { operator: 'CONTAIN', urls: ['x'], id: 1, experimentId: 1 }, ['experimentId', 'id']],
  ])('refuses %s', async (_, body, fields) => {
    expectProblem(await create(body), 422, { fields });

    expect(await list()).toEqual([]);
  });

  it('takes 100 texts of 2,000 characters', async () => {
    expect((await create({ operator: 'CONTAIN', urls: Array(100).fill('x'.repeat(2000)) })).status).toBe(201);
  });

  it('takes a parameter by name and value, and which parameters are ignored', async () => {
    const named = await create({ operator: 'QUERY HAS', name: 'größe', value: 'a&b' });
    const all = await create({ operator: 'IS', urls: [address], ignoreQuery: 'all' });
    const some = await create({ operator: 'IS_NOT', urls: [address], ignoreQuery: ['ref', 'x_*'] });
    const usual = await create({ operator: 'IS', urls: [address], ignoreQuery: 'tracking' });

    expect(named.body).toMatchObject({ urls: ['größe=a%26b'], name: 'größe', value: 'a&b' });
    expect(all.body).toMatchObject({ ignoreQuery: 'all' });
    expect(some.body).toMatchObject({ ignoreQuery: ['ref', 'x_*'] });
    expect(usual.body).not.toHaveProperty('ignoreQuery');
    expect(await list()).toEqual([named.body, all.body, some.body, usual.body]);
  });

  it('bounds what the patterns of an experiment cost together', async () => {
    const urls = Array.from({ length: 100 }, (_, index) => `^https://shop\\.example/(a|b)*/${index}$`);

    expectProblem(await create({ operator: 'REGEX', urls }), 422, { fields: ['urls'] });

    expect(await list()).toEqual([]);
  });

  it('ends at 100 conditions, however many are added at once', async () => {
    await app.dataSource.query(
      `INSERT INTO condition (experiment_id, operator, urls) SELECT $1, 'CONTAIN', '{x}' FROM generate_series(1, 98)`,
      [experimentId],
    );

    const responses = await Promise.all([1, 2, 3, 4].map(() => create({ operator: 'CONTAIN', urls: ['x'] })));

    expect(responses.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422]);
    expect(await list()).toHaveLength(100);
  });
});

describe('PATCH /conditions/:id', () => {
  const change = (id: number, body: unknown) => call('PATCH', `/conditions/${id}`, body);

  it('changes operator or urls', async () => {
    const condition = await make.condition(experimentId, { urls: [address] });

    const first = await change(condition.id, { operator: 'IS', urls: null });
    const second = await change(condition.id, { urls: [`${address}/b`] });

    expect(first).toMatchObject({ status: 200, body: { ...condition, operator: 'IS' } });
    expect(second.body).toEqual({ ...condition, operator: 'IS', urls: [`${address}/b`] });
    expect(await list()).toEqual([second.body]);
  });

  it('checks the two together', async () => {
    const contains = await make.condition(experimentId, { urls: ['/product/'] });
    const is = await make.condition(experimentId, { operator: 'IS', urls: [address] });

    expectProblem(await change(contains.id, { operator: 'IS' }), 422, { fields: ['urls.0'] });
    expectProblem(await change(is.id, { urls: ['/product/'] }), 422, { fields: ['urls.0'] });
    expect((await change(is.id, { operator: 'CONTAIN', urls: ['/product/'] })).status).toBe(200);
  });

  it.each<[string, Json, string[]]>([
    ['nothing', {}, []],
    ['only nulls', { urls: null, operator: null }, []],
    ['no urls', { urls: [] }, ['urls']],
    ['another experiment', { urls: ['x'], experimentId: 1 }, ['experimentId']],
  ])('refuses %s', async (_, body, fields) => {
    const { id } = await make.condition(experimentId);

    expectProblem(await change(id, body), 422, { fields });
  });
});

describe('an experiment of matching 1', () => {
  const matching = async (): Promise<number> =>
    (await call('GET', `/experiments/${experimentId}`)).body.matching;
  const change = (fields: Json) => call('PATCH', `/experiments/${experimentId}`, fields);
  let conditionId: number;
  beforeEach(async () => {
    conditionId = (await make.condition(experimentId)).id;
    await app.dataSource.query('UPDATE experiment SET matching = 1 WHERE id = $1', [experimentId]);
  });

  it('keeps it when something else is changed, or nothing', async () => {
    const { operator, urls } = (await list())[0];
    await call('PATCH', `/conditions/${conditionId}`, { operator, urls });
    await change({ title: 'Other', url: '', conditionType: 'ALL', matching: 1 });

    expect(await matching()).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a new condition', () => create({ operator: 'CONTAIN', urls: ['/x'] })],
    ['a changed condition', () => call('PATCH', `/conditions/${conditionId}`, { urls: ['/x'] })],
    ['a removed condition', () => call('DELETE', `/conditions/${conditionId}`)],
    ['another url', () => change({ url: 'https://shop.example/' })],
    ['another condition type', () => change({ conditionType: 'ANY', matching: 1 })],
    ['the switch', () => change({ matching: 2 })],
  ])('goes over to 2 by %s, and does not come back', async (_, step) => {
    await step();

    expect(await matching()).toBe(2);
    expectProblem(await change({ matching: 1 }), 422, { fields: ['matching'] });
  });

  it('is copied into one of matching 2 with the same conditions', async () => {
    await call('PATCH', `/conditions/${conditionId}`, {
      operator: 'IS',
      urls: [address],
      ignoreQuery: 'all',
    });
    await app.dataSource.query('UPDATE experiment SET matching = 1 WHERE id = $1', [experimentId]);

    const { body: copy } = await call('POST', `/experiments/${experimentId}/duplicate`, {});
    const { body: conditions } = await call('GET', `/experiments/${copy.id}/conditions`);

    expect(copy.matching).toBe(2);
    expect(conditions).toMatchObject([{ operator: 'IS', urls: [address], ignoreQuery: 'all' }]);
  });

  it('tells on which addresses it would run and not run with 2', async () => {
    await call('PATCH', `/conditions/${conditionId}`, { operator: 'CONTAIN', urls: ['/größe/'] });
    await create({ operator: 'NOT CONTAIN', urls: ['/cart'] });
    await change({ conditionType: 'ANY' });
    await app.dataSource.query('UPDATE experiment SET matching = 1 WHERE id = $1', [experimentId]);
    const site = 'https://shop.example';
    await app.dataSource.query(
      `INSERT INTO event (project_id, occurred_at, id, type, properties, received_at)
       SELECT $1, now(), number, 'view', jsonb_build_object('url', $2 || address), now()
       FROM unnest('{/,/cart,/cart/größe/,/gr%C3%B6%C3%9Fe/cart}'::text[]) WITH ORDINALITY AS given (address, number)`,
      [owner.projectId, site],
    );
    const preview = (body: Json = {}) => call('POST', `/experiments/${experimentId}/matching-preview`, body);
    const of = (list: Json[], from: string) =>
      list.filter((one) => one.from === from).map(({ address }) => address);

    const { status, body } = await preview();
    const { body: given } = await preview({ addresses: [`${site}/cart/größe/`, 'no address'] });

    expect([status, body.matching]).toEqual([200, 1]);
    expect(of(body.lost, 'seen')).toEqual([`${site}/`, `${site}/cart/größe/`].sort());
    expect(of(body.gained, 'seen')).toEqual([]);
    expect(of(body.lost, 'example').length).toBeGreaterThan(0);
    expect(of(given.lost, 'given')).toEqual([`${site}/cart/größe/`, 'no address']);
    expect(await matching()).toBe(1);
    expectProblem(await preview({ addresses: 'x' }), 422, { fields: ['addresses'] });
  });

  it.each([0, 3, '2', true])('is not set to %j', async (value) => {
    expectProblem(await change({ matching: value }), 422, { fields: ['matching'] });
  });
});

describe('GET and DELETE', () => {
  it('list in id order and remove one', async () => {
    const conditions = [await make.condition(experimentId), await make.condition(experimentId)];
    expect(await list()).toEqual(conditions);

    const { status, body } = await call('DELETE', `/conditions/${conditions[0].id}`);

    expect({ status, body }).toEqual({ status: 200, body: conditions[0] });
    expect(await list()).toEqual([conditions[1]]);
    expectProblem(await call('DELETE', `/conditions/${conditions[0].id}`), 404);
    expectProblem(await call('PATCH', `/conditions/${conditions[0].id}`, { urls: ['x'] }), 404);
  });
});
