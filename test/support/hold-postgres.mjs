/** A program that holds an embedded PostgreSQL: `node hold-postgres.mjs <dataDir> [removeOnExit]`. */
import { startEmbeddedPostgres } from '../../dist/apps/standalone/src/embedded-postgres/index.js';

const [dataDir, removeOnExit] = process.argv.slice(2);
const settings = { fsync: 'off' };

try {
  const server = await startEmbeddedPostgres({ dataDir, settings, removeOnExit: removeOnExit !== undefined });
  process.once('SIGTERM', () => server.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ url: server.url }));
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(JSON.stringify({ failure: error.message }));
}
