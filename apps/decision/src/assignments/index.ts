/** Assignments for programs. */
export { answerByVariant, answerByVariantName } from './assignment-answer.js';
export { parseAssignment, parseEligibility, visitOf } from './assignment-request.js';
export type { AssignmentVisit } from './assignment-request.js';
export type { AssignmentCaller } from './assignments.service.js';
export { assignmentPaths } from './openapi.js';
