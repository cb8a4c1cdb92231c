import fc from 'fast-check';
import { cumulativeLimits, evenShares, percentLimit, pickVariation } from './shares.js';

/** Shares in hundredths of a percent that add up to at most 100 percent. */
const hundredths = fc
  .array(fc.integer({ min: 0, max: 10000 }), { minLength: 1, maxLength: 50 })
  .map((weights) => weights.map((weight) => Math.floor((weight * 10000) / Math.max(10000, sum(weights)))));

describe('cumulativeLimits', () => {
  it.each([
    [
      [50, 50],
      [5000, 10000],
    ],
    [
      [34, 33, 33],
      [3400, 6700, 10000],
    ],
    [
      [33.33, 33.33, 33.34],
      [3333, 6666, 10000],
    ],
    [
      [0.29, 99.71],
      [29, 10000],
    ],
    [
      [0, 100],
      [0, 10000],
    ],
    [
      [10, 20],
      [1000, 3000],
    ],
    [[], []],
  ])('turns %j into %j', (shares, limits) => {
    expect(cumulativeLimits(shares, 10000)).toEqual(limits);
  });

  it('scales with the number of buckets', () => {
    expect(cumulativeLimits([0.29, 99.71], 1_000_000)).toEqual([2900, 1_000_000]);
  });

  it('gives each variation exactly its number of buckets', () => {
    fc.assert(
      fc.property(hundredths, (parts) => {
        const limits = cumulativeLimits(
          parts.map((part) => part / 100),
          10000,
        );

        expect(limits.map((limit, i) => limit - (limits[i - 1] ?? 0))).toEqual(parts);
      }),
    );
  });

  it.each([
    [[-1, 50], 'no percent'],
    [[Number.NaN], 'no percent'],
    [[50, 50.01], 'add up to 100.01'],
    [[Number.POSITIVE_INFINITY], 'more than 100'],
    [[33.333], 'two decimals'],
  ])('refuses the shares %j', (shares, reason) => {
    expect(() => cumulativeLimits(shares, 10000)).toThrow(RangeError);
    expect(() => cumulativeLimits(shares, 10000)).toThrow(reason);
  });

  it('refuses a number of buckets in which a hundredth of a percent is not whole', () => {
    expect(() => cumulativeLimits([50], 1000)).toThrow(RangeError);
  });
});

describe('pickVariation', () => {
  it('picks by ranges that exclude their lower and include their upper limit', () => {
    const limits = cumulativeLimits([10, 0, 20], 10000);

    expect([1, 1000, 1001, 3000].map((bucket) => pickVariation(bucket, limits))).toEqual([0, 0, 2, 2]);
  });

  it('picks nothing beyond the covered traffic', () => {
    expect(pickVariation(3001, cumulativeLimits([10, 20], 10000))).toBeUndefined();
    expect(pickVariation(1, [])).toBeUndefined();
  });

  it('converges to the shares over all buckets', () => {
    fc.assert(
      fc.property(hundredths, (parts) => {
        const limits = cumulativeLimits(
          parts.map((part) => part / 100),
          10000,
        );
        const counts = parts.map(() => 0);

        for (let bucket = 1; bucket <= 10000; bucket++) {
          const picked = pickVariation(bucket, limits);
          if (picked !== undefined) counts[picked]!++;
        }

        expect(counts).toEqual(parts);
      }),
      { numRuns: 20 },
    );
  });
});

describe('percentLimit', () => {
  it('is exact for every hundredth of a percent', () => {
    for (let part = 0; part <= 10000; part++) expect(percentLimit(part / 100, 10000)).toBe(part);
  });

  it.each([-0.01, 100.01, 12.345, Number.NaN])('refuses %d', (percent) => {
    expect(() => percentLimit(percent, 10000)).toThrow(RangeError);
  });
});

describe('evenShares', () => {
  it.each([
    [1, [100]],
    [2, [50, 50]],
    [3, [34, 33, 33]],
    [6, [17, 17, 17, 17, 16, 16]],
    [7, [15, 15, 14, 14, 14, 14, 14]],
  ])('shares among %d with the remainder to the first ones', (count, shares) => {
    expect(evenShares(count)).toEqual(shares);
  });

  it('adds up to 100 for every number of variations', () => {
    for (let count = 1; count <= 120; count++) expect(sum(evenShares(count))).toBe(100);
  });

  it.each([0, -1, 2.5])('refuses %d variations', (count) => {
    expect(() => evenShares(count)).toThrow(RangeError);
  });
});

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
