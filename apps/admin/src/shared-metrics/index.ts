/** The metric library. */
export { AttachedMetricsService } from './attached-metrics.service.js';
export { MetricGroupsService } from './metric-groups.service.js';
export { SharedMetricsQueries } from './shared-metrics.queries.js';
export { SharedMetricsService } from './shared-metrics.service.js';
