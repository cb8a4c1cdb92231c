/** Decisions for browsers. */
export { type DecisionRequest, parseDecisionRequest } from './decision-request.js';
export { decisionPath } from './openapi.js';
