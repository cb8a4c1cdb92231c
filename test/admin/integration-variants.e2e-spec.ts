import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';

let app: TestApp;
let owner: Account;
let program: Program;
let stranger: Program;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  program = await startProgram(app, owner);
  stranger = await startProgram(app, await app.signUp());
});
afterAll(() => app.stop());

const path = '/api/experiments';

const make = (fields: Json = {}): Promise<Json> => program.done('POST', path, { name: 'Button', ...fields });

const add = (experiment: number | string, name: string, share: number): Promise<ProductResponse> =>
  program.call('POST', `${path}/${experiment}/variants`, { name, percent_allocated: share });

const read = (experiment: number | string): Promise<Json> => program.done('GET', `${path}/${experiment}`);

const makeFull = (): Promise<Json> =>
  make({
    variants: [
      { name: 'A', percent_allocated: 50 },
      { name: 'B', percent_allocated: 50 },
    ],
  });

describe('POST /api/experiments/{experiment}/variants', () => {
  it('adds variants one by one until the experiment starts by itself', async () => {
    const { id, key } = await make();

    const first = await add(id, 'Control', 33.34);
    expect([first.status, first.body]).toEqual([
      201,
      {
        ...{ id: expect.any(Number), experiment_id: id, name: 'Control', is_control: true },
        ...{ percent_allocated: 33.34, traffic_percentage: 33.34 },
        ...{ is_retired: false, created_at: expect.any(String), changes: [], value: null },
      },
    ]);
    await add(key, 'B', 33.33);
    expect((await read(id)).status).toBe('draft');
    await add(key, 'C', 33.33);

    const started = await read(id);
    expect([started.status, started.started_at]).toEqual(['active', expect.any(String)]);
    expect(started.variants.map(({ is_control }: Json) => is_control)).toEqual([true, false, false]);
  });

  it('does not start a draft that was asked for', async () => {
    const { id } = await make({ status: 'draft' });

    await add(id, 'A', 100);

    expect((await read(id)).status).toBe('draft');
  });

  it('takes traffic_percentage as another name of the share', async () => {
    const { id } = await make();

    const added = await program.done('POST', `${path}/${id}/variants`, { name: 'A', traffic_percentage: 5 });

    expect(added.percent_allocated).toBe(5);
  });

  it('makes the one that is called control the control, before the start only', async () => {
    const { id } = await make();
    await add(id, 'A', 50);
    await add(id, 'CONTROL', 40);
    const controls = async (): Promise<string[]> => {
      const { variants } = await read(id);
      return variants.filter((variant: Json) => variant.is_control).map(({ name }: Json) => name);
    };
    expect(await controls()).toEqual(['CONTROL']);
    await add(id, 'B', 10);

    const [last] = (await read(id)).variants.slice(-1);
    await program.done('PUT', `${path}/${id}/variants/${last.id}`, { percent_allocated: 0 });
    await add(id, 'control', 10);

    expect(await controls()).toEqual(['CONTROL']);
  });

  it('chooses the control among those that the console adds, which start nothing', async () => {
    const { id } = await make();
    const inConsole = (title: string): Promise<Json> =>
      app.expectDone('POST', `/experiments/${id}/variations`, { title }, owner.headers);

    const made = [await inConsole('A'), await inConsole('control'), await inConsole('Control')];

    expect(made.map(({ isControl }) => isControl)).toEqual([true, true, false]);
    expect((await read(id)).variants.map(({ is_control }: Json) => is_control)).toEqual([false, true, false]);
    const allocations = made.map((variation, i) => ({ variationId: variation.id, traffic: [50, 30, 20][i] }));
    await app.expectDone('PUT', `/experiments/${id}/traffic`, { allocations }, owner.headers);
    expect((await read(id)).status).toBe('draft');
    expect((await program.done('PATCH', `${path}/${id}`, { status: 'active' })).status).toBe('active');
  });

  it('never exceeds 100 in total, says the total, and changes nothing', async () => {
    const { id } = await makeFull();

    expectProblem(await add(id, 'C', 0.01), 422, { detail: '100.01', fields: ['percent_allocated'] });

    expect((await read(id)).variants).toHaveLength(2);
    expect((await add(id, 'C', 0)).status).toBe(201);
  });

  it('never exceeds 100 when many ask at a time', async () => {
    const { id } = await make();

    const answers = await Promise.all(Array.from({ length: 12 }, (_, count) => add(id, `V${count}`, 20)));

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(5);
    expect(statuses.filter((status) => status === 422)).toHaveLength(7);
    const { status, variants } = await read(id);
    expect([status, variants.length]).toEqual(['active', 5]);
    expect(variants.filter((variant: Json) => variant.is_control)).toHaveLength(1);
  });

  it.each([
    ['no name', { percent_allocated: 1 }, ['name']],
    ['no share', { name: 'A' }, ['percent_allocated']],
    ['three decimals', { name: 'A', percent_allocated: 0.001 }, ['percent_allocated']],
    ['more than 100', { name: 'A', percent_allocated: 100.5 }, ['percent_allocated']],
    ['an unknown field', { name: 'A', percent_allocated: 1, css: '' }, ['css']],
  ])('refuses %s', async (_, body, fields) => {
    const { id } = await make();

    expectProblem(await program.call('POST', `${path}/${id}/variants`, body), 422, { fields });
  });

  it('hides experiments of other projects', async () => {
    const { id, variants } = await makeFull();
    const shares = variants.map((variant: Json) => ({ id: variant.id, percent_allocated: 50 }));

    const body = { name: 'A', percent_allocated: 1 };
    expectProblem(await stranger.call('POST', `${path}/${id}/variants`, body), 404);
    expectProblem(await stranger.call('PUT', `${path}/${id}/variants`, shares), 404);
    expectProblem(await stranger.call('PUT', `${path}/${id}/variants/${variants[0].id}`, { name: 'X' }), 404);
  });
});

describe('PUT /api/experiments/{experiment}/variants/{id}', () => {
  it('renames and gives another share', async () => {
    const { id, variants } = await makeFull();

    const changed = await program.done('PUT', `${path}/${id}/variants/${variants[1].id}`, {
      name: 'Green',
      percent_allocated: 25.5,
    });

    expect(changed).toEqual({
      ...variants[1],
      ...{ name: 'Green', percent_allocated: 25.5, traffic_percentage: 25.5, changes: [] },
    });
    expect((await read(id)).status).toBe('active');
  });

  it('chooses the control anew when a name comes or goes, until the start', async () => {
    const { id } = await make();
    const [a, b] = [(await add(id, 'A', 30)).body, (await add(id, 'Control', 30)).body];
    const rename = (variant: Json, name: string): Promise<Json> =>
      program.done('PUT', `${path}/${id}/variants/${variant.id}`, { name });
    const inConsole = (variant: Json, title: string): Promise<Json> =>
      app.expectDone('PATCH', `/variations/${variant.id}`, { title }, owner.headers);

    expect((await rename(b, 'B')).is_control).toBe(false);
    expect((await read(id)).variants[0].is_control).toBe(true);
    expect((await inConsole(b, ' CONTROL ')).isControl).toBe(true);
    expect((await inConsole(b, 'B')).isControl).toBe(false);
    expect((await rename(a, 'First')).is_control).toBe(true);
    await add(id, 'C', 40);
    expect((await rename(b, 'Control')).is_control).toBe(false);
    expect((await read(id)).variants[0]).toMatchObject({ name: 'First', is_control: true });
  });

  it('starts an experiment whose shares reach 100 by it', async () => {
    const { id } = await make();
    const { body } = await add(id, 'A', 10);

    await program.done('PUT', `${path}/${id}/variants/${body.id}`, { percent_allocated: 100 });

    expect((await read(id)).status).toBe('active');
  });

  it('marks that shares changed, so that nobody served moves; a name does not', async () => {
    const { id, variants } = await makeFull();
    const version = async (): Promise<number> => {
      const [row] = await app.dataSource.query('SELECT allocation_version FROM experiment WHERE id = $1', [
        id,
      ]);
      return row.allocation_version;
    };
    const before = await version();
    const variant = `${path}/${id}/variants/${variants[0].id}`;

    await program.done('PUT', variant, { name: 'Blue', percent_allocated: 50 });
    expect(await version()).toBe(before);
    await program.done('PUT', variant, { percent_allocated: 40 });

    expect(await version()).toBe(before + 1);
  });

  it('never exceeds 100 in total', async () => {
    const { id, variants } = await makeFull();
    const variant = `${path}/${id}/variants/${variants[0].id}`;

    expectProblem(await program.call('PUT', variant, { percent_allocated: 50.01 }), 422, {
      detail: '100.01',
    });
  });

  it('refuses nothing, an unknown field, and a share for what is retired', async () => {
    const { id, variants } = await makeFull();
    const variant = `${path}/${id}/variants/${variants[1].id}`;

    expectProblem(await program.call('PUT', variant, {}), 422);
    expectProblem(await program.call('PUT', variant, { is_control: true }), 422, { fields: ['is_control'] });
    await app.expectDone('DELETE', `/variations/${variants[1].id}`, undefined, owner.headers);
    expectProblem(await program.call('PUT', variant, { percent_allocated: 0.5 }), 409);
    expect((await program.done('PUT', variant, { name: 'Gone' })).is_retired).toBe(true);
  });

  it('finds no variant of another experiment', async () => {
    const { variants } = await makeFull();
    const { id } = await makeFull();

    for (const variantId of [variants[0].id, 2_000_000_000, '99999999999']) {
      const response = await program.call('PUT', `${path}/${id}/variants/${variantId}`, { name: 'X' });
      expectProblem(response, 404);
    }
    expectProblem(await program.call('PUT', `${path}/${id}/variants/x`, { name: 'X' }), 422);
  });
});

describe('PUT /api/experiments/{experiment}/variants', () => {
  const replace = (experiment: Json, shares: unknown): Promise<ProductResponse> =>
    program.call('PUT', `${path}/${experiment.id}/variants`, shares);

  it('gives all variants new shares', async () => {
    const made = await makeFull();
    const [a, b] = made.variants;

    const { status, body } = await replace(made, [
      { id: b.id, percent_allocated: 99.99 },
      { id: a.id, traffic_percentage: 0.01 },
    ]);

    expect(status).toBe(200);
    expect(body.map(({ id, percent_allocated: share }: Json) => [id, share])).toEqual([
      [a.id, 0.01],
      [b.id, 99.99],
    ]);
  });

  it('starts an experiment that waited for it', async () => {
    const made = await make();
    const { body } = await add(made.id, 'A', 1);

    await replace(made, [{ id: body.id, percent_allocated: 100 }]);

    expect((await read(made.id)).status).toBe('active');
  });

  it('refuses what is not every variant once, 100 in total', async () => {
    const made = await makeFull();
    const other = await makeFull();
    const [a, b] = made.variants.map(({ id }: Json) => id);
    const share = (id: number, percent: unknown) => ({ id, percent_allocated: percent });

    for (const [shares, fields] of [
      [[], ['body']],
      [{}, ['body']],
      [[share(a, 100)], ['variants']],
      [[share(a, 50), share(b, 49.99)], ['variants']],
      [[share(a, 50), share(b, 50), share(b, 0)], ['variants']],
      [[share(a, 50), share(b, 25), share(other.variants[0].id, 25)], ['variants']],
      [
        [share(a, 50.001), share(b, 49.999)],
        ['0.percent_allocated', '1.percent_allocated'],
      ],
      [[share(a, 50), { id: b }], ['1.percent_allocated']],
      [[share(a, 50), { percent_allocated: 50 }], ['1.id']],
      [[{ ...share(a, 50), name: 'X' }, share(b, 50)], ['0.name']],
      [[share(a, 50), null], ['body']],
    ] as const) {
      expectProblem(await replace(made, shares), 422, { fields: fields as unknown as string[] });
    }
    expect(await read(made.id)).toEqual(made);
  });
});
