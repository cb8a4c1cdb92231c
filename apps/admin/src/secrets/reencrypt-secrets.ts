import type { DataSource, EntityManager } from 'typeorm';
import {
  decryptSecret,
  encryptSecret,
  isOfPresentKey,
  type SecretKeys,
  type StoredSecret,
} from '#libs/security';

const rowsAtATime = 500;

/** What became of the stored secrets. */
export interface Reencryption {
  /** How many there are. */
  found: number;
  /** How many of them were encrypted with an earlier key. */
  changed: number;
}

/**
 * Encrypts stored secrets with the present key. Running apps go on reading and writing: a secret that changes meanwhile
 * is left as it has become.
 *
 * @param places the columns that hold such secrets, of tables whose key is `id`
 * @throws Error when one was encrypted with a key that is neither SECRET_KEY nor in SECRET_KEY_PREVIOUS
 */
export async function reencryptSecrets(
  dataSource: DataSource,
  keys: SecretKeys,
  places: readonly StoredSecret[],
): Promise<Reencryption> {
  const total: Reencryption = { found: 0, changed: 0 };
  for (const place of places) {
    let after = 0;
    for (;;) {
      const { last, found, changed } = await dataSource.transaction((manager) =>
        reencryptSome(manager, keys, place, after),
      );
      total.found += found;
      total.changed += changed;
      if (last === undefined) break;
      after = last;
    }
  }
  return total;
}

async function reencryptSome(
  manager: EntityManager,
  keys: SecretKeys,
  { table, column }: StoredSecret,
  after: number,
): Promise<Reencryption & { last: number | undefined }> {
  const place = `${table}.${column}`;
  const rows = await manager.query<{ id: number; stored: string }[]>(
    `SELECT id, "${column}" AS stored FROM "${table}" WHERE id > $1 AND "${column}" IS NOT NULL ORDER BY id LIMIT ${rowsAtATime}`,
    [after],
  );
  const old = rows.filter(({ stored }) => !isOfPresentKey(keys, stored));
  for (const { id, stored } of old) {
    const renewed = encryptSecret(keys, place, decryptSecret(keys, place, stored));
    await manager.query(`UPDATE "${table}" SET "${column}" = $3 WHERE id = $1 AND "${column}" = $2`, [
      ...[id, stored, renewed],
    ]);
  }
  return { found: rows.length, changed: old.length, last: rows.at(-1)?.id };
}
