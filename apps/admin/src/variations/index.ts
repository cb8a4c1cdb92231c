/** Variations as requests and answers have them. */
export { ChangesField, changesExample, changesSchema } from './changes.field.js';
export { ValueField, valueSchema } from './value.field.js';
export { requireAtMostAll } from './traffic.js';
export { CreateVariationRequest, UpdateVariationRequest, VariationDto } from './variation.dto.js';
