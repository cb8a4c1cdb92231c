/** What threads load of the values of shared metrics: no framework. */
export { type DaysToSummarize, type QuantileDay, summarizeDays } from './series/day-values.js';
export type { LibraryDayRow, LibrarySeries } from './series/library-series.js';
export { partsOfSeries } from './series/summarize-series.js';
