import { parseInstant } from '#libs/http';

/** Nothing happened before the first browser that sends events. */
const earliest = Date.UTC(2000, 0);
const furthest = 8.64e15;

/**
 * A time as clients send it: ISO 8601 (UTC when it names no zone) or milliseconds since 1970.
 *
 * @returns milliseconds since 1970; null when none was sent, undefined when it is no time
 */
export function readTime(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  const time = typeof value === 'string' ? parseInstant(value) : value;
  return typeof time === 'number' && Math.abs(time) <= furthest ? time : undefined;
}

/** What a client says about when something happened, and when its call arrived here; milliseconds. */
export interface ReportedTime {
  readonly timestamp: number | null;
  /** The client's clock when it sent the call. */
  readonly sentAt: number | null;
  readonly receivedAt: number;
}

/**
 * When an event happened by the server's clock: the client's time, shifted by the difference between
 * `sentAt` and arrival. Never ahead of the arrival; whole milliseconds.
 */
export function correctTime({ timestamp, sentAt, receivedAt }: ReportedTime): number {
  if (timestamp === null) return receivedAt;
  const shift = sentAt === null ? 0 : receivedAt - sentAt;
  return Math.floor(Math.min(Math.max(timestamp + shift, earliest), receivedAt));
}
