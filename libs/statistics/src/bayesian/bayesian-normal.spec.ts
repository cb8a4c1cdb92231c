import fc from 'fast-check';
import { compareNormalBayesian } from '../index.js';
import { relativeError } from '../testing/relative-error.js';

describe('a normal posterior', () => {
  // mpmath 1.3.0: npdf(h) - h ncdf(-h) with 40 digits.
  it.each([
    [0.5, 0.19779655740130603],
    [5, 5.346165533832815e-8],
    [10, 7.474560254589328e-25],
    [30, 1.6319567340914013e-199],
  ])('has the loss of a standard normal at %d deviations', (h, expected) => {
    const { expectedLoss, expectedLossControl } = compareNormalBayesian({ estimate: h, standardError: 1 });

    expect(relativeError(expectedLoss, expected)).toBeLessThan(1e-9);
    expect(expectedLossControl - expectedLoss).toBeCloseTo(h, 12);
  });

  it('lies between prior and estimate, and is surer than either', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    const scale = fc.double({ min: 0.01, max: 100, noNaN: true });

    fc.assert(
      fc.property(number, scale, number, scale, (estimate, standardError, mean, sd) => {
        const posterior = compareNormalBayesian({ estimate, standardError, prior: { mean, sd } });

        expect(posterior.posteriorMean).toBeGreaterThanOrEqual(Math.min(estimate, mean) - 1e-9);
        expect(posterior.posteriorMean).toBeLessThanOrEqual(Math.max(estimate, mean) + 1e-9);
        expect(posterior.posteriorSd).toBeLessThanOrEqual(Math.min(standardError, sd));
      }),
    );
  });

  it('turns around with the direction', () => {
    const one = compareNormalBayesian({ estimate: 3, standardError: 2 });
    const other = compareNormalBayesian({ estimate: 3, standardError: 2, direction: 'decrease' });

    expect(one.chanceToBeatControl + other.chanceToBeatControl).toBeCloseTo(1, 15);
    expect(other).toMatchObject({ expectedLoss: one.expectedLossControl, posteriorMean: 3 });
  });
});
