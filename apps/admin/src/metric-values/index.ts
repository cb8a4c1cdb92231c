/** Values of shared metrics: kept up to date from what is stored. */
export {
  compareMetricValues,
  listMeasured,
  rebuildMetricValues,
  type ValueDifference,
} from './check-values.js';
export { readMeasures, type SharedMeasure } from './definitions/attached-metrics.js';
export { MetricKeeper, type KeeperOptions } from './metric-keeper.js';
