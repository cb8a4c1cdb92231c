import { DataSource } from 'typeorm';
import { findDatabaseUrl, readEnvironment, readSecretKeys } from '#libs/config';
import { dataSourceOptions } from '#libs/entities';
import { runProgram, StartFailure } from '#libs/processes';
import { storedSecrets } from '#libs/security';
import { reencryptSecrets } from './reencrypt-secrets.js';

/**
 * `npm run secrets:reencrypt`, after SECRET_KEY was changed: encrypts stored secrets with it, so that no stored secret
 * needs SECRET_KEY_PREVIOUS any more.
 */
await runProgram(async () => {
  const environment = readEnvironment();
  const keys = readSecretKeys(environment);
  const url = findDatabaseUrl(environment);
  if (url === undefined)
    throw new StartFailure('Set DB_URL, or start the product in this folder: it names the database.');
  const dataSource = await new DataSource(dataSourceOptions(url, 1)).initialize();
  try {
    const { found, changed } = await reencryptSecrets(dataSource, keys, storedSecrets);
    console.log(`${found} stored secret(s), ${changed} encrypted anew with the present SECRET_KEY.`);
  } finally {
    await dataSource.destroy();
  }
});
