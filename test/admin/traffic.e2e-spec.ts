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

async function experimentWith(variations: number): Promise<{ id: number; variationIds: number[] }> {
  const { id } = await make.experiment();
  for (let count = 1; count < variations; count++) await make.variation(id);
  return { id, variationIds: (await make.variations(id)).map((variation: Json) => variation.id) };
}

const put = (id: number, body: unknown) => call('PUT', `/experiments/${id}/traffic`, body);
const allocate = (id: number, variationIds: number[], traffic: unknown[]) =>
  put(id, { allocations: variationIds.map((variationId, at) => ({ variationId, traffic: traffic[at] })) });
const shares = async (id: number): Promise<number[]> =>
  (await make.variations(id)).map(({ traffic }: Json) => traffic);

describe('PUT /experiments/:id/traffic', () => {
  it.each<[number[]]>([
    [[34, 33, 33]],
    [[100, 0, 0]],
    [[0, 0, 100]],
    [[33.33, 33.33, 33.34]],
    [[0.01, 0.02, 99.97]],
    [[14.29, 28.57, 57.14]],
  ])('sets %j', async (traffic) => {
    const { id, variationIds } = await experimentWith(3);

    const { status, body } = await allocate(id, variationIds, traffic);

    expect(status).toBe(200);
    expect(body.map((variation: Json) => variation.traffic)).toEqual(traffic);
    expect(body).toEqual(await make.variations(id));
  });

  it('goes by ids, not by the order of the request', async () => {
    const { id, variationIds } = await experimentWith(2);

    await allocate(id, [...variationIds].reverse(), [10, 90]);

    expect(await shares(id)).toEqual([90, 10]);
  });

  it('leaves out retired variations, which are not allocated any more', async () => {
    const { id, variationIds } = await experimentWith(3);
    await make.move(id, 'Active');
    await call('DELETE', `/variations/${variationIds[2]}`);

    const refused = await allocate(id, variationIds, [50, 50, 0]);
    expectProblem(refused, 422, { fields: ['allocations'] });
    expect(refused.body.errors[0].message).toBe(`holds ${variationIds[2]}, which is retired`);
    expect((await allocate(id, variationIds.slice(0, 2), [40, 60])).status).toBe(200);

    expect(await shares(id)).toEqual([40, 60, 0]);
  });

  it.each<[string, unknown[]]>([
    ['a sum below 100', [50, 49.99]],
    ['a sum above 100', [50, 50.01]],
    ['a sum of 0', [0, 0]],
    ['a negative share', [-10, 110]],
    ['three decimals', [33.333, 66.667]],
    ['texts', ['50', '50']],
    ['null', [null, 100]],
    ['a huge number', [1e308, 1e308]],
    ['lists', [[50], [50]]],
    ['flags', [true, false]],
    ['nothing', [undefined, undefined]],
  ])('refuses %s', async (_, traffic) => {
    const { id, variationIds } = await experimentWith(2);

    expectProblem(await allocate(id, variationIds, traffic), 422);

    expect(await shares(id)).toEqual([50, 50]);
  });

  it('refuses a variation that is missing, named twice or of another experiment', async () => {
    const { id, variationIds } = await experimentWith(2);
    const [first, second] = variationIds as [number, number];
    const other = (await experimentWith(1)).variationIds[0]!;

    expectProblem(await allocate(id, [first], [100]), 422, { fields: ['allocations'] });
    expectProblem(await allocate(id, [first, first], [50, 50]), 422, { fields: ['allocations'] });
    expectProblem(await allocate(id, [first, second, other], [50, 50, 0]), 422, { fields: ['allocations'] });
    expectProblem(await allocate(id, [first, other], [50, 50]), 422, { fields: ['allocations'] });

    expect(await shares(id)).toEqual([50, 50]);
    expect(await shares((await experimentWith(1)).id)).toEqual([100]);
  });

  it.each<[string, unknown, string[]]>([
    ['no body', undefined, ['allocations']],
    ['no allocations', {}, ['allocations']],
    ['null', { allocations: null }, ['allocations']],
    ['an empty list', { allocations: [] }, ['allocations']],
    ['an object', { allocations: { length: 1 } }, ['allocations']],
    ['items that are no objects', { allocations: [1, 'x', null, []] }, ['allocations']],
    ['lists as items', { allocations: [[]] }, ['allocations']],
    [
      'unknown fields in an item',
      { allocations: [{ variationId: 1, traffic: 100, title: 'x' }] },
      ['allocations.0.title'],
    ],
    ['an item without fields', { allocations: [{}] }, ['allocations.0.traffic', 'allocations.0.variationId']],
    [
      'an id that is no number',
      { allocations: [{ variationId: 'a', traffic: 100 }] },
      ['allocations.0.variationId'],
    ],
    ['51 items', { allocations: Array(51).fill({ variationId: 1, traffic: 0 }) }, ['allocations']],
    ['unknown fields', { allocations: [{ variationId: 1, traffic: 100 }], force: true }, ['force']],
  ])('refuses %s', async (_, body, fields) => {
    const { id } = await experimentWith(1);

    const response = await put(id, body);

    expectProblem(response, 422);
    for (const field of fields)
      expect(response.body.errors).toContainEqual(expect.objectContaining({ field }));
  });

  it('is one change of the allocation', async () => {
    const { id, variationIds } = await experimentWith(3);
    const read = async () => {
      const [row] = await app.dataSource.query(
        'SELECT allocation_version AS v FROM experiment WHERE id = $1',
        [id],
      );
      return row.v as number;
    };
    const before = await read();

    await allocate(id, variationIds, [10, 20, 70]);

    expect(await read()).toBe(before + 1);
  });

  it('sums to 100 after any mix of changes at once', async () => {
    const { id, variationIds } = await experimentWith(3);

    const responses = await Promise.all([
      allocate(id, variationIds, [10, 20, 70]),
      call('POST', `/experiments/${id}/variations`, { title: 'New' }),
      call('PATCH', `/experiments/${id}`, { status: 'Active' }),
      allocate(id, variationIds, [80, 10, 10]),
      call('DELETE', `/variations/${variationIds[1]}`),
      call('PATCH', `/experiments/${id}`, { status: 'Active' }),
      call('POST', `/experiments/${id}/variations`, { title: 'New' }),
      allocate(id, variationIds, [1, 1, 98]),
    ]);

    for (const { status } of responses) expect([200, 201, 422]).toContain(status);
    const now = await make.variations(id);
    expect(now.reduce((sum: number, { traffic }: Json) => sum + Math.round(traffic * 100), 0)).toBe(10_000);
    expect(now.filter(({ isControl }: Json) => isControl)).toHaveLength(1);
    expect((await call('GET', `/experiments/${id}`)).body.status).toBe('Active');
  });

  it('fails for nobody when many things of one project change at once', async () => {
    const drafts = [await experimentWith(2), await experimentWith(2), await experimentWith(2)];
    const { projectId } = owner;
    let key = 0;
    const changesOf = ({ id, variationIds }: { id: number; variationIds: number[] }) => [
      allocate(id, variationIds, [30, 70]),
      call('PATCH', `/experiments/${id}`, { status: 'Active' }),
      call('POST', `/experiments/${id}/duplicate`, {}),
      call('POST', `/experiments/${id}/variations`, { title: 'x' }),
      call('POST', `/experiments/${id}/metrics`, { title: 'x', selector: 'x' }),
      call('PATCH', `/variations/${variationIds[1]}`, { css: 'a{}' }),
      call('PATCH', `/experiments/${id}`, { status: 'Paused' }),
      call('POST', '/experiments', { projectId, title: 'Same' }),
      call('POST', '/experiments', { projectId, title: 'Same', key: `own-${++key}` }),
      call('PATCH', `/projects/${projectId}`, { holdoutPercent: key }),
    ];

    const responses = await Promise.all([...drafts, ...drafts].flatMap(changesOf));

    const unexpected = responses.filter(({ status }) => ![200, 201, 409, 422].includes(status));
    expect(unexpected.map(({ status, body }) => [status, body])).toEqual([]);
  });
});
