import type { Pool, PoolClient } from 'pg';
import { isOutOfReach } from './database-failure.js';

/**
 * Runs work on one connection, between `opening` (which begins the transaction) and its commit. When anything
 * fails, nothing of it stays, unless the connection broke during the commit: then that is not known.
 */
export async function withinTransaction<T>(
  pool: Pool,
  opening: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks says so twice; the statement at hand hears of it too.
  client.on('error', ignore);
  try {
    await client.query(opening);
    const result = await work(client);
    await client.query('COMMIT');
    giveBack(client);
    return result;
  } catch (error) {
    await abandon(client, error);
    throw error;
  }
}

const ignore = (): void => undefined;

function giveBack(client: PoolClient): void {
  client.off('error', ignore);
  client.release();
}

/** A connection in doubt is closed, which undoes what it did, without waiting for its answer. */
async function abandon(client: PoolClient, error: unknown): Promise<void> {
  if (isOutOfReach(error)) return client.release(true);
  await client.query('ROLLBACK').then(
    () => giveBack(client),
    () => client.release(true),
  );
}
