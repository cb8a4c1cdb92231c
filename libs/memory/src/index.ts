/** What is remembered within bounds, so that no process grows with what others send. */
export { BoundedMap } from './bounded-map.js';
