/** What operators see of a process: figures in Prometheus' text form, on a port of their own, and traces. */
export { ClockSkew } from './clock-skew.js';
export { DatabaseOutage } from './database-outage.js';
export { Jobs, type Job, type Outcome } from './jobs.js';
export { Monitoring, type Figure, type Reading } from './monitoring.js';
export { MonitoringModule } from './monitoring.module.js';
export { MonitoringServer } from './monitoring.server.js';
export { Outage, type OutageLog } from './outage.js';
export { Pools, type WatchedPool } from './pools.js';
export { RecurringFault } from './recurring-fault.js';
export { shownPath } from './traces/shown-path.js';
export { Tracing } from './tracing.js';
export { showWork, type Work } from './work.js';
