import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const objectInUse = '55006';
const patienceMs = 10_000;

/** A migrated, empty database of its own for one test file; `drop` ends whatever is still connected to it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(findTemplateUrl());
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = Object.assign(new URL(template), { pathname: name }).href;
  await cloneTemplate(template, name);
  return { url, drop: () => execute(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
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
  const connectionString = Object.assign(new URL(template), { pathname: 'postgres' }).href;
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
