import {
  compareCuped,
  compareMeans,
  compareRates,
  compareRatios,
  followSequentially,
  estimateMean,
  estimateRate,
  testSequentially,
} from './index.js';

const nothing = {
  absoluteLift: null,
  relativeLift: null,
  liftPercentage: null,
  standardError: null,
  statistic: null,
  pValue: null,
  ciAbsolute: null,
  ciRelative: null,
  ciRelativeFieller: null,
  standardErrorRelative: null,
};
const interval = { lower: expect.any(Number), upper: expect.any(Number) };
const usual = { n: 50, sum: 100, sumSquares: 900 };

describe('edge cases of rates', () => {
  it('leave everything but the other rate open when a variation has no users', () => {
    const result = compareRates({ control: { n: 0, conversions: 0 }, treatment: { n: 40, conversions: 4 } });

    expect(result).toMatchObject({ ...nothing, ciNewcombe: null, rateControl: null, wilsonControl: null });
    expect(result).toMatchObject({ rateTreatment: 0.1, wilsonTreatment: interval, warnings: ['no_users'] });
  });

  it('compute one user each as usual', () => {
    const result = compareRates({ control: { n: 1, conversions: 1 }, treatment: { n: 1, conversions: 0 } });

    expect(result).toMatchObject({ absoluteLift: -1, relativeLift: -1 });
    expect(result.statistic).toBeCloseTo(-Math.SQRT2, 14);
    expect(result.warnings).toContain('low_counts');
  });

  it.each([
    ['nobody', 0],
    ['everybody', 300],
  ])('say p = 1 when %s converted', (_, conversions) => {
    const result = compareRates({ control: { n: 300, conversions }, treatment: { n: 300, conversions } });

    expect(result).toMatchObject({ absoluteLift: 0, statistic: 0, pValue: 1, standardError: 0 });
    expect(result).toMatchObject({ ciAbsoluteWald: null, ciRelativeDelta: null, ciRelativeFieller: null });
    expect(result.ciAbsolute).toEqual(interval);
    expect(result.ciRelative).toEqual(conversions === 0 ? null : interval);
    expect(result.ciNewcombe).toEqual(interval);
    expect(result.warnings).toEqual(expect.arrayContaining(['zero_variance', 'low_counts']));
  });

  it('have no relative lift without conversions in the control', () => {
    const result = compareRates({
      control: { n: 300, conversions: 0 },
      treatment: { n: 300, conversions: 30 },
    });

    expect(result).toMatchObject({ pValue: expect.any(Number), ciAbsolute: interval, ciNewcombe: interval });
    expect(result).toMatchObject({ relativeLift: null, liftPercentage: null, ciRelative: null });
    expect(result).toMatchObject({ ciRelativeFieller: null, standardErrorRelative: null });
    expect(result.warnings).toEqual(['zero_baseline']);
  });

  it('have a relative lift of -1 when only the treatment has no conversions', () => {
    const result = compareRates({
      control: { n: 300, conversions: 30 },
      treatment: { n: 300, conversions: 0 },
    });

    expect(result).toMatchObject({ relativeLift: -1, standardErrorRelative: 0, ciRelativeDelta: null });
    expect(result).toMatchObject({ ciRelativeFieller: null, warnings: [] });
    expect(result.ciRelative!.lower).toBe(-1);
    expect(result.ciRelative!.upper).toBeLessThan(-0.5);
  });

  it('compare none with all by the pooled test', () => {
    const result = compareRates({
      control: { n: 30, conversions: 0 },
      treatment: { n: 40, conversions: 40 },
    });

    expect(result.pValue).toBeLessThan(1e-10);
    expect(result).toMatchObject({ standardError: 0, ciAbsoluteWald: null, ciNewcombe: interval });
    expect(result.ciAbsolute!.upper).toBe(1);
    expect(result.ciAbsolute!.lower).toBeGreaterThan(0.5);
    expect(result.warnings).toEqual(expect.arrayContaining(['zero_variance', 'zero_baseline']));
  });

  it('warn of fewer than five expected outcomes, not of five', () => {
    const of = (n: number, conversions: number) => ({ n, conversions });

    expect(compareRates({ control: of(100, 4), treatment: of(100, 5) }).warnings).toContain('low_counts');
    expect(compareRates({ control: of(100, 5), treatment: of(100, 5) }).warnings).not.toContain('low_counts');
    expect(compareRates({ control: of(100, 97), treatment: of(100, 96) }).warnings).toContain('low_counts');
  });

  it('keep a difference of one conversion among 1e12 users', () => {
    const n = 1e12;
    const control = { n, conversions: 333_333_333_333 };

    const result = compareRates({ control, treatment: { n, conversions: 333_333_333_334 } });

    expect(result.absoluteLift).toBe(1e-12);
    expect(result.statistic).toBeCloseTo(1 / Math.sqrt((2 * n * 2) / 9), 12);
  });

  it('keep tiny rates', () => {
    const control = { n: 1e12, conversions: 20 };

    const result = compareRates({ control, treatment: { n: 1e12, conversions: 60 } });

    expect(result.statistic).toBeCloseTo(40 / Math.sqrt(80), 9);
    expect(result.relativeLift).toBe(2);
  });
});

describe('edge cases of means', () => {
  it('leave everything but the other mean open without users', () => {
    const result = compareMeans({ control: usual, treatment: { n: 0, sum: 0, sumSquares: 0 } });

    expect(result).toMatchObject({ ...nothing, meanControl: 2, meanTreatment: null, warnings: ['no_users'] });
  });

  it('give means and lifts of a single user, and nothing that needs a variance', () => {
    const result = compareMeans({ control: usual, treatment: { n: 1, sum: 3, sumSquares: 9 } });

    const lifts = { absoluteLift: 1, relativeLift: 0.5, liftPercentage: 50 };
    expect(result).toMatchObject({ ...nothing, ...lifts, degreesOfFreedom: null });
    expect(result.warnings).toEqual(['insufficient_users']);
  });

  it.each([
    ['1 for equal constants', 5, 1],
    ['null for different ones', 6, null],
  ])('have p = %s', (_, value, pValue) => {
    const constant = (x: number) => ({ n: 10, sum: 10 * x, sumSquares: 10 * x * x });

    const result = compareMeans({ control: constant(5), treatment: constant(value) });

    expect(result).toMatchObject({ standardError: 0, pValue, statistic: null, degreesOfFreedom: null });
    expect(result).toMatchObject({ ciAbsolute: null, ciRelative: null, standardErrorRelative: null });
    expect(result.warnings).toEqual(['zero_variance']);
  });

  it('give a constant small group some of the variance that the other one has', () => {
    const result = compareMeans({ control: { n: 10, sum: 50, sumSquares: 250 }, treatment: usual });

    // The pooled variance lies above that of the 50 alone, so the constant ten are not taken for certain.
    expect(result.degreesOfFreedom).toBeLessThan(49);
    expect(result.pValue).toBeGreaterThan(0);
    expect(result.warnings).toEqual([]);
  });

  it('have no relative lift at a mean of 0', () => {
    const result = compareMeans({ control: { n: 10, sum: 0, sumSquares: 90 }, treatment: usual });

    expect(result).toMatchObject({
      absoluteLift: 2,
      relativeLift: null,
      ciAbsolute: interval,
      ciRelative: null,
    });
    expect(result.warnings).toEqual(['zero_baseline']);
  });

  it('give the delta interval but no Fieller interval next to a mean of 0', () => {
    const result = compareMeans({ control: { n: 10, sum: 1, sumSquares: 90 }, treatment: usual });

    expect(result).toMatchObject({ ciRelativeDelta: interval, ciRelative: null, ciRelativeFieller: null });
    expect(result.warnings).toEqual(['unstable_baseline']);
  });

  it('count losses that shrink as an increase', () => {
    const control = { n: 1000, sum: -5000, sumSquares: 29_000 };

    const result = compareMeans({ control, treatment: { n: 1000, sum: -4000, sumSquares: 20_000 } });

    expect(result).toMatchObject({ absoluteLift: 1, relativeLift: 0.2, liftPercentage: 20 });
    expect(result.ciRelativeFieller!.lower).toBeLessThan(0.2);
    expect(result.ciRelativeFieller!.upper).toBeGreaterThan(0.2);
    expect(result.ciRelativeFieller!.lower).toBeGreaterThan(0);
  });

  it('do not lose the variance of large values that differ little', () => {
    const of = (n: number, base: number) => ({ n, sum: n * base, sumSquares: n * (base * base + 1) });

    const result = compareMeans({ control: of(1000, 90_000), treatment: of(1000, 90_001) });

    expect(result.standardError).toBeCloseTo(Math.sqrt(2 / 999), 9);
  });

  it('never let numbers beyond float64 out', () => {
    const control = { n: 10, sum: 1e-300, sumSquares: 1 };

    const result = compareMeans({ control, treatment: { n: 10, sum: 1e20, sumSquares: 1e40 } });

    const numbers = JSON.stringify(result, (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
    );
    expect(numbers).not.toContain('not finite');
  });
});

describe('edge cases of ratios', () => {
  const control = {
    n: 50,
    sum: 100,
    sumSquares: 900,
    denominatorSum: 200,
    denominatorSumSquares: 1000,
    sumProducts: 500,
  };

  it('leave a ratio over 0 and all that follows from it open', () => {
    const treatment = { ...control, denominatorSum: 0, denominatorSumSquares: 0, sumProducts: 0 };

    const result = compareRatios({ control, treatment });

    expect(result).toMatchObject({ ...nothing, ratioControl: 0.5, ratioTreatment: null });
    expect(result.warnings).toEqual(['zero_denominator']);
  });

  it('know of users before they know of denominators', () => {
    const empty = { n: 0, sum: 0, sumSquares: 0 };
    const noPairs = { denominatorSum: 0, denominatorSumSquares: 0, sumProducts: 0 };

    expect(compareRatios({ control, treatment: { ...empty, ...noPairs } }).warnings).toEqual(['no_users']);
  });
});

describe('edge cases of CUPED', () => {
  const control = {
    n: 50,
    sum: 100,
    sumSquares: 900,
    covariateSum: 50,
    covariateSumSquares: 50,
    sumProducts: 100,
  };

  it('adjust nothing by a constant covariate', () => {
    const result = compareCuped({ variations: [control, { ...control, sum: 120 }] });

    expect(result).toMatchObject({ theta: 0, covariateMean: 1, warnings: ['zero_covariate_variance'] });
    expect(result.comparisons[0]).toMatchObject({ meanControl: 2, meanTreatment: 2.4, varianceReduction: 0 });
  });

  it('take all variance away where the covariate explains everything', () => {
    const twice = {
      n: 3,
      sum: 12,
      sumSquares: 56,
      covariateSum: 6,
      covariateSumSquares: 14,
      sumProducts: 28,
    };
    const shifted = { ...twice, sum: 15, sumSquares: 83, sumProducts: 34 };

    const result = compareCuped({ variations: [twice, shifted] });

    expect(result).toMatchObject({ theta: 2, covariateMean: 2, warnings: ['zero_variance'] });
    expect(result.comparisons[0]).toMatchObject({ absoluteLift: 1, varianceReduction: 1, pValue: null });
  });
});

describe('edge cases of sequences', () => {
  const rate = (n: number, conversions: number) => estimateRate({ n, conversions }, 'arm');
  const constant = (x: number) => estimateMean({ n: 10, sum: 10 * x, sumSquares: 10 * x * x }, 'arm');

  it('have a tuning but no numbers without users', () => {
    const result = testSequentially(rate(0, 0), rate(40, 4));

    expect(result).toMatchObject({ nTotal: 40, rho: expect.any(Number), pValue: null, criticalValue: null });
  });

  it.each([
    [5, 1],
    [6, null],
  ])('judge constants 5 and %d by equality alone', (value, pValue) => {
    const result = testSequentially(constant(5), constant(value));

    expect(result).toMatchObject({ standardError: 0, pValue, statistic: null, ciAbsolute: null });
  });

  it('stay empty once looks contradict each other', () => {
    const up = { control: rate(5000, 500), treatment: rate(5000, 900) };
    const down = { control: rate(9000, 2400), treatment: rate(9000, 1000) };

    const path = followSequentially([up, down, up]);

    expect(path.runningCiAbsolute).toEqual([interval, null, null]);
    expect(path.warnings).toEqual(['empty_intersection']);
    expect(path.firstSignificantLook).toBe(1);
  });

  it('have no looks to follow in an empty path', () => {
    expect(followSequentially([])).toMatchObject({ pValues: [], firstSignificantLook: null, warnings: [] });
  });
});
