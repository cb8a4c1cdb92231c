/** Conditions as requests and answers have them. */
export { ConditionDto, CreateConditionRequest, UpdateConditionRequest } from './condition.dto.js';
