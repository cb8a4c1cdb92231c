import { Assignment, type Experiment } from '#libs/entities';
import { buildExperiment, buildProject } from '../support/builders.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let app: DecisionTestApp;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});

afterAll(() => bed.stop());

const product = 'https://shop.example/product/7';
const cart = 'https://shop.example/cart';
const on = (path: string) => ({ conditions: [{ operator: 'CONTAIN' as const, urls: [path] }] });

describe('an answer that a browser got too late', () => {
  const assignmentOf = async ({ id }: Experiment, endUserId: string) =>
    bed.dataSource.getRepository(Assignment).findOneByOrFail({ experimentId: id, endUserId });

  it('marks the assignments of that page, once, and not those made since', async () => {
    const project = await buildProject(bed.dataSource);
    const there = await buildExperiment(bed.dataSource, project.id, {}, on('/product/'));
    const here = await buildExperiment(bed.dataSource, project.id, {}, on('/cart'));
    const told = { projectId: project.id, url: cart, endUserId: 'v1', timedOut: true, timedOutUrl: product };
    await app.decide({ projectId: project.id, url: product, endUserId: 'v1' });
    await waitUntil(() =>
      assignmentOf(there, 'v1').then(({ assignedAt }) => assignedAt.getTime() < Date.now()),
    );

    const { status } = await app.decide(told);
    await waitUntil(() => assignmentOf(there, 'v1').then(({ timedOutAt }) => timedOutAt));
    const first = await assignmentOf(there, 'v1');
    await app.decide(told);
    await app.decide({ ...told, timedOutUrl: null });
    await waitUntil(() => assignmentOf(here, 'v1').then(({ timedOutAt }) => timedOutAt));

    expect(status).toBe(200);
    expect(first.timedOutAt!.getTime()).toBeGreaterThan(first.assignedAt.getTime());
    expect((await assignmentOf(there, 'v1')).timedOutAt).toEqual(first.timedOutAt);
  });

  it('marks nobody who did not say so', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, {}, on('/product/'));
    const decide = (endUserId: string, more = {}) =>
      app.decide({ projectId: project.id, url: product, endUserId, ...more });
    await decide('quick', { timedOut: false, timedOutUrl: null });
    await decide('slow');
    await waitUntil(() =>
      assignmentOf(experiment, 'slow').then(({ assignedAt }) => assignedAt.getTime() < Date.now()),
    );

    await decide('quick', { timedOut: false, timedOutUrl: product });
    await decide('slow', { timedOut: true });
    await waitUntil(() => assignmentOf(experiment, 'slow').then(({ timedOutAt }) => timedOutAt));

    expect((await assignmentOf(experiment, 'quick')).timedOutAt).toBeNull();
  });
});

describe('a page that changes its address without a load', () => {
  it('hears whether experiments follow the URL elsewhere', async () => {
    const project = await buildProject(bed.dataSource);
    const following = { triggerType: 'URL Changes' as const };
    await buildExperiment(bed.dataSource, project.id, following, on('/product/'));
    await buildExperiment(bed.dataSource, project.id, {}, on('/elsewhere'));
    const askFrom = (url: string) => app.decide({ projectId: project.id, url, endUserId: 'v1' });

    const there = await askFrom(product);
    const elsewhere = await askFrom(cart);

    expect(there.body).toEqual({ endUserId: 'v1', decisions: [expect.anything()] });
    expect(elsewhere.body).toEqual({ endUserId: 'v1', decisions: [], elsewhere: true });
  });
});
