import type { EndUser } from './end-user.js';
import { newEventId } from './event-id.js';
import type { Reports } from './reports.js';

/** What a page saw, as `POST /metrics/track` takes it; id, end user and times are added by the queue. */
export interface TrackedEvent {
  experimentId: number | string;
  custom: boolean;
  metricsId?: number;
  eventName?: string;
  value?: number;
}

interface PendingEvent extends TrackedEvent {
  eventId: string;
  timestamp: string;
}

export type EventQueue = ReturnType<typeof createEventQueue>;

const MAX_PENDING = 500;
const MAX_BATCH = 50;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

const now = () => new Date().toISOString();
const worthARetry = (status: number) => status >= 500 || status === 429 || status === 408;

/** Carries events to the server: at once, again after a failure, and by beacon when the page goes away. */
export function createEventQueue(trackUrl: string, endUser: EndUser, reports: Reports) {
  let pending: PendingEvent[] = [];
  let underWay: PendingEvent[] = [];
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;

  /** As text/plain, which both fetch and beacon make of a string: across origins it needs no preflight. */
  const bodyOf = (events: PendingEvent[]) => {
    const sentAt = now();
    const items = events.map((event) => ({ ...event, endUserId: endUser.id(), sentAt }));
    return JSON.stringify(items.length > 1 ? items : items[0]);
  };

  /** Whether the server has decided about the events, well or badly; false means try again. */
  const send = async (events: PendingEvent[]) => {
    try {
      const { ok, status } = await fetch(trackUrl, { method: 'POST', keepalive: true, body: bodyOf(events) });
      if (!ok) reports.error(`tracking was answered ${status}`);
      return !worthARetry(status);
    } catch (error) {
      reports.error('tracking failed', error);
      return false;
    }
  };

  const flush = async () => {
    underWay = pending.splice(0, MAX_BATCH);
    const delivered = await send(underWay);
    if (!delivered) pending.unshift(...underWay);
    const waitMs = delivered ? 0 : retryMs;
    retryMs = delivered ? FIRST_RETRY_MS : Math.min(retryMs * 2, LAST_RETRY_MS);
    underWay = [];
    timer = undefined;
    schedule(waitMs);
  };

  const schedule = (delayMs: number) => {
    if (!held && pending.length) timer ??= setTimeout(() => void flush(), delayMs);
  };

  return {
    add(event: TrackedEvent): void {
      if (pending.length >= MAX_PENDING) pending.shift();
      pending.push({ ...event, eventId: newEventId(), timestamp: now() });
      schedule(0);
    },

    /** Keeps events back while the end user may still be unknown. */
    hold(): void {
      held = true;
      clearTimeout(timer);
      timer = undefined;
    },

    /** Events kept back are dated now: results leave out what is older than the exposure, made meanwhile. */
    release(): void {
      held = false;
      for (const event of pending) event.timestamp = now();
      schedule(0);
    },

    /** Hands over what is left when the page goes away; the event ids let the server drop what it has already. */
    beacon(): void {
      const left = 'keepalive' in Request.prototype ? pending : [...underWay, ...pending];
      if (left.length && navigator.sendBeacon(trackUrl, bodyOf(left))) pending = [];
    },
  };
}
