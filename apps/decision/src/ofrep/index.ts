/** Experiments as feature flags, by the OpenFeature Remote Evaluation Protocol. */
export { ofrepPaths } from './openapi.js';
