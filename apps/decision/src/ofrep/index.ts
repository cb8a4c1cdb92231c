/** Experiments as feature flags, by the OpenFeature Remote Evaluation Protocol. */
export { ofrepPaths } from './openapi.js';
export { ofrepLane } from './ofrep-lane.js';
export { OfrepEndpoints, ofrepPath } from './ofrep-endpoints.js';
