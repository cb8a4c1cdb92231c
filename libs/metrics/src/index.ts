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
export { changeDefinition } from './change-definition.js';
export { type ParsedDefinition, parseDefinition } from './parse-definition.js';
export { type ParsedOverrides, applyOverrides, parseOverrides } from './overrides.js';
export { type DefinitionFault } from './faults.js';
export { sameDefinition } from './same-definition.js';
export { type Amount, type EndUserValue } from './computing/accumulators.js';
export { type CompiledMetric, type Fold, compareEvents, compileMetric } from './computing/compile-metric.js';
export { cubedDeviationsOf, Decimal, deviationsOf } from './computing/decimal.js';
export {
  type AddValue,
  type EndUserSums,
  type SumName,
  compileSums,
  noSums,
  sumNames,
} from './computing/end-user-sums.js';
export { type DayFold, type DayValue, followDays } from './computing/follow-days.js';
export {
  type KeptValue,
  type ReadValue,
  areSameValues,
  keepValue,
  readValue,
  withCounting,
  withHistoryOf,
} from './computing/kept-value.js';
export { type EventNeeds, type MetricEvent, needsOfAll } from './computing/metric-event.js';
export {
  type Assignment,
  type Phase,
  type Times,
  happenedSince,
  maturesAfter,
} from './computing/time-window.js';
