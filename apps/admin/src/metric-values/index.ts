/** Values of shared metrics: kept up to date from what is stored. */
export { MetricKeeper } from './metric-keeper.js';
