import { minuteMs } from '#libs/durations';
import { failureWindowMs, judgeTry, type GuessedSecret } from './failure-policy.js';

const start = Date.UTC(2026, 0, 1);

/** So many failures, one each minute. */
const failures = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => start + index * minuteMs);

const judge = (secret: GuessedSecret, count: number, later = 0) =>
  judgeTry(secret, failures(count), start + count * minuteMs + later);

describe('judgeTry', () => {
  it.each([
    ['code', 20],
    ['password', 100],
  ] as const)('admits a %s %i times a day and says when the next one may come', (secret, limit) => {
    expect(judge(secret, limit - 1)).toMatchObject({ admitted: true });
    expect(judge(secret, limit)).toEqual({
      admitted: false,
      retryAfterSeconds: (failureWindowMs - limit * minuteMs) / 1000,
    });
  });

  it('counts over any day, however it is cut', () => {
    const firstIsOver = failureWindowMs - 20 * minuteMs;

    expect(judge('code', 20, firstIsOver - 1)).toEqual({ admitted: false, retryAfterSeconds: 1 });
    expect(judge('code', 20, firstIsOver)).toMatchObject({ admitted: true });
  });

  it('waits until enough failures are over when there are more than the limit', () => {
    expect(judge('code', 25)).toEqual({
      admitted: false,
      retryAfterSeconds: (failureWindowMs - 20 * minuteMs) / 1000,
    });
  });

  it('delays wrong passwords more and more after the tenth, and codes never', () => {
    const delays = [0, 9, 10, 11, 49, 99].map((count) => judge('password', count));

    expect(delays.map((verdict) => verdict.admitted && verdict.delayMs)).toEqual([0, 0, 50, 100, 2000, 2000]);
    expect(judge('code', 19)).toEqual({ admitted: true, delayMs: 0 });
  });
});
