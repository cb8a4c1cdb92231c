/** Values of shared metrics: kept up to date from what is stored. */
export { readMeasures, type SharedMeasure } from './definitions/attached-metrics.js';
export { MetricKeeper } from './metric-keeper.js';
