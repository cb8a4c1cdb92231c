import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { keyScopes } from '#libs/entities';
import { migrationDataSource } from '../../migrations/data-source.js';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../migrations/migrate.js';
import { password, startAdminApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { query } from '../support/postgres-holder.js';
import { createTestDatabase, dropDatabase, type TestDatabase } from '../support/test-database.js';

const names = migrations.map(({ name }) => name);

async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${randomBytes(8).toString('hex')}`;
  const url = Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: name }).href;
  const server = Object.assign(new URL(url), { pathname: 'postgres' }).href;
  await query(server, `CREATE DATABASE ${name}`);
  return { url, drop: () => dropDatabase(url) };
}

async function within<T>(
  url: string,
  work: (dataSource: DataSource) => Promise<T>,
  known = migrations,
): Promise<T> {
  const dataSource = await migrationDataSource(url).setOptions({ migrations: known }).initialize();
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

/** Applies what is missing of the first `count` migrations. */
const migrateTo = (url: string, count: number) =>
  within(
    url,
    async (dataSource) => (await dataSource.runMigrations()).map(({ name }) => name),
    migrations.slice(0, count),
  );

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
    const schemas: string[][] = [];
    for (const [index, name] of names.entries()) {
      expect(await migrateTo(url, index + 1)).toEqual([name]);
      schemas.push(await describeSchema(url));
    }

    for (const schema of schemas.toReversed().slice(1)) {
      await undo(url, 1);
      expect(await describeSchema(url)).toEqual(schema);
    }
    expect(await migrate(url)).toEqual(names.slice(1));
    expect(await describeSchema(url)).toEqual(schemas.at(-1));
  });
});

/** Members, one who asks, one who left, an invitation, and two accounts and organizations of one mailbox. */
const ofRelease010 = `
  INSERT INTO organization (id, name, domain, email, verified_at, created_at) VALUES
    (101, 'A', 'bücher.example', 'owner@bücher.example', now() - interval '2 days', now()),
    (102, 'B', 'xn--bcher-kva.example', 'owner@xn--bcher-kva.example', now() - interval '1 day', now());
  INSERT INTO role (id, organization_id, name) VALUES (101, 101, 'Admin'), (102, 102, 'Admin');
  INSERT INTO menu_template (id, organization_id, name, tree) VALUES (101, 101, 'M', '[]'), (102, 102, 'M', '[]');
  INSERT INTO "user" (id, email, password_hash, verified) VALUES
    (201, 'owner@bücher.example', 'x', true), (202, 'owner@xn--bcher-kva.example', 'y', true),
    (203, 'asks@a.example', 'x', true), (204, 'left@a.example', 'x', true), (205, 'stays@a.example', 'x', true);
  INSERT INTO organization_user (organization_id, user_id, role_id, menu_template_id, disabled, super) VALUES
    (101, 201, 101, 101, false, true), (102, 202, 102, 102, false, true), (101, 203, NULL, NULL, true, false),
    (101, 204, 101, 101, false, false), (101, 205, 101, 101, false, false);
  UPDATE organization_user SET disabled = true WHERE user_id = 204;
  INSERT INTO invitation (organization_id, email, role_id, menu_template_id, created_at)
    VALUES (101, 'invited@größe.example', 101, 101, now() - interval '10 days');
  INSERT INTO project (id, organization_id, name) VALUES (101, 102, 'P');
  INSERT INTO api_key (project_id, name, kind, hash, masked, created_by)
    VALUES (101, 'K', 'secret', 'h', 'm', 202);
  INSERT INTO experiment (id, project_id, key, title, status, started_at) VALUES
    (101, 101, 'draft', 'D', 'Draft', NULL), (102, 101, 'active', 'A', 'Active', now()),
    (103, 101, 'paused', 'P', 'Paused', now()), (104, 101, 'ended', 'E', 'Ended', now()),
    (105, 101, 'never-started', 'N', 'Archived', NULL);
  INSERT INTO condition (experiment_id, operator, urls) VALUES (102, 'CONTAIN', '{" /größe "}');`;

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

  it('turn what waits in a database of 0.1.0 into invitations and requests, and join the accounts of one mailbox', async () => {
    const app = await startAdminApp();
    const { url } = app;
    await app.app.close();
    const back = names.length - names.indexOf('ProveMailboxes1796000500000');
    await undo(url, back);
    await within(url, (dataSource) => dataSource.query(ofRelease010));

    await migrate(url);

    const rows = (text: string) => within(url, (dataSource) => dataSource.query(text));
    const links = await rows(
      `SELECT u.email, ou.organization_id AS org, ou.disabled, ou.requested, ou.super
       FROM organization_user ou JOIN "user" u ON u.id = ou.user_id ORDER BY 1, 2`,
    );
    const plain = { disabled: false, requested: false, super: false };
    expect(links).toEqual([
      { email: 'asks@a.example', org: 101, ...plain, disabled: true, requested: true },
      { email: 'left@a.example', org: 101, ...plain, disabled: true },
      { email: 'owner@xn--bcher-kva.example', org: 101, ...plain, super: true },
      { email: 'owner@xn--bcher-kva.example', org: 102, ...plain, super: true },
      { email: 'stays@a.example', org: 101, ...plain },
    ]);
    expect(await rows('SELECT id, domain, email FROM organization WHERE id < 200 ORDER BY id')).toEqual([
      { id: 101, domain: 'xn--bcher-kva.example', email: 'owner@xn--bcher-kva.example' },
      { id: 102, domain: 'organization-102.xn--bcher-kva.example', email: 'owner@xn--bcher-kva.example' },
    ]);
    expect(
      await rows(
        `SELECT email, id IS NOT NULL AS named, created_at > now() - interval '1 hour' AS renewed FROM invitation`,
      ),
    ).toEqual([{ email: 'invited@xn--gre-6ka8i.example', named: true, renewed: true }]);
    expect(await rows('SELECT count(*)::int AS n FROM api_key WHERE created_by = 201')).toEqual([{ n: 1 }]);
    expect(
      await rows(
        'SELECT service, owner_id, scopes, effective_scopes, from_before_scopes, stopped_at FROM api_key WHERE created_by = 201',
      ),
    ).toEqual([
      {
        ...{ service: true, owner_id: null, from_before_scopes: true, stopped_at: null },
        ...{ scopes: [...keyScopes], effective_scopes: [...keyScopes] },
      },
    ]);
    expect(await rows('SELECT id, matching FROM experiment ORDER BY id')).toEqual([
      { id: 101, matching: 2 },
      ...[102, 103, 104].map((id) => ({ id, matching: 1 })),
      { id: 105, matching: 2 },
    ]);
    expect(await rows('SELECT urls, ignore_query FROM condition')).toEqual([
      { urls: [' /größe '], ignore_query: null },
    ]);
    expect(await rows(`SELECT count(*)::int AS n FROM audit_entry WHERE before ? 'matching'`)).toEqual([
      { n: 0 },
    ]);
    await app.stop();
  });

  it('are what the other tests run on', async () => {
    const database = await createTestDatabase();

    expect(await findDrift(database.url)).toEqual([]);

    await database.drop();
  });
});

it('a start on the schema of a newer version says so and refuses, unless it is told to go on', async () => {
  const database = await createTestDatabase();
  const newer = 'AddThingsOfTheFuture1899000000000';
  await query(database.url, `INSERT INTO migration (timestamp, name) VALUES (1899000000000, '${newer}')`);
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);

  await expect(migrate(database.url)).rejects.toThrow(`does not know ${newer}`);
  expect(await migrate(database.url, { allowNewerSchema: true })).toEqual([]);

  expect(warn).toHaveBeenCalledWith(expect.stringContaining(newer));
  warn.mockRestore();
  await database.drop();
});
