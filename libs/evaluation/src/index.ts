/**
 * Evaluation: which experiments and variations an end user gets.
 *
 * `compile` turns a datafile into a project ready for decisions, `decide` answers requests from it. Pure: no
 * clock, no look-up, no framework; what is recorded about an end user is passed in. In two steps, for
 * callers who have to look something up in between: `matchUrl`, `matchSegments` (together `match`), `assign`.
 */
export type * from './datafile.js';
export type * from './compiled-project.js';
export type { Outcome, Reason } from './outcome.js';
export { type EvaluationInput, EvaluationRequest } from './evaluation-request.js';
export { compile } from './compile.js';
export { awaitingMembership, hasEnded, matchSegments, matchUrl } from './match.js';
export { type RecordedVariation, assign, decideEach, decideOne, keepRecorded } from './assign.js';
export { isPlain, pickPlainly } from './plain.js';
export { explainRules, type ExplainedRule, type RuleObstacle } from './explain-rules.js';
export { decide, findExperiment } from './decide.js';
export { exposuresOf, isMeasured, type ServedExposure } from './exposures.js';
export { disabledFlag, evaluationOf, type FlagEvaluation, type FlagFailure } from './flag-evaluation.js';
export {
  type ContextFault,
  flagAttributes,
  type FlagContext,
  type FlagUser,
  readFlagContext,
  readFlagUser,
  trustedAttributes,
} from './flag-context.js';
export { endUserIdText, isIdText } from './end-user-id.js';
export { isHttpUrl, isNestedObject, isShallow, maxAttributeDepth } from './attribute-values.js';
export { isAsciiText } from './fragments.js';
export { leadingAway } from './leading-away.js';
export { type JsonText, serializeDecisions, serializePreview } from './serialize.js';
export { askedAttributes, asksServer, withDependents } from './asks.js';
export {
  fromReaderDatafile,
  type JoinedBits,
  type ReaderBucketing,
  type ReaderDatafile,
  type ReaderExperiment,
  type ReaderVariation,
  readerVersion,
  toReaderDatafile,
} from './reader-datafile.js';
export { Fingerprint } from './fingerprint.js';
export { FingerprintTable } from './fingerprint-table.js';
export { JoinedFilter } from './joined-filter.js';
