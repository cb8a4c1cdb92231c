/** Variations as requests and answers have them. */
export { requireAtMostAll } from './traffic.js';
export { CreateVariationRequest, UpdateVariationRequest, VariationDto } from './variation.dto.js';
