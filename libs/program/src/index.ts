/** A program's life: its start and stop, the database at its start, its server, its health. */
export { createApplication, type OpenPaths } from './application.js';
export { Draining } from './draining.js';
export { requireSameHashSettings } from './hash-settings.js';
export { listenAlsoAt } from './other-addresses.js';
export { ReadinessProbes, type ReadinessProbe } from './health.routes.js';
export { HealthDetails } from './health-details.js';
export { RootModule } from './root.module.js';
export { listen, stopOnSignal, type StopOptions, tellStart } from './run-program.js';
export { serveStaticFiles, staticPaths } from './static-files.js';
