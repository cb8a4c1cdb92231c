import type { EndUser } from './end-user.js';
import type { Settings } from './options.js';
import type { EndUserId } from './published-types.js';
import type { Reports } from './reports.js';
import { newEventId } from './random.js';
import { forGood, quietly, recallList, store } from './storage.js';
import { toJson } from './to-json.js';

/** What a page saw, as `POST /metrics/track` takes it; id, end user and times are added by the queue. */
export interface TrackedEvent {
  /** None for an event of every experiment that the visitor is in. */
  experimentId?: number | string;
  custom: boolean;
  metricsId?: number;
  eventName?: string;
  value?: number;
  /** Three capital letters, by ISO 4217. */
  currency?: string;
  properties?: object;
  /** Makes an event count once, as often as it is sent; one is made when the page names none. */
  eventId?: string;
  /** The token of a preview, in which nothing but QA counters move. */
  preview?: string;
}

interface PendingEvent extends TrackedEvent {
  eventId: string;
  timestamp: number;
  endUserId?: EndUserId;
  /** Until when a page has it on its way (epoch milliseconds); after that it is anybody's to send. */
  leasedUntil?: number;
}

export type EventQueue = ReturnType<typeof createEventQueue>;

const MAX_PENDING = 200;
const MAX_BATCH = 50;
/** Browsers carry 64 KiB of requests and beacons beyond a page. */
const MAX_BATCH_BYTES = 60_000;
const MAX_EVENT_LENGTH = 8_000;
const LEASE_MS = 10_000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** What an answer may say against events. */
interface Refusals {
  detail?: string;
  rejected?: { index: number; detail: string }[];
}

/** What a page tells of an experiment beside events. */
export type ReportKind = 'late' | 'not_applied' | 'looped';

const worthARetry = (status: number) => /5..|408|429/.test(status as never);

/**
 * Carries events to the server: at once, again after a failure, and by beacon when the page goes away.
 *
 * They lie in localStorage until the server has them, for whichever page of the site comes next; where it is
 * refused, in memory. Tabs share it: what one has on its way, the others leave alone for a while.
 */
export function createEventQueue(
  { trackUrl, projectId }: Pick<Settings, 'trackUrl' | 'projectId'>,
  endUser: Pick<EndUser, 'id'>,
  reports: Pick<Reports, 'complain' | 'emit'>,
) {
  const name = `ab-events-${projectId}`;
  let unstored: PendingEvent[] = [];
  let heldBack: PendingEvent[] | undefined;
  let underWay: PendingEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  /** Until when a failure is waited out (epoch milliseconds). */
  let pausedUntil = 0;

  const read = () => (unstored.length ? unstored : recallList<PendingEvent>(forGood, name));

  const write = (events: PendingEvent[]): void => {
    const bounded = events.slice(-MAX_PENDING);
    unstored = store(forGood, name, bounded.length ? toJson(bounded) : '') ? [] : bounded;
  };

  /** Marks events as on their way until a time, or takes them off the queue when none is given. */
  const update = (events: PendingEvent[], leasedUntil?: number): void => {
    const ids = events.map(({ eventId }) => eventId);
    write(
      read().flatMap((event) =>
        !ids.includes(event.eventId) ? event : leasedUntil === undefined ? [] : { ...event, leasedUntil },
      ),
    );
  };

  const free = () => read().filter(({ leasedUntil = 0 }) => leasedUntil <= Date.now());

  /** As text/plain, which both fetch and beacon make of a string: across origins it needs no preflight. */
  const bodyOf = (events: PendingEvent[]) => {
    const common = { projectId, sentAt: Date.now(), leasedUntil: undefined };
    const items = events.map((event) => ({ endUserId: endUser.id(), ...event, ...common }));
    return toJson(items.length > 1 ? items : items[0])!;
  };

  /** As many of the first events as travel at once. */
  const batchOf = (events: PendingEvent[]) => {
    const batch = events.slice(0, MAX_BATCH);
    while (batch.length > 1 && new Blob([bodyOf(batch)]).size > MAX_BATCH_BYTES) batch.length >>= 1;
    return batch;
  };

  /** Whether the server has decided about the events, well or badly; false means try again. */
  const send = async (events: PendingEvent[]) => {
    try {
      const response = await fetch(trackUrl, { method: 'POST', keepalive: true, body: bodyOf(events) });
      await tellRefused(response, events);
      return !worthARetry(response.status);
    } catch (error) {
      reports.complain('tracking failed', error);
      return false;
    }
  };

  /** Tells which events the server has refused, and why, as far as it says so. */
  const tellRefused = async (response: Response, events: PendingEvent[]) => {
    const { ok, status } = response;
    const answer = (await response.json().catch(() => 0)) as Refusals;
    if (!ok) reports.complain(`tracking failed: ${status}`, answer?.detail, events[0]?.experimentId);
    else
      answer?.rejected?.forEach?.(({ index, detail }) =>
        reports.complain(detail, undefined, events[index]?.experimentId),
      );
  };

  const flush = async () => {
    if (underWay.length || heldBack) return;
    const batch = (underWay = batchOf(free()));
    // What others have on its way is looked after later.
    if (!batch.length) return read().length ? schedule(LEASE_MS) : undefined;
    update(batch, Date.now() + LEASE_MS);
    const delivered = await send(batch);
    if (delivered) reports.emit('sent', batch);
    update(batch, delivered ? undefined : 0);
    pausedUntil = delivered ? 0 : Date.now() + retryMs;
    retryMs = delivered ? FIRST_RETRY_MS : Math.min(retryMs * 2, LAST_RETRY_MS);
    underWay = [];
    schedule(0);
  };

  const schedule = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), Math.max(delayMs, pausedUntil - Date.now()));
  };

  /** Events kept back are dated now: results leave out what is older than the exposure, made meanwhile. */
  const release = () => {
    const dated = (heldBack ?? []).map((event) => ({
      ...event,
      timestamp: Date.now(),
      endUserId: endUser.id(),
    }));
    write([...read(), ...dated]);
    heldBack = undefined;
    schedule(0);
  };

  return {
    add(event: TrackedEvent): void {
      const pending = { ...event, eventId: event.eventId ?? newEventId(), timestamp: Date.now() };
      if (toJson(pending)!.length > MAX_EVENT_LENGTH) reports.complain('too large', event);
      else if (heldBack) heldBack.push(pending);
      else write([...read(), { ...pending, endUserId: endUser.id() }]);
      schedule(0);
    },

    /** Tells the server at once, and once only, what counts as no event; it is nothing to wait for or try again. */
    tell(report: ReportKind, experimentId: number, detail?: Error | string): void {
      const body = toJson({
        ...{ projectId, endUserId: endUser.id(), experimentId, report },
        detail: detail && String(detail).slice(0, 200),
      })!;
      quietly(() => navigator.sendBeacon(trackUrl, body));
    },

    /** Keeps events back while the exposure that they follow may still be on its way. */
    hold(): void {
      heldBack ??= [];
    },

    release,

    /** Tries at once, after an offline time or in the back/forward cache, where browsers forget what was on its way. */
    resume: () => {
      underWay = [];
      void flush();
    },

    /**
     * Hands over what is left when the page goes away. Where sending has just failed it also stays in storage for
     * the next page, since a beacon tells no one that it failed too; what comes twice counts once. The page's going
     * may itself be what made a request fail.
     */
    leave: (): void => {
      release();
      const cut = 'keepalive' in Request.prototype ? [] : underWay;
      const left = batchOf([...cut, ...free()]);
      const isHealthy = !pausedUntil && navigator.onLine;
      if (left.length && navigator.sendBeacon(trackUrl, bodyOf(left)) && isHealthy) update(left);
    },

    /** Drops everything that has not been sent. */
    drop(): void {
      if (heldBack) heldBack = [];
      write([]);
    },
  };
}
