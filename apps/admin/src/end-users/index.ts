/** What is known of end users, and its erasure. */
export { Erasures } from './erasures.js';
