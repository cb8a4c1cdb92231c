import type { EntityManager } from 'typeorm';

/** Collects the parameters of a statement while its text is made. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Where a value stands in the text. */
  of(
    value: unknown,
    type: 'int' | 'int[]' | 'text' | 'text[]' | 'timestamptz' | 'float8' | 'numeric',
  ): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** Rows as PostgreSQL writes them in JSON. However many there are, they cost the event loop no more than a copy. */
export type RowsText<Row> = string & { readonly rows?: Row };

/** The same as `select` for rows of numbers and texts that are read elsewhere: in a thread. */
export async function selectText<Row>(
  manager: EntityManager,
  text: (p: Parameters) => string,
): Promise<RowsText<Row>> {
  const rows = await select<{ text: string | null }>(
    manager,
    (p) => `SELECT json_agg(selected)::text AS text FROM (${text(p)}) AS selected`,
  );
  return rows[0]?.text ?? '[]';
}

export const parseRows = <Row>(text: RowsText<Row>): Row[] => JSON.parse(text) as Row[];

/** Runs a statement whose text is made together with its parameters. */
export function select<Row>(manager: EntityManager, text: (p: Parameters) => string): Promise<Row[]> {
  const parameters = new Parameters();
  return manager.query<Row[]>(text(parameters), parameters.values);
}
