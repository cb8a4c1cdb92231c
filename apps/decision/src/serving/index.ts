/** Resolve and record: what a project serves to an end user, from what is known of both, and its record. */
export { type Visit, attributesOf, breakdownAttributesOf } from './attributes.js';
export { EvaluationCounts } from './evaluation-counts.js';
export { EndUserIds } from './end-user-ids.js';
export { detailsOf } from './exposure-details.js';
export { findServedIn } from './find-served-in.js';
export { later } from './later.js';
export { recordServed } from './record-served.js';
export { type Asked, type Known, withoutUntold } from './resolver.service.js';
export {
  type ProjectReference,
  type ServedProject,
  checkReference,
  originRefused,
  serveProject,
} from './served-project.js';
