import type { EndUser } from './end-user.js';
import type { Settings } from './options.js';
import type { Reports } from './reports.js';
import { newEventId } from './random.js';
import { forGood, recallList, store } from './storage.js';

/** What a page saw, as `POST /metrics/track` takes it; id, end user and times are added by the queue. */
export interface TrackedEvent {
  experimentId: number | string;
  custom: boolean;
  metricsId?: number;
  eventName?: string;
  value?: number;
  /** The token of a preview, in which nothing but QA counters move. */
  preview?: string;
}

interface PendingEvent extends TrackedEvent {
  eventId: string;
  timestamp: number;
  /** Until when a page has it on its way (epoch milliseconds); after that it is anybody's to send. */
  leasedUntil?: number;
}

export type EventQueue = ReturnType<typeof createEventQueue>;

const MAX_PENDING = 200;
const MAX_BATCH = 50;
const LEASE_MS = 10_000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** What an answer may say against events. */
interface Refusals {
  detail?: string;
  rejected?: { index: number; detail: string }[];
}

/** The experiment that is to blame, where its number is known. */
const idOf = (event?: PendingEvent) =>
  typeof event?.experimentId === 'number' ? event.experimentId : undefined;

const worthARetry = (status: number) => status >= 500 || status === 429 || status === 408;

/**
 * Carries events to the server: at once, again after a failure, and by beacon when the page goes away.
 *
 * They lie in localStorage until the server has them, for whichever page of the site comes next; where it is
 * refused, in memory. Tabs share it: what one has on its way, the others leave alone for a while.
 */
export function createEventQueue(
  { trackUrl, projectId }: Pick<Settings, 'trackUrl' | 'projectId'>,
  endUser: Pick<EndUser, 'id'>,
  reports: Pick<Reports, 'error'>,
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
    unstored = store(forGood, name, bounded.length ? JSON.stringify(bounded) : '') ? [] : bounded;
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
    const common = { projectId, endUserId: endUser.id(), sentAt: Date.now(), leasedUntil: undefined };
    const items = events.map((event) => ({ ...event, ...common }));
    return JSON.stringify(items.length > 1 ? items : items[0]);
  };

  /** Whether the server has decided about the events, well or badly; false means try again. */
  const send = async (events: PendingEvent[]) => {
    try {
      const response = await fetch(trackUrl, { method: 'POST', keepalive: true, body: bodyOf(events) });
      await tellRefused(response, events);
      return !worthARetry(response.status);
    } catch (error) {
      reports.error('tracking failed', error);
      return false;
    }
  };

  /** Tells which events the server has refused, and why, as far as it says so. */
  const tellRefused = async (response: Response, events: PendingEvent[]) => {
    const { ok, status } = response;
    const answer = (await response.json().catch(() => 0)) as Refusals;
    if (!ok) reports.error(`tracking was answered ${status}`, answer?.detail, idOf(events[0]));
    else
      answer?.rejected?.forEach?.(({ index, detail }) =>
        reports.error(detail, undefined, idOf(events[index])),
      );
  };

  const flush = async () => {
    if (underWay.length || heldBack) return;
    underWay = free().slice(0, MAX_BATCH);
    // What others have on its way is looked after later.
    if (!underWay.length) return read().length ? schedule(LEASE_MS) : undefined;
    update(underWay, Date.now() + LEASE_MS);
    const delivered = await send(underWay);
    update(underWay, delivered ? undefined : 0);
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
    const timestamp = Date.now();
    write([...read(), ...(heldBack ?? []).map((event) => ({ ...event, timestamp }))]);
    heldBack = undefined;
    schedule(0);
  };

  return {
    add(event: TrackedEvent): void {
      const pending = { ...event, eventId: newEventId(), timestamp: Date.now() };
      if (heldBack) heldBack.push(pending);
      else write([...read(), pending]);
      schedule(0);
    },

    /** Keeps events back while the exposure that they follow may still be on its way. */
    hold(): void {
      heldBack ??= [];
    },

    release,

    /** Tries at once, after an offline time. */
    resume: () => void flush(),

    /**
     * Hands over what is left when the page goes away. Where sending has just failed it stays in storage for
     * the next page, since nobody would hear that a beacon failed too.
     */
    leave: (): void => {
      release();
      const cut = 'keepalive' in Request.prototype ? [] : underWay;
      const left = [...cut, ...free()].slice(0, MAX_PENDING);
      const isHealthy = !pausedUntil && navigator.onLine;
      if (left.length && isHealthy && navigator.sendBeacon(trackUrl, bodyOf(left))) update(left);
    },

    /** Drops everything that has not been sent. */
    clear(): void {
      if (heldBack) heldBack = [];
      write([]);
    },
  };
}
