import { findDatabaseUrl, readEnvironment } from '#libs/config';
import { PostgresClient } from '#libs/entities';
import { runProgram, StartFailure } from '#libs/processes';
import { distribute } from './distribute.js';

/** `npm run distribute`: spreads the database of DB_URL, a coordinator of Citus, over its workers. */
await runProgram(async () => {
  const connectionString = findDatabaseUrl(readEnvironment());
  if (connectionString === undefined) throw new StartFailure('DB_URL is missing: it names the coordinator.');
  const client = new PostgresClient({ connectionString, application_name: 'abtestingtool distribute' });
  await client.connect();
  try {
    const query = async <Row>(text: string, values?: unknown[]): Promise<Row[]> =>
      (await client.query(text, values)).rows as Row[];
    await distribute(query, (line) => console.log(line));
  } finally {
    await client.end();
  }
});
