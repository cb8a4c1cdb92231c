import type { EventSource, MetricDefinition } from '../definition.js';
import type { MetricEvent } from '../computing/metric-event.js';

/** A source of all events of some types. */
export const sourceOf = (...eventTypes: string[]): EventSource => ({ eventTypes, filter: null });

/** A definition with everything that is not said as it is by default. */
export function definitionOf(
  given: Partial<MetricDefinition> & Pick<MetricDefinition, 'kind'>,
): MetricDefinition {
  return {
    ...{ source: sourceOf('buy'), value: null, measure: null, denominator: null, steps: [] },
    ...{ retention: null, quantile: null, distinct: null, direction: 'increase' },
    window: { conversionWindowHours: null, delayHours: 0, completeOnly: false },
    cap: { type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false },
    ...{ cuped: { on: false, lookbackDays: 30 }, minimumDetectableEffect: null, nonInferiorityMargin: null },
    ...given,
  };
}

/** An event of which nothing else is known. */
export function eventOf(given: Partial<MetricEvent> & Pick<MetricEvent, 'at'>): MetricEvent {
  return {
    ...{ id: 1, type: 'buy', value: null, properties: null, deviceType: null, campaignId: null, adId: null },
    ...given,
  };
}
