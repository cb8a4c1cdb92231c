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

const codeLimit = 256 * 1024;
const shares = async (experimentId: number): Promise<number[]> =>
  (await make.variations(experimentId)).map(({ traffic }: Json) => traffic);
const controlOf = async (experimentId: number): Promise<Json> =>
  (await make.variations(experimentId)).find(({ isControl }: Json) => isControl);

describe('POST /experiments/:id/variations', () => {
  it('adds a variation that is no control', async () => {
    const { id } = await make.experiment();

    const { status, body } = await call('POST', `/experiments/${id}/variations`, { title: ' Green ' });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      experimentId: id,
      title: 'Green',
      traffic: 50,
      js: '',
      css: '',
      changes: [],
      value: null,
      redirectUrl: '',
      segmentId: null,
      isControl: false,
      retired: false,
    });
  });

  it('keeps js, css and redirect URL as they are sent', async () => {
    const { id } = await make.experiment();
    const fields = { js: ' let x = "ü"; \n', css: '\t#a{}', redirectUrl: 'https://a.example/b?c=%20d#e' };

    expect(await make.variation(id, fields)).toMatchObject(fields);
  });

  it('spreads the traffic evenly, the remainder to the first ones', async () => {
    const { id } = await make.experiment();
    const seen: number[][] = [];

    for (let count = 0; count < 6; count++) {
      await make.variation(id);
      seen.push(await shares(id));
    }

    expect(seen).toEqual([
      [50, 50],
      [34, 33, 33],
      [25, 25, 25, 25],
      [20, 20, 20, 20, 20],
      [17, 17, 17, 17, 16, 16],
      [15, 15, 14, 14, 14, 14, 14],
    ]);
  });

  it('keeps the sum at 100 when many are added at once', async () => {
    const { id } = await make.experiment();

    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        call('POST', `/experiments/${id}/variations`, { title: `V${index}` }),
      ),
    );

    expect(made.map(({ status }) => status)).toEqual(Array(12).fill(201));
    const now = await shares(id);
    expect(now).toHaveLength(13);
    expect(now.reduce((sum, share) => sum + share, 0)).toBe(100);
    expect(Math.max(...now) - Math.min(...now)).toBeLessThanOrEqual(1);
  });

  it('ends at 50, however many are added at once', async () => {
    const { id } = await make.experiment();
    await app.dataSource.query(
      `INSERT INTO variation (experiment_id, title, traffic) SELECT $1, 'v' || n, 0 FROM generate_series(1, 47) n`,
      [id],
    );

    const made = await Promise.all(
      [1, 2, 3, 4].map(() => call('POST', `/experiments/${id}/variations`, { title: 'x' })),
    );

    expect(made.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422]);
    expectProblem(
      made.find(({ status }) => status === 422)!,
      422,
      { detail: '50' },
    );
    expect(await shares(id)).toEqual(Array(50).fill(2));
  });

  it.each<[string, Json, string[]]>([
    ['no title', {}, ['title']],
    ['a blank title', { title: '  ' }, ['title']],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, ['title']],
    ['js over 256 KiB', { title: 'x', js: 'x'.repeat(codeLimit + 1) }, ['js']],
    ['css over 256 KiB', { title: 'x', css: 'x'.repeat(codeLimit + 1) }, ['css']],
    ['css with NUL', { title: 'x', css: '\0' }, ['css']],
    ['js that is a list', { title: 'x', js: ['a'] }, ['js']],
    ['a redirect without a scheme', { title: 'x', redirectUrl: '//shop.example/b' }, ['redirectUrl']],
    ['a redirect that is a word', { title: 'x', redirectUrl: 'b' }, ['redirectUrl']],
    ['a data redirect', { title: 'x', redirectUrl: 'data:text/html,x' }, ['redirectUrl']],
    ['a redirect with a space', { title: 'x', redirectUrl: 'https://a.example/ b' }, ['redirectUrl']],
    ['fields of its own', { title: 'x', traffic: 100, isControl: true }, ['isControl', 'traffic']],
  ])('refuses %s', async (_, fields, faulty) => {
    const { id } = await make.experiment();

    const response = await call('POST', `/experiments/${id}/variations`, fields);

    expectProblem(response, 422, { fields: faulty });
    expect(await shares(id)).toEqual([100]);
  });
});

describe('PATCH /variations/:id', () => {
  it('changes what is named and nothing else', async () => {
    const { id } = await make.experiment();
    const variation = await make.variation(id, { js: 'a', css: 'b {}', redirectUrl: 'https://a.example/' });

    const { status, body } = await call('PATCH', `/variations/${variation.id}`, { title: 'New', js: null });

    expect(status).toBe(200);
    expect(body).toEqual({ ...variation, title: 'New' });
  });

  it('clears texts by empty ones', async () => {
    const { id } = await make.experiment();
    const variation = await make.variation(id, { js: 'a', css: 'b {}', redirectUrl: 'https://a.example/' });

    const empty = { js: '', css: '', redirectUrl: '' };
    const { body } = await call('PATCH', `/variations/${variation.id}`, empty);

    expect(body).toEqual({ ...variation, ...empty });
  });

  it('lets the control be changed too', async () => {
    const { id } = await make.experiment();
    const control = await controlOf(id);

    const { body } = await call('PATCH', `/variations/${control.id}`, { title: 'Original', css: 'a{}' });

    expect(body).toEqual({ ...control, title: 'Original', css: 'a{}' });
  });

  it.each<[string, Json, string[]]>([
    ['nothing', {}, []],
    ['only nulls', { title: null, css: null }, []],
    ['an empty title', { title: '' }, ['title']],
    ['traffic', { traffic: 5 }, ['traffic']],
    ['another experiment', { experimentId: 1, isControl: true }, ['experimentId', 'isControl']],
    ['css over 256 KiB', { css: 'x'.repeat(codeLimit + 1) }, ['css']],
  ])('refuses %s', async (_, fields, faulty) => {
    const { id } = await make.experiment();
    const variation = await make.variation(id);

    expectProblem(await call('PATCH', `/variations/${variation.id}`, fields), 422, { fields: faulty });
  });
});

describe('DELETE /variations/:id', () => {
  const remove = (id: number) => call('DELETE', `/variations/${id}`);

  it('removes one of a Draft and spreads its share over the rest', async () => {
    const { id } = await make.experiment();
    const [, second, third] = [
      await controlOf(id),
      await make.variation(id, { title: 'B' }),
      await make.variation(id, { title: 'C' }),
    ];
    const before = (await make.variations(id)).find((one: Json) => one.id === second.id);

    const { status, body } = await remove(second.id);

    expect(status).toBe(200);
    expect(body).toEqual(before);
    expect(await make.variations(id)).toEqual([
      expect.objectContaining({ isControl: true, traffic: 50.5 }),
      expect.objectContaining({ id: third.id, traffic: 49.5 }),
    ]);
    expectProblem(await remove(second.id), 404);
  });

  it.each(['Active', 'Paused', 'Ended'])('retires one of an experiment that is %s', async (status) => {
    const { id } = await make.experiment();
    const [second, third] = [await make.variation(id), await make.variation(id)];
    for (const step of status === 'Active' ? ['Active'] : ['Active', status]) await make.move(id, step);

    const response = await remove(second.id);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ...second, traffic: 0, retired: true });
    expect(await make.variations(id)).toEqual([
      expect.objectContaining({ isControl: true, traffic: 50.75, retired: false }),
      { ...second, traffic: 0, retired: true },
      { ...third, traffic: 49.25 },
    ]);
    expect((await remove(second.id)).body).toEqual(response.body);
  });

  it.each(['Draft', 'Active'])('refuses the control of an experiment that is %s', async (status) => {
    const { id } = await make.experiment();
    await make.variation(id);
    if (status === 'Active') await make.move(id, status);
    const control = await controlOf(id);

    expectProblem(await remove(control.id), 400, { code: 'control-required' });

    expect(await shares(id)).toEqual([50, 50]);
  });

  it('gives no traffic to a retired one when another is added', async () => {
    const { id } = await make.experimentIn('Active');
    const retired = await make.variation(id);
    await remove(retired.id);

    const added = await make.variation(id);

    expect(await make.variations(id)).toEqual([
      expect.objectContaining({ isControl: true, traffic: 100 }),
      expect.objectContaining({ id: retired.id, traffic: 0, retired: true }),
      expect.objectContaining({ id: added.id, traffic: 0 }),
    ]);
  });

  it('answers one of many that are sent at once for a Draft', async () => {
    const { id } = await make.experiment();
    const variation = await make.variation(id);

    const responses = await Promise.all([1, 2, 3, 4].map(() => remove(variation.id)));

    expect(responses.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    expect(await shares(id)).toEqual([100]);
  });
});

describe('a variation', () => {
  it('makes the allocation a new one whenever shares change, and only then', async () => {
    const { id } = await make.experiment();
    const versions: number[] = [];
    const note = async () => {
      const [row] = await app.dataSource.query(
        'SELECT allocation_version AS v FROM experiment WHERE id = $1',
        [id],
      );
      versions.push(row.v);
    };
    await note();

    const variation = await make.variation(id);
    await note();
    await call('PATCH', `/variations/${variation.id}`, { title: 'Other', css: 'a{}' });
    await note();
    await call('DELETE', `/variations/${variation.id}`);
    await note();

    expect(versions).toEqual([1, 2, 2, 3]);
  });
});
