import type { Pool, PoolClient } from 'pg';
import { isOutOfReach } from '#libs/errors';

/**
 * Runs work on one connection, between `opening` (which begins the transaction) and its commit. When anything
 * fails, nothing of it stays, unless the connection broke during the commit: then that is not known.
 */
export async function withinTransaction<T>(
  pool: Pool,
  opening: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
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

/**
 * A connection that breaks says so twice; the statement at hand hears of it too. It may break in the very moment in
 * which it is handed over, before a promise of it could be waited for.
 */
function connect(pool: Pool): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (client === undefined) {
        reject(error ?? new Error('There is no connection.'));
        return;
      }
      client.on('error', ignore);
      resolve(client);
    });
  });
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
