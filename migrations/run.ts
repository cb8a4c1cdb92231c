import { readAllowNewerSchema, readDatabaseUrl, readEnvironment } from '#libs/config';
import { runProgram, StartFailure } from '#libs/processes';
import { migrate } from './migrate.js';

/** `npm run migrate`: brings the database of DB_URL to the newest schema, before the apps start. */
await runProgram(async () => {
  const environment = readEnvironment();
  const databaseUrl = readDatabaseUrl(environment);
  if (databaseUrl === undefined)
    throw new StartFailure('DB_URL is missing: it names the database to migrate.');
  const applied = await migrate(databaseUrl, { allowNewerSchema: readAllowNewerSchema(environment) });
  console.log(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
});
