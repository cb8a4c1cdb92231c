import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import murmurhash from 'murmurhash';
import { startProduct, type Account, type Product } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product?.stop());

/** The published formula, written down a second time. */
function bucketOf(endUserId: string | number, experimentId: number): number {
  const hash = murmurhash.v3(Buffer.from(`${endUserId}:${experimentId}`), 0) | 0;
  return (Math.abs(hash) % 10_000) + 1;
}

async function startThreeWayExperiment({ headers, projectId }: Account) {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await product.request(method, path, body, headers);
    expect([path, response.status]).toEqual([path, response.status < 300 ? response.status : 'success']);
    return response.body;
  };
  const { id } = await call('POST', '/experiments', { projectId, title: 'Three ways' });
  await call('POST', `/experiments/${id}/variations`, { title: 'B' });
  await call('POST', `/experiments/${id}/variations`, { title: 'C' });
  await call('POST', `/experiments/${id}/conditions`, { operator: 'CONTAIN', urls: ['/product/'] });
  const variations: { id: number; traffic: number }[] = await call('GET', `/experiments/${id}/variations`);
  await call('PATCH', `/experiments/${id}`, { status: 'Active' });
  return { id: id as number, variations, call };
}

async function decide(projectId: number, endUserId: unknown, url = 'https://shop.example.com/product/lamp') {
  const { status, body } = await product.request('POST', '/decision', { url, projectId, endUserId });
  expect(status).toBe(200);
  return body.decisions as { experimentId: number; variation: { variationId: number } }[];
}

describe('a first experiment', () => {
  it('gives each of 2,000 visitors the variation of the published formula', async () => {
    const account = await product.signUp();
    const { id, variations } = await startThreeWayExperiment(account);
    expect(variations.map(({ traffic }) => traffic)).toEqual([34, 33, 33]);

    const visitors = Array.from({ length: 2_000 }, (_, index) => index + 1);
    const answers = await Promise.all(visitors.map((visitor) => decide(account.projectId, visitor)));

    const expected = visitors.map((visitor) => {
      const bucket = bucketOf(visitor, id);
      return variations[bucket <= 3400 ? 0 : bucket <= 6700 ? 1 : 2]?.id;
    });
    expect(answers.map(([decision]) => decision?.variation.variationId)).toEqual(expected);
  });

  it('shows an experiment within a second of its start, and no more within a second of its pause', async () => {
    const account = await product.signUp();
    const { id, call } = await startThreeWayExperiment(account);
    const isServed = async () => (await decide(account.projectId, 7)).length === 1;
    await waitUntil(isServed, 1_000);

    await call('PATCH', `/experiments/${id}`, { status: 'Paused' });

    await waitUntil(async () => !(await isServed()), 1_000);
  });

  it('keeps visitors where they are after the traffic changed, and counts a click in Live and in QA', async () => {
    const account = await product.signUp();
    const { id, variations, call } = await startThreeWayExperiment(account);
    const metric = await call('POST', `/experiments/${id}/metrics`, { title: 'Buy', selector: '#buy' });
    const [before] = await decide(account.projectId, 'visitor');
    const [first, second, third] = variations.map((variation) => variation.id);

    const everythingElsewhere = variations.map((variation) => ({
      variationId: variation.id,
      traffic: variation.id === (before?.variation.variationId === first ? second : first) ? 100 : 0,
    }));
    await call('PUT', `/experiments/${id}/traffic`, { allocations: everythingElsewhere });
    const click = { experimentId: id, custom: false, metricsId: metric.id, endUserId: 'visitor' };
    const live = await product.request('POST', '/metrics/track', click);
    await call('PATCH', `/experiments/${id}`, { status: 'Paused' });
    await call('PATCH', `/experiments/${id}`, { status: 'Active' });
    await waitUntil(async () => (await decide(account.projectId, 'visitor')).length === 1, 2_000);
    const [after] = await decide(account.projectId, 'visitor');

    expect(third).toBeDefined();
    expect(after?.variation.variationId).toBe(before?.variation.variationId);
    expect(live.body).toEqual({ message: 'Metric tracked successfully in Live mode', triggered: true });
    const [counted] = await call('GET', `/experiments/${id}/metrics`);
    expect(counted).toMatchObject({ triggeredOnLIVE: 1, triggeredOnQA: 0 });
  });

  it('is what the example script walks through', async () => {
    const { stdout } = await run(join(root, 'examples/first-experiment.sh'), {
      env: { ...process.env, BASE_URL: product.origin, OUTBOX: join(product.dataDir, 'outbox') },
    });

    expect(stdout.match(/visitor \d+: (Control|Green|Large)/g)).toHaveLength(10);
    expect(stdout).toContain('"Metric tracked successfully in Live mode"');
    expect(stdout).toMatch(/\n1\n/);
  });
});
