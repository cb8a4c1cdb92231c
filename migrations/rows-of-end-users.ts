import type { QueryRunner } from 'typeorm';

interface LookUp {
  /** Of the table, as `own`; left out where only the rows count. */
  columns?: string;
  /** The column of the end user, the next one of the index that is meant. */
  of?: string;
  where?: string;
  /** An expression. */
  project?: string;
}

/**
 * The rows of one end user of project `p`, for a FROM: each end user by a look-up of their own. An equality would let all of
 * them come in any order, so that every index of the project would do. The two bounds do not: only the index that
 * has the end user behind the project delivers the order that is asked for, and the function that asks sorts nothing
 * (`sortNothing`). The equality behind them tells the planner how few rows lie between.
 *
 * @param endUser an expression
 */
export function rowsOf(
  table: string,
  endUser: string,
  { columns = '', of = 'end_user_id', where, project = 'p' }: LookUp = {},
): string {
  const more = where === undefined ? '' : ` AND ${where}`;
  return `(SELECT ${columns} FROM ${table} AS own WHERE own.project_id = ${project}
        AND own.${of} >= ${endUser} COLLATE "C" AND own.${of} <= ${endUser} COLLATE "C"
        AND (own.${of} = ${endUser} COLLATE "C") IS TRUE${more} ORDER BY own.${of})`;
}

/** Whether any of the end users has a row; `endUsers` is an array. */
export const anyOf = (table: string, endUsers: string, lookUp?: LookUp): string =>
  `EXISTS (SELECT FROM unnest(${endUsers}) AS each (u), LATERAL ${rowsOf(table, 'each.u', lookUp)} AS found)`;

/** The rows with one value of another column, likewise: one that has no collation, or the database's own. */
export function rowsBy(
  table: string,
  column: string,
  value: string,
  { columns = '', where, project = 'p' }: Omit<LookUp, 'of'> = {},
): string {
  const more = where === undefined ? '' : ` AND ${where}`;
  return `(SELECT ${columns} FROM ${table} AS own WHERE own.project_id = ${project}${more}
        AND own.${column} >= ${value} AND own.${column} <= ${value} AND (own.${column} = ${value}) IS TRUE
        ORDER BY own.${column})`;
}

/** The event with this time and id. */
export const eventAt = (time: string, id: string, columns = ''): string =>
  rowsBy('event', 'id', id, { columns, where: `own.occurred_at = ${time}` });

/** Whether the project has a row; `by` is the second column of an index. */
export const anyAtAll = (table: string, by: string): string =>
  `EXISTS (SELECT FROM (SELECT FROM ${table} AS own WHERE own.project_id = p ORDER BY own.${by} LIMIT 1) AS found)`;

/** From then on a plan of the function sorts only what no index delivers in order. */
export const sortNothing = (runner: QueryRunner, name: string): Promise<void> =>
  alter(runner, name, `SET enable_sort = 'off'`);

export const sortAgain = (runner: QueryRunner, name: string): Promise<void> =>
  alter(runner, name, 'RESET enable_sort');

async function alter(runner: QueryRunner, name: string, action: string): Promise<void> {
  const [row] = (await runner.query('SELECT to_regproc($1)::oid::regprocedure::text AS signature', [
    name,
  ])) as {
    signature: string;
  }[];
  await runner.query(`ALTER FUNCTION ${row!.signature} ${action}`);
}
