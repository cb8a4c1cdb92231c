/** Events of programs. */
export { readIdempotency } from './idempotency.js';
export { eventPaths } from './openapi.js';
