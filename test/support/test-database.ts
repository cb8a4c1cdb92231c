import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const objectInUse = '55006';
const patienceMs = 10_000;

/** A migrated, empty database of its own for one test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(findTemplateUrl());
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = Object.assign(new URL(template), { pathname: name }).href;
  await cloneTemplate(template, name);
  return { url, drop: () => dropDatabase(url) };
}

/**
 * Waits for the connections that are just being closed, since a pool's `end` does not, and a server that ends one of
 * them first would fail the test that opened it. Then it ends whatever is still connected.
 */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const server = await connect(new URL(url));
  try {
    for (const started = Date.now(); Date.now() - started < patienceMs; await sleep(20)) {
      const { rows } = await server.query('SELECT FROM pg_stat_activity WHERE datname = $1', [name]);
      if (rows.length === 0) break;
    }
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await server.end();
  }
}

function findTemplateUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('There is no PostgreSQL here: tests that need it live under test/.');
  return url;
}

async function cloneTemplate(template: URL, name: string): Promise<void> {
  const statement = `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`;
  for (const started = Date.now(); ; await sleep(50)) {
    try {
      return await execute(template, statement);
    } catch (error) {
      const busy = (error as pg.DatabaseError).code === objectInUse;
      if (!busy || Date.now() - started > patienceMs) throw error;
    }
  }
}

async function execute(template: URL, statement: string): Promise<void> {
  const client = await connect(template);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** To the database that every server has. */
async function connect(anyDatabase: URL): Promise<pg.Client> {
  const connectionString = Object.assign(new URL(anyDatabase), { pathname: 'postgres' }).href;
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
