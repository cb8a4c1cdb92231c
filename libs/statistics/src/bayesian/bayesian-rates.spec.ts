import fc from 'fast-check';
import { compareRatesBayesian } from '../index.js';

describe('posteriors of two rates', () => {
  const anyCounts = fc
    .tuple(fc.nat(2000), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, rate]) => ({ n, conversions: Math.round(n * rate) }));

  it('turn around when control and treatment, or the direction, are swapped', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (control, treatment) => {
        const one = compareRatesBayesian({ control, treatment });
        const swapped = compareRatesBayesian({
          control: treatment,
          treatment: control,
          direction: 'decrease',
        });
        const opposite = compareRatesBayesian({ control, treatment, direction: 'decrease' });

        expect(swapped.chanceToBeatControl).toBeCloseTo(one.chanceToBeatControl, 10);
        expect(swapped.expectedLoss).toBeCloseTo(one.expectedLoss, 10);
        expect(opposite.chanceToBeatControl + one.chanceToBeatControl).toBeCloseTo(1, 10);
        expect(opposite.expectedLoss).toBe(one.expectedLossControl);
        expect(swapped.credibleIntervalAbsolute.lower).toBeCloseTo(-one.credibleIntervalAbsolute.upper, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('have losses that differ by the expected lift', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (control, treatment) => {
        const result = compareRatesBayesian({ control, treatment });

        expect(result.expectedLossControl - result.expectedLoss).toBeCloseTo(result.posteriorMeanLift, 12);
        expect(result.credibleIntervalAbsolute.lower).toBeLessThan(result.credibleIntervalAbsolute.upper);
      }),
      { numRuns: 30 },
    );
  });
});
