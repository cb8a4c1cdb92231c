import { loadConfig, readEnvironment } from '#libs/config';
import {
  createApplication,
  listen,
  proxiedDelaySeconds,
  RootModule,
  runProgram,
  serveStaticFiles,
  stopOnSignal,
  tellStart,
} from '#libs/program';
import { knownMigrations } from '../../../migrations/known-migrations.js';
import { DecisionModule } from './decision.module.js';
import { openPaths } from './open-paths.js';

await runProgram(async () => {
  const config = loadConfig(readEnvironment());
  const app = await createApplication(
    RootModule.of(config, [DecisionModule], {
      databaseIsOptional: true,
      program: 'decision',
      knownMigrations,
    }),
    config,
    { program: 'decision', openPaths },
  );
  serveStaticFiles(app);
  stopOnSignal(app, { delaySeconds: config.shutdownDelaySeconds ?? proxiedDelaySeconds });
  await listen(app, { host: config.host, port: config.decisionPort, setting: 'DECISION_PORT' });
  tellStart(app, `Decision app: port ${config.decisionPort}`);
}, 'decision');
