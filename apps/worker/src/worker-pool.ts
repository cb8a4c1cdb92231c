import { Pool } from 'pg';
import type { Config } from '#libs/config';
import { ingestionPoolConfig } from '#libs/ingestion';

const connections = 3;
const statementLimitMs = 20_000;

/** The worker's own connections: a flush of thousands of events waits for nobody. */
export class WorkerPool extends Pool {
  constructor({ databaseUrl, databasePoolerUrl }: Pick<Config, 'databaseUrl' | 'databasePoolerUrl'>) {
    const name = 'abtestingtool worker';
    super(ingestionPoolConfig({ databaseUrl, databasePoolerUrl, connections, name, statementLimitMs }));
    // What is lost is told of by the watch over all pools; without a listener it would end the process.
    this.on('error', () => undefined);
  }
}
