import pg from 'pg';
import { findDatabaseUrl, readEnvironment } from '#libs/config';
import { DataSource } from 'typeorm';
import { dataSourceOptions, PostgresClient } from '#libs/entities';
import { runProgram, StartFailure } from '#libs/processes';
import { checkMetricValues } from './check-metric-values.js';
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
  const dataSource = await new DataSource(dataSourceOptions(connectionString, 3)).initialize();
  try {
    const asked = { task, experiment, print: (line: string) => console.log(line) } as const;
    const right = await checkTotals(pool, asked);
    if (!(await checkMetricValues(dataSource, asked)) || !right) process.exitCode = 1;
  } finally {
    await dataSource.destroy();
    await pool.end();
  }
});
