import { Logger } from '@nestjs/common';
import { Pool, type ClientBase } from 'pg';
import type { Config } from '#libs/config';

const connections = 3;
const statementLimitMs = 20_000;

/** The worker's own connections: a flush of thousands of events waits for nobody. */
export class WorkerPool extends Pool {
  constructor({ databaseUrl }: Pick<Config, 'databaseUrl'>) {
    super({
      connectionString: databaseUrl,
      max: connections,
      connectionTimeoutMillis: 2_000,
      statement_timeout: statementLimitMs,
      query_timeout: statementLimitMs + 1_000,
      keepAlive: true,
      application_name: 'abtestingtool worker',
      onConnect: (client: ClientBase): unknown => client.query('SET jit = off'),
    });
    const logger = new Logger('worker');
    this.on('error', (error) => logger.warn(`A database connection was lost: ${error.message}`));
  }
}
