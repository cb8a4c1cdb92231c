import { parseArgs } from 'node:util';
import { loadConfig, readDatabaseUrl, readEnvironment, type Config, type Environment } from '#libs/config';
import {
  listen,
  requireFreePort,
  runProgram,
  StartFailure,
  stopOnSignal,
  type ListenAddress,
} from '#libs/program';
import { migrate } from '../../../migrations/migrate.js';
import { describeDemo, fillDemo } from './demo/index.js';
import { createProduct } from './product.js';
import {
  completeEnvironment,
  startDatabase,
  withDatabase,
  type StartedDatabase,
} from './standalone-environment.js';

await runProgram(async () => {
  const flags = readFlags(process.argv.slice(2));
  const environment = completeEnvironment(readEnvironment());
  await requireFreePort(addressOf(checkSettings(environment)));
  const database = await startDatabase(environment);
  try {
    await serve(loadConfig(withDatabase(environment, database.url)), database, flags);
  } catch (error) {
    await database.stop();
    throw error;
  }
});

interface Flags {
  /** Whether there is to be a demo organization. */
  demo: boolean;
}

function readFlags(args: string[]): Flags {
  try {
    return { demo: parseArgs({ args, options: { demo: { type: 'boolean' } } }).values.demo === true };
  } catch {
    throw new StartFailure(`"${args.join(' ')}" is not understood; the only flag is --demo.`);
  }
}

/** All settings, before longer work begins; the database may still have to be made. */
function checkSettings(environment: Environment): Config {
  return loadConfig(withDatabase(environment, readDatabaseUrl(environment) ?? 'postgres://embedded'));
}

async function serve(config: Config, database: StartedDatabase, { demo }: Flags): Promise<void> {
  const applied = await migrate(config.databaseUrl, { allowNewerSchema: config.allowNewerSchema });
  if (applied.length > 0) console.log(`Applied ${applied.length} migration(s).`);
  const app = await createProduct(config);
  stopOnSignal(app, { delaySeconds: config.shutdownDelaySeconds, afterwards: () => database.stop() });
  if (demo) await fillDemo(app, { now: Date.now(), print: (line) => console.log(line) });
  await listen(app, addressOf(config));
  console.log(`\nABTestingTool runs on ${config.publicUrl} (API documentation: ${config.publicUrl}/docs)`);
  if (demo) console.log(await describeDemo(app));
  else console.log(`Sign up in a browser at ${config.publicUrl}/console. Ctrl-C stops it.\n`);
}

function addressOf({ host, adminPort }: Config): ListenAddress {
  return { host, port: adminPort, setting: 'ADMIN_PORT' };
}
