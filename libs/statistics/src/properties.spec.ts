import fc from 'fast-check';
import {
  adjustPValues,
  checkSampleRatio,
  compareCuped,
  compareMeans,
  compareRates,
  compareRatesBayesian,
  compareRatios,
  detectableEffectOnMean,
  detectableEffectOnRate,
  estimateMean,
  estimateRate,
  followSequentially,
  powerOfMean,
  powerOfRate,
  sampleSizeOfMean,
  sampleSizeOfRate,
  testFixed,
  testNonInferiority,
  testSequentially,
  type Estimate,
} from './index.js';
import { anyMean, anyRate } from './testing/arbitraries.js';

const anyAlpha = fc.double({ min: 1e-4, max: 0.5, noNaN: true });
const anyPValues = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }), {
  maxLength: 12,
});
const anyPair: fc.Arbitrary<[Estimate, Estimate]> = fc.oneof(
  fc.tuple(
    anyRate().map((of) => estimateRate(of, 'control')),
    anyRate().map((of) => estimateRate(of, 'treatment')),
  ),
  fc.tuple(
    anyMean().map((of) => estimateMean(of, 'control')),
    anyMean().map((of) => estimateMean(of, 'treatment')),
  ),
);

describe('a fixed comparison', () => {
  it('turns around when control and treatment are swapped', () => {
    fc.assert(
      fc.property(anyPair, anyAlpha, ([control, treatment], alpha) => {
        const one = testFixed(control, treatment, alpha);
        const other = testFixed(treatment, control, alpha);

        expect(other.absoluteLift).toBeCloseTo(-one.absoluteLift!, 10);
        expect(other.pValue).toBeCloseTo(one.pValue!, 10);
        expect(other.ciAbsolute!.lower).toBeCloseTo(-one.ciAbsolute!.upper, 8);
        expect(other.degreesOfFreedom === null).toBe(one.degreesOfFreedom === null);
      }),
    );
  });

  it('does not depend on the unit of a mean', () => {
    const factor = fc.double({ min: 0.001, max: 1000, noNaN: true });

    fc.assert(
      fc.property(anyMean(), anyMean(), factor, (control, treatment, c) => {
        const scale = ({ n, sum, sumSquares }: typeof control) => ({
          n,
          sum: c * sum,
          sumSquares: c * c * sumSquares,
        });

        const one = compareMeans({ control, treatment });
        const other = compareMeans({ control: scale(control), treatment: scale(treatment) });

        expect(other.pValue).toBeCloseTo(one.pValue!, 8);
        expect(other.absoluteLift! / c).toBeCloseTo(one.absoluteLift!, 8);
        if (Math.abs(one.relativeLift ?? 0) > 1e-6)
          expect(other.relativeLift! / one.relativeLift!).toBeCloseTo(1, 6);
      }),
    );
  });

  it('has a p-value that falls as the effect grows', () => {
    fc.assert(
      fc.property(anyMean(), fc.tuple(fc.nat(100), fc.nat(100)), (control, [one, other]) => {
        const shifted = (by: number) => ({
          n: control.n,
          sum: control.sum + control.n * by,
          sumSquares: control.sumSquares + 2 * by * control.sum + control.n * by * by,
        });
        const pOf = (by: number) => compareMeans({ control, treatment: shifted(by) }).pValue!;

        expect(pOf(Math.max(one, other))).toBeLessThanOrEqual(pOf(Math.min(one, other)) + 1e-12);
      }),
    );
  });

  it('excludes no lift from its interval exactly when the p-value of means is below alpha', () => {
    fc.assert(
      fc.property(anyMean(), anyMean(), anyAlpha, (control, treatment, alpha) => {
        const { pValue, ciAbsolute } = compareMeans({ control, treatment, alpha });
        fc.pre(Math.abs(pValue! - alpha) > 1e-9);

        expect(ciAbsolute!.lower > 0 || ciAbsolute!.upper < 0).toBe(pValue! < alpha);
      }),
    );
  });

  it("excludes no lift from Fieller's interval of means exactly when the p-value is below alpha", () => {
    fc.assert(
      fc.property(anyMean(), anyMean(), anyAlpha, (control, treatment, alpha) => {
        const { pValue, ciRelativeFieller: fieller } = compareMeans({ control, treatment, alpha });
        fc.pre(fieller !== null && Math.abs(pValue! - alpha) > 1e-9);

        expect(fieller!.lower > 0 || fieller!.upper < 0).toBe(pValue! < alpha);
      }),
    );
  });

  it('is wider on the relative scale of a ratio with a denominator of 1 exactly as a mean is', () => {
    fc.assert(
      fc.property(anyMean(), anyMean(), (control, treatment) => {
        const overOne = ({ n, sum, sumSquares }: typeof control) => {
          return { n, sum, sumSquares, denominatorSum: n, denominatorSumSquares: n, sumProducts: sum };
        };

        const { meanControl, meanTreatment, ...ofMeans } = compareMeans({ control, treatment });
        const ofRatios = compareRatios({ control: overOne(control), treatment: overOne(treatment) });

        expect(ofRatios).toMatchObject({ ratioControl: meanControl, ratioTreatment: meanTreatment });
        expect(ofRatios.pValue).toBeCloseTo(ofMeans.pValue!, 12);
        expect(ofRatios.standardError! / ofMeans.standardError!).toBeCloseTo(1, 9);
      }),
    );
  });

  it('keeps the pooled mean and never gains variance by CUPED with a useful covariate', () => {
    const covaried = anyMean(5000).chain((of) =>
      fc.double({ min: -0.9, max: 0.9, noNaN: true }).map((correlation) => {
        const deviations = of.sumSquares - (of.sum * of.sum) / of.n;
        return {
          ...of,
          covariateSum: 0,
          covariateSumSquares: deviations,
          sumProducts: correlation * deviations,
        };
      }),
    );

    fc.assert(
      fc.property(covaried, covaried, (control, treatment) => {
        const result = compareCuped({ variations: [control, treatment] });

        const inflation = 2 / (Math.min(control.n, treatment.n) - 1);
        expect(result.comparisons[0]!.meanControl).toBeCloseTo(control.sum / control.n, 6);
        if (
          Math.sign(control.sumProducts) === Math.sign(treatment.sumProducts) &&
          control.n === treatment.n
        ) {
          expect(result.comparisons[0]!.varianceReduction!).toBeGreaterThan(-inflation);
        }
      }),
    );
  });
});

describe('a sequential comparison', () => {
  it('has a p-value below alpha exactly when its intervals exclude no lift', () => {
    fc.assert(
      fc.property(
        anyPair,
        anyAlpha,
        fc.integer({ min: 10, max: 1e6 }),
        ([control, treatment], alpha, tuningN) => {
          const { pValue, ciAbsolute, ciRelative } = testSequentially(control, treatment, { alpha, tuningN });
          fc.pre(Math.abs(pValue! - alpha) > 1e-9);

          expect(ciAbsolute!.lower > 0 || ciAbsolute!.upper < 0).toBe(pValue! < alpha);
          if (ciRelative) expect(ciRelative.lower > 0 || ciRelative.upper < 0).toBe(pValue! < alpha);
        },
      ),
    );
  });

  it('is never narrower than the fixed one', () => {
    fc.assert(
      fc.property(anyPair, ([control, treatment]) => {
        const { standardError, criticalValue } = testSequentially(control, treatment);
        const fixed = testFixed(control, treatment, 0.05);

        expect(standardError!).toBeGreaterThanOrEqual(fixed.standardError! * (1 - 1e-12));
        expect(criticalValue!).toBeGreaterThan(1.96);
      }),
    );
  });

  it('has running p-values that only fall and running intervals that only narrow', () => {
    const looks = fc.array(fc.tuple(anyRate(5000), anyRate(5000)), { minLength: 1, maxLength: 6 });

    fc.assert(
      fc.property(looks, (looks) => {
        const path = followSequentially(
          looks.map(([control, treatment]) => ({
            control: estimateRate(control, 'control'),
            treatment: estimateRate(treatment, 'treatment'),
          })),
        );

        path.runningPValues.forEach((p, i) =>
          expect(p!).toBeLessThanOrEqual(path.runningPValues[i - 1] ?? 1),
        );
        path.runningCiAbsolute.forEach((ci, i) => {
          const before = path.runningCiAbsolute[i - 1];
          if (ci && before) expect(ci.lower >= before.lower && ci.upper <= before.upper).toBe(true);
          if (i > 0 && before === null) expect(ci).toBeNull();
        });
      }),
    );
  });
});

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
      { numRuns: 15 },
    );
  });

  it('have losses that differ by the expected lift', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (control, treatment) => {
        const result = compareRatesBayesian({ control, treatment });

        expect(result.expectedLossControl - result.expectedLoss).toBeCloseTo(result.posteriorMeanLift, 12);
        expect(result.credibleIntervalAbsolute.lower).toBeLessThan(result.credibleIntervalAbsolute.upper);
      }),
      { numRuns: 15 },
    );
  });
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

describe('the sample ratio check', () => {
  const arms = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 100 })), {
    minLength: 2,
    maxLength: 8,
  });

  it('depends neither on the order of variations nor on the scale of weights', () => {
    fc.assert(
      fc.property(arms, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (arms, factor) => {
        const check = (of: typeof arms, scale: number) =>
          checkSampleRatio({ users: of.map(([n]) => n), weights: of.map(([, weight]) => weight * scale) });
        const one = check(arms, 1);
        const other = check([...arms].reverse(), factor);

        if (one.chiSquare === null) return expect(other.chiSquare).toBeNull();
        expect(other.chiSquare! / (one.chiSquare || 1)).toBeCloseTo(one.chiSquare === 0 ? 0 : 1, 8);
        expect(other).toMatchObject({ degreesOfFreedom: arms.length - 1, srmDetected: one.srmDetected });
      }),
    );
  });
});

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

        expect(power!).toBeCloseTo(settings.power, 2);
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

        expect(powerOfMean({ ...plan, ...sizes }).power!).toBeCloseTo(settings.power, 2);
        const found = detectableEffectOnMean({ ...plan, ...sizes }).relativeMde!;
        expect(found / Math.abs(settings.relativeMde)).toBeCloseTo(1, 2);
      }),
    );
  });
});

describe('a guardrail', () => {
  it('passes more easily with a wider margin, and harm does not depend on the margin', () => {
    const values = fc.tuple(
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
    );
    const direction = fc.constantFrom('increase' as const, 'decrease' as const);

    fc.assert(
      fc.property(anyPair, values, direction, ([control, treatment], [one, other], direction) => {
        const test = (value: number) =>
          testNonInferiority(control, treatment, { direction, margin: { type: 'absolute', value } });
        const narrow = test(Math.min(one, other));
        const wide = test(Math.max(one, other));

        expect(wide.pValue!).toBeLessThanOrEqual(narrow.pValue!);
        expect(wide.pHarm).toBe(narrow.pHarm);
      }),
    );
  });
});
