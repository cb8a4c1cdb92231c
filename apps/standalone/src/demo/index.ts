/** The demo: an organization with a shop that has been running experiments. */
export { describeDemo } from './describe-demo.js';
export { fillDemo } from './fill-demo.js';
