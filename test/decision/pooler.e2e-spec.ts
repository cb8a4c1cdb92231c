import pg from 'pg';
import { ingestionPoolConfig } from '#libs/ingestion';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const options = { connections: 1, name: 'test', statementLimitMs: 5_000 };

/** What is left on the one connection of a pool after a named statement. */
async function leftBy(pool: pg.Pool): Promise<unknown> {
  await pool.query({ name: 'a-name', text: 'SELECT $1::int', values: [1] });
  const { rows } = await pool.query(
    `SELECT current_setting('statement_timeout') AS "limit", current_setting('jit') AS jit,
       (SELECT count(*)::int FROM pg_prepared_statements) AS named`,
  );
  await pool.end();
  return rows[0];
}

it('leaves nothing on a connection that a pooler gives to others next', async () => {
  const { url } = database;
  const pooled = new pg.Pool(
    ingestionPoolConfig({ ...options, databaseUrl: 'postgres://nowhere', databasePoolerUrl: url }),
  );
  const direct = new pg.Pool(ingestionPoolConfig({ ...options, databaseUrl: url }));

  expect(await leftBy(pooled)).toEqual({ limit: '0', jit: 'on', named: 0 });
  expect(await leftBy(direct)).toEqual({ limit: '5s', jit: 'off', named: 1 });
});
