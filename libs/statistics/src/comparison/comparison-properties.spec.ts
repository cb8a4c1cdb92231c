import fc from 'fast-check';
import {
  compareCuped,
  compareMeans,
  compareRates,
  compareRatios,
  compareStratified,
  estimateMean,
  estimateRate,
  testFixed,
  type Estimate,
} from '../index.js';

const anyRate = (maxUsers = 100_000) =>
  fc
    .tuple(fc.integer({ min: 20, max: maxUsers }), fc.double({ min: 0.05, max: 0.95, noNaN: true }))
    .map(([n, rate]) => ({ n, conversions: Math.round(n * rate) }));
const anyMean = (maxUsers = 100_000) =>
  fc
    .tuple(
      fc.integer({ min: 2, max: maxUsers }),
      fc.integer({ min: -10_000, max: 10_000 }).map((cents) => cents / 100),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
    )
    .map(([n, mean, sd]) => ({ n, sum: n * mean, sumSquares: n * (mean * mean + sd * sd) }));
const anyAlpha = fc.double({ min: 1e-4, max: 0.5, noNaN: true });
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

  it('excludes no lift from its intervals of rates exactly when the p-value is below alpha', () => {
    const anyCounts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.integer({ min: 0, max: n }).map((conversions) => ({ n, conversions })));
    const strata = fc.array(fc.record({ control: anyCounts, treatment: anyCounts }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(strata, anyAlpha, (strata, alpha) => {
        const { pValue, ciAbsolute, ciRelative } = compareStratified({
          metricKind: 'binomial',
          strata,
          alpha,
        });
        fc.pre(Math.abs(pValue! - alpha) > 1e-9);

        expect(ciAbsolute!.lower > 0 || ciAbsolute!.upper < 0).toBe(pValue! < alpha);
        if (ciRelative) expect(ciRelative.lower > 0 || ciRelative.upper < 0).toBe(pValue! < alpha);
      }),
      { numRuns: 300 },
    );
  });

  it('contradicts no verdict by its intervals of rates where strata pull in opposite directions', () => {
    const { pValue, ciAbsolute, ciRelative } = compareStratified({
      metricKind: 'binomial',
      strata: [
        { control: { n: 8, conversions: 0 }, treatment: { n: 4622, conversions: 4537 } },
        { control: { n: 2074, conversions: 2031 }, treatment: { n: 7, conversions: 1 } },
      ],
      alpha: 0.00037620464411209915,
    });

    expect(pValue).toBeLessThan(0.00037620464411209915);
    expect(ciAbsolute!.lower).toBeGreaterThan(0);
    expect(ciRelative!.lower).toBeGreaterThan(0);
  });

  it('of one version is the comparison without versions', () => {
    fc.assert(
      fc.property(anyRate(), anyRate(), (control, treatment) => {
        const strata = [{ control, treatment }];
        const { pValue, ciAbsolute, ciRelative } = compareStratified({ metricKind: 'binomial', strata });

        expect(compareRates({ control, treatment })).toMatchObject({ pValue, ciAbsolute, ciRelative });
      }),
    );
  });

  it("excludes no lift from Fieller's interval of means exactly when the p-value is below alpha", () => {
    fc.assert(
      fc.property(anyMean(), anyMean(), anyAlpha, (control, treatment, alpha) => {
        const { pValue, ciRelativeFieller: fieller } = compareMeans({ control, treatment, alpha });
        fc.pre(fieller !== null && Math.abs(pValue! - alpha) > 1e-9);

        expect(fieller.lower > 0 || fieller.upper < 0).toBe(pValue! < alpha);
      }),
    );
  });

  it('treats a ratio with a denominator of 1 as a mean', () => {
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

  it('keeps means and loses variance by CUPED with a covariate that correlates alike everywhere', () => {
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
