/** What requests of the decision app have in common: faults of fields, ids, times, texts. */
export {
  endUserIdRule,
  endUserIdText,
  FieldFaults,
  isIdText,
  isObject,
  isPublicId,
  refuseUnknown,
} from './fields.js';
export { correctTime, isInSeconds, readTime, shiftTime } from './event-time.js';
export { isKeepable, isStorable, readExperiment, readText } from './texts.js';
export { isHttpUrl, isNestedObject, isProjectReference, maxAttributeDepth, projectRule } from './values.js';
