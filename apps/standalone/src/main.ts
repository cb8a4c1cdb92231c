import { parseArgs } from 'node:util';
import { loadConfig, readDatabaseUrl, readEnvironment, type Config, type Environment } from '#libs/config';
import {
  countProcesses,
  isSibling,
  joinSiblings,
  requireFreePort,
  runProgram,
  Siblings,
  StartFailure,
  supervise,
} from '#libs/processes';
import {
  completeEnvironment,
  startDatabase,
  withDatabase,
  type StartedDatabase,
} from './standalone-environment.js';

/** For the database, which is on the same machine. */
const reservedCores = 1;

/**
 * A process that serves loads the product, while its database starts; the one that starts several of them does not. Loading
 * keeps the event loop for seconds on a slow machine, so nothing with a time limit may go on beside it.
 */
const loadProduct = () => import('./serve-product.js');

await runProgram(async () => {
  const { demo } = readFlags(process.argv.slice(2));
  if (!isSibling()) return startAlone(demo);
  const product = loadProduct();
  const { environment, siblings, isFirst } = await joinSiblings();
  const { serveProduct } = await product;
  const isSpokesman = isFirst && siblings.seat.number === 1;
  await serveProduct({
    ...{ config: loadConfig(environment), siblings, isSpokesman },
    demo: demo && isSpokesman,
  });
});

/** As the process that was started by hand: it has the database, and serves by itself or starts those that do. */
async function startAlone(demo: boolean): Promise<void> {
  const environment = completeEnvironment(readEnvironment());
  const config = checkSettings(environment);
  const count = countProcesses(config.decisionProcesses, reservedCores);
  await requireFreePort({ host: config.host, port: config.adminPort, setting: 'ADMIN_PORT' });
  const loading = count === 1 ? loadProduct() : undefined;
  const database = await startDatabase(environment, countConnections(config, count));
  try {
    const product = await loading;
    await serve(withDatabase(environment, database.url), { count, product, database, demo });
  } catch (error) {
    await database.stop();
    throw error;
  }
}

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

/** As docs/operations.md says of each process, and some for commands beside it. */
function countConnections({ databasePoolSize }: Config, processes: number): number {
  return processes * (4 * databasePoolSize + 5) + 20;
}

/** All settings, before longer work begins; the database may still have to be made. */
function checkSettings(environment: Environment): Config {
  return loadConfig(withDatabase(environment, readDatabaseUrl(environment) ?? 'postgres://embedded'));
}

interface Serving {
  readonly count: number;
  /** Where this process serves by itself. */
  readonly product: Awaited<ReturnType<typeof loadProduct>> | undefined;
  readonly database: StartedDatabase;
  readonly demo: boolean;
}

async function serve(environment: Environment, { count, product, database, demo }: Serving): Promise<void> {
  const config = loadConfig(environment);
  const { migrate } = await import('../../../migrations/migrate.js');
  const applied = await migrate(config.databaseUrl, { allowNewerSchema: config.allowNewerSchema });
  if (applied.length > 0) console.log(`Applied ${applied.length} migration(s).`);
  const afterwards = () => database.stop();
  if (product)
    await product.serveProduct({ config, siblings: Siblings.none(), isSpokesman: true, demo, afterwards });
  else
    await supervise({
      ...{ program: 'standalone', count, environment, config, afterwards },
      delaySeconds: config.shutdownDelaySeconds ?? 0,
    });
}
