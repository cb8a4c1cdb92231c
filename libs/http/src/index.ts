/** What HTTP looks like in every app: bodies, validated fields, lists, problem details. */
export { bodyClasses, bodyLimitsOf, type BodyLimits } from './bodies/body-limits.js';
export { boundRequests } from './bodies/bound-requests.js';
export { parseJsonBodies } from './bodies/parse-json-bodies.js';
export { fromDatabaseError } from './database-error.js';
export { ProblemFilter } from './problem.filter.js';
export { answerUnreadable, answerUnroutable } from './unreadable-requests.js';
export { createValidationPipe } from './validation.pipe.js';
export { readJson } from './bodies/read-json.js';
export * from './cursor-list.js';
export * from './fields/index.js';
export { instantOf, parseInstant } from './instants.js';
export { ListBodyPipe } from './list-body.pipe.js';
export * from './list.dto.js';
export { isInternal, toProblem, type Problem, type ProblemBody } from './problem.js';
export { decodeUtf8 } from './bodies/decode-utf8.js';
export { givenFields } from './changes.js';
export { IdPipe } from './id.pipe.js';
export {
  AnswerField,
  inSnakeCase,
  renamingOf,
  type AnswerFieldOptions,
  type RenamedField,
  type Renaming,
} from './two-cases.js';
export { securityHeaders, sendSecurityHeaders } from './security-headers.js';
export { hasSeveralHosts, refuseUnclear } from './unclear-requests.js';
