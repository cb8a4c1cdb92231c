import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import type { Account, Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let make: ExperimentBuilder;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  make = new ExperimentBuilder(app, owner);
});
afterAll(() => app.stop());

const patienceMs = 1_000;

const done = (method: string, path: string, body?: unknown): Promise<Json> =>
  app.expectDone(method, path, body, owner.headers);

const segment = (rules?: Json): Promise<Json> =>
  done('POST', '/segments', { projectId: owner.projectId, name: 'Pros', rules });

/** The variation that ada, who has the plan "pro", is served in the experiment. */
async function variationOf(experimentId: number): Promise<number | undefined> {
  const { body } = await app.request('POST', '/decision', {
    ...{ projectId: owner.projectId, url: 'https://shop.example/', endUserId: 'ada' },
    attributes: { plan: 'pro' },
  });
  return body.decisions.find((one: Json) => one.experimentId === experimentId)?.variation.variationId;
}

const waitForService = (experimentId: number, isServed: boolean) =>
  waitUntil(async () => ((await variationOf(experimentId)) !== undefined) === isServed, patienceMs);

/** An Active experiment for one segment, and whether ada is served it at first. */
async function targeted(rules?: Json): Promise<{ experimentId: number; segmentId: number }> {
  const { id: segmentId } = await segment(rules);
  const { id: experimentId } = await make.experiment();
  await done('PUT', `/experiments/${experimentId}/segments`, { segmentIds: [segmentId] });
  await make.move(experimentId, 'Active');
  return { experimentId, segmentId };
}

describe('Decisions follow within a second', () => {
  it('PATCH /segments/:id', async () => {
    const { experimentId, segmentId } = await targeted({ plan: 'max' });
    await waitForService(experimentId, false);

    await done('PATCH', `/segments/${segmentId}`, { rules: { plan: 'pro' } });

    await waitForService(experimentId, true);
  });

  it('POST and DELETE /segments/:id/users/:endUserId', async () => {
    const { experimentId, segmentId } = await targeted();
    await waitForService(experimentId, false);

    await done('POST', `/segments/${segmentId}/users/ada`);
    await waitForService(experimentId, true);

    await done('DELETE', `/segments/${segmentId}/users/ada`);
    await waitForService(experimentId, false);
  });

  it('PUT /experiments/:id/segments', async () => {
    const { experimentId } = await targeted({ plan: 'pro' });
    await waitForService(experimentId, true);
    const { id: other } = await segment({ plan: 'max' });

    await done('PUT', `/experiments/${experimentId}/segments`, { segmentIds: [other] });

    await waitForService(experimentId, false);
  });

  it('DELETE /segments/:id', async () => {
    const { experimentId, segmentId } = await targeted({ plan: 'pro' });
    const { id: other } = await segment({ plan: 'max' });
    await done('PUT', `/experiments/${experimentId}/segments`, { segmentIds: [segmentId, other] });
    await waitForService(experimentId, true);

    const { status } = await app.request('DELETE', `/segments/${segmentId}`, undefined, owner.headers);
    expect(status).toBe(409);
    expect(await variationOf(experimentId)).toBeDefined();

    await done('PUT', `/experiments/${experimentId}/segments`, { segmentIds: [other] });
    await done('DELETE', `/segments/${segmentId}`);
    await waitForService(experimentId, false);
  });

  it('PATCH /variations/:id with a segment', async () => {
    const { id } = await make.experiment({ type: 'Personalization' });
    const variation = await make.variation(id);
    const [control] = await make.variations(id);
    await make.move(id, 'Active');
    await waitUntil(async () => (await variationOf(id)) === control.id, patienceMs);

    await done('PATCH', `/variations/${variation.id}`, { segmentId: (await segment({ plan: 'pro' })).id });

    await waitUntil(async () => (await variationOf(id)) === variation.id, patienceMs);
  });

  it('PATCH /experiments/:id with a group', async () => {
    const { id: full } = await make.experiment();
    const { id } = await make.experiment();
    const slots = [{ experimentId: full, percent: 99.99 }];
    const group = await done('POST', '/groups', { projectId: owner.projectId, name: 'Group', slots });
    await done('PATCH', `/experiments/${id}`, { groupId: group.id });
    await make.move(id, 'Active');
    await waitForService(id, false);

    await done('PATCH', `/experiments/${id}`, { groupId: 0 });

    await waitForService(id, true);
  });
});
