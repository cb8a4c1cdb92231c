import fc from 'fast-check';
import { handOver, requireFullAllocation, spreadEvenly } from './traffic.js';

const total = (shares: { traffic: number }[]) =>
  shares.reduce((sum, { traffic }) => sum + Math.round(traffic * 100), 0);

describe('spreadEvenly', () => {
  it('gives the remainder to the first ones', () => {
    expect(spreadEvenly([7, 8, 9]).map(({ traffic }) => traffic)).toEqual([34, 33, 33]);
    expect(spreadEvenly([7, 8, 9, 10, 11, 12, 13]).map(({ traffic }) => traffic)).toEqual([
      15, 15, 14, 14, 14, 14, 14,
    ]);
  });

  it('always sums to 100', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (count) => {
        const ids = Array.from({ length: count }, (_, index) => index + 1);
        expect(total(spreadEvenly(ids))).toBe(10_000);
      }),
    );
  });
});

describe('handOver', () => {
  it('spreads a removed share over the rest without losing a hundredth', () => {
    const shares = handOver(33, [
      { id: 1, traffic: 34 },
      { id: 2, traffic: 16.5 },
      { id: 3, traffic: 16.5 },
    ]);

    expect(shares.map(({ traffic }) => traffic)).toEqual([45, 27.5, 27.5]);
    expect(total(handOver(0.05, shares.slice(0, 2)))).toBe(total(shares.slice(0, 2)) + 5);
  });
});

describe('requireFullAllocation', () => {
  it.each([
    [
      'a sum below 100',
      [
        { id: 1, traffic: 50 },
        { id: 2, traffic: 49.99 },
      ],
    ],
    [
      'a sum above 100',
      [
        { id: 1, traffic: 50 },
        { id: 2, traffic: 50.01 },
      ],
    ],
    ['a missing variation', [{ id: 1, traffic: 100 }]],
    [
      'a variation named twice',
      [
        { id: 1, traffic: 50 },
        { id: 1, traffic: 50 },
      ],
    ],
    [
      'a stranger',
      [
        { id: 1, traffic: 50 },
        { id: 2, traffic: 0 },
        { id: 9, traffic: 50 },
      ],
    ],
  ])('refuses %s', (_, allocations) => {
    expect(() => requireFullAllocation(allocations, [1, 2])).toThrow();
  });

  it('takes shares with decimals whose floating-point sum is not exactly 100', () => {
    const shares = [33.33, 33.33, 33.34].map((traffic, index) => ({ id: index, traffic }));

    expect(() => requireFullAllocation(shares, [0, 1, 2])).not.toThrow();
  });
});
