import fc from 'fast-check';
import { handOverEqually, handOverInProportion, totalShare } from './settle-shares.js';

const total = (shares: number[]) => totalShare(shares.map((traffic) => ({ traffic })));

describe('handOverEqually', () => {
  it('spreads a removed share over the rest without losing a hundredth', () => {
    const shares = handOverEqually(33, [34, 16.5, 16.5]);

    expect(shares).toEqual([45, 27.5, 27.5]);
    expect(total(handOverEqually(0.05, [45, 27.5]))).toBe(72.55);
  });
});

describe('handOverInProportion', () => {
  it.each([
    [50, [30, 20], [60, 40]],
    [33.34, [33.33, 33.33], [50, 50]],
    [10, [90], [100]],
    [10, [60, 20, 10], [66.67, 22.22, 11.11]],
    [40, [0, 60], [0, 100]],
    [100, [0, 0], [50, 50]],
  ])('of %d to %j is %j', (removed, others, expected) => {
    expect(handOverInProportion(removed, others)).toEqual(expected);
  });

  it('never loses a hundredth, and takes nothing from anybody', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 5_000 }), (hundredths, removed) => {
        const others = hundredths.map((share) => share / 100);
        const after = handOverInProportion(removed / 100, others);
        expect(Math.round(total(after) * 100)).toBe(hundredths.reduce((sum, one) => sum + one, removed));
        expect(after.every((share, index) => share >= others[index]!)).toBe(true);
      }),
    );
  });
});
