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

/** A number of milliseconds below this one is seconds: as milliseconds it would lie before March 1973. */
const leastMs = 1e11;

/** Whether a time is a number that can only mean seconds. */
export function isInSeconds(value: unknown): boolean {
  return typeof value === 'number' && value < leastMs;
}

/** What a client says about when something happened, and when its call arrived here; milliseconds. */
export interface ReportedTime {
  readonly timestamp: number | null;
  /** The client's clock when it sent the call. */
  readonly sentAt: number | null;
  readonly receivedAt: number;
}

/** What a call takes on its way; only a larger difference tells that a clock is wrong. */
const transitMs = 60_000;

/**
 * When an event happened by the server's clock: the client's time, shifted by the difference between
 * `sentAt` and arrival, if that is a minute or more. Never ahead of the arrival; whole milliseconds.
 */
export function correctTime({ timestamp, sentAt, receivedAt }: ReportedTime): number {
  if (timestamp === null) return receivedAt;
  const difference = sentAt === null ? 0 : receivedAt - sentAt;
  const shift = Math.abs(difference) < transitMs ? 0 : difference;
  return Math.floor(Math.min(Math.max(timestamp + shift, earliest), receivedAt));
}
