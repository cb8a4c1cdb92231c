import type { Change } from '#libs/changes';
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

const url = 'https://shop.example/product/7';
const text: Change = { action: 'text', selector: '#buy', value: 'Order now' };
const hide: Change = { action: 'hide', selector: 'shop-card >>> .old' };
const move: Change = { action: 'move', selector: '#buy', target: 'main', position: 'first' };
const bad = [text, { action: 'attribute', selector: '#buy', name: 'href', value: ' java\nscript:x()' }];

const read = async (id: number): Promise<Json> => (await call('GET', `/experiments/${id}/document`)).body;
const save = async (id: number, body: Json) =>
  call('PUT', `/experiments/${id}/document`, { revision: (await read(id)).revision, ...body });
const changesOf = async (id: number): Promise<unknown[]> =>
  (await read(id)).variations.map(({ changes }: Json) => changes);
const decide = (body: Json = {}) =>
  app.request('POST', '/decision', { projectId: owner.projectId, url, endUserId: 'ada', ...body });
const versions = async (id: number): Promise<Json[]> =>
  (await call('GET', `/experiments/${id}/versions`)).body;

/** Two variations, of which the second one changes a text. */
async function changed(status = 'Draft'): Promise<{ id: number; green: Json }> {
  const { id } = await make.experiment();
  const green = await make.variation(id, { title: 'Green', changes: [text] });
  if (status !== 'Draft') await make.move(id, status);
  return { id, green };
}

describe('changes of a variation', () => {
  it('are kept by the routes of variations, cleared by an empty list, and left alone by null', async () => {
    const { id, green } = await changed();
    expect(green.changes).toEqual([text]);

    const patched = await call('PATCH', `/variations/${green.id}`, { changes: [hide, move] });
    expect([patched.status, patched.body.changes]).toEqual([200, [hide, move]]);
    expect(await changesOf(id)).toEqual([[], [hide, move]]);
    await call('PATCH', `/variations/${green.id}`, { title: 'Blue', changes: null });
    expect(await changesOf(id)).toEqual([[], [hide, move]]);
    await call('PATCH', `/variations/${green.id}`, { changes: [] });
    expect(await changesOf(id)).toEqual([[], []]);
  });

  it('are kept by documents in both styles: absent leaves, null and an empty list clear', async () => {
    const { id, green } = await changed();
    const [control] = (await read(id)).variations;
    const both = (own: Json) => ({ variations: [{ id: control.id }, { id: green.id, ...own }] });

    expect((await save(id, both({ changes: [move, text] }))).body.variations[1].changes).toEqual([
      move,
      text,
    ]);
    expect((await save(id, both({ title: 'Blue' }))).body.variations[1].changes).toEqual([move, text]);
    expect((await save(id, both({ changes: null }))).body.variations[1].changes).toEqual([]);
    const document = await program.done('GET', `/api/experiments/${id}/document`);
    document.variations[1].changes = [hide];
    const saved = await program.done('PUT', `/api/experiments/${id}/document`, document);
    expect(saved.variations[1].changes).toEqual([hide]);
    const again = await program.call('PUT', `/api/experiments/${id}/document`, saved);
    expect([again.status, again.body]).toEqual([200, saved]);
  });

  it('are taken by the variants of programs, whose lists do not show them', async () => {
    const variants = [
      { name: 'Control', percent_allocated: 50 },
      { name: 'Green', percent_allocated: 25, changes: [text] },
    ];
    const { id } = await program.done('POST', '/api/experiments', { name: 'By program', variants });
    const path = `/api/experiments/${id}/variants`;

    const added = await program.done('POST', path, { name: 'Red', percent_allocated: 25, changes: [hide] });
    expect(added.changes).toEqual([hide]);
    expect((await program.done('PUT', `${path}/${added.id}`, { changes: [move] })).changes).toEqual([move]);
    expect((await program.done('PUT', `${path}/${added.id}`, { name: 'Blue' })).changes).toEqual([move]);
    expect(await changesOf(id)).toEqual([[], [text], [move]]);
    const shown = await program.done('GET', `/api/experiments/${id}`);
    expect(shown.variants[1]).not.toHaveProperty('changes');
  });

  it('are refused by index and field, on every route that takes them', async () => {
    const { id, green } = await changed();
    const [control] = (await read(id)).variations;
    const refused = async (answer: ReturnType<Call>, field: string) =>
      expectProblem(await answer, 422, { fields: [field] });

    await refused(
      call('POST', `/experiments/${id}/variations`, { title: 'A', changes: bad }),
      'changes.1.value',
    );
    await refused(call('PATCH', `/variations/${green.id}`, { changes: bad }), 'changes.1.value');
    await refused(call('PATCH', `/variations/${green.id}`, { changes: 'hide' }), 'changes');
    await refused(call('PATCH', `/variations/${green.id}`, { changes: [null] }), 'changes.0');
    await refused(
      save(id, { variations: [{ id: control.id }, { id: green.id, changes: bad }] }),
      '/variations/1/changes/1/value',
    );
    await refused(
      save(id, { variations: [...(await read(id)).variations, { title: 'New', traffic: 0, changes: bad }] }),
      '/variations/2/changes/1/value',
    );
    const path = `/api/experiments/${id}/variants`;
    await refused(
      program.call('POST', path, { name: 'A', percent_allocated: 0, changes: bad }),
      'changes.1.value',
    );
    await refused(program.call('PUT', `${path}/${green.id}`, { changes: bad }), 'changes.1.value');
    const variants = [{ name: 'A', percent_allocated: 50, changes: bad }];
    await refused(
      program.call('POST', '/api/experiments', { name: 'A', variants }),
      'variants.0.changes.1.value',
    );
    expect(await changesOf(id)).toEqual([[], [text]]);
  });

  it('count among the code of an experiment, which has a bound', async () => {
    const { id } = await make.experiment();
    const much = Array.from({ length: 25 }, () => ({ ...text, value: 'a'.repeat(10_000) }));
    const variations = Array.from({ length: 17 }, () => ({ title: 'Much', traffic: 0, changes: much }));
    const [control] = (await read(id)).variations;

    const answer = await save(id, { variations: [{ id: control.id }, ...variations] });

    expectProblem(answer, 422, { fields: ['/variations/17/changes'] });
  });

  it('reach pages with the decision, only where there are any', async () => {
    const { id, green } = await changed();
    const asked = { url: `${url}?${id}` };
    await make.condition(id, { urls: [`?${id}`] });
    const [control] = (await read(id)).variations;
    const serve = async (own: number) => {
      const allocations = [
        { variationId: control.id, traffic: 100 - own },
        { variationId: green.id, traffic: own },
      ];
      await app.expectDone('PUT', `/experiments/${id}/traffic`, { allocations }, owner.headers);
    };
    await serve(100);
    await make.move(id, 'Active');
    const shown = async (endUserId: string): Promise<Json> => {
      const { body } = await decide({ ...asked, endUserId });
      return body.decisions.find((one: Json) => one.experimentId === id)?.variation;
    };

    await waitUntil(async () => (await shown('ada')) !== undefined, 5_000);
    expect(await shown('ada')).toMatchObject({ variationId: green.id, changes: [text] });
    await app.expectDone('PATCH', `/variations/${green.id}`, { changes: [hide, text] }, owner.headers);
    await waitUntil(async () => (await shown('ada')).changes.length === 2, 5_000);
    expect((await shown('ada')).changes).toEqual([hide, text]);
    await serve(0);
    await waitUntil(async () => (await shown(`new-${Math.random()}`)).isControl, 5_000);
    expect(await shown('another')).not.toHaveProperty('changes');
  });

  it('are shown by a preview before the start', async () => {
    const { id, green } = await changed();
    const link = await call('GET', `/experiments/${id}/preview-link?variationId=${green.id}`);
    const preview = new URL(link.body.url).searchParams.get('ab-preview');

    const { body } = await decide({ preview });

    expect(body.decisions[0].variation.changes).toEqual([text]);
  });

  it('mark the results of a running experiment, and are told in words, compared and restored', async () => {
    const { id, green } = await changed('Active');
    const [{ number: first }] = (await versions(id)).slice(-1) as [Json];
    await app.expectDone('PATCH', `/variations/${green.id}`, { changes: [hide] }, owner.headers);

    const [latest] = (await versions(id)).slice(-1) as [Json];
    expect(latest.changes).toEqual(['Page changes of ‘Green’ changed']);
    const marks = await app.dataSource.query(`SELECT kind FROM experiment_mark WHERE experiment_id = $1`, [
      id,
    ]);
    expect(marks).toEqual([{ kind: 'content_changed' }]);
    const before = (await call('GET', `/experiments/${id}/versions/${first}?to=${latest.number}`)).body;
    expect(before.document.variations[1].changes).toEqual([text]);
    expect(before.compared.changes).toEqual(['Page changes of ‘Green’ changed']);

    const restored = await call('POST', `/experiments/${id}/versions/${first}/restore`, {});
    expect([restored.status, restored.body.variations[1].changes]).toEqual([201, [text]]);
    const [stored] = await app.dataSource.query(
      `SELECT content->'variations'->1->>'changes' AS changes FROM experiment_version
       WHERE experiment_id = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    );
    // Kept once by its hash, however many versions have it.
    expect(stored.changes).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of a version from before there were any differ in nothing, and restoring it clears them', async () => {
    const { id } = await make.experiment();
    const green = await make.variation(id, { title: 'Green' });
    await make.move(id, 'Active');
    const [{ number: old }] = (await versions(id)).slice(-1) as [Json];
    await app.dataSource.query(
      `UPDATE experiment_version SET content = jsonb_set(content, '{variations}', (
         SELECT jsonb_agg(part - 'changes') FROM jsonb_array_elements(content->'variations') AS part))
       WHERE experiment_id = $1`,
      [id],
    );

    await app.expectDone('PATCH', `/variations/${green.id}`, { title: 'Blue' }, owner.headers);
    expect((await versions(id)).at(-1)!.changes).toEqual(['Title of ‘Blue’ ‘Green’ → ‘Blue’']);
    await app.expectDone('PATCH', `/variations/${green.id}`, { changes: [hide] }, owner.headers);
    await app.expectDone('POST', `/experiments/${id}/versions/${old}/restore`, {}, owner.headers);
    expect(await changesOf(id)).toEqual([[], []]);
  });

  it('collide when two save them at once, and are carried by the answer only then', async () => {
    const { id, green } = await changed();
    const { revision, variations } = await read(id);
    const mine = (own: Json) =>
      call('PUT', `/experiments/${id}/document`, {
        revision,
        variations: [{ id: variations[0].id }, { id: green.id, ...own }],
      });
    await app.expectDone('PATCH', `/variations/${green.id}`, { changes: [hide] }, owner.headers);

    const colliding = await mine({ changes: [move] });
    expect([colliding.status, colliding.body.collisions]).toEqual([409, ['/variations/1/changes']]);
    expect(colliding.body.current.variations[1].changes).toEqual([hide]);
    const apart = await mine({ title: 'Blue' });
    expect([apart.status, apart.body.collisions]).toEqual([409, []]);
    expect(apart.body.current.variations[1]).not.toHaveProperty('changes');
    expect(apart.body.changes).toEqual([
      expect.objectContaining({ pointer: '/variations/1/changes', id: green.id }),
    ]);
  });

  it('go along with a duplicate, and stand in the audit log', async () => {
    const { id, green } = await changed();

    const copy = await call('POST', `/experiments/${id}/duplicate`, {});
    expect(await changesOf(copy.body.id)).toEqual([[], [text]]);
    await app.expectDone('PATCH', `/variations/${green.id}`, { changes: [hide] }, owner.headers);
    const { body } = await call('POST', '/audit/all', {
      ...{ orgId: owner.orgId, rows: 50, page: 1 },
      ...{ entity: 'variation', experimentId: id, sort: '-id' },
    });
    const { before, after } = body.items[0];
    expect([before.changes, after.changes]).toEqual([[text], [hide]]);
  });
});
