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
    ['CONTAIN', ['/product/', ' with blanks ', 'ü']],
    ['NOT CONTAIN', ['?utm_source=x']],
    ['IS', [address, 'http://localhost:3000']],
    ['IS_NOT', [`${address}#x`]],
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
    ['unknown fields', { operator: 'CONTAIN', urls: ['x'], id: 1, experimentId: 1 }, ['experimentId', 'id']],
  ])('refuses %s', async (_, body, fields) => {
    expectProblem(await create(body), 422, { fields });

    expect(await list()).toEqual([]);
  });

  it('takes 100 texts of 2,000 characters', async () => {
    expect((await create({ operator: 'CONTAIN', urls: Array(100).fill('x'.repeat(2000)) })).status).toBe(201);
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
