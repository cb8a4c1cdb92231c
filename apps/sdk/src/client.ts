import { createEndUser } from './end-user.js';
import { createEventQueue, type TrackedEvent } from './event-queue.js';
import { settingsFrom } from './options.js';
import { createPageDecisions, type PageDecisions } from './page-decisions.js';
import { createPageMetrics } from './page-metrics.js';
import type { ABTestingClient as Published, ClientOptions } from './published-types.js';
import { createReports } from './reports.js';

const asNumber = (value: unknown): number | undefined =>
  value != null && isFinite(Number(value)) ? Number(value) : undefined;

/** What the methods of a client do; as closures, whose names a minifier can shorten. */
function connect(options: ClientOptions): Published {
  const settings = settingsFrom(options);
  const endUser = createEndUser();
  const reports = createReports();
  const events = createEventQueue(settings, endUser, reports);
  let decisions: PageDecisions | undefined;
  let started: Promise<void> | undefined;
  let { consent } = settings;

  const track = (event: TrackedEvent): void => {
    if (consent) events.add({ ...event, preview: decisions?.preview });
  };
  const stopper = new AbortController();
  const { signal } = stopper;
  const watch = createPageMetrics(track, reports, signal);

  const start = async () => {
    addEventListener('pagehide', events.leave, { signal });
    addEventListener('online', events.resume, { signal });
    decisions ??= createPageDecisions({ settings, endUser, reports, events, watch, signal });
    await decisions.begin();
  };
  const init = () => (consent ? (started ??= start().catch(reports.failed)) : Promise.resolve());

  const forget = (): void => {
    started = undefined;
    events.clear();
    decisions?.forget();
    endUser.forget();
  };

  return {
    init,
    on: reports.on,

    trackCustomMetric(eventName, experimentId, value) {
      track({ experimentId, custom: true, eventName, value: asNumber(value) });
    },

    getVariation: (experiment) => decisions?.variationOf(experiment),

    setConsent(given) {
      consent = given;
      if (!given) forget();
      return init();
    },

    destroy() {
      decisions?.takeOut();
      events.leave();
      consent = false;
      stopper.abort();
    },
  };
}

/** See published-types.ts for the contract with pages. */
export class ABTestingClient implements Published {
  static current?: ABTestingClient;

  declare readonly init: Published['init'];
  declare readonly on: Published['on'];
  declare readonly trackCustomMetric: Published['trackCustomMetric'];
  declare readonly getVariation: Published['getVariation'];
  declare readonly setConsent: Published['setConsent'];
  declare readonly destroy: Published['destroy'];

  constructor(options: ClientOptions) {
    Object.assign(this, connect(options));
  }
}
