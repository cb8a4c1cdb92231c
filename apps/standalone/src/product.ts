import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#libs/config';
import { createApplication, RootModule, serveStaticFiles } from '#libs/http';
import { AdminModule } from '../../admin/src/admin.module.js';
import { serveConsole } from '../../admin/src/console.js';
import { serveDocumentation } from '../../admin/src/documentation.js';
import { DecisionModule } from '../../decision/src/decision.module.js';
import { WorkerModule } from '../../worker/src/worker.module.js';

/** Admin app, decision app and worker as one application on one origin; it does not listen yet. */
export async function createProduct(config: Config): Promise<NestFastifyApplication> {
  const app = await createApplication(
    RootModule.of(config, [AdminModule, DecisionModule, WorkerModule], { program: 'standalone' }),
    config,
    'standalone',
  );
  serveStaticFiles(app);
  serveDocumentation(app);
  serveConsole(app, config);
  return app;
}
