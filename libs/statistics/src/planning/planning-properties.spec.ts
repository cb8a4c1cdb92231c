import fc from 'fast-check';
import {
  detectableEffectOnMean,
  detectableEffectOnRate,
  powerOfMean,
  powerOfRate,
  sampleSizeOfMean,
  sampleSizeOfRate,
} from '../index.js';

describe('plans', () => {
  const relativeMde = fc.oneof(
    fc.double({ min: 0.02, max: 0.5, noNaN: true }),
    fc.double({ min: -0.5, max: -0.02, noNaN: true }),
  );
  const anyPlan = fc.record({
    relativeMde,
    power: fc.double({ min: 0.6, max: 0.99, noNaN: true }),
    alpha: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
    allocationRatio: fc.double({ min: 0.2, max: 5, noNaN: true }),
  });
  const anyBaseline = fc.double({ min: 0.01, max: 0.6, noNaN: true });

  it('for rates: the sample size has the wanted power and finds the wanted effect', () => {
    fc.assert(
      fc.property(anyPlan, anyBaseline, (settings, baseline) => {
        const sizes = sampleSizeOfRate({ ...settings, baseline });
        const direction = settings.relativeMde > 0 ? 'increase' : 'decrease';
        fc.pre(sizes.nControl > 500 && sizes.nTreatment > 500);

        const { power } = powerOfRate({ ...settings, ...sizes, baseline });
        const found = detectableEffectOnRate({ ...settings, ...sizes, baseline, direction });

        // Rounding up and the far rejection region, which the sample size leaves out, add a little.
        expect(power!).toBeLessThan(settings.power + 0.01);
        expect(power!).toBeGreaterThan(settings.power - 1e-9);
        expect(found.relativeMde! / settings.relativeMde).toBeCloseTo(1, 2);
        expect(Math.abs(found.relativeMde!)).toBeLessThanOrEqual(Math.abs(settings.relativeMde) * (1 + 1e-9));
      }),
    );
  });

  it('for means: the sample size has the wanted power and finds the wanted effect', () => {
    fc.assert(
      fc.property(anyPlan, fc.double({ min: 10, max: 100, noNaN: true }), (settings, sd) => {
        const plan = { ...settings, baseline: -20, sd, covariateCorrelation: 0.5 };
        const sizes = sampleSizeOfMean(plan);
        fc.pre(sizes.nControl > 500 && sizes.nTreatment > 500);

        const { power } = powerOfMean({ ...plan, ...sizes });
        expect(power!).toBeGreaterThan(settings.power - 1e-9);
        expect(power!).toBeLessThan(settings.power + 0.01);
        const found = detectableEffectOnMean({ ...plan, ...sizes }).relativeMde!;
        expect(found / Math.abs(settings.relativeMde)).toBeCloseTo(1, 2);
      }),
    );
  });
});
