/** Stored events, listed and exported. */
export { eraseFromExports } from './erase-from-exports.js';
