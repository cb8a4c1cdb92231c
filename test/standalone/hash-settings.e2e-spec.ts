import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { loadConfig } from '#libs/config';
import { dataSourceOptions, RecordedSetting } from '#libs/entities';
import { requireSameHashSettings } from '#libs/program';
import { startAdminApp } from '../support/admin-app.js';
import { findFreePort } from '../support/free-port.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const root = join(import.meta.dirname, '../..');
const secret = 'x'.repeat(48);

let database: TestDatabase;
let dataSource: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, 4)).initialize();
});

afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const start = (settings: Record<string, string> = {}) =>
  requireSameHashSettings(
    dataSource,
    loadConfig({ DB_URL: database.url, SECRET_KEY: secret, ...settings }).hash,
  );

interface EndedProgram {
  code: number | string | null | undefined;
  said: string;
}

/** Runs an app of the product that is expected not to start; one that does is stopped and fails the test. */
async function startApp(app: string, settings: Record<string, string>): Promise<EndedProgram> {
  const port = String(await findFreePort());
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DB_URL: database.url, SECRET_KEY: secret, LOG_LEVEL: 'silent', ...settings };
  const ports = { ADMIN_PORT: port, DECISION_PORT: port };
  return new Promise((resolve) => {
    const main = join(root, 'dist/apps', app, 'src/main.js');
    const options = { cwd: root, env: { ...env, ...ports }, timeout: 60_000 };
    execFile(process.execPath, [main], options, (error, _out, said) => resolve({ code: error?.code, said }));
  });
}

describe('The hash settings', () => {
  it('are recorded at the first start, the salt only as a digest', async () => {
    await start({ HASH_SEED: '7', HMAC_SALT: 'pepper and salt' });

    const recorded = await dataSource.getRepository(RecordedSetting).find({ order: { name: 'ASC' } });

    expect(recorded).toEqual([
      { name: 'HASH_SEED', value: '7' },
      { name: 'HMAC_SALT', value: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { name: 'MAX_TRAFFIC_VAL', value: '10000' },
    ]);
  });

  it('may stay what they were, as often as the product starts', async () => {
    const settings = { HASH_SEED: '4294967295', MAX_TRAFFIC_VAL: '20000', HMAC_SALT: 'pepper' };
    await start(settings);

    const again = Promise.all([start(settings), start(settings), start(settings)]);

    await expect(again).resolves.toBeDefined();
  });

  it.each([
    ['HASH_SEED', {}, { HASH_SEED: '1' }, 'HASH_SEED is 1, but was 0 at the first start: '],
    [
      'MAX_TRAFFIC_VAL',
      { MAX_TRAFFIC_VAL: '20000' },
      {},
      'MAX_TRAFFIC_VAL is 10000, but was 20000 at the first start: ',
    ],
    ['a new HMAC_SALT', {}, { HMAC_SALT: 'pepper' }, 'HMAC_SALT is set, but was not at the first start: '],
    [
      'a missing HMAC_SALT',
      { HMAC_SALT: 'pepper' },
      {},
      'HMAC_SALT is not set, but was at the first start: ',
    ],
    [
      'another HMAC_SALT',
      { HMAC_SALT: 'pepper' },
      { HMAC_SALT: 'chili' },
      'HMAC_SALT is another one than at the first start: ',
    ],
  ])('stop a start when they changed: %s', async (_what, first: object, later: object, sentence: string) => {
    await start({ ...first });

    const refusal = await start({ ...later }).then(
      () => undefined,
      (error: Error) => error.message,
    );

    expect(refusal).toContain(sentence);
    expect(refusal).not.toContain('pepper');
  });

  it('of the first process win when several start together', async () => {
    const seeds = Array.from({ length: 8 }, (_, index) => String(index % 2));

    const outcomes = await Promise.allSettled(seeds.map((seed) => start({ HASH_SEED: seed })));

    const winners = seeds.filter((_, index) => outcomes[index]!.status === 'fulfilled');
    expect(winners).toHaveLength(4);
    expect(new Set(winners).size).toBe(1);
  });

  it.each(['standalone', 'admin', 'decision'])(
    'stop the %s app with one sentence when they changed',
    async (app) => {
      await start({ HASH_SEED: '3' });

      const { code, said } = await startApp(app, { HASH_SEED: '4' });

      expect(code).toBe(1);
      const sentence = app === 'standalone' ? said : (JSON.parse(said) as { msg: string }).msg;
      expect(sentence.trim()).toBe(
        'HASH_SEED is 4, but was 3 at the first start: set it back, ' +
          'since with other settings every visitor could change the variation.',
      );
    },
  );
});

it('An app records the hash settings when it starts', async () => {
  const app = await startAdminApp({ MAX_TRAFFIC_VAL: '30000' });

  const recorded = await app.dataSource.getRepository(RecordedSetting).findOneBy({ name: 'MAX_TRAFFIC_VAL' });

  expect(recorded?.value).toBe('30000');
  await app.stop();
});
