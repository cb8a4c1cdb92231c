import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { dayMs } from '#libs/durations';
import { listPartitions } from '../../apps/admin/src/event-maintenance/index.js';
import { keepUp } from '../../apps/admin/src/event-maintenance/index.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { RedisServer } from '../support/redis-server.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const role = `app_${randomBytes(4).toString('hex')}`;
const password = 'p@ss/word:1';
const url = 'https://shop.example/';

let database: TestDatabase;
let redis: RedisServer;
/** Decision app, worker and admin app in one process, as a role that may read and write rows. */
let product: TestApp;

/** The rights that the compose file gives its apps, for a role of this test. */
const grants = (): string =>
  readFileSync('docker/create-app-role.sh', 'utf8')
    .split('\n')
    .filter((line) =>
      /^(GRANT|ALTER DEFAULT PRIVILEGES) .* IN SCHEMA public |^GRANT USAGE ON SCHEMA/.test(line),
    )
    .join('\n')
    .replaceAll('abtesting_app', role);

async function asOwner(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  redis = await RedisServer.start();
  await asOwner(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'; ${grants()}`);
  const { host, pathname } = new URL(database.url);
  product = await startTestApp(createProduct, {
    ...{
      DB_URL: `postgres://${host}${pathname}`,
      DB_USER: role,
      DB_PASSWORD: password,
      REDIS_URL: redis.url,
    },
  });
});

afterAll(async () => {
  await product.stop();
  await redis.stop();
  await asOwner(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  await database.drop();
});

it('runs decisions, the worker and the console', async () => {
  const owner = await product.signUp();
  const call = product.as(owner);
  const { body: experiment } = await call('POST', '/experiments', {
    projectId: owner.projectId,
    title: 'Rights',
  });
  await call('POST', `/experiments/${experiment.id}/metrics`, {
    title: 'Orders',
    custom: true,
    selector: 'order',
  });
  await call('PATCH', `/experiments/${experiment.id}`, { status: 'Active' });

  await waitUntil(async () => {
    const { body } = await product.request('POST', '/decision', {
      projectId: owner.projectId,
      url,
      endUserId: 'ada',
    });
    return body.decisions.length === 1;
  });
  const order = { experimentId: experiment.id, custom: true, eventName: 'order', endUserId: 'ada' };
  const { status } = await product.request('POST', '/metrics/track', order);

  expect(status).toBe(200);
  const stored = () =>
    product.dataSource.query('SELECT FROM event WHERE experiment_id = $1', [experiment.id]);
  await waitUntil(async () => ((await stored()) as unknown[]).length === 1);
  expect((await call('GET', `/experiments/${experiment.id}/results`)).status).toBe(200);
  const paused = await call('PATCH', `/experiments/${experiment.id}`, { status: 'Paused' });
  expect(paused.status).toBe(200);
});

it('makes partitions of events that are needed, and drops those that are too old', async () => {
  const inTwoYears = new Date(Date.now() + 730 * dayMs);
  const upkeep = { now: inTwoYears, eventRetentionDays: undefined, userRowRetentionDays: undefined };
  const before = await listPartitions(product.dataSource);

  await keepUp(product.dataSource, upkeep);
  const added = await listPartitions(product.dataSource);
  await keepUp(product.dataSource, { ...upkeep, eventRetentionDays: 365 });
  const left = await listPartitions(product.dataSource);

  expect(added).toHaveLength(before.length + 4);
  expect(left).toEqual(added.slice(before.length));
  const [made] = await product.dataSource.query(
    `SELECT count(*)::int AS count FROM pg_class WHERE relname ~ '^event_\\d' AND relowner::regrole::text = $1`,
    [role],
  );
  expect(made.count).toBe(0);
});

it.each([
  'CREATE TABLE own (id int)',
  'ALTER TABLE experiment ADD COLUMN own int',
  'DROP TABLE event',
  'TRUNCATE event',
  'ALTER TABLE experiment DISABLE TRIGGER ALL',
])('may not %s', async (statement) => {
  await expect(product.dataSource.query(statement)).rejects.toMatchObject({ code: '42501' });
});

it('lets no other role make or drop partitions', async () => {
  const other = `${role}_other`;
  await asOwner(`CREATE ROLE ${other}`);
  const trying = asOwner(`SET ROLE ${other}; SELECT drop_event_partition('2020-01-01')`);

  await expect(trying).rejects.toMatchObject({ code: '42501' });
  await asOwner(`DROP ROLE ${other}`);
});
