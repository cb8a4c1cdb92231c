/** Results of experiments: what other features read of them. */
export { keepSeries } from './kept-series.js';
export {
  type MeasuredExperiment,
  type MeasuredFields,
  type MeasuredVariation,
  readMeasured,
} from './measured-experiment.js';
export { readingOf } from './reading.js';
export { requireUserRows } from './user-rows.js';
