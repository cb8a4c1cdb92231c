import fc from 'fast-check';
import { findRoot } from './find-root.js';

describe('findRoot', () => {
  it('finds where a function changes its sign, from either side', () => {
    const anyRoot = fc.double({ min: -0.99, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(anyRoot, fc.integer({ min: 1, max: 5 }), (root, power) => {
        const rising = (x: number) => Math.sign(x - root) * Math.abs(x - root) ** power;

        expect(findRoot(rising, 1, -1)).toBeCloseTo(root, power > 2 ? 3 : 8);
        expect(findRoot((x) => -rising(x), -1, 1)).toBeCloseTo(root, power > 2 ? 3 : 8);
      }),
    );
  });

  it('does not take a zero at the inner end for the root', () => {
    expect(findRoot((x) => x * (x - 0.25), 1, 0)).toBeCloseTo(0.25, 14);
  });

  it('takes few steps', () => {
    let steps = 0;
    findRoot((x) => Math.expm1(x) - 0.5 + 0 * steps++, 1, 0);

    expect(steps).toBeLessThan(15);
  });
});
