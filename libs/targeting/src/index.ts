/**
 * Targeting: whom an experiment is for, by the URL of the page and by rules over the end user's attributes.
 *
 * Pure: everything is compiled once into predicates that many requests share. The rule language and the
 * choices behind it are in docs/targeting.md; the public conformance suite holds it in place.
 */
export { canonicalUrl } from './urls/canonical-url.js';
export { isUrl, parseUrl } from './urls/parse-url.js';
export { type AllowedOrigin, readAllowedOrigin } from './urls/origins.js';
export { RequestUrl, type UrlPredicate } from './urls/request-url.js';
export {
  type IgnoreQuery,
  type Matching,
  type UrlCondition,
  type UrlConditionOperator,
  type UrlTargeting,
  matchings,
  nextMatching,
  urlConditionOperators,
} from './urls/url-condition.js';
export {
  type ConditionFault,
  type KeptCondition,
  type WrittenCondition,
  IGNORE_QUERY_LIMITS,
  patternStepsOf,
  readCondition,
  shownDetails,
} from './urls/read-condition.js';
export { URL_PATTERN_LIMITS } from './urls/url-patterns.js';
export { compileUrlCondition, compileUrlTargeting } from './urls/url-targeting.js';
export {
  type MatchingDifferences,
  exampleAddresses,
  matchingDifferences,
} from './urls/matching-differences.js';
export { UrlMatcher } from './urls/url-matcher.js';
export type { Attributes, Rules, RulesPredicate, SavedGroups } from './rules/rules.js';
export { RULE_LIMITS } from './rules/limits.js';
export { type RuleSteps, compileRuleSteps } from './rules/rule-steps.js';
export { StepMeter, stepBudget } from './rules/step-meter.js';
export { RulesError } from './rules/rules-error.js';
export { attributeNames } from './rules/attribute-names.js';
export { compileRules } from './rules/compile-rules.js';
export { parseRules } from './rules/parse-rules.js';
export { remembering, type Remembrance } from './remembering.js';
export { type RequestFacts, requestAttributes } from './attributes/request-attributes.js';
export { isBrowser, isDeclaredBot } from './attributes/robots.js';
export { type UserAgentFacts } from './attributes/user-agent.js';
