import type { Config } from '#libs/config';
import { proxiedDelaySeconds, type Siblings } from '#libs/processes';
import {
  createApplication,
  listen,
  RootModule,
  serveStaticFiles,
  stopOnSignal,
  tellStart,
} from '#libs/program';
import { knownMigrations } from '../../../migrations/known-migrations.js';
import { DecisionModule } from './decision.module.js';
import { openPaths } from './open-paths.js';
import { keepHeapSmall } from './small-heap.js';

/** The decision app in this process, until signals end it. */
export async function serve(config: Config, siblings: Siblings): Promise<void> {
  const root = RootModule.of(config, [DecisionModule], {
    databaseIsOptional: true,
    program: 'decision',
    knownMigrations,
    siblings,
  });
  const app = await createApplication(root, config, { program: 'decision', openPaths, siblings });
  serveStaticFiles(app);
  stopOnSignal(app, { delaySeconds: config.shutdownDelaySeconds ?? proxiedDelaySeconds });
  await listen(app, { host: config.host, port: config.decisionPort, setting: 'DECISION_PORT' });
  keepHeapSmall();
  tellStart(app, `Decision app: port ${config.decisionPort}`);
}
