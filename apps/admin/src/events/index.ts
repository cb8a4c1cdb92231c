/** Stored events, listed and exported. */
export { csvLine } from './csv.js';
export { eraseFromExports } from './erase-from-exports.js';
