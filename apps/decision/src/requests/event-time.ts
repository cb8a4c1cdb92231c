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
 * A client's time by the server's clock: shifted by the difference between `sentAt` and arrival, if that is a minute or
 * more. A time without a fraction of a second says which second it was, and goes on doing so: it moves by whole seconds,
 * to the next one, but not ahead of the arrival.
 */
export function shiftTime(
  timestamp: number,
  { sentAt, receivedAt }: Omit<ReportedTime, 'timestamp'>,
): number {
  const difference = sentAt === null ? 0 : receivedAt - sentAt;
  if (Math.abs(difference) < transitMs) return timestamp;
  const shifted = timestamp + difference;
  if (timestamp % 1_000 !== 0) return shifted;
  return Math.min(Math.ceil(shifted / 1_000) * 1_000, Math.max(shifted, receivedAt));
}

/**
 * When an event happened by the server's clock (`shiftTime`). Never ahead of the arrival; whole milliseconds.
 */
export function correctTime({ timestamp, ...call }: ReportedTime): number {
  if (timestamp === null) return call.receivedAt;
  return Math.floor(Math.min(Math.max(shiftTime(timestamp, call), earliest), call.receivedAt));
}
