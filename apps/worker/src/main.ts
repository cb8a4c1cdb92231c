import { loadConfig, readEnvironment } from '#libs/config';
import { runProgram, StartFailure } from '#libs/processes';
import { createApplication, listen, RootModule, stopOnSignal, tellStart } from '#libs/program';
import { knownMigrations } from '../../../migrations/known-migrations.js';
import { WorkerModule } from './worker.module.js';

await runProgram(async () => {
  const config = loadConfig(readEnvironment());
  if (!config.redis)
    throw new StartFailure('REDIS_URL is missing: the worker writes to PostgreSQL what waits there.');
  const root = RootModule.of(config, [WorkerModule], {
    databaseIsOptional: true,
    program: 'worker',
    knownMigrations,
  });
  const app = await createApplication(root, config, { program: 'worker' });
  stopOnSignal(app, { delaySeconds: config.shutdownDelaySeconds });
  await listen(app, { host: config.host, port: config.workerPort, setting: 'WORKER_PORT' });
  tellStart(app, `Worker: port ${config.workerPort}`);
}, 'worker');
