import pg from 'pg';
import { findDatabaseUrl, readEnvironment } from '#libs/config';
import { PostgresClient } from '#libs/entities';
import { runProgram, StartFailure } from '#libs/program';
import { checkTotals } from './check-totals.js';

/** `npm run aggregates:verify` and `npm run aggregates:rebuild`, either with the id or key of an experiment. */
await runProgram(async () => {
  const [task, experiment] = process.argv.slice(2);
  if (task !== 'verify' && task !== 'rebuild') throw new StartFailure('Say verify or rebuild.');
  const connectionString = findDatabaseUrl(readEnvironment());
  if (connectionString === undefined)
    throw new StartFailure('Set DB_URL, or start the product in this folder: it names the database.');
  const pool = new pg.Pool({
    ...{ connectionString, Client: PostgresClient, max: 1, application_name: 'abtestingtool totals' },
  });
  try {
    const right = await checkTotals(pool, { task, experiment, print: (line) => console.log(line) });
    if (!right) process.exitCode = 1;
  } finally {
    await pool.end();
  }
});
