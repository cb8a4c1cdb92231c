import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrationDataSource } from '../../migrations/data-source.js';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../migrations/migrate.js';
import { password, startAdminApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { query } from '../support/postgres-holder.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const names = migrations.map(({ name }) => name);

async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${randomBytes(8).toString('hex')}`;
  const url = Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: name }).href;
  const server = Object.assign(new URL(url), { pathname: 'postgres' }).href;
  await query(server, `CREATE DATABASE ${name}`);
  return { url, drop: async () => void (await query(server, `DROP DATABASE ${name} WITH (FORCE)`)) };
}

async function within<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await migrationDataSource(url).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** The statements that would turn the schema into what the entities say. */
const findDrift = (url: string) =>
  within(url, async (dataSource) => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map((statement) => statement.query);
  });

const undo = (url: string, count: number) =>
  within(url, async (dataSource) => {
    for (let undone = 0; undone < count; undone++) await dataSource.undoLastMigration();
  });

/** Tables, columns, constraints and indexes, as one text. */
const describeSchema = (url: string) =>
  within(url, async (dataSource) => {
    const rows = await dataSource.query<{ line: string }[]>(`
      SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
             || COALESCE(column_default, '') AS line
      FROM information_schema.columns WHERE table_schema = 'public'
      UNION SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY line`);
    return rows.map(({ line }) => line).filter((line) => !line.startsWith('migration'));
  });

it('migrations stand in the order of their times', () => {
  const times = names.map((name) => Number(name.slice(-13)));

  expect(times.every((time) => time > 1.7e12)).toBe(true);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

describe('migrations', () => {
  let database: TestDatabase;
  afterEach(() => database.drop());

  it('go up, down and up again on an empty database, without a difference to the entities', async () => {
    database = await createEmptyDatabase();
    const { url } = database;

    expect(await migrate(url)).toEqual(names);
    const schema = await describeSchema(url);
    expect(await findDrift(url)).toEqual([]);

    await undo(url, names.length);
    expect((await describeSchema(url)).filter((line) => !line.includes('migration'))).toEqual([]);

    expect(await migrate(url)).toEqual(names);
    expect(await findDrift(url)).toEqual([]);
    expect(await describeSchema(url)).toEqual(schema);
  });

  it('do nothing the second time, and each only once when several processes start together', async () => {
    database = await createEmptyDatabase();
    const { url } = database;

    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);

    expect(applied.flat()).toEqual(names);
    expect(await migrate(url)).toEqual([]);
  });

  it('leave each step without a trace when it is undone and applied again', async () => {
    database = await createEmptyDatabase();
    const { url } = database;
    await migrate(url);
    const schema = await describeSchema(url);

    for (let steps = 1; steps < names.length; steps++) {
      await undo(url, steps);
      expect(await migrate(url)).toEqual(names.slice(-steps));
      expect(await describeSchema(url)).toEqual(schema);
    }
  });
});

describe('migrations of a filled database', () => {
  it('keep what older tables hold, and go all the way down and up', async () => {
    const app = await startAdminApp();
    const owner = await app.signUp();
    const make = new ExperimentBuilder(app, owner);
    const { id } = await make.experimentIn('Active');
    await make.variation(id);
    await make.condition(id);
    await make.metric(id);
    const claim = { email: 'new@claims.example', password };
    await app.expectDone('POST', '/users/registration', { ...claim, orgId: owner.orgId });
    await app.expectDone('POST', '/organizations', { ...claim, name: 'Claimed' });
    const claims = `account_claim WHERE password_hash LIKE '$2b$%'`;
    const first = [
      'organization',
      '"user"',
      'project',
      'experiment',
      'variation',
      'condition',
      'metric',
      claims,
    ];
    const count = () =>
      within(app.url, (dataSource) =>
        Promise.all(first.map((table) => dataSource.query(`SELECT count(*)::int AS n FROM ${table}`))),
      );
    await app.app.close();
    const before = await count();

    await undo(app.url, names.length - 1);
    await migrate(app.url);

    expect(await count()).toEqual(before);
    expect(await findDrift(app.url)).toEqual([]);
    await undo(app.url, names.length);
    expect(await migrate(app.url)).toEqual(names);
    expect(await findDrift(app.url)).toEqual([]);
    await app.stop();
  });

  it('are what the other tests run on', async () => {
    const database = await createTestDatabase();

    expect(await findDrift(database.url)).toEqual([]);

    await database.drop();
  });
});
