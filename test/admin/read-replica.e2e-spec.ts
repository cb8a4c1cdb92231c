import pg from 'pg';
import { migrate } from '../../migrations/migrate.js';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { DebianPostgres } from '../support/debian-postgres.js';
import type { Account } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let primary: DebianPostgres;
let replica: DebianPostgres;
let test: TestApp;
let owner: Account;
let experimentId: number;

beforeAll(async () => {
  primary = await DebianPostgres.start();
  await migrate(primary.url());
  replica = await primary.addReplica();
  test = await startAdminApp({ DB_URL: primary.url(), DB_REPLICA_URL: replica.url(), LOG_LEVEL: 'silent' });
  owner = await test.signUp();
  const { projectId } = owner;
  const made = await test.expectDone('POST', '/experiments', { projectId, title: 'Blue' }, owner.headers);
  experimentId = made.id;
}, 120_000);

afterAll(async () => {
  await test.stop();
  await replica.stop();
  await primary.stop();
});

async function queryReplica<Row>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: replica.url() });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows as Row[];
}

/** Whether the app has a connection to the replica. */
async function isReplicaUsed(): Promise<boolean> {
  const rows = await queryReplica(`SELECT FROM pg_stat_activity WHERE application_name = 'abtestingtool'`);
  return rows.length > 0;
}

const addVariation = (title: string) =>
  test.expectDone('POST', `/experiments/${experimentId}/variations`, { title }, owner.headers);

/** The variations of the results, by title. */
async function readTitles(): Promise<string[]> {
  const path = `/experiments/${experimentId}/results`;
  const { variants } = await test.expectDone('GET', path, undefined, owner.headers);
  return variants.map(({ variantName }: { variantName: string }) => variantName);
}

it('reads results on the replica, with what was changed before the request', async () => {
  for (let round = 1; round <= 10; round++) {
    await addVariation(`Variation of round ${round}`);

    expect(await readTitles()).toContain(`Variation of round ${round}`);
  }

  expect(await isReplicaUsed()).toBe(true);
});

it('reads the primary while the replica is down, and the replica again once it is back', async () => {
  await replica.goAway();
  await addVariation('Made without a replica');

  expect(await readTitles()).toContain('Made without a replica');
  await replica.comeBack();
  await waitUntil(async () => {
    expect(await readTitles()).toContain('Made without a replica');
    return isReplicaUsed();
  }, 30_000);
});

it('reads the primary while the replica is behind', async () => {
  await queryReplica('SELECT pg_wal_replay_pause()');
  await addVariation('Made while it was behind');

  expect(await readTitles()).toContain('Made while it was behind');
  await queryReplica('SELECT pg_wal_replay_resume()');
});

it('reads the primary where the address is that of no replica', async () => {
  const other = await startAdminApp({ DB_REPLICA_URL: primary.url(), LOG_LEVEL: 'silent' });
  const account = await other.signUp();
  const body = { projectId: account.projectId, title: 'Green' };
  const { id } = await other.expectDone('POST', '/experiments', body, account.headers);

  const { status } = await other.request('GET', `/experiments/${id}/results`, undefined, account.headers);

  expect(status).toBe(200);
  await other.stop();
});
