import { loadConfig, readEnvironment } from '#libs/config';
import { proxiedDelaySeconds, runProgram } from '#libs/processes';
import {
  createApplication,
  listen,
  RootModule,
  serveStaticFiles,
  stopOnSignal,
  tellStart,
} from '#libs/program';
import { knownMigrations } from '../../../migrations/known-migrations.js';
import { AdminModule } from './admin.module.js';
import { serveConsole } from './console.js';
import { serveDocumentation } from './documentation.js';
import { openPaths } from './open-paths.js';

await runProgram(async () => {
  const config = loadConfig(readEnvironment());
  const app = await createApplication(
    RootModule.of(config, [AdminModule], { program: 'admin', knownMigrations }),
    config,
    { program: 'admin', openPaths },
  );
  serveStaticFiles(app);
  serveDocumentation(app);
  serveConsole(app, config);
  stopOnSignal(app, { delaySeconds: config.shutdownDelaySeconds ?? proxiedDelaySeconds });
  await listen(app, { host: config.host, port: config.adminPort, setting: 'ADMIN_PORT' });
  tellStart(app, `Admin app: ${config.publicUrl}/console`);
}, 'admin');
