import { requireFullAllocation } from './traffic.js';

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
