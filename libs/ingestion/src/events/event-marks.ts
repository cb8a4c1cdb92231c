import { createHash } from 'node:crypto';
import { dayMs } from '#libs/durations';
import type { CredentialClass, StorableEvent } from './event.js';

const credentials: readonly CredentialClass[] = ['secret', 'publishable', 'none'];

/** A row of `event_mark` that stands for an event with an id, apart from its project. */
export interface Mark {
  /** Days since 1970 that the id itself names, or -1 to -8. */
  readonly bucket: number;
  /** 16 bytes in hexadecimal. */
  readonly identity: string;
}

type Identified = Pick<
  StorableEvent,
  'eventId' | 'endUserId' | 'type' | 'metricId' | 'experimentId' | 'receivedAt' | 'credential'
>;

/** How long an event id is known. */
export const markDays = 30;

const undatedBuckets = 8;

/** A version 7 UUID carries the milliseconds since 1970 at which it was made. */
const datedId = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * What an event with an id is known by within its project: 16 bytes in hexadecimal. Two events have the same
 * identity when id, end user, type, metric, experiment and the class of their caller are all the same.
 */
export function identityOf(event: Omit<Identified, 'receivedAt'>, credential: CredentialClass): string {
  const { eventId, endUserId, type, metricId, experimentId } = event;
  const parts = [credential, eventId, endUserId, type, metricId, experimentId ?? 0];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/**
 * The rows that an event with an id takes; it is new when all of them are free. None for an event without an id.
 *
 * A dated id that comes within a day of its time takes a row of that day, which is removed with its day. One that comes
 * later or earlier takes an undated row as well, which is kept for its full time, and one that is further away takes
 * the undated row alone. So whatever two copies of an event say at whatever times, they meet in a row.
 *
 * An event from before callers had classes stands for all of them.
 */
export function marksOf(event: Identified): Mark[] {
  if (event.eventId === null) return [];
  const classes = event.credential === undefined ? credentials : [event.credential];
  return classes.flatMap((credential) => {
    const identity = identityOf(event, credential);
    return bucketsOf(event.eventId!, identity, event.receivedAt).map((bucket) => ({ bucket, identity }));
  });
}

/** The first day whose dated rows may still be asked for. */
export function oldestDatedBucket(now: number): number {
  return Math.floor(now / dayMs) - (markDays + 2);
}

function bucketsOf(eventId: string, identity: string, receivedAt: number): number[] {
  const undated = -1 - (Number.parseInt(identity.slice(0, 2), 16) % undatedBuckets);
  const madeAt = timeIn(eventId);
  if (madeAt === undefined) return [undated];
  const age = receivedAt - madeAt;
  if (age < -(markDays + 1) * dayMs || age >= (markDays + 2) * dayMs) return [undated];
  const dated = Math.floor(madeAt / dayMs);
  return age >= -dayMs && age < dayMs ? [dated] : [dated, undated];
}

function timeIn(eventId: string): number | undefined {
  const [, high, low] = datedId.exec(eventId) ?? [];
  return high === undefined || low === undefined ? undefined : Number.parseInt(high + low, 16);
}
