import { readDatabaseUrl, readEnvironment } from '#libs/config';
import { runProgram } from '#libs/http';
import { migrate } from './migrate.js';

/** `npm run migrate`: brings the database of DB_URL to the newest schema, before the apps start. */
await runProgram(async () => {
  const applied = await migrate(readDatabaseUrl(readEnvironment()));
  console.log(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
});
