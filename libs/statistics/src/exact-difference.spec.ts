import fc from 'fast-check';
import { differenceOfProducts } from './exact-difference.js';

describe('differenceOfProducts', () => {
  it('is the exact difference of products of integers, rounded once', () => {
    const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 }).map((n) => n * 4_000_037);

    fc.assert(
      fc.property(integer, integer, fc.integer({ min: -1000, max: 1000 }), (a, b, nudge) => {
        const exact = BigInt(a) * BigInt(b) - BigInt(a + nudge) * BigInt(b - nudge);

        expect(differenceOfProducts([a, b], [a + nudge, b - nudge])).toBeCloseTo(
          Number(exact),
          -Math.log10(1 + Math.abs(Number(exact))) + 14,
        );
      }),
    );
  });

  it('keeps the last digits where plain arithmetic has none left', () => {
    const [a, b] = [2 ** 40 + 1, 2 ** 40 - 1];

    expect(a * b - 2 ** 40 * 2 ** 40).toBe(0);
    expect(differenceOfProducts([a, b], [2 ** 40, 2 ** 40])).toBe(-1);
  });

  it('does not overflow on its way', () => {
    expect(differenceOfProducts([1e300, 3], [1e300, 2])).toBeCloseTo(1e300, -290);
  });
});
