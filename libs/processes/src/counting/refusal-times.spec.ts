import { describe, expect, it } from '@jest/globals';
import { RefusalTimes } from './refusal-times.js';

describe('RefusalTimes', () => {
  it('reaches its limit with the twentieth refusal within a minute, and again after twenty more', () => {
    const times = new RefusalTimes();

    const reached = Array.from({ length: 45 }, (_, index) => times.note('a', index * 1_000));

    expect(reached.flatMap((isReached, index) => (isReached ? [index] : []))).toEqual([19, 39]);
  });

  it('forgets what is older than a minute, and counts each by itself', () => {
    const times = new RefusalTimes();

    const slow = Array.from({ length: 60 }, (_, index) => times.note('slow', index * 3_200));
    const two = Array.from({ length: 38 }, (_, index) => times.note(`two ${index % 2}`, 200_000));

    expect([...slow, ...two]).not.toContain(true);
  });

  it('tells a burst across the change of a minute', () => {
    const times = new RefusalTimes();

    const reached = Array.from({ length: 20 }, (_, index) => times.note('a', 59_000 + index * 100));

    expect(reached.at(-1)).toBe(true);
  });
});
