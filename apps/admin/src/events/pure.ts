/** What threads load of events: no framework. */
export { csvLine } from './csv.js';
