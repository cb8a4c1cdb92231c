/** Metrics as requests and answers have them. */
export { type GivenSettings, completeSettings } from './metric-settings.js';
export { AttachedMetricRequest, CreateMetricRequest, MetricDto, UpdateMetricRequest } from './metric.dto.js';
