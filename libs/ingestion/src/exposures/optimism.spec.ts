import { Optimism } from './optimism.js';

/** How many statements go the safe way before the next try. */
function pauseOf(optimism: Optimism): number {
  let statements = 0;
  while (!optimism.shouldTry()) statements++;
  return statements;
}

describe('Optimism', () => {
  it('tries from the beginning, and again and again while it succeeds', () => {
    const optimism = new Optimism();

    const tries = Array.from({ length: 3 }, () => {
      const tried = optimism.shouldTry();
      optimism.succeeded();
      return tried;
    });

    expect(tries).toEqual([true, true, true]);
  });

  it('pauses twice as long after each failure in a row, up to a limit', () => {
    const optimism = new Optimism();

    const pauses = Array.from({ length: 12 }, () => {
      optimism.failed();
      return pauseOf(optimism);
    });

    expect(pauses.slice(0, 3)).toEqual([16, 32, 64]);
    expect(pauses.slice(-2)).toEqual([4_096, 4_096]);
  });

  it('begins anew after a success', () => {
    const optimism = new Optimism();
    optimism.failed();
    optimism.failed();
    optimism.succeeded();

    optimism.failed();

    expect(pauseOf(optimism)).toBe(16);
  });
});
