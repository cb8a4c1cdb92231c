/** Experiments as the integration API has them. */
export { ExperimentReader } from './experiment-reader.js';
export { experimentParam } from './experiments.controller.js';
