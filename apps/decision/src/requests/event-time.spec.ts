import { hourMs } from '#libs/durations';
import { correctTime, readTime, shiftTime } from './event-time.js';

describe('readTime', () => {
  it.each([
    [1_790_000_000_123, 1_790_000_000_123],
    ['2026-11-22T10:00:00.123Z', Date.UTC(2026, 10, 22, 10, 0, 0, 123)],
    ['2026-11-22T10:00:00+02:00', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22T10:00:00+0200', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22T10:00', Date.UTC(2026, 10, 22, 10)],
    ['2026-11-22T10:00:00.5', Date.UTC(2026, 10, 22, 10, 0, 0, 500)],
    ['2026-11-22', Date.UTC(2026, 10, 22)],
  ])('reads %p', (value, expected) => {
    expect(readTime(value)).toBe(expected);
  });

  it.each([undefined, null])('takes %p for no time', (value) => {
    expect(readTime(value)).toBeNull();
  });

  it.each([
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '2026-02-29T10:00:00Z',
    '2026-04-31',
    '22.11.2026',
    '2026-11-22 10:00',
    'Infinity',
    9e15,
    NaN,
    true,
    {},
    [],
  ])('refuses %p', (value) => {
    expect(readTime(value)).toBeUndefined();
  });
});

describe('correctTime', () => {
  const receivedAt = Date.UTC(2026, 10, 22, 12);

  it('takes the arrival when nothing was said', () => {
    expect(correctTime({ timestamp: null, sentAt: null, receivedAt })).toBe(receivedAt);
    expect(correctTime({ timestamp: null, sentAt: receivedAt - hourMs, receivedAt })).toBe(receivedAt);
  });

  it.each([-365 * 24 * hourMs, -hourMs, 0, 5 * hourMs])('undoes a clock that is %p ms off', (offset) => {
    const sentAt = receivedAt + offset;

    const corrected = correctTime({ timestamp: sentAt - 90_000, sentAt, receivedAt });

    expect(corrected).toBe(receivedAt - 90_000);
  });

  it.each([0, 59_999, -59_999])('takes a difference of %p ms for the way of the call', (difference) => {
    const timestamp = receivedAt - 90_001;

    expect(shiftTime(timestamp, { sentAt: receivedAt - difference, receivedAt })).toBe(timestamp);
    expect(correctTime({ timestamp, sentAt: receivedAt - difference, receivedAt })).toBe(timestamp);
  });

  it.each([
    ['to the next one', -90_000, 75_250, -14_000],
    ['exactly', -90_000, 75_000, -15_000],
    ['not ahead of the arrival', -75_000, 74_900, 0],
    ['as far ahead as it was', -60_000, 74_900, 14_900],
  ])('moves a time without a fraction of a second by whole seconds: %s', (_, ahead, late, expected) => {
    const moved = shiftTime(receivedAt + ahead, { sentAt: receivedAt - late, receivedAt });

    expect(moved - receivedAt).toBe(expected);
  });

  it('never lies ahead of the arrival', () => {
    expect(correctTime({ timestamp: receivedAt + hourMs, sentAt: null, receivedAt })).toBe(receivedAt);
    expect(correctTime({ timestamp: receivedAt + hourMs, sentAt: receivedAt, receivedAt })).toBe(receivedAt);
  });

  it('never lies before the year 2000, and is whole', () => {
    expect(correctTime({ timestamp: -1e15, sentAt: null, receivedAt })).toBe(Date.UTC(2000, 0));
    expect(correctTime({ timestamp: receivedAt - 0.5, sentAt: null, receivedAt })).toBe(receivedAt - 1);
  });
});
