import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { productVersion } from '#libs/config';
import { query } from '../support/postgres-holder.js';
import { startProduct, type Account, type Json, type Product } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const program = 'dist/apps/standalone/src/abtestingtool.js';
const programs = {
  organization: ['organization'],
  secrets: ['secrets', 'reencrypt'],
  totals: ['aggregates'],
  none: [],
};

const token = 'token-of-commands-'.repeat(3);

let product: Product;
let account: Account;

beforeAll(async () => {
  product = await startProduct({ env: { API_TOKEN: token } });
  account = await product.signUp();
});

afterAll(() => product?.stop());

/** What a command says and how it ends, without any setting but the folder. */
async function command(name: keyof typeof programs, ...args: string[]) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: product.dataDir };
  const done = await run(process.execPath, [program, ...programs[name], ...args], { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      ...{ code, said: stdout + stderr },
    }),
  );
  return { ...done, said: done.said.trim() };
}

const decide = async () => {
  const request = { url: 'https://shop.example/', projectId: account.projectId, endUserId: 1 };
  return (await product.request('POST', '/decision', request)).status;
};
const ownProfile = async () => (await product.request('GET', '/users/me', undefined, account.headers)).status;

describe('the command for organizations', () => {
  it('disables one within a second, for its websites and its members, and enables it again', async () => {
    expect(await decide()).toBe(200);

    const disabled = await command('organization', 'disable', String(account.orgId));
    await waitUntil(async () => (await decide()) === 404, 1_000);
    const profile = await ownProfile();
    const enabled = await command('organization', 'enable', String(account.orgId));
    await waitUntil(async () => (await decide()) === 200, 4_000);

    expect(disabled).toEqual({ code: 0, said: `Shop of ${account.email} is disabled.` });
    expect(profile).toBe(403);
    expect(enabled.code).toBe(0);
    expect(await ownProfile()).toBe(200);
  });

  it.each([[['disable']], [['delete', '1']], [['disable', '0']], [['disable', '999999']]])(
    'says what is wrong with %j',
    async (args) => {
      const { code, said } = await command('organization', ...args);

      expect(code).toBe(1);
      expect(said).toMatch(/^(Say disable or enable|There is no organization)/);
    },
  );
});

describe('the command for secrets', () => {
  it('finds the keys and the database of the folder', async () => {
    const { code, said } = await command('secrets');

    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/^\d+ stored secret\(s\), 0 encrypted anew/),
    });
  });
});

describe('abtestingtool', () => {
  it('says its version', async () => {
    expect(await command('none', '--version')).toEqual({ code: 0, said: productVersion });
  });

  it('knows each command of the docs, and no other', async () => {
    const docs = readFileSync(join(root, 'docs/operations.md'), 'utf8');
    const { said: help } = await command('none');
    const documented = [...docs.matchAll(/abtestingtool ([a-z]+)(?: ([a-z]+))?/g)].map(
      ([, first = '']) => first,
    );

    expect(documented.length).toBeGreaterThan(4);
    expect(
      documented.filter((word) => !help.includes(`abtestingtool ${word}`) && !help.includes(`| ${word}`)),
    ).toEqual([]);
    expect(await command('none', 'nonsense', 'please')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^There is no command "nonsense please"/),
    });
  });
});

describe('the command for totals', () => {
  it('finds nothing wrong after what visitors did', async () => {
    experimentId = await startExperiment();

    const { code, said } = await command('totals', 'verify');

    expect({ code, said }).toEqual({ code: 0, said: `${experimentId} one: right` });
  });

  it('finds and mends values of shared metrics, their sums and their quantiles', async () => {
    const value = { property: 'value', currency: null };
    await attach({ key: 'orders', kind: 'count' });
    await attach({ key: 'median', kind: 'quantile', value, quantile: { q: 0.5, per: 'event' } });
    const order = { user_id: 'ada', type: 'order', value: 30 };
    const sent = await product.request('POST', '/api/events', [order], { authorization: `Bearer ${token}` });
    expect(sent.status).toBeLessThan(300);
    await waitUntil(async () => {
      const [row] = await database(
        `SELECT (SELECT count(*)::int FROM metric_value_total WHERE sums[1] > 0) AS sums,
           (SELECT count(*)::int FROM metric_quantile WHERE summary ->> 'value' = '30') AS quantiles`,
      );
      return row?.sums === 1 && row.quantiles > 0;
    }, 60_000);
    const whole = await command('totals', 'verify');
    await database(`UPDATE metric_value SET amounts = jsonb_set(amounts, ARRAY[(
      SELECT metric.id::text FROM metric JOIN shared_metric ON shared_metric.id = shared_metric_id WHERE key = 'orders')], '["7"]')`);
    await database('UPDATE metric_value_total SET users = users + 1');
    await database(`UPDATE metric_quantile SET summary = jsonb_set(summary, '{value}', '31')`);

    const damaged = await command('totals', 'verify');
    const rebuilt = await command('totals', 'rebuild', 'one');
    const mended = await command('totals', 'verify', 'one');

    const right = `${experimentId} one: right\n${experimentId} one: values of shared metrics right`;
    expect(whole).toEqual({ code: 0, said: right });
    expect(damaged.code).toBe(1);
    expect(damaged.said).toContain(`${experimentId} one: values of shared metrics have `);
    for (const total of ['metric_value', 'metric_value_total', 'metric_quantile'])
      expect(damaged.said).toContain(`  ${total}: stored {`);
    expect(rebuilt).toMatchObject({
      code: 0,
      said: expect.stringContaining('values of shared metrics rebuilt'),
    });
    expect(mended).toEqual({ code: 0, said: right });
  }, 180_000);

  let experimentId: number;

  async function startExperiment(): Promise<number> {
    const { headers, projectId } = account;
    const { body } = await product.request('POST', '/experiments', { projectId, title: 'One' }, headers);
    await product.request('PATCH', `/experiments/${body.id}`, { status: 'Active' }, headers);
    await waitUntil(async () => {
      const request = { url: 'https://shop.example/', projectId, endUserId: 'ada' };
      return (await product.request('POST', '/decision', request)).body.decisions.length === 1;
    });
    return body.id;
  }

  async function attach(definition: Json): Promise<void> {
    const { headers, projectId } = account;
    const source = { eventTypes: ['order'], filter: null };
    const metric = { projectId, name: definition.key, source, ...definition };
    const { body } = await product.request('POST', '/shared-metrics', metric, headers);
    const role = { metricId: body.id, role: 'secondary' };
    const path = `/experiments/${experimentId}/shared-metrics`;
    expect((await product.request('POST', path, role, headers)).status).toBe(201);
  }

  const database = async (text: string): Promise<Json[]> =>
    (await query(readFileSync(join(product.dataDir, 'database-url'), 'utf8').trim(), text)) as Json[];
});

describe('the note of the database', () => {
  it('is for nobody else to read, and gone when the product has stopped', async () => {
    const note = join(product.dataDir, 'database-url');

    expect(statSync(note).mode & 0o777).toBe(0o600);
    await product.process.end('SIGTERM');

    expect(existsSync(note)).toBe(false);
  });
});
