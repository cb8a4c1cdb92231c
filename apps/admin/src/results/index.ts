/** Results of experiments: what other features read of them. */
export type { ResultsDto } from './dto/results.dto.js';
export { keepSeries } from './queries/kept-series.js';
export {
  type MeasuredExperiment,
  type MeasuredFields,
  type MeasuredVariation,
  readMeasured,
} from './queries/measured-experiment.js';
export { readingOf } from './queries/reading.js';
export { haveUserRowsExpired, requireUserRows } from './queries/user-rows.js';
export { chooseMetrics, conversionTypeOf, isKept } from './analysis/measured-metric.js';
export { toAnalysed, unpack } from './analysis/gather-statistics.js';
export { isCompared, whyNotCompared } from './analysis/is-compared.js';
export { byMeasuredRule, keyOfRule } from './queries/grouping.js';
export { readAllocation } from './queries/allocation.js';
export { gather, readStrata } from './queries/read-gathered.js';
export { ReadReplica } from './read-replica.js';
export {
  readUserRows,
  readValueRules,
  type UserRow,
  type ValueRules,
} from './queries/user-values.queries.js';
export { userValue, type UserValue } from './analysis/user-values.js';
export type { MeasuredMetric } from './analysis/measured-metric.js';
