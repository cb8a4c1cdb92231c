import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;
let program: Program;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
  program = await startProgram(app, owner);
});
afterAll(() => app.stop());

const done = (method: string, path: string, body?: Json) => app.expectDone(method, path, body, owner.headers);
const patch = (id: number, body: Json) => call('PATCH', `/experiments/${id}`, body);

async function decided(id: number, endUserId: string): Promise<Json> {
  const body = { projectId: owner.projectId, url: 'https://shop.example/', endUserId };
  const { decisions } = await app.expectDone('POST', '/decision', body);
  return decisions.find((one: Json) => one.experimentId === id);
}

/** A Draft with values of one type for its two variations. */
async function valued(valueType: string, values: readonly Json[]): Promise<{ id: number; ids: number[] }> {
  const { id } = await make.experiment({ valueType });
  const [control] = await make.variations(id);
  const other = await make.variation(id, { value: values[1] });
  if (values[0] !== undefined) await done('PATCH', `/variations/${control.id}`, { value: values[0] });
  return { id, ids: [control.id, other.id] };
}

describe('the value of a variation', () => {
  it.each([
    ['boolean', [false, true]],
    ['string', ['', 'Größe']],
    ['number', [0, -1.5e-7]],
    ['json', [{ columns: 3, deep: { list: [1, null, 'x'] } }, []]],
  ])('of the type %s travels from every route to every answer', async (valueType, values) => {
    const { id, ids } = await valued(valueType, values);
    await make.move(id, 'Active');

    expect((await make.variations(id)).map(({ value }: Json) => value)).toEqual(values);
    const document = await done('GET', `/experiments/${id}/document`);
    expect(document.experiment.valueType).toBe(valueType);
    expect((await call('PUT', `/experiments/${id}/document`, document)).status).toBe(200);
    const { body } = await program.call('GET', `/api/experiments/${id}`);
    expect(body).toMatchObject({ value_type: valueType, variants: values.map((value) => ({ value })) });

    await waitUntil(async () => (await decided(id, 'v')) !== undefined);
    const { variation } = await decided(id, 'v');
    const expected = values[ids.indexOf(variation.variationId)];
    expect(variation.value).toEqual(expected);
    const asked = { user_id: 'v', experiment_id: id };
    expect((await program.done('POST', '/api/assignment', asked)).value).toEqual(expected);
    const eligible = { user_id: 'v', experiment_ids: [id] };
    const { eligible_experiment_ids: found } = await program.done(
      'POST',
      '/api/experiments/check-eligibility',
      eligible,
    );
    expect(found[id]).toEqual({ variant_id: variation.variationId, value: expected });
  });

  it('is nowhere in the answers about an experiment without values', async () => {
    const { id } = await make.experiment();
    await make.move(id, 'Active');
    await waitUntil(async () => (await decided(id, 'v')) !== undefined);

    expect((await decided(id, 'v')).variation).not.toHaveProperty('value');
    expect(await program.done('GET', `/api/experiments/${id}/assignment/v`)).not.toHaveProperty('value');
  });

  it('has to be of the type of the experiment, in every route that writes it', async () => {
    const { id, ids } = await valued('number', [1, 2]);
    const wrong = async (value: Json) => call('PATCH', `/variations/${ids[1]}`, { value });
    for (const value of ['2', true, [], {}]) expectProblem(await wrong(value), 422, { fields: ['value'] });
    expectProblem(await call('POST', `/experiments/${id}/variations`, { title: 'C', value: 'x' }), 422, {
      fields: ['value'],
    });
    const { revision } = await done('GET', `/experiments/${id}/document`);
    const variations = [{ id: ids[0], value: 'x' }, { id: ids[1] }];
    const path = `/experiments/${id}/document`;
    expectProblem(await call('PUT', path, { revision, variations }), 422, {
      fields: ['/variations/0/value'],
    });
    expectProblem(await call('PUT', path, { revision, experiment: { valueType: 'boolean' } }), 422, {
      fields: ['/variations/0/value', '/variations/1/value'],
    });
    const variants = [{ name: 'A', percent_allocated: 100, value: 7 }];
    const made = await program.call('POST', '/api/experiments', { name: 'V', value_type: 'json', variants });
    expectProblem(made, 422, { fields: ['variants.0.value'] });
    const many = Object.fromEntries([['a', 'x'.repeat(65_536)]]);
    const json = await valued('json', [{}, {}]);
    expectProblem(await call('PATCH', `/variations/${json.ids[1]}`, { value: many }), 422, {
      fields: ['value'],
    });
    expectProblem(await patch(id, { valueType: 'text' }), 422, { fields: ['valueType'] });
  });

  it('keeps its type after the start, and may change itself, which is marked', async () => {
    const { id, ids } = await valued('number', [1, 2]);
    await make.move(id, 'Active');

    expectProblem(await patch(id, { valueType: 'string' }), 409, { code: 'fixed-after-start' });
    await done('PATCH', `/variations/${ids[1]}`, { value: 3 });

    const [version] = (await done('GET', `/experiments/${id}/versions`)).slice(-1);
    expect(version.changes).toEqual([expect.stringMatching(/^Value of ‘.*’ 2 → 3$/)]);
    const marks = await app.dataSource.query('SELECT kind FROM experiment_mark WHERE experiment_id = $1', [
      id,
    ]);
    expect(marks).toEqual([{ kind: 'content_changed' }]);
  });
});

describe('a Feature Flag', () => {
  const flag = (fields: Json = {}) =>
    done('POST', '/experiments', {
      projectId: owner.projectId,
      title: 'Flag',
      type: 'Feature Flag',
      ...fields,
    });

  it('starts as a Draft that is off for everybody, and records nothing until shares differ', async () => {
    const { id, type, valueType } = await flag();
    const variations = await make.variations(id);
    expect({ type, valueType, variations }).toMatchObject({
      ...{ type: 'Feature Flag', valueType: 'boolean' },
      variations: [
        { title: 'off', value: false, isControl: true, traffic: 100 },
        { title: 'on', value: true, isControl: false, traffic: 0 },
      ],
    });
    await make.move(id, 'Active');
    await waitUntil(async () => (await decided(id, 'v'))?.variation.value === false);
    const rows = () => app.dataSource.query('SELECT 1 FROM assignment WHERE experiment_id = $1', [id]);
    expect(await program.done('POST', '/api/assignment', { user_id: 'v', experiment_id: id })).toMatchObject({
      ...{ variant: 'off', value: false, assigned_at: null },
    });
    expect(await rows()).toEqual([]);

    const share = (off: number) => [
      { variationId: variations[0].id, traffic: off },
      { variationId: variations[1].id, traffic: 100 - off },
    ];
    await done('PUT', `/experiments/${id}/traffic`, { allocations: share(50) });
    await waitUntil(async () => {
      await decided(id, 'v');
      return (await rows()).length === 1;
    });
    await done('PUT', `/experiments/${id}/traffic`, { allocations: share(0) });
    await waitUntil(async () => (await decided(id, 'v')).variation.value === true);
    expect(await rows()).toHaveLength(1);
  });

  it('is made by programs too, with other values if they want', async () => {
    const made = await program.done('POST', '/api/experiments', { name: 'F', type: 'Feature Flag' });
    expect(made).toMatchObject({ type: 'Feature Flag', value_type: 'boolean' });
    expect(made.variants.map(({ name, value }: Json) => [name, value])).toEqual([
      ['off', false],
      ['on', true],
    ]);
    const text = await flag({ valueType: 'number' });
    expect((await make.variations(text.id)).map(({ value }: Json) => value)).toEqual([null, null]);
  });

  it('is paused and resumed by one call', async () => {
    const { id, key } = await flag();
    const press = (what: string, reference: string | number = key) =>
      program.call('POST', `/api/experiments/${reference}/${what}`);
    expectProblem(await press('resume'), 409, { code: 'lifecycle-conflict' });
    await make.move(id, 'Active');

    for (const what of ['pause', 'pause', 'resume', 'resume']) {
      const { status, body } = await press(what);
      expect([status, body.status]).toEqual([200, what === 'pause' ? 'paused' : 'active']);
    }
    const variants = (await program.done('GET', `/api/experiments/${id}`)).variants as Json[];
    const control = variants.find((one) => one.is_control);
    await program.done('PUT', `/api/experiments/${id}/variants/${control.id}`, { percent_allocated: 60 });
    await press('pause', id);
    await waitUntil(async () => (await decided(id, 'v')) === undefined);
    expect((await press('resume', id)).body).toMatchObject({ status: 'active' });
    await make.move(id, 'Ended');
    for (const what of ['pause', 'resume'])
      expectProblem(await press(what), 409, { code: 'lifecycle-conflict' });
    expectProblem(await press('pause', 'unknown'), 404);
  });
});
