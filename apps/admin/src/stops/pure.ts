/** What threads load of automatic stops: no framework. */
export { type FoundReason, findStopReasons } from './stop-reasons.js';
export type { WatchedExperiment } from './watched-experiment.js';
