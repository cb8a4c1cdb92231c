import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '../support/free-port.js';
import { ProductProcess } from '../support/product-process.js';
import { startProduct, type Json, type Product } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const longMs = 280_000;

let first: Product;
let product: Product;
let headers: { authorization: string; email: string };
let projectId: number;
let experiments: Json[];

/** A folder with an organization of its own, in which the demo was begun, killed on the way, and begun again. */
beforeAll(async () => {
  first = await startProduct();
  await first.signUp({ email: 'ada@own.example' });
  await first.process.end('SIGTERM');
  await killWhileFilling(first.dataDir);
  product = await startDemo();
  await logIn();
}, longMs);

afterAll(async () => {
  await product?.stop();
  await first?.stop();
});

const startDemo = () => startProduct({ args: ['--demo'], dataDir: first.dataDir, readyWithinMs: longMs });

async function killWhileFilling(dataDir: string): Promise<void> {
  const env = { ADMIN_PORT: String(await findFreePort()), DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const filling = new ProductProcess(['--demo'], env);
  await waitUntil(() => Promise.resolve(/\d % stored/.test(filling.output)), longMs);
  await filling.end('SIGKILL');
}

const saidLogin = () => {
  const [, email = '', password = ''] =
    /e-mail +(\S+)\n +password +(\S+)\n/.exec(product.process.output) ?? [];
  return { email, password };
};

async function logIn(): Promise<void> {
  await waitUntil(() => Promise.resolve(product.process.output.includes('password')), longMs);
  const { body } = await product.request('POST', '/auth/login', saidLogin());
  headers = { authorization: `Bearer ${body.accessToken}`, email: saidLogin().email };
  const [{ id: orgId, name, projects }] = claimsOf(body.accessToken).orgs;
  expect({ name, projects }).toEqual({
    name: 'Demo organization',
    projects: [{ id: expect.any(Number), name: 'Demo shop' }],
  });
  projectId = projects[0].id;
  const list = { orgId, projectId, rows: 100, page: 1 };
  experiments = (await product.request('POST', '/experiments/all', list, headers)).body.items;
}

const claimsOf = (token: string): Json =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
const idOf = (key: string): number => experiments.find((experiment) => experiment.key === key)!.id;
const resultsOf = async (key: string, method: string): Promise<Json> =>
  (await product.request('GET', `/experiments/${idOf(key)}/results?method=${method}`, undefined, headers))
    .body;

/** What a recount of everything says. */
async function verifyTotals(): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: first.dataDir };
  return (
    await run(process.execPath, ['dist/apps/admin/src/event-maintenance/totals.js', 'verify'], {
      cwd: root,
      env,
    })
  ).stdout;
}

/** Flags that serve one variation to all, or to those in a segment. */
const unmeasured = ['new-cart', 'list-layout'];

describe('npm start -- --demo', () => {
  it('has experiments of every type and in every status', () => {
    const values = (field: string) => [...new Set(experiments.map((experiment) => experiment[field]))].sort();

    expect(values('type')).toEqual(['AB Test', 'Feature Flag', 'Personalization', 'Redirect', 'Split URL']);
    expect(values('status')).toEqual(['Active', 'Archived', 'Draft', 'Ended', 'Paused']);
  });

  it.each(['frequentist', 'sequential'])(
    'shows the real effect, and none where there is none (%s)',
    async (method) => {
      const [effect, none] = [
        await resultsOf('lantern-page', method),
        await resultsOf('delivery-banner', method),
      ];

      expect(effect.decision.status).toBe('winner');
      expect(effect.winner.variantName).toBe('Light it tonight');
      expect(none.summary.totalAssigned).toBeGreaterThan(5_000);
      expect([none.decision.status, none.winner]).toEqual(['inconclusive', null]);
    },
  );

  it('has flags: one measured by a rule, with a pinned id, and one that is stale', async () => {
    const stale = await product.request('GET', `/projects/${projectId}/stale-flags`, undefined, headers);
    const { summary } = await resultsOf('free-delivery-from', 'frequentist');
    const evaluate = (targetingKey: string) =>
      product.request(
        'POST',
        `/experiments/${idOf('free-delivery-from')}/evaluate`,
        { context: { targetingKey, url: 'http://127.0.0.1:3000/checkout' } },
        headers,
      );

    expect(stale.body).toMatchObject([{ key: 'new-cart', reason: 'not_asked' }]);
    expect(summary.totalAssigned).toBeGreaterThan(200);
    expect((await evaluate('shop-tester')).body).toMatchObject({
      ...{ reason: 'TARGETING_MATCH', variation: { title: 'Fifty', value: 50 } },
    });
  });

  it('has a week of visitors by day, device and country', async () => {
    const path = `/experiments/${idOf('delivery-banner')}/results?series=true&by=`;
    const answers = ['device_type', 'country_code', 'campaign_id'].map((by) =>
      product.request('GET', path + by, undefined, headers),
    );

    const [devices, countries, campaigns] = (await Promise.all(answers)).map(({ body }) => body);

    expect(devices.series.points.length).toBeGreaterThanOrEqual(7);
    expect(groupsOf(devices)).toEqual(expect.arrayContaining(['desktop', 'mobile', 'tablet']));
    expect(groupsOf(countries)).toEqual(expect.arrayContaining(['DK', 'NO', 'SE']));
    expect(groupsOf(campaigns)).toEqual(expect.arrayContaining(['november-letter', 'long-evenings']));
  });

  it('goes on serving its visitors what they got in that week', async () => {
    const { body } = await product.request('POST', '/events/live', { projectId }, headers);
    const ofExperiment = ({ experimentId }: Json) => experimentId === idOf('delivery-banner');
    const exposure = body.exposures.find(ofExperiment);

    const request = { url: 'http://127.0.0.1:3000/cart', projectId, endUserId: exposure.endUserId };
    const { decisions } = (await product.request('POST', '/decision', request)).body;

    const served = decisions.find(({ experimentKey }: Json) => experimentKey === 'delivery-banner');
    expect(served.variation.variationId).toBe(exposure.variationId);
  });

  it('has totals that a recount confirms', async () => {
    const verified = await verifyTotals();

    expect(verified.match(/: right$/gm)).toHaveLength(
      experiments.filter(({ startedAt, key }) => startedAt && !unmeasured.includes(key)).length,
    );
    expect(verified).not.toMatch(/difference|cannot/);
  });

  it('leaves other organizations alone', async () => {
    const login = { email: 'ada@own.example', password: 'Passw0rd!' };

    const { status, body } = await product.request('POST', '/auth/login', login);

    expect(status).toBe(200);
    expect(claimsOf(body.accessToken).orgs).toHaveLength(1);
  });

  it(
    'does nothing at the next start but say the same again',
    async () => {
      const [said, before] = [saidLogin(), await resultsOf('delivery-banner', 'frequentist')];
      await product.process.end('SIGTERM');

      product = await startDemo();
      await logIn();

      expect(product.process.output).not.toContain('Filling');
      expect(saidLogin()).toEqual(said);
      expect((await resultsOf('delivery-banner', 'frequentist')).summary).toEqual(before.summary);
    },
    longMs,
  );
});

const groupsOf = ({ breakdown }: Json): string[] => breakdown.groups.map(({ value }: Json) => value);
