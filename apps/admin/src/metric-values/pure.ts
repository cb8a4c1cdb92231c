/** What threads load of the values of shared metrics: no framework. */
export type { QuantileTexts } from './quantiles/refresh-quantiles.js';
export { summarizeTexts } from './quantiles/summarize.js';
