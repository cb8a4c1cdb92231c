import type { EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';

/**
 * The rows of a query in a transaction as lists, in the order of its columns: where there are very many, which costs far less
 * than an object of each.
 */
export function queryRows<Row extends unknown[]>(
  manager: EntityManager,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return query<Row>(manager, { text, values });
}

/** A row as PostgreSQL wrote it, in the order of the columns. */
export type TextRow = readonly (string | null)[];

/**
 * The same with every column left as the text that came. What is made of a row at its turn is gone before the next one's, while
 * what is made of all rows at once outlives the collections of garbage meanwhile, each of which copies it.
 */
export function queryTexts(manager: EntityManager, text: string, values: unknown[] = []): Promise<TextRow[]> {
  return query<(string | null)[]>(manager, { text, values, types: asTexts });
}

const asTexts = { getTypeParser: () => (text: string) => text };

async function query<Row extends unknown[]>(
  manager: EntityManager,
  { text, values, types }: { text: string; values: unknown[]; types?: typeof asTexts },
): Promise<Row[]> {
  const client = (await manager.queryRunner!.connect()) as PoolClient;
  const { rows } = await client.query<Row>({ text, values, rowMode: 'array', ...(types && { types }) });
  return rows;
}
