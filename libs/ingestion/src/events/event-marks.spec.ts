import { dayMs, hourMs } from '#libs/durations';
import { identityOf, marksOf, oldestDatedBucket } from './event-marks.js';

const midnight = Date.UTC(2026, 10, 20);
const today = midnight / dayMs;

const event = { eventId: 'order-1', endUserId: 'ada', type: 'purchase', metricId: null, experimentId: null };

/** A version 7 UUID of that time. */
const uuidAt = (time: number, rest = '0000') =>
  time
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-') + `-7abc-8def-${rest.padStart(12, '0')}`;
const marksAt = (receivedAt: number, eventId: string) =>
  marksOf({ ...event, eventId, receivedAt, credential: 'secret' });
const bucketsAt = (receivedAt: number, eventId: string) =>
  marksAt(receivedAt, eventId).map(({ bucket }) => bucket);

describe('identityOf', () => {
  it.each([
    ['id', { eventId: 'order-2' }],
    ['end user', { endUserId: 'bob' }],
    ['end user, missing', { endUserId: null }],
    ['end user, a text that says null', { endUserId: 'null' }],
    ['type', { type: 'begin_checkout' }],
    ['metric', { metricId: 1 }],
    ['experiment', { experimentId: 1 }],
    ['part of another field', { eventId: 'order', endUserId: '-1ada' }],
    ['quotes that look like the next field', { eventId: 'order-1","ada', endUserId: '' }],
  ])('tells events of another %s apart', (_, overrides) => {
    expect(identityOf({ ...event, ...overrides }, 'secret')).not.toBe(identityOf(event, 'secret'));
  });

  it('tells callers of other classes apart, and gives equal events 16 equal bytes', () => {
    const all = (['secret', 'publishable', 'none'] as const).map((one) => identityOf(event, one));

    expect(new Set(all).size).toBe(3);
    expect(all[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(identityOf({ ...event }, 'secret')).toBe(all[0]);
  });
});

describe('marksOf', () => {
  it('gives an event without an id none, and one from before callers had classes those of each class', () => {
    expect(marksOf({ ...event, eventId: null, receivedAt: midnight })).toEqual([]);

    const identities = marksOf({ ...event, receivedAt: midnight }).map(({ identity }) => identity);
    expect(identities).toEqual(
      (['secret', 'publishable', 'none'] as const).map((one) => identityOf(event, one)),
    );
  });

  it.each([-1, 0, 1])('puts an id that carries its time into its day, %i ms from midnight', (ms) => {
    const day = ms < 0 ? today - 1 : today;

    expect(bucketsAt(midnight + ms, uuidAt(midnight + ms))).toEqual([day]);
    expect(bucketsAt(midnight - 1, uuidAt(midnight + ms))).toEqual([day]);
    expect(bucketsAt(midnight + 1, uuidAt(midnight + ms))).toEqual([day]);
    expect(bucketsAt(midnight + 1, uuidAt(midnight + ms).toUpperCase())).toEqual([day]);
  });

  it.each([
    ['order-4711', midnight],
    ['0193c3a0-7fff-4abc-8def-0123456789ab', midnight],
    ['0193c3a0-7fff-7abc-cdef-0123456789ab', midnight],
    [uuidAt(midnight - 33 * dayMs), midnight],
    [uuidAt(midnight + 33 * dayMs), midnight],
    ['ffffffff-ffff-7fff-bfff-ffffffffffff', midnight],
  ])('puts %s into one of eight buckets, whenever it comes', (eventId, receivedAt) => {
    const [bucket, ...others] = bucketsAt(receivedAt, eventId);

    expect(others).toEqual([]);
    expect(bucket).toBeGreaterThanOrEqual(-8);
    expect(bucket).toBeLessThan(0);
  });

  it('uses all eight', () => {
    const buckets = Array.from({ length: 200 }, (_, index) => bucketsAt(midnight, `order-${index}`)[0]);

    expect([...new Set(buckets)].sort()).toEqual([-1, -2, -3, -4, -5, -6, -7, -8]);
  });

  it('lets two copies meet in a row that is still kept, whenever within 30 days they come', () => {
    const eventId = uuidAt(midnight);
    const hours = Array.from({ length: 80 * 24 }, (_, hour) => hour - 40 * 24);
    const marks = new Map(hours.map((hour) => [hour, bucketsAt(midnight + hour * hourMs, eventId)]));

    for (const first of hours)
      for (const laterHours of [0, 1, 23, 24, 25, 48, 29 * 24, 30 * 24]) {
        const later = first + laterHours;
        if (!marks.has(later)) continue;
        const gone = oldestDatedBucket(midnight + later * hourMs);
        const shared = marks
          .get(first)!
          .filter((bucket) => marks.get(later)!.includes(bucket) && (bucket < 0 || bucket >= gone));
        expect([first, later, shared.length > 0]).toEqual([first, later, true]);
      }
  });
});
