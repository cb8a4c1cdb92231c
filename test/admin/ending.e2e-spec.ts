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
let program: Program['call'];

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
  program = (await startProgram(app, owner)).call;
});
afterAll(() => app.stop());

const url = 'https://shop.example/product/7';
const patch = (id: number, body: Json) => call('PATCH', `/experiments/${id}`, body);
const done = (method: string, path: string, body?: Json) => app.expectDone(method, path, body, owner.headers);

interface Started {
  id: number;
  key: string;
  control: number;
  green: number;
}

/** One that runs with everybody in the control; `fields` are set before the start. */
async function started(fields: Json = {}, green: Json = {}): Promise<Started> {
  const { id, key } = await make.experiment(fields);
  await make.variation(id, { title: 'Green', ...green });
  const [control, other] = await make.variations(id);
  const allocations = [
    { variationId: control.id, traffic: 100 },
    { variationId: other.id, traffic: 0 },
  ];
  await done('PUT', `/experiments/${id}/traffic`, { allocations });
  await make.move(id, 'Active');
  return { id, key, control: control.id, green: other.id };
}

const ship = (id: number, variationId: number) =>
  done('PATCH', `/experiments/${id}`, { status: 'Ended', decision: { outcome: 'ship', variationId } });

/** What a visitor gets of an experiment; undefined when it is not in the answer. */
async function decided(id: number, endUserId: string, more: Json = {}): Promise<Json> {
  const body = { projectId: owner.projectId, url, endUserId, ...more };
  const { decisions } = await app.expectDone('POST', '/decision', body);
  return decisions.find((one: Json) => one.experimentId === id);
}

const until = (id: number, check: (decision: Json) => boolean, more: Json = {}) =>
  waitUntil(async () => check(await decided(id, 'looking', more)));

const rowsOf = async (table: 'assignment' | 'event', id: number): Promise<number> =>
  (await app.dataSource.query(`SELECT 1 FROM ${table} WHERE experiment_id = $1`, [id])).length;

describe('PATCH /experiments/:id {status: Ended, decision}', () => {
  it('keeps the decision in answer, document, versions and audit log, and ships the variation', async () => {
    const { id, green } = await started();
    const decision = { outcome: 'ship', variationId: green, reason: 'More orders', learned: 'Green sells' };

    const { status, body } = await patch(id, { status: 'Ended', decision });

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'Ended', decision, shippedVariationId: green });
    expect(body.endedAt).not.toBeNull();
    const document = await done('GET', `/experiments/${id}/document`);
    expect(document.experiment).toMatchObject({ decision, shippedVariationId: green });
    expect((await call('PUT', `/experiments/${id}/document`, document)).status).toBe(200);
    const [version] = (await done('GET', `/experiments/${id}/versions`)).slice(-1);
    expect(version.changes).toEqual([
      'Status ‘Active’ → ‘Ended’',
      'Decision none → ship ‘Green’ (‘More orders’)',
      'Shipped variation none → ‘Green’',
    ]);
    const { items } = await done('POST', '/audit/all', {
      ...{ orgId: owner.orgId, rows: 1000, page: 1, entity: 'experiment' },
    });
    const [entry] = items.filter(({ entityId }: Json) => String(entityId) === String(id)).slice(-1);
    expect(entry.after).toMatchObject({ status: 'Ended', decision, shippedVariationId: green });
  });

  it.each(['roll_back', 'iterate', 'inconclusive'])('ships nothing for %s', async (outcome) => {
    const { id } = await started();

    const { body } = await patch(id, { status: 'Ended', decision: { outcome, learned: 'Too small' } });

    const decision = { outcome, variationId: null, reason: '', learned: 'Too small' };
    expect(body).toMatchObject({ status: 'Ended', decision, shippedVariationId: null });
    await until(id, (one) => one === undefined);
  });

  it('still ends without a decision, which can be made and changed later', async () => {
    const { id, control, green } = await started();
    const bare = await patch(id, { status: 'Ended' });
    expect(bare).toMatchObject({ status: 200, body: { decision: null, shippedVariationId: null } });

    await patch(id, { decision: { outcome: 'ship', variationId: green } });
    await until(id, (one) => one?.variation.variationId === green);
    const other = await patch(id, { decision: { outcome: 'ship', variationId: control } });
    const undone = await patch(id, { status: 'Ended', decision: { outcome: 'roll_back' } });

    expect(other.body.shippedVariationId).toBe(control);
    expect(undone.body).toMatchObject({ decision: { outcome: 'roll_back' }, shippedVariationId: null });
    expect(undone.body.endedAt).toBe(bare.body.endedAt);
  });

  it('is refused where it makes no sense', async () => {
    const { id, green } = await started();
    const { green: foreign } = await started();
    const { id: draft } = await make.experiment();
    const { body: added } = await call('POST', `/experiments/${id}/variations`, { title: 'Blue' });
    await done('DELETE', `/variations/${added.id}`);
    const ended = (decision: Json) => patch(id, { status: 'Ended', decision });

    for (const variationId of [undefined, null, foreign, added.id, 2_000_000_000])
      expectProblem(await ended({ outcome: 'ship', variationId }), 422, { fields: ['decision.variationId'] });
    expectProblem(await ended({ outcome: 'roll_back', variationId: green }), 422, {
      fields: ['decision.variationId'],
    });
    for (const outcome of ['won', undefined, 7])
      expectProblem(await ended({ outcome }), 422, { fields: ['decision.outcome'] });
    expectProblem(await ended({ outcome: 'ship', variationId: green, who: 'me' }), 422);
    expectProblem(await ended({ outcome: 'iterate', reason: 'x'.repeat(5001) }), 422);
    expectProblem(await patch(id, { status: 'Ended', decision: 'ship' }), 422, { fields: ['decision'] });
    const decision = { outcome: 'iterate' };
    expectProblem(await patch(id, { status: 'Paused', decision }), 422, { fields: ['decision'] });
    expectProblem(await patch(id, { decision }), 409, { code: 'lifecycle-conflict' });
    expectProblem(await patch(draft, { status: 'Ended', decision }), 409, { code: 'lifecycle-conflict' });
    expectProblem(await patch(id, { shippedVariationId: green }), 422, { fields: ['shippedVariationId'] });
    expect((await done('GET', `/experiments/${id}`)).status).toBe('Active');
  });

  it('is not for who may not change the experiment, or goes by an older revision', async () => {
    const { id, green } = await started();
    const body = { status: 'Ended', decision: { outcome: 'ship', variationId: green } };
    const viewer = app.as(await app.addMember(owner, { permission: 'Viewer' }));

    expectProblem(await viewer('PATCH', `/experiments/${id}`, body), 403);
    expectProblem(await call('PATCH', `/experiments/${id}`, body, { 'if-match': '"1"' }), 409, {
      code: 'stale',
    });
  });
});

describe('a shipped experiment', () => {
  it('is answered with its variation to everybody, by every way of asking, and records nothing', async () => {
    const { id, key, control, green } = await started();
    const metric = await make.metric(id, { title: 'Order', custom: true, selector: 'order' });
    const first = await program('GET', `/api/experiments/${id}/assignment/early`);
    expect(first.body.variant_id).toBe(control);
    await app.expectDone('POST', '/metrics/track', {
      experimentId: id,
      metricsId: metric.id,
      endUserId: 'early',
    });
    const before = await done('GET', `/experiments/${id}/results`);
    await done('PATCH', `/projects/${owner.projectId}`, { holdoutPercent: 100 });
    await patch(id, { coverage: 0 });
    await ship(id, green);

    await until(id, (one) => one?.shipped === true);
    const late = { experimentId: id, metricsId: metric.id, endUserId: 'early' };
    const { message } = await app.expectDone('POST', '/metrics/track', late);
    const named = { projectId: owner.projectId, custom: true, eventName: 'order', endUserId: 'early' };
    const { triggered } = await app.expectDone('POST', '/metrics/track', named);
    for (const visitor of ['early', 'late']) {
      const decision = await decided(id, visitor);
      expect(decision).toMatchObject({ shipped: true, metrics: [], variation: { variationId: green } });
      const asked = { user_id: visitor, experiment_id: key };
      const assigned = await program('POST', '/api/assignment', asked);
      expect(assigned.body).toMatchObject({
        variant_id: green,
        variant: 'Green',
        shipped: true,
        assigned_at: null,
      });
      const by = await program('GET', `/api/experiments/${id}/assignment/${visitor}`);
      expect(by.body).toMatchObject({ variant_id: green, shipped: true, assigned_at: null });
      const eligible = { user_id: visitor, experiment_ids: [id, key] };
      const { body } = await program('POST', '/api/experiments/check-eligibility', eligible);
      expect(body.eligible_experiment_ids).toEqual({
        [id]: { variant_id: green, shipped: true },
        [key]: { variant_id: green, shipped: true },
      });
    }
    expect(message).toContain('QA mode');
    expect(triggered).toBe(false);
    expect(await rowsOf('assignment', id)).toBe(1);
    const after = await done('GET', `/experiments/${id}/results`);
    const counted = ({ variants }: Json) => variants.map((one: Json) => [one.assignedCount, one.eventCount]);
    expect(counted(after)).toEqual(counted(before));
    await done('PATCH', `/projects/${owner.projectId}`, { holdoutPercent: 0 });
  });

  it('is for its pages and segments only, past its planned end too', async () => {
    const { id, green } = await started({ conditionType: 'ALL' });
    const segment = { projectId: owner.projectId, name: 'Pro', rules: { plan: 'pro' } };
    const { id: segmentId } = await done('POST', '/segments', segment);
    await done('PUT', `/experiments/${id}/segments`, { segmentIds: [segmentId] });
    await make.condition(id, { urls: ['/product/'] });
    await ship(id, green);
    await app.dataSource.query(`UPDATE experiment SET end_at = now() - interval '1 day' WHERE id = $1`, [id]);

    await until(id, (one) => one?.shipped === true, { attributes: { plan: 'pro' } });
    expect(await decided(id, 'v', { attributes: { plan: 'free' } })).toBeUndefined();
    expect(
      await decided(id, 'v', { attributes: { plan: 'pro' }, url: 'https://shop.example/' }),
    ).toBeUndefined();

    expectProblem(await call('DELETE', `/segments/${segmentId}`), 409, { code: 'in-use' });
    expectProblem(await call('PUT', `/experiments/${id}/segments`, { segmentIds: [] }), 409, {
      code: 'opens-to-everybody',
    });
    expectProblem(await call('PATCH', `/segments/${segmentId}`, { rules: {} }), 409, {
      code: 'opens-to-everybody',
    });
  });

  it('keeps a variation of a Personalization for its segment, and goes on redirecting', async () => {
    const segment = { projectId: owner.projectId, name: 'US', rules: { country_code: 'US' } };
    const { id: segmentId } = await done('POST', '/segments', segment);
    const personal = await started({ type: 'Personalization' }, { segmentId });
    const redirecting = await started({ type: 'Redirect', url }, { redirectUrl: 'https://shop.example/new' });
    await ship(personal.id, personal.green);
    await until(personal.id, (one) => one?.shipped === true, { attributes: { country_code: 'US' } });
    expect(await decided(personal.id, 'v', { attributes: { country_code: 'DE' } })).toBeUndefined();

    await ship(redirecting.id, redirecting.green);
    await until(redirecting.id, (one) => one?.variation.redirectUrl === 'https://shop.example/new');
    const { decisions } = await app.expectDone('POST', '/decision', { projectId: owner.projectId, url });
    expect(decisions.map(({ experimentId }: Json) => experimentId)).toEqual([redirecting.id]);
    await patch(redirecting.id, { status: 'Archived' });
  });

  it.each([
    ['shippedVariationId: null', { shippedVariationId: null }, 'Ended'],
    ['the status Archived', { status: 'Archived' }, 'Archived'],
  ])('ends with %s, and the decision stays on record', async (_, body, status) => {
    const { id, green } = await started();
    const { decision } = await ship(id, green);
    await until(id, (one) => one?.shipped === true);

    const answer = await patch(id, body);

    expect(answer).toMatchObject({ status: 200, body: { status, decision, shippedVariationId: null } });
    await until(id, (one) => one === undefined);
    const { body: assigned } = await program('POST', '/api/assignment', { user_id: 'v', experiment_id: id });
    expect(assigned).toMatchObject({ variant_id: null, reason: 'not_active' });
  });

  it('ships again what the same decision says, and keeps its variation', async () => {
    const { id, green } = await started();
    await ship(id, green);
    await patch(id, { shippedVariationId: null });

    expect((await ship(id, green)).shippedVariationId).toBe(green);
    expectProblem(await call('DELETE', `/variations/${green}`), 409, { code: 'in-use' });
  });

  it('is copied and restored without its decision', async () => {
    const { id, green } = await started();
    const { revision } = await done('GET', `/experiments/${id}/document`);
    await ship(id, green);
    await patch(id, { description: 'Told' });

    const copy = await done('POST', `/experiments/${id}/duplicate`, {});
    const restored = await done('POST', `/experiments/${id}/versions/${revision}/restore`, {});

    expect(copy).toMatchObject({ status: 'Draft', decision: null, shippedVariationId: null });
    expect(restored.experiment).toMatchObject({
      status: 'Ended',
      description: '',
      shippedVariationId: green,
    });
  });

  it('is previewed as it was in the experiment', async () => {
    const { id, control, green } = await started();
    await ship(id, green);
    const { body } = await call('GET', `/experiments/${id}/preview-link?variationId=${control}`);
    const preview = new URL(body.url).searchParams.get('ab-preview');

    const decision = await decided(id, 'v', { preview });

    expect(decision).toMatchObject({ preview: true, variation: { variationId: control } });
    expect(decision).not.toHaveProperty('shipped');
  });
});

describe('programs', () => {
  it('end an experiment with a decision, and end the shipping', async () => {
    const { id, key, green } = await started();
    const path = `/api/experiments/${key}`;
    const decision = { outcome: 'ship', variation_id: green, reason: 'More orders', learned: '' };

    const ended = await program('PATCH', path, { status: 'ended', decision });
    const read = await program('GET', path);
    const document = await program('GET', `${path}/document`);
    const same = await program('PUT', `${path}/document`, document.body);
    const stopped = await program('PATCH', path, { shipped_variation_id: null });

    expect(ended).toMatchObject({
      status: 200,
      body: { status: 'ended', decision, shipped_variation_id: green },
    });
    expect(read.body).toMatchObject({ decision, shipped_variation_id: green });
    expect(document.body.experiment).toMatchObject({ decision, shipped_variation_id: green });
    expect(same).toMatchObject({ status: 200, body: { revision: document.body.revision } });
    expect(stopped.body).toMatchObject({ decision, shipped_variation_id: null });
    const wrong = await program('PATCH', path, { decision: { outcome: 'ship', variation_id: 7 } });
    expectProblem(wrong, 422, { fields: ['decision.variation_id'] });
    expect((await done('GET', `/experiments/${id}`)).decision.variationId).toBe(green);
  });

  it('do so by the document too, where faults have pointers in their words', async () => {
    const { key, green } = await started();
    const path = `/api/experiments/${key}/document`;
    const { body: document } = await program('GET', path);
    const save = (variation_id: number) =>
      program('PUT', path, {
        revision: document.revision,
        experiment: { status: 'ended', decision: { outcome: 'ship', variation_id } },
      });

    expectProblem(await save(7), 422, { fields: ['/experiment/decision/variation_id'] });
    expect((await save(green)).body.experiment).toMatchObject({
      status: 'ended',
      shipped_variation_id: green,
    });
  });
});
