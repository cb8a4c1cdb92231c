import { Pool } from 'pg';
import type { Config } from '#libs/config';
import { ingestionPoolConfig } from '#libs/ingestion';

/** No statement of this app takes longer unless the database is in trouble. */
const statementLimitMs = 5_000;

/**
 * The connections of decisions and tracking, apart from those of the admin app: a slow page there takes
 * none of them. Opened when needed, so that the app starts and answers what it can without a database.
 */
export function createDecisionPool({ databaseUrl, databasePoolerUrl, databasePoolSize }: Config): Pool {
  const name = 'abtestingtool decisions';
  const pool = new Pool(
    ingestionPoolConfig({
      ...{ databaseUrl, databasePoolerUrl, connections: databasePoolSize },
      ...{ name, statementLimitMs },
    }),
  );
  // What is lost is told of by the watch over all pools; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}
