import type { EntityManager } from 'typeorm';

interface LookUp {
  columns: string;
  /** The column of the end user, the second one of the index that is meant. */
  of?: string;
  where: string;
}

/**
 * The rows of one end user of project `$1`, for a FROM, each end user by a look-up of their own in the index that has them
 * behind the project (docs/architecture.md, Looking up end users). To be asked for after `sortNothing`.
 *
 * @param endUser an expression
 */
export function rowsOf(
  table: string,
  endUser: string,
  { columns, of = 'end_user_id', where }: LookUp,
): string {
  return `(SELECT ${columns} FROM ${table} AS own WHERE own.project_id = $1::int
    AND own.${of} >= ${endUser} COLLATE "C" AND own.${of} <= ${endUser} COLLATE "C"
    AND (own.${of} = ${endUser} COLLATE "C") IS TRUE AND ${where} ORDER BY own.${of})`;
}

/** Has the statements of a transaction sort only what no index delivers in order. */
export async function sortNothing(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT set_config('enable_sort', 'off', true)`);
}
