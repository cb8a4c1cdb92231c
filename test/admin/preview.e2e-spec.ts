import { hourMs } from '#libs/durations';
import { signPreview } from '#libs/guards';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
afterAll(() => app.stop());

const page = 'https://shop.example/product/7?a=b';

const linkOf = (experimentId: number, variationId: unknown) =>
  call('GET', `/experiments/${experimentId}/preview-link?variationId=${String(variationId)}`);

async function tokenOf(experimentId: number, variationId: number): Promise<string> {
  const { body } = await linkOf(experimentId, variationId);
  return new URL(body.url).searchParams.get('ab-preview')!;
}

const decide = (body: Json = {}) =>
  app.request('POST', '/decision', { projectId: owner.projectId, url: page, endUserId: 'ada', ...body });

const rowsOf = async (table: 'assignment' | 'event', experimentId: number): Promise<number> => {
  const rows = await app.dataSource.query(`SELECT 1 FROM ${table} WHERE experiment_id = $1`, [experimentId]);
  return rows.length;
};

describe('GET /experiments/:id/preview-link', () => {
  it('leads to the page of the experiment and says how long it works', async () => {
    const { id } = await make.experiment({ url: page });
    const [control] = await make.variations(id);

    const { status, body } = await linkOf(id, control.id);

    const url = new URL(body.url);
    const hours = (Date.parse(body.expiresAt) - Date.now()) / hourMs;
    expect(status).toBe(200);
    expect(url.origin + url.pathname).toBe('https://shop.example/product/7');
    expect(url.searchParams.get('a')).toBe('b');
    expect(url.searchParams.get('ab-preview')).toMatch(/^[\w.-]+$/);
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
  });

  it('takes the page from a condition when the experiment names none', async () => {
    const { id } = await make.experiment();
    await make.condition(id, { operator: 'IS', urls: ['https://shop.example/cart'] });
    const [control] = await make.variations(id);

    expect((await linkOf(id, control.id)).body.url).toMatch(/^https:\/\/shop\.example\/cart\?ab-preview=/);
  });

  it('is only for variations of the experiment, and for who may see it', async () => {
    const [one, two] = [await make.experiment(), await make.experiment()];
    const [control] = await make.variations(one.id);
    const stranger = await app.signUp();
    const path = `/experiments/${one.id}/preview-link`;

    expectProblem(await linkOf(two.id, control.id), 404);
    expectProblem(await linkOf(one.id, 'x'), 422, { fields: ['variationId'] });
    expectProblem(await call('GET', path), 422, { fields: ['variationId'] });
    expectProblem(await app.as(stranger)('GET', `${path}?variationId=${control.id}`), 404);
  });
});

describe('A decision with a preview token', () => {
  it.each(['Draft', 'Active', 'Paused', 'Ended', 'Archived'])(
    'shows the variation alone, of an experiment that is %s, and records nobody',
    async (status) => {
      const { id } = await make.experiment({ css: 'a {}' });
      const variation = await make.variation(id, { css: 'b {}' });
      const steps: Json = { Active: ['Active'], Paused: ['Active', 'Paused'], Ended: ['Active', 'Ended'] };
      const path = steps[status] ?? (status === 'Archived' ? ['Archived'] : []);
      for (const step of path) await make.move(id, step);

      const { status: answered, body } = await decide({ preview: await tokenOf(id, variation.id) });

      expect(answered).toBe(200);
      expect(body).toMatchObject({
        endUserId: 'ada',
        decisions: [
          {
            ...{ experimentId: id, experimentCss: 'a {}', preview: true },
            variation: { variationId: variation.id, css: 'b {}', isControl: false },
          },
        ],
      });
      expect(body.decisions).toHaveLength(1);
      expect(await rowsOf('assignment', id)).toBe(0);
    },
  );

  it('shows what was changed a moment ago', async () => {
    const { id } = await make.experiment();
    const variation = await make.variation(id);
    const preview = await tokenOf(id, variation.id);
    await decide({ preview });

    await call('PATCH', `/variations/${variation.id}`, { css: 'c {}' });

    expect((await decide({ preview })).body.decisions[0].variation.css).toBe('c {}');
  });

  it('is refused with a token that expired, was changed, is of another project, or is another kind', async () => {
    const { id } = await make.experiment();
    const variation = await make.variation(id);
    const claims = { projectId: owner.projectId, experimentId: id, variationId: variation.id };
    const token = await tokenOf(id, variation.id);
    const other = await app.signUp();
    const refused = [
      signPreview(app.config, claims, Date.now() - 1_000),
      signPreview(
        { ...app.config, secretKey: 'some other key that is quite long enough' },
        claims,
        Date.now() + 60_000,
      ),
      token.replace(`.${id}.`, `.${id + 1}.`),
      owner.headers.authorization.slice('Bearer '.length),
      'x',
    ];

    for (const preview of refused) {
      expectProblem(await decide({ preview }), 403, { code: 'preview-refused' });
    }
    expectProblem(await decide({ preview: token, projectId: other.projectId }), 403);
    expectProblem(await decide({ preview: 7 }), 422, { fields: ['preview'] });
    const session = { authorization: `Bearer ${token}`, email: owner.email };
    expectProblem(await app.request('POST', '/actions', undefined, session), 401);
  });

  it('is no way to a draft without the token', async () => {
    const { id } = await make.experiment();

    const { body } = await decide({ preview: '' });

    expect(body.decisions.map(({ experimentId }: Json) => experimentId)).not.toContain(id);
  });
});

describe('Tracking with a preview token', () => {
  it('counts in QA mode, also while the experiment is Active, and stores no event', async () => {
    const { id } = await make.experiment();
    const variation = await make.variation(id);
    const { id: metricsId } = await make.metric(id);
    await make.move(id, 'Active');
    const click = { experimentId: id, metricsId, endUserId: 'ada', eventId: `click-${id}` };
    const preview = await tokenOf(id, variation.id);
    await decide();

    const one = await app.request('POST', '/metrics/track', { ...click, preview });
    const again = await app.request('POST', '/metrics/track', [{ ...click, preview }]);

    expect(one.body).toEqual({ message: 'Metric tracked successfully in QA mode', triggered: true });
    expect(again.body).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    expect(await rowsOf('event', id)).toBe(0);
    const [metric] = (await call('GET', `/experiments/${id}/metrics`)).body;
    expect(metric).toMatchObject({ triggeredOnLIVE: 0, triggeredOnQA: 1 });
  });

  it('leaves an event id to the event that counts', async () => {
    const { id } = await make.experiment();
    const variation = await make.variation(id);
    const { id: metricsId } = await make.metric(id);
    await make.move(id, 'Active');
    const click = { experimentId: id, metricsId, endUserId: 'ada', eventId: `order-${id}` };
    const previewed = { ...click, preview: await tokenOf(id, variation.id) };

    const { body } = await app.request('POST', '/metrics/track', [previewed, click, previewed, click]);

    expect(body).toEqual({ accepted: 2, duplicates: 2, rejected: [] });
    expect(await rowsOf('event', id)).toBe(1);
    const [metric] = (await call('GET', `/experiments/${id}/metrics`)).body;
    expect(metric).toMatchObject({ triggeredOnLIVE: 1, triggeredOnQA: 1 });
  });

  it('counts an event that names no experiment in the one that is shown alone', async () => {
    const { id } = await make.experimentIn('Active');
    const draft = await make.experiment();
    for (const experiment of [id, draft.id])
      await make.metric(experiment, { custom: true, selector: 'purchase' });
    const [shown] = await make.variations(draft.id);
    const { projectId } = owner;
    const purchase = { projectId, custom: true, eventName: 'purchase', endUserId: 'ada' };
    const preview = await tokenOf(draft.id, shown.id);
    await decide();
    const other = await app.signUp();
    const track = (body: Json) => app.request('POST', '/metrics/track', body);

    const one = await track({ ...purchase, eventId: `p-${id}`, preview });
    const again = await track([{ ...purchase, eventId: `p-${id}`, preview }]);
    const unmeasured = await track({ ...purchase, eventName: 'nothing', preview });

    const inQa = 'Metric tracked successfully in QA mode';
    expect(one.body).toEqual({ message: inQa, triggered: true });
    expect(again.body).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    expect(unmeasured.body).toEqual({ message: inQa, triggered: false });
    expectProblem(await track({ ...purchase, preview: 'x' }), 403, { code: 'preview-refused' });
    const elsewhere = { ...purchase, projectId: other.projectId, preview };
    expectProblem(await track(elsewhere), 403, { code: 'preview-refused' });
    const counters = async (experiment: number) =>
      (await call('GET', `/experiments/${experiment}/metrics`)).body;
    expect(await counters(id)).toMatchObject([{ triggeredOnLIVE: 0, triggeredOnQA: 0 }]);
    expect(await counters(draft.id)).toMatchObject([{ triggeredOnLIVE: 0, triggeredOnQA: 1 }]);
    const stored = "SELECT 1 FROM event WHERE project_id = $1 AND type = 'purchase'";
    expect(await app.dataSource.query(stored, [projectId])).toEqual([]);
  });

  it('refuses the token of another experiment', async () => {
    const { id } = await make.experimentIn('Active');
    const { id: metricsId } = await make.metric(id);
    const other = await make.experiment();
    const variation = await make.variation(other.id);
    const click = { experimentId: id, metricsId, preview: await tokenOf(other.id, variation.id) };

    const one = await app.request('POST', '/metrics/track', click);
    const many = await app.request('POST', '/metrics/track', [click, { ...click, preview: null }]);

    expectProblem(one, 403, { code: 'preview-refused' });
    expect(many.body).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
    const [metric] = (await call('GET', `/experiments/${id}/metrics`)).body;
    expect(metric).toMatchObject({ triggeredOnLIVE: 1, triggeredOnQA: 0 });
  });

  it('refuses a token that is not valid, without counting', async () => {
    const { id } = await make.experimentIn('Active');
    const { id: metricsId } = await make.metric(id);
    const click = { experimentId: id, metricsId, preview: 'x' };

    const one = await app.request('POST', '/metrics/track', click);
    const many = await app.request('POST', '/metrics/track', [click, { ...click, preview: null }]);

    expectProblem(one, 403, { code: 'preview-refused' });
    expect(many.body).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
    expect(await rowsOf('event', id)).toBe(1);
  });
});
