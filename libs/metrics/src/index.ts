/**
 * The metric library: what a shared metric measures, as plain data, and whether a definition makes sense.
 *
 * Pure: no clock, no database.
 */
export {
  type Cap,
  type EngineKind,
  type EventSource,
  type Measure,
  type MetricDefinition,
  type MetricLibraryKind,
  type MetricMargin,
  type MetricOverrides,
  type MetricWindow,
  type ValueRef,
  capTypes,
  engineKindOf,
  marginKinds,
  measureParts,
  metricDirections,
  metricLibraryKinds,
  quantileUnits,
} from './definition.js';
export { DEFINITION_LIMITS } from './limits.js';
export { type ParsedDefinition, parseDefinition } from './parse-definition.js';
export { type ParsedOverrides, applyOverrides, parseOverrides } from './overrides.js';
export { type DefinitionFault } from './faults.js';
export { sameDefinition } from './same-definition.js';
