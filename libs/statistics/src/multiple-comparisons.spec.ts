import fc from 'fast-check';
import { adjustPValues } from './index.js';

const anyPValues = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }), {
  maxLength: 12,
});

describe('adjusted p-values', () => {
  it('are in the order of the p-values, never smaller than them, and Holm is never below the others', () => {
    fc.assert(
      fc.property(anyPValues, (pValues) => {
        const holm = adjustPValues(pValues, 'holm');
        const bh = adjustPValues(pValues, 'benjamini_hochberg');

        pValues.forEach((p, i) => {
          if (p === null) return expect([holm[i], bh[i]]).toEqual([null, null]);
          expect(bh[i]!).toBeGreaterThanOrEqual(p);
          expect(holm[i]!).toBeGreaterThanOrEqual(bh[i]! * (1 - 1e-12));
          expect(holm[i]!).toBeLessThanOrEqual(1);
          pValues.forEach((other, j) => {
            if (other !== null && other <= p) expect(holm[j]!).toBeLessThanOrEqual(holm[i]!);
            if (other !== null && other <= p) expect(bh[j]!).toBeLessThanOrEqual(bh[i]!);
          });
        });
        expect(adjustPValues(pValues, 'none')).toEqual(pValues);
      }),
    );
  });
});
