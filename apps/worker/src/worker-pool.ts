import { Logger } from '@nestjs/common';
import { Pool } from 'pg';
import type { Config } from '#libs/config';
import { ingestionPoolConfig } from '#libs/ingestion';
import { RecurringFault } from '#libs/monitoring';

const connections = 3;
const statementLimitMs = 20_000;

/** The worker's own connections: a flush of thousands of events waits for nobody. */
export class WorkerPool extends Pool {
  constructor({ databaseUrl, databasePoolerUrl }: Pick<Config, 'databaseUrl' | 'databasePoolerUrl'>) {
    const name = 'abtestingtool worker';
    super(ingestionPoolConfig({ databaseUrl, databasePoolerUrl, connections, name, statementLimitMs }));
    const lost = new RecurringFault(new Logger('worker'), 'A database connection was lost');
    this.on('error', (error) => lost.tell(error));
  }
}
