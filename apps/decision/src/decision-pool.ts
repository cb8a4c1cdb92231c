import { Logger } from '@nestjs/common';
import { Pool } from 'pg';
import type { Config } from '#libs/config';
import { ingestionPoolConfig } from '#libs/ingestion';
import { RecurringFault } from '#libs/monitoring';

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
  const lost = new RecurringFault(new Logger('decisions'), 'A database connection was lost');
  pool.on('error', (error) => lost.tell(error));
  return pool;
}
