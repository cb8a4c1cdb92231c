import { loadConfig, readDatabaseUrl, readEnvironment, type Config, type Environment } from '#libs/config';
import { listen, requireFreePort, runProgram, stopOnSignal, type ListenAddress } from '#libs/http';
import { migrate } from '../../../migrations/migrate.js';
import { createProduct } from './product.js';
import { completeEnvironment, startDatabase, type StartedDatabase } from './standalone-environment.js';

await runProgram(async () => {
  const environment = completeEnvironment(readEnvironment());
  await requireFreePort(addressOf(checkSettings(environment)));
  const database = await startDatabase(environment);
  try {
    await serve(loadConfig({ ...environment, DB_URL: database.url }), database);
  } catch (error) {
    await database.stop();
    throw error;
  }
});

/** All settings, before longer work begins; the database may still have to be made. */
function checkSettings(environment: Environment): Config {
  return loadConfig({ ...environment, DB_URL: readDatabaseUrl(environment) ?? 'postgres://embedded' });
}

async function serve(config: Config, database: StartedDatabase): Promise<void> {
  const applied = await migrate(config.databaseUrl);
  if (applied.length > 0) console.log(`Applied ${applied.length} migration(s).`);
  const app = await createProduct(config);
  stopOnSignal(app, () => database.stop());
  await listen(app, addressOf(config));
  console.log(`\nABTestingTool runs on ${config.publicUrl} (API documentation: ${config.publicUrl}/docs)`);
  console.log(`Sign up in a browser at ${config.publicUrl}/console. Ctrl-C stops it.\n`);
}

function addressOf({ host, adminPort }: Config): ListenAddress {
  return { host, port: adminPort, setting: 'ADMIN_PORT' };
}
