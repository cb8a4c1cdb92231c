import { MemoryRateLimits } from './rate-limits.js';

describe('MemoryRateLimits', () => {
  it('allows so many tries a minute and says how long to wait after that', async () => {
    let now = 0;
    const limits = new MemoryRateLimits(() => now);

    const answers = [await limits.take('a', 2), await limits.take('a', 2)];
    now = 20_500;
    answers.push(await limits.take('a', 2), await limits.take('b', 2));
    now = 60_000;
    answers.push(await limits.take('a', 2));

    expect(answers).toEqual([0, 0, 40, 0, 0]);
  });

  it('is not held up longer by tries that were refused', async () => {
    let now = 0;
    const limits = new MemoryRateLimits(() => now);

    await limits.take('a', 1);
    now = 59_900;
    const refused = await limits.take('a', 1);
    now = 60_000;

    expect([refused, await limits.take('a', 1)]).toEqual([1, 0]);
  });

  it('forgets the oldest key rather than to grow beyond its bound', async () => {
    const limits = new MemoryRateLimits(() => 0, 2);

    for (const key of ['a', 'b', 'c']) await limits.take(key, 1);

    expect([await limits.take('c', 1), await limits.take('a', 1)]).toEqual([60, 0]);
  });
});
