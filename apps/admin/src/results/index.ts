/** Results of experiments: what other features read of them. */
export { keepSeries } from './queries/kept-series.js';
export {
  type MeasuredExperiment,
  type MeasuredFields,
  type MeasuredVariation,
  readMeasured,
} from './queries/measured-experiment.js';
export { readingOf } from './queries/reading.js';
export { requireUserRows } from './queries/user-rows.js';
export { readAllocation } from './queries/allocation.js';
export { gather, readStrata } from './queries/read-gathered.js';
