import { hearCalls } from './calls.js';
import { createEndUser } from './end-user.js';
import { createEventQueue, type TrackedEvent } from './event-queue.js';
import { tellDecided } from './flicker.js';
import { loadFile } from './load-file.js';
import { type Settings, settingsFrom } from './options.js';
import { createPageDecisions, type PageDecisions } from './page-decisions.js';
import { createPageMetrics } from './page-metrics.js';
import type { ABTestingClient as Published, ClientOptions, Decision } from './published-types.js';
import { restoreReferrer } from './redirect.js';
import { createReports, type Reports } from './reports.js';
import { type Seat, shared, takenSeat } from './shared.js';
import { toJson } from './to-json.js';
import { withEngine } from './with-engine.js';

/** A number, or a text that is one in plain decimals; nothing for none. Throws for anything else. */
function asNumber(value: unknown): number | undefined {
  if (value == null) return undefined;
  const isPlain = typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
  if (!isPlain || !isFinite(value as number)) throw new Error('value is no number');
  return Number(value);
}

/** A prerendered page that nobody has come to is no visit. */
const whenSeen = (): Promise<unknown> | undefined =>
  (document as Document & { prerendering?: boolean }).prerendering
    ? new Promise((resolve) => document.addEventListener('prerenderingchange', resolve))
    : undefined;

/** Once a page and variation. */
function exposing(tell: NonNullable<Settings['onExposure']>) {
  const told = new Set<number>();
  return (decision: Decision): void => {
    const { variation } = decision;
    if (told.has(variation.variationId)) return;
    told.add(variation.variationId);
    tell(decision, variation);
  };
}

/** What the methods of a client do; as closures, whose names a minifier can shorten. */
function connect(settings: Settings, reports: Reports, leaveSeat: () => void): Published {
  const endUser = createEndUser(settings);
  const events = createEventQueue(settings, endUser, reports);
  let decisions: PageDecisions | undefined;
  let started: Promise<void> | undefined;
  let { consent, attributes } = settings;

  const track = (event: TrackedEvent): void => {
    if (consent) events.add({ ...event, preview: decisions?.preview });
  };
  const stopper = new AbortController();
  const { signal } = stopper;
  const { linkedHosts } = settings;
  let linked: Promise<unknown> | undefined;
  if (linkedHosts[0]) {
    shared().leaveTo = { linkedHosts, endUser, signal };
    linked = loadFile(settings, 'linked-hosts.js');
  }
  const metrics = createPageMetrics(track, reports, signal);

  /** Back from the back/forward cache: one more view, of what may have changed meanwhile. */
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    events.resume();
    metrics.countViews();
    renew();
  };

  const overlay = /\bab-debug\b/.test(location.search) && loadFile(settings, 'debug-overlay.js');

  const start = async () => {
    const waiting = whenSeen() ?? (shared().handed ? linked : overlay);
    if (waiting) {
      events.hold();
      await waiting;
      if (signal.aborted || !consent) return;
    }
    addEventListener('pagehide', events.leave, { signal });
    addEventListener('online', events.resume, { signal });
    addEventListener('pageshow', comeBack, { signal });
    decisions ??= createPageDecisions({
      ...{ settings, endUser, reports, events, signal },
      watch: (...seen) => metrics.watch(...seen),
      said: () => attributes,
    });
    await decisions.begin();
  };
  const init = () => {
    if (consent) return (started ??= start().catch(reports.failed));
    tellDecided();
    return Promise.resolve();
  };

  const renew = () => consent && decisions?.renew();

  /** Another visitor from now on. */
  const forget = (): void => {
    decisions?.forget();
    endUser.forget();
    metrics.forget();
  };

  return {
    init,
    on: reports.on,
    off: reports.off,

    track(eventName, { value, currency, id, properties } = {}) {
      const eventId = id == null ? undefined : String(id);
      track({ custom: true, eventName, value: asNumber(value), currency, properties, eventId });
    },

    trackCustomMetric(eventName, experimentId, value) {
      track({ experimentId, custom: true, eventName, value: asNumber(value) });
    },

    getVariation: (experiment) => decisions?.variationOf(experiment),

    // Says nothing of types that only the caller knows.
    getValue: ((experiment: number | string, fallback: unknown) =>
      decisions?.variationOf(experiment)?.value ?? fallback) as Published['getValue'],

    setAttributes(given) {
      attributes = { ...attributes, ...given };
      renew();
    },

    identify(userId, { proof } = {}) {
      if (!consent || !endUser.markKnown(`${userId} ${!!proof}`)) return;
      const join = { projectId: settings.projectId, anonymousId: endUser.id(), userId, proof };
      void loadFile(settings, 'identify.js', toJson(join));
    },

    reset() {
      forget();
      renew();
    },

    whenPresent(selector, callback) {
      const fail = (error: unknown) => reports.complain('whenPresent failed', error);
      const stop = withEngine(settings, (engine) => engine.whenPresent(selector, callback), fail);
      shared().running?.unshift(stop);
      return stop;
    },

    setConsent(given) {
      consent = given;
      if (!given) {
        started = undefined;
        decisions?.takeOut();
        events.drop();
        forget();
      }
      return init();
    },

    destroy() {
      decisions?.takeOut();
      events.leave();
      consent = false;
      stopper.abort();
      leaveSeat();
    },
  };
}

/** See published-types.ts for the contract with pages. */
export class ABTestingClient implements Published {
  static current?: ABTestingClient;

  declare readonly init: Published['init'];
  declare readonly on: Published['on'];
  declare readonly off: Published['off'];
  declare readonly track: Published['track'];
  declare readonly trackCustomMetric: Published['trackCustomMetric'];
  declare readonly getVariation: Published['getVariation'];
  declare readonly getValue: Published['getValue'];
  declare readonly setAttributes: Published['setAttributes'];
  declare readonly identify: Published['identify'];
  declare readonly reset: Published['reset'];
  declare readonly whenPresent: Published['whenPresent'];
  declare readonly setConsent: Published['setConsent'];
  declare readonly destroy: Published['destroy'];

  constructor(options: ClientOptions) {
    const settings = settingsFrom(options);
    const name = settings.projectId;
    const { seats } = shared();
    const taken = takenSeat(name);
    const seat: Seat = (seats[name] ??= { heard: 0 });
    if (taken) {
      taken.refuse?.();
      seat.client = taken.client;
      hearCalls(seat);
      return taken.client as ABTestingClient;
    }
    restoreReferrer();
    const reports = createReports();
    const methods = connect(settings, reports, () => (seat.client = undefined));
    for (const [method, act] of Object.entries(methods) as [string, (...details: never[]) => unknown][])
      (this as Record<string, unknown>)[method] = (...details: never[]) => {
        try {
          return act(...details);
        } catch (error) {
          reports.complain(`${method} failed`, error);
          return undefined;
        }
      };
    seat.client = this;
    if (settings.dataLayer || settings.segment) {
      seat.tells = settings;
      void loadFile(settings, 'site-analytics.js');
    }
    if (settings.onExposure) this.on('applied', exposing(settings.onExposure));
    seat.refuse = () => reports.complain('started already');
    hearCalls(seat);
  }
}
