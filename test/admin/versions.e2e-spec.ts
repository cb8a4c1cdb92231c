import { readMarks } from '../../apps/admin/src/experiments/index.js';
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

const versions = async (id: number): Promise<Json[]> =>
  (await call('GET', `/experiments/${id}/versions`)).body;
const restore = (id: number, number: number, body: Json = {}) =>
  call('POST', `/experiments/${id}/versions/${number}/restore`, body);
const read = async (id: number): Promise<Json> => (await call('GET', `/experiments/${id}/document`)).body;
const done = (method: string, path: string, body?: Json): Promise<Json> =>
  app.expectDone(method, path, body, owner.headers);

async function segment(rules: Json = { plan: 'pro' }): Promise<Json> {
  return done('POST', '/segments', { projectId: owner.projectId, name: 'US', rules });
}

/** Active, with two variations and a condition. */
async function running(): Promise<number> {
  const { id } = await make.experiment();
  await make.variation(id, { title: 'Green', js: 'a()' });
  await make.condition(id);
  await make.move(id, 'Active');
  return id;
}

describe('versions', () => {
  it('tell who changed what, in words', async () => {
    const id = await running();
    const [control, green] = await make.variations(id);
    await done('PUT', `/experiments/${id}/traffic`, {
      allocations: [
        { variationId: control.id, traffic: 67 },
        { variationId: green.id, traffic: 33 },
      ],
    });
    await done('PATCH', `/variations/${green.id}`, { js: 'b()' });
    await program.done('PATCH', `/api/experiments/${id}`, { name: 'Renamed' });

    const told = (await versions(id)).slice(-3);

    expect(told.map(({ author, changes }) => [author, changes])).toEqual([
      [owner.email, ['Share of ‘Control’ 50% → 67%', 'Share of ‘Green’ 50% → 33%']],
      [owner.email, ['JavaScript of ‘Green’ changed']],
      ['API key “Program”', [expect.stringMatching(/^Title ‘.*’ → ‘Renamed’$/)]],
    ]);
    const { revision } = await read(id);
    expect(told.map(({ number }) => number)).toEqual([revision - 2, revision - 1, revision]);
  });

  it('are shared by the saves of one member within a minute in a Draft', async () => {
    const { id } = await make.experiment();
    await make.variation(id, { title: 'Green' });
    await done('PATCH', `/experiments/${id}`, { title: 'New' });
    await make.move(id, 'Active');

    expect((await versions(id)).map(({ number, changes }) => [number, changes])).toEqual([
      [3, ['Experiment created']],
      [4, ['Status ‘Draft’ → ‘Active’']],
    ]);
  });

  it('are compared with any other', async () => {
    const id = await running();
    const first = (await versions(id)).at(-1)!.number;
    await done('PATCH', `/experiments/${id}`, { coverage: 50 });
    await done('PATCH', `/experiments/${id}`, { coverage: 20, description: 'Why' });

    const { body } = await call('GET', `/experiments/${id}/versions/${first}?to=${first + 2}`);
    expect(body).toMatchObject({
      number: first,
      document: { revision: first, experiment: { coverage: 100 }, variations: [{}, { js: 'a()' }] },
      compared: { to: first + 2, changes: ['Description none → ‘Why’', 'Coverage 100% → 20%'] },
    });
    const latest = await call('GET', `/experiments/${id}/versions/${first + 2}`);
    expect(latest.body.compared).toEqual({
      to: first + 1,
      changes: ['Description none → ‘Why’', 'Coverage 50% → 20%'],
    });
    expectProblem(await call('GET', `/experiments/${id}/versions/99`), 404);
  });

  it('keep each code text once', async () => {
    const id = await running();
    for (const js of ['one()', 'two()', 'one()']) await done('PATCH', `/experiments/${id}`, { js });

    const rows = await app.dataSource.query('SELECT text FROM experiment_code WHERE experiment_id = $1', [
      id,
    ]);
    expect(rows.map(({ text }: Json) => text).sort()).toEqual(['a()', 'one()', 'two()']);
  });

  it('begin with what an experiment was, where it is older than they are', async () => {
    const id = await running();
    await app.dataSource.query('DELETE FROM experiment_version WHERE experiment_id = $1', [id]);
    await done('PATCH', `/experiments/${id}`, { title: 'New' });

    const told = await versions(id);
    expect(told.map(({ changes }) => changes[0])).toEqual([
      'As it was before versions were kept',
      expect.stringContaining('→ ‘New’'),
    ]);
  });
});

describe('restoring a version', () => {
  it('brings everything back but the status, as a new version, and moves nobody who was served', async () => {
    const id = await running();
    const before = await read(id);
    await done('PUT', `/experiments/${id}/traffic`, {
      allocations: before.variations.map(({ id: variationId }: Json, index: number) => ({
        ...{ variationId, traffic: index === 0 ? 90 : 10 },
      })),
    });
    await done('PATCH', `/experiments/${id}`, { css: 'a{}', coverage: 10 });
    await done('POST', `/experiments/${id}/conditions`, { operator: 'CONTAIN', urls: ['/new'] });
    await make.metric(id);
    await make.move(id, 'Paused');

    const { status, body, headers } = await restore(id, before.revision, { note: 'Back' });

    expect(status).toBe(201);
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    const comparable = ({ experiment: { status: _, updatedAt: __, ...experiment }, ...others }: Json) => ({
      ...{ ...others, experiment, revision: 0 },
    });
    expect(comparable(body)).toEqual(comparable(before));
    expect(body.experiment.status).toBe('Paused');
    expect((await versions(id)).at(-1)).toMatchObject({
      ...{ number: body.revision, restoredFrom: before.revision, note: 'Back' },
    });
    const [{ sticky }] = await app.dataSource.query(
      'SELECT allocation_version > started_allocation_version AS sticky FROM experiment WHERE id = $1',
      [id],
    );
    expect(sticky).toBe(true);
  });

  it('makes a retired variation anew, so that its visitors stay where they are', async () => {
    const id = await running();
    const before = await read(id);
    await done('DELETE', `/variations/${before.variations[1].id}`);

    const { body } = await restore(id, before.revision);

    expect(body.variations.map(({ title, traffic, retired }: Json) => [title, traffic, retired])).toEqual([
      ['Control', 50, false],
      ['Green', 0, true],
      ['Green', 50, false],
    ]);
  });

  it('is refused when a segment is gone, when it was changed since, and when it would open it to everybody', async () => {
    const id = await running();
    const open = (await read(id)).revision;
    const [gone, other] = [await segment(), await segment()];
    await done('PUT', `/experiments/${id}/segments`, { segmentIds: [gone.id] });
    const narrow = (await read(id)).revision;
    await done('PUT', `/experiments/${id}/segments`, { segmentIds: [other.id] });
    await done('DELETE', `/segments/${gone.id}`);
    const document = await read(id);

    const refused = await restore(id, narrow);
    expectProblem(refused, 422, { fields: ['/segmentIds/0'] });
    expectProblem(await restore(id, open), 409, { code: 'opens-to-everybody' });
    expectProblem(await restore(id, open, { revision: narrow }), 409, { code: 'stale' });
    expect(await read(id)).toEqual(document);
    expect((await restore(id, open, { opensToEverybody: true })).status).toBe(201);
  });

  it('needs the actions of what it changes', async () => {
    const id = await running();
    const before = await read(id);
    await done('PATCH', `/experiments/${id}`, { css: 'a{}' });
    await done('POST', `/experiments/${id}/conditions`, { operator: 'CONTAIN', urls: ['/new'] });
    const actions = ['act:restore-experiment', 'act:update-experiment'];
    const member = app.as(await app.addMember(owner, { permission: 'Editor', actions }));

    const path = `/experiments/${id}/versions/${before.revision}/restore`;
    expectProblem(await member('POST', path, {}), 403, { fields: ['/conditions/1'] });
  });
});

describe('marks', () => {
  const marks = async (id: number) =>
    (await readMarks(app.dataSource.manager, id)).map(({ kind, reason }) => (reason ? [kind, reason] : kind));

  it('tell of changes while it runs, and of nothing before', async () => {
    const { id } = await make.experiment();
    const green = await make.variation(id, { title: 'Green' });
    const metric = await make.metric(id);
    await make.move(id, 'Active');
    expect(await marks(id)).toEqual([]);

    const patch = (body: Json) => done('PATCH', `/experiments/${id}`, body);
    await patch({ title: 'T', description: 'D', tags: ['a'], endAt: '2099-01-01', stopsOnSrm: true });
    await make.metric(id);
    await make.variation(id);
    await done('PATCH', `/metrics/${metric.id}`, { title: 'Named' });
    expect(await marks(id)).toEqual([]);

    await done('PATCH', `/variations/${green.id}`, { js: 'x()' });
    await patch({ coverage: 50 });
    await patch({ plannedUsers: 500 });
    await make.condition(id);
    await done('PATCH', `/metrics/${metric.id}`, { role: 'secondary' });
    await done('DELETE', `/metrics/${metric.id}`);
    await done('DELETE', `/variations/${green.id}`);
    expect(await marks(id)).toEqual([
      'content_changed',
      'targeting_changed',
      'plan_changed',
      'targeting_changed',
      'metrics_changed',
      'metrics_changed',
      'shares_changed',
    ]);
  });

  it('and versions tell of what changed outside of it, whose revision stays for segments and the holdout', async () => {
    const id = await running();
    const { id: segmentId } = await segment();
    await done('PUT', `/experiments/${id}/segments`, { segmentIds: [segmentId] });
    const { revision } = await read(id);

    await done('PATCH', `/segments/${segmentId}`, { rules: { plan: 'free' } });
    await done('PATCH', `/segments/${segmentId}`, { name: 'Other name' });
    await done('PATCH', `/projects/${owner.projectId}`, { holdoutPercent: 3 });
    expect((await read(id)).revision).toBe(revision);
    const slots = [{ experimentId: id, percent: 50 }];
    const group = await done('POST', '/groups', { projectId: owner.projectId, name: 'Checkout', slots });
    await done('DELETE', `/groups/${group.id}`);

    expect((await read(id)).revision).toBe(revision + 2);
    const told = (await marks(id)).slice(1);
    expect(told).toEqual([
      ['targeting_changed', 'Segment ‘US’ changed'],
      ['targeting_changed', 'Holdout changed to 3%'],
      ['targeting_changed', 'Group ‘Checkout’ made'],
      ['targeting_changed', 'Group ‘Checkout’ dissolved'],
    ]);
    const history = (await versions(id)).slice(-4);
    expect(history.map(({ number, reason, changes }) => [number, reason, changes])).toEqual([
      [revision, 'Segment ‘US’ changed', ['Rules of the segment ‘US’ changed']],
      [revision, 'Holdout changed to 3%', ['Holdout changed to 3%']],
      [revision + 1, 'Group ‘Checkout’ made', ['Group none → ‘Checkout’']],
      [revision + 2, 'Group ‘Checkout’ dissolved', ['Group ‘Checkout’ → none']],
    ]);
  });
});
