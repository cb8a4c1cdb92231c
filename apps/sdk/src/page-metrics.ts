import type { TrackedEvent } from './event-queue.js';
import { onUrlChange } from './navigation.js';
import type { Decision, Metric } from './published-types.js';
import type { Reports } from './reports.js';

/** The event name of custom metrics that the SDK counts itself, once per page and URL. */
const PAGE_VIEW = 'page_view';

/** Counts what needs no call: clicks, by one listener on the document so that later elements count too, and views. */
export function createPageMetrics(
  track: (event: TrackedEvent) => void,
  reports: Reports,
  signal: AbortSignal,
) {
  const watched = new Map<number, Metric>();

  const countClick = ({ target }: Event) => {
    for (const { experimentId, custom, id, selector } of watched.values())
      if (!custom && (target as Element).closest?.(selector)) track({ experimentId, custom, metricsId: id });
  };

  const countView = ({ experimentId, custom, selector }: Metric) => {
    if (custom && selector === PAGE_VIEW) track({ experimentId, custom, eventName: selector });
  };

  const watch = (metric: Metric) => {
    const { id, custom, selector, experimentId } = metric;
    if (watched.has(id)) return;
    try {
      if (!custom) document.querySelector(selector);
      watched.set(id, metric);
      countView(metric);
    } catch (error) {
      reports.error(`the selector of metric ${id} is none`, error, experimentId);
    }
  };

  document.addEventListener('click', countClick, { capture: true, signal });
  onUrlChange(() => watched.forEach(countView), signal);

  /** Counts the metrics of these decisions too, each once. */
  return (decisions: Decision[]): void => {
    for (const { metrics } of decisions) metrics?.forEach?.(watch);
  };
}
