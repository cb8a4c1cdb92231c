/** Spreads the tables that grow over several servers. */
export { distribute } from './distribute.js';
