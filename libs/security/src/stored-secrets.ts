/** A column of secrets that have to be read back; its table has the key `id`. */
export interface StoredSecret {
  readonly table: string;
  readonly column: string;
}

/**
 * Every column whose secrets are encrypted (`encryptSecret`), for `npm run secrets:reencrypt`. There is none so far:
 * passwords, API keys, codes, links and refresh tokens are stored as hashes, from which nothing can be read back.
 */
export const storedSecrets: readonly StoredSecret[] = [];
