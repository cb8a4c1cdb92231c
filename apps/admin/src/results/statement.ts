import type { EntityManager } from 'typeorm';

/** Collects the parameters of a statement while its text is made. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Where a value stands in the text. */
  of(value: unknown, type: 'int' | 'int[]' | 'text' | 'text[]' | 'timestamptz' | 'float8'): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** Runs a statement whose text is made together with its parameters. */
export function select<Row>(manager: EntityManager, text: (p: Parameters) => string): Promise<Row[]> {
  const parameters = new Parameters();
  return manager.query<Row[]>(text(parameters), parameters.values);
}
