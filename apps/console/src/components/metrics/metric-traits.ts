import type { MetricKind } from '../../texts/metrics.js';

/** Kinds whose values of end users can be cut, of a ratio the numerator. */
export const hasCap = (kind: MetricKind): boolean =>
  ['count', 'sum', 'average', 'ratio', 'distinct'].includes(kind);

/** Kinds for which what end users did before takes variance away. */
export const hasHistory = (kind: MetricKind): boolean =>
  ['conversion', 'count', 'sum', 'average', 'ratio', 'distinct'].includes(kind);

/** Retention has days of its own instead. */
export const hasWindow = (kind: MetricKind): boolean => kind !== 'retention';

/** Kinds that take a number of each event. */
export const hasValue = (kind: MetricKind): boolean => ['sum', 'average', 'quantile'].includes(kind);

/** The kind in the words of results, which show shares of visitors in percent. */
export const shownKind = (kind: MetricKind): 'binomial' | 'mean' =>
  ['conversion', 'funnel', 'retention'].includes(kind) ? 'binomial' : 'mean';

/** Kinds of which an experiment can be planned. */
export const canPlan = (kind: MetricKind): boolean => !['average', 'ratio', 'quantile'].includes(kind);
