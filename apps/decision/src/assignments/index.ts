/** Assignments for programs. */
export { answerByVariant, answerByVariantName } from './assignment-answer.js';
export { parseAssignment, parseEligibility, visitOf } from './assignment-request.js';
export { assignmentPaths } from './openapi.js';
