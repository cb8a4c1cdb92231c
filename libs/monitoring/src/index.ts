/** What operators see of a process: figures in Prometheus' text form, on a port of their own, and traces. */
export { Monitoring, type Figure, type Reading } from './monitoring.js';
export { MonitoringModule } from './monitoring.module.js';
export { MonitoringServer } from './monitoring.server.js';
export { shownPath } from './traces/shown-path.js';
export { ProgramName, Tracing } from './tracing.js';
export { showWork, type Work } from './work.js';
