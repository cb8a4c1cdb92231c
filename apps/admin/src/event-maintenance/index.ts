/** Care for stored events: partitions, retention, totals. */
export { checkTotals } from './check-totals.js';
export { listPartitions } from './event-partitions.js';
export { removeExpiredUserRows } from './expired-user-rows.js';
export { keepUp } from './keep-up.js';
