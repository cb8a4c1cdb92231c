import type { TrackedEvent } from './event-queue.js';
import { pageUrl } from './hand-over.js';
import { onUrl } from './navigation.js';
import type { Decision, Metric } from './published-types.js';
import type { Reports } from './reports.js';
import { isSameView, matchesUrl } from './url-conditions.js';

/** The event name of custom metrics that the SDK counts itself, once per page and URL. */
const PAGE_VIEW = 'page_view';
const MIDDLE_BUTTON = 1;

interface Watched {
  readonly metric: Metric;
  readonly made: Decision;
  /** The last view of the page that it has counted. */
  view: number;
}

/** Counts what needs no call: clicks, by one listener on the document so that later elements count too, and views. */
export function createPageMetrics(
  track: (event: TrackedEvent) => void,
  reports: Reports,
  signal: AbortSignal,
) {
  const watched = new Map<number, Watched>();
  let viewedUrl = pageUrl();
  let view = 1;
  /** What a label hands its click on to, and the metrics that have counted the click. */
  let labelled: { handedTo: EventTarget; counted: unknown[] } | undefined;

  const countClick = (event: Event) => {
    const path = event.composedPath() as Element[];
    const isHandedOn = labelled?.handedTo === path[0];
    const counted = isHandedOn ? labelled!.counted : [];
    // A click of another button than the first two is none.
    if ((event as MouseEvent).button > MIDDLE_BUTTON) return;
    for (const { metric } of watched.values()) {
      const { experimentId, custom, id, selector } = metric;
      if (custom || counted.includes(id) || !path.some((node) => node.matches?.(selector))) continue;
      track({ experimentId, custom, metricsId: id });
      counted.push(id);
    }
    const { control } = (path.find((node) => node.localName === 'label') ?? {}) as HTMLLabelElement;
    labelled = control && !isHandedOn ? { handedTo: control, counted } : undefined;
    setTimeout(() => (labelled = undefined));
  };

  /** Once a view of the page, by whichever of the page and the server knows first that it is decided there. */
  const countView = (entry: Watched) => {
    const { experimentId, custom, selector } = entry.metric;
    if (!custom || selector !== PAGE_VIEW || entry.view === view) return;
    entry.view = view;
    track({ experimentId, custom, eventName: selector });
  };

  const watch = (decision: Decision, metric: Metric, isHere: boolean) => {
    const { id, custom, selector, experimentId } = metric;
    try {
      if (!custom) document.querySelector(selector);
      const entry = watched.get(id) ?? { metric, made: decision, view: 0 };
      watched.set(id, entry);
      if (isHere) countView(entry);
    } catch (error) {
      reports.complain(`no selector: metric ${id}`, error, experimentId);
    }
  };

  const countViews = () => {
    viewedUrl = pageUrl();
    view += 1;
    for (const entry of watched.values()) if (matchesUrl(entry.made, viewedUrl)) countView(entry);
  };

  for (const name of ['click', 'auxclick'])
    document.addEventListener(name, countClick, { capture: true, signal });
  onUrl('settled', () => isSameView(viewedUrl, pageUrl()) || countViews(), signal);

  return {
    /** Counts the metrics of these decisions too, each once. */
    watch(decisions: Decision[], url: string): void {
      const isHere = isSameView(url, pageUrl());
      for (const decision of decisions)
        decision.metrics?.forEach?.((metric) => watch(decision, metric, isHere));
    },

    /** One more view of the page. */
    countViews,

    /** What is decided for one visitor is nothing to count for another. */
    forget: () => watched.clear(),
  };
}
