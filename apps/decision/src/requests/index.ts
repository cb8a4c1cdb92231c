/** What requests of the decision app have in common: faults of fields, ids, times, texts. */
export { endUserIdText, isHttpUrl, isIdText, isNestedObject, maxAttributeDepth } from '#libs/evaluation';
export { endUserIdRule, FieldFaults, isObject, isPublicId } from './fields.js';
export { correctTime, isInSeconds, readTime, shiftTime } from './event-time.js';
export { isKeepable, isStorable, readExperiment, readText } from './texts.js';
export { isProjectReference, projectRule } from './values.js';
export { bodyChecker } from './check-body.js';
export { describeSchema } from './describe-schema.js';
export {
  attributes,
  endUser,
  eventId,
  eventValue,
  experimentReference,
  experimentRule,
  flag,
  integer,
  keptObject,
  moment,
  optional,
  optionalEndUser,
  optionalPageAddress,
  optionalProject,
  pageAddress,
  project,
  required,
  shortText,
  text,
} from './schemas.js';
