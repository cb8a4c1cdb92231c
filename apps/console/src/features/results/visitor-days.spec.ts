import { describe, expect, it } from '@jest/globals';
import { visitorDays } from './visitor-days.js';

describe('visitorDays', () => {
  it('is what each day added to each variation', () => {
    const point = (day: string, ...users: number[]) => ({ day, variants: users.map((n) => ({ users: n })) });
    const series = { points: [point('2026-11-01', 3, 2), point('2026-11-02', 3, 6)] };

    expect(visitorDays(series as unknown as Parameters<typeof visitorDays>[0])).toEqual([
      { day: '2026-11-01', users: [3, 2] },
      { day: '2026-11-02', users: [0, 4] },
    ]);
  });
});
