/** Long work kept off the event loop: queues, threads, slices. */
export { busyOr } from './busy.js';
export { JobQueue } from './job-queue.js';
export { ThreadPool } from './thread-pool.js';
export { TimeSlices, inSlices } from './time-slices.js';
