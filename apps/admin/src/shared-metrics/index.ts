/** The metric library. */
export { addSharedMetric } from './add-shared-metric.js';
export { AttachedMetricsDto, AttachSharedMetricRequest } from './attached.dto.js';
export { AttachedMetricsService } from './attached-metrics.service.js';
export { inCamel, inSnake } from './cases.js';
export { definitionFields } from './definition.fields.js';
export { requireDefinition } from './definition-in-request.js';
export { described } from './descriptions.js';
export { MeasuredValueDto } from './measured-value.dto.js';
export { CreateMetricGroupRequest, MetricGroupDto } from './metric-group.dto.js';
export { describeGroups, MetricGroupsService } from './metric-groups.service.js';
export { askForLastValues } from './last-values.js';
export { definitionOf, describeShared, readShared } from './read-shared-metrics.js';
export { CreateSharedMetricRequest, SharedMetricDto, SharedMetricVersionDto } from './shared-metric.dto.js';
export { SharedMetricsQueries } from './shared-metrics.queries.js';
export { SharedMetricsService } from './shared-metrics.service.js';
