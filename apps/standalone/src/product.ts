import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#libs/config';
import { Siblings } from '#libs/processes';
import { createApplication, RootModule, serveStaticFiles, type OpenPaths } from '#libs/program';
import { AdminModule } from '../../admin/src/admin.module.js';
import { serveConsole } from '../../admin/src/console.js';
import { serveDocumentation } from '../../admin/src/documentation.js';
import { DecisionModule } from '../../decision/src/decision.module.js';
import { openPaths as ofAdmin } from '../../admin/src/open-paths.js';
import { openPaths as ofDecision } from '../../decision/src/open-paths.js';
import { WorkerModule } from '../../worker/src/worker.module.js';

const openPaths: OpenPaths = {
  forAnybody: [...ofAdmin.forAnybody, ...ofDecision.forAnybody],
  withKey: ofDecision.withKey,
};

/** Admin app, decision app and worker as one application on one origin; it does not listen yet. */
export async function createProduct(
  config: Config,
  siblings: Siblings = Siblings.none(),
): Promise<NestFastifyApplication> {
  const app = await createApplication(
    RootModule.of(config, [AdminModule, DecisionModule, WorkerModule], { program: 'standalone', siblings }),
    config,
    { program: 'standalone', openPaths, siblings },
  );
  serveStaticFiles(app);
  serveDocumentation(app);
  serveConsole(app, config);
  return app;
}
