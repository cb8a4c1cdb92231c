import { productVersion } from '#libs/config';
import { StartFailure } from './start-failure.js';

/** Runs a statement and answers its rows. */
export type SchemaQuery = (text: string) => Promise<unknown>;

export interface KnownSchema {
  /** Names of the migrations that this version has. */
  readonly known: readonly string[];
  /** Whether a schema of a newer version is no reason to stop. */
  readonly allowed: boolean;
  /** Where it is said that there is one. */
  readonly warn: (sentence: string) => void;
}

/**
 * Says when a newer version has migrated the database.
 *
 * @throws StartFailure when it has, unless that is allowed
 */
export async function refuseNewerSchema(query: SchemaQuery, schema: KnownSchema): Promise<void> {
  const [table] = (await query(`SELECT to_regclass('migration') AS name`)) as [{ name: string | null }];
  if (table.name === null) return;
  const known = new Set(schema.known);
  const applied = (await query('SELECT name FROM migration ORDER BY id')) as { name: string }[];
  const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const what = `A newer version has migrated the database: version ${productVersion} does not know ${unknown.join(', ')}.`;
  if (schema.allowed) return schema.warn(what);
  throw new StartFailure(
    `${what} Start the newer version, restore a backup from before it, or set ALLOW_NEWER_SCHEMA=true where its upgrade notes say that this version runs on its schema.`,
  );
}
