/** A column of secrets that have to be read back; its table has the key `id`. */
export interface StoredSecret {
  readonly table: string;
  readonly column: string;
}

/**
 * Every column whose secrets are encrypted (`encryptSecret`), for `npm run secrets:reencrypt`. Passwords, API keys, codes,
 * links and refresh tokens are stored as hashes, from which nothing can be read back.
 */
export const storedSecrets: readonly StoredSecret[] = [{ table: 'project', column: 'identity_secret' }];

/** Where the secret lies that a site proves with who its users are. */
export const identitySecretPlace = 'project.identity_secret';
