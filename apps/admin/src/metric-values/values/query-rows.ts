import type { EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';

/**
 * The rows of a query in a transaction as lists, in the order of its columns: where there are very many, which costs far less
 * than an object of each.
 */
export async function queryRows<Row extends unknown[]>(
  manager: EntityManager,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = (await manager.queryRunner!.connect()) as PoolClient;
  const { rows } = await client.query<Row>({ text, values, rowMode: 'array' });
  return rows;
}
