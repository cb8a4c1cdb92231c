import { Logger } from '@nestjs/common';
import { Pool, type ClientBase } from 'pg';
import type { Config } from '#libs/config';

/** No statement of this app takes longer unless the database is in trouble. */
const statementLimitMs = 5_000;

/**
 * The connections of decisions and tracking, apart from those of the admin app: a slow page there takes
 * none of them. Opened when needed, so that the app starts and answers what it can without a database.
 */
export function createDecisionPool({ databaseUrl, databasePoolSize }: Config): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: databasePoolSize,
    connectionTimeoutMillis: 2_000,
    statement_timeout: statementLimitMs,
    query_timeout: statementLimitMs + 1_000,
    keepAlive: true,
    application_name: 'abtestingtool decisions',
    onConnect: prepare,
  });
  const logger = new Logger('decisions');
  pool.on('error', (error) => logger.warn(`A database connection was lost: ${error.message}`));
  return pool;
}

/** Compiling a plan costs more than any of these statements. The pool waits for what is returned. */
function prepare(client: ClientBase): unknown {
  return client.query('SET jit = off');
}
