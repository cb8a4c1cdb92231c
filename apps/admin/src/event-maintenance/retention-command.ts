import { DataSource } from 'typeorm';
import { findDatabaseUrl, readEnvironment, readRetention } from '#libs/config';
import { dataSourceOptions } from '#libs/entities';
import { runProgram, StartFailure } from '#libs/processes';
import { keepUp } from './keep-up.js';

/**
 * `abtestingtool retention`: does now what the admin app does once a day: makes partitions ahead of need, and removes what
 * is older than EVENT_RETENTION_DAYS and USER_ROW_RETENTION_DAYS say.
 */
await runProgram(async () => {
  const environment = readEnvironment();
  const retention = readRetention(environment);
  const url = findDatabaseUrl(environment);
  if (url === undefined)
    throw new StartFailure('Set DB_URL, or start the product in this folder: it names the database.');
  const dataSource = await new DataSource(dataSourceOptions(url, 3)).initialize();
  try {
    if ((await keepUp(dataSource, { ...retention, now: new Date() })) === 'elsewhere')
      throw new StartFailure('An admin app is doing this at the moment.');
    const kept = retention.eventRetentionDays;
    console.log(
      kept === undefined ? 'Done; events are kept for ever.' : `Done; events are kept for ${kept} day(s).`,
    );
  } finally {
    await dataSource.destroy();
  }
});
