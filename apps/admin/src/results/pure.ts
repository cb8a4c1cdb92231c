/** What threads load of results: no framework. */
export { type StrataTexts, readStrata, toStratified, unpackStrata } from './allocation-strata.js';
export { readAllocation } from './allocation.js';
export { type GatheredTexts, unpack, usersIn } from './gather-statistics.js';
export { type StatsMaterial, makeStats } from './make-stats.js';
export { type MeasuredMetric, chooseMetrics } from './measured-metric.js';
export type { OverviewEntryDto } from './overview.dto.js';
export { type OverviewInput, makeOverview } from './overview.js';
export { gather } from './read-gathered.js';
export { parseRows } from './statement.js';
export { type ResultsJob, writeResults } from './write-results.js';
