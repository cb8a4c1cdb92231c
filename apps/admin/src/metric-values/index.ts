/** Values of shared metrics: kept up to date from what is stored. */
export {
  compareMetricValues,
  listMeasured,
  rebuildMetricValues,
  type ValueDifference,
} from './check-values.js';
export { readMeasures, type SharedMeasure } from './definitions/attached-metrics.js';
export { quantilesInOrder } from './quantiles/quantiles-in-order.js';
export { followMetric, type SeriesBudget } from './series/follow-metric.js';
export { askForSeries, readMetricSeries } from './series/kept-metric-series.js';
export { type LibrarySeries } from './series/library-series.js';
export { summarizeSeries, type SummarizeDays } from './series/summarize-series.js';
export { MetricKeeper, type KeeperOptions } from './metric-keeper.js';
