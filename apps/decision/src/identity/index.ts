/** Who visitors are: joining anonymous ids to known ones. */
export { identityPaths } from './openapi.js';
