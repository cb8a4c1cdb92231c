/** What threads load of results: no framework. */
export { type StrataTexts, toStratified, unpackStrata } from './analysis/allocation-strata.js';
export { type GatheredTexts, unpack, usersIn } from './analysis/gather-statistics.js';
export { type StatsMaterial, makeStats } from './analysis/make-stats.js';
export { type MeasuredMetric, chooseMetrics } from './analysis/measured-metric.js';
export type { OverviewEntryDto } from './dto/overview.dto.js';
export { type OverviewInput, makeOverview } from './analysis/overview.js';
export { parseRows } from './queries/statement.js';
export { type ResultsJob, writeResults } from './presentation/write-results.js';
