import { Client, type ClientBase, type PoolConfig } from 'pg';
import { PostgresClient } from '#libs/entities';

export interface IngestionPoolOptions {
  databaseUrl: string;
  /** Of a pooler in transaction mode, which is used where there is one. */
  databasePoolerUrl?: string | undefined;
  connections: number;
  /** What PostgreSQL sees as the name of the program. */
  name: string;
  /** After how long a statement is given up. */
  statementLimitMs: number;
}

/**
 * How connections of decisions and events are opened: when needed, with a limit to each statement.
 *
 * Behind a pooler nothing may outlive a transaction: no named statements, no settings of a connection. Statements are
 * then planned each time, and given up by this side alone.
 */
export function ingestionPoolConfig(options: IngestionPoolOptions): PoolConfig {
  const { databaseUrl, databasePoolerUrl, connections, name, statementLimitMs } = options;
  const common: PoolConfig = {
    max: connections,
    connectionTimeoutMillis: 2_000,
    query_timeout: statementLimitMs + 1_000,
    keepAlive: true,
    application_name: name,
  };
  if (databasePoolerUrl !== undefined)
    return { ...common, connectionString: databasePoolerUrl, Client: PooledClient };
  return {
    ...common,
    connectionString: databaseUrl,
    Client: PostgresClient,
    statement_timeout: statementLimitMs,
    onConnect: (client: ClientBase): unknown => client.query('SET jit = off'),
  };
}

/** Gives statements no name. */
class PooledClient extends PostgresClient {
  override query = ((statement: unknown, ...rest: unknown[]) =>
    (Client.prototype.query as (...all: unknown[]) => unknown).call(
      this,
      unnamed(statement),
      ...rest,
    )) as Client['query'];
}

function unnamed(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null || !('name' in statement)) return statement;
  const { name: _, ...rest } = statement;
  return rest;
}
