/** What processes do by themselves: one runner for all periodic work. */
export type { Outcome } from '#libs/monitoring';
export { withLease } from './job-lease.js';
export { JobRunner, type PeriodicJob, type Work } from './job-runner.js';
export { JobsModule } from './jobs.module.js';
