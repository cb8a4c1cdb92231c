import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evenShares, withoutShare, withShare } from './shares.js';

const sumOf = (shares: readonly number[]) => shares.reduce((sum, share) => sum + Math.round(share * 100), 0);

describe('shares of the traffic', () => {
  it('are spread evenly, the remainder to the first ones', () => {
    expect(evenShares(3)).toEqual([33.34, 33.33, 33.33]);
    expect(evenShares(1)).toEqual([100]);
  });

  it('give and take in proportion when one is set', () => {
    expect(withShare([50, 30, 20], 0, 80)).toEqual([80, 12, 8]);
    expect(withShare([100, 0, 0], 0, 50)).toEqual([50, 25, 25]);
    expect(withShare([50, 50], 1, 12.345)).toEqual([87.65, 12.35]);
    expect(withShare([100], 0, 20)).toEqual([100]);
  });

  it('go to the others in proportion when one is taken away', () => {
    expect(withoutShare([50, 30, 20], 0)).toEqual([60, 40]);
  });

  it('always sum to 100', () => {
    const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(
        fc.array(percent, { minLength: 2, maxLength: 50 }),
        percent,
        fc.nat(),
        (shares, set, at) => {
          const index = at % shares.length;

          expect(sumOf(withShare(shares, index, set))).toBe(10_000);
          expect(sumOf(withoutShare(shares, index))).toBe(10_000);
          expect(sumOf(evenShares(shares.length))).toBe(10_000);
        },
      ),
    );
  });
});
