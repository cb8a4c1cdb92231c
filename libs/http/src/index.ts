/** What HTTP looks like in every app: bootstrap, validated fields, lists, problem details, health. */
export * from './application.js';
export {
  bodyClassOf,
  bodyClasses,
  bodyLimitsOf,
  maxBodyDepth,
  type BodyLimits,
} from './bodies/body-limits.js';
export { readJson } from './bodies/read-json.js';
export * from './cursor-list.js';
export * from './fields/index.js';
export { instantOf, parseInstant } from './instants.js';
export { Draining } from './draining.js';
export { requireSameHashSettings } from './hash-settings.js';
export { ReadinessProbes, type ReadinessProbe } from './health.routes.js';
export { HealthDetails } from './health-details.js';
export { HttpModule } from './http.module.js';
export { ListBodyPipe } from './list-body.pipe.js';
export * from './list.dto.js';
export { createLogger } from './logger.js';
export {
  isInternal,
  problemContentType,
  toProblem,
  unavailable,
  type Problem,
  type ProblemBody,
} from './problem.js';
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
export { RootModule } from './root.module.js';
export {
  listen,
  proxiedDelaySeconds,
  requireFreePort,
  runProgram,
  type ListenAddress,
  stopOnSignal,
  type StopOptions,
  tellStart,
} from './run-program.js';
export { refuseNewerSchema } from './newer-schema.js';
export { StartFailure } from './start-failure.js';
export { serveStaticFiles } from './static-files.js';
export { securityHeaders } from './security-headers.js';
export { hasSeveralHosts } from './unclear-requests.js';
