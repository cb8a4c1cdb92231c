/** What threads load of planning: no framework. */
export { type PlanOutcome, makePlan } from './make-plan.js';
