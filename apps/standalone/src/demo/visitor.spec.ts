import { dayMs } from '#libs/durations';
import { makeVisitors } from './visitor.js';

const noon = Date.UTC(2026, 10, 22, 12);

describe('visitors of the demo', () => {
  it('are the same ones whenever the week ends', () => {
    const [atNoon, later] = [makeVisitors(200, 7, noon), makeVisitors(200, 7, noon + dayMs / 3)];

    const people = (visitors: typeof atNoon) =>
      visitors.map(({ endUserId, headers, query }) => ({ endUserId, headers, query }));
    expect(people(later)).toEqual(people(atNoon));
    expect(new Set(atNoon.map(({ endUserId }) => endUserId)).size).toBe(200);
  });

  it('come within the seven days, on each of them, and leave before the end', () => {
    const times = makeVisitors(2_000, 7, noon).flatMap(({ sessions }) => sessions);

    expect(Math.min(...times)).toBeGreaterThanOrEqual(noon - 7 * dayMs);
    expect(Math.max(...times)).toBeLessThanOrEqual(noon - dayMs / 48);
    expect(new Set(times.map((time) => Math.floor((noon - time) / dayMs))).size).toBe(7);
  });

  it('come in the evening rather than at night', () => {
    const hours = makeVisitors(2_000, 7, noon)
      .flatMap(({ sessions }) => sessions)
      .map((time) => new Date(time).getUTCHours());

    const evening = hours.filter((hour) => hour >= 15 && hour < 18).length;
    const night = hours.filter((hour) => hour >= 3 && hour < 6).length;
    expect(evening).toBeGreaterThan(5 * night);
  });
});
