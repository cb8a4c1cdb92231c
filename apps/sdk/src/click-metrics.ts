import type { EventQueue } from './event-queue.js';
import type { Decision, Metric } from './published-types.js';
import type { Reports } from './reports.js';

const isInside = (event: Event, selector: string) =>
  event.target instanceof Element && !!event.target.closest(selector);

/** Counts clicks by one listener on the document, so that elements which come later count too. */
export function trackClicks(decisions: Decision[], events: EventQueue, reports: Reports): void {
  const clickable = decisions
    .flatMap((decision) => decision.metrics ?? [])
    .filter((metric) => !metric.custom);
  const broken = new Set<Metric>();
  const track = (event: Event, metric: Metric) => {
    const { experimentId, id, selector } = metric;
    try {
      if (isInside(event, selector)) events.add({ experimentId, custom: false, metricsId: id });
    } catch (error) {
      if (!broken.has(metric)) reports.error(`the selector of metric ${id} is none`, error, experimentId);
      broken.add(metric);
    }
  };
  if (clickable.length)
    document.addEventListener('click', (event) => clickable.forEach((metric) => track(event, metric)), true);
}
