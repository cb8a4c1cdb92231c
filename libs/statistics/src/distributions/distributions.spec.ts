import betainc from '@stdlib/math-base-special-betainc';
import fc from 'fast-check';
import { relativeError } from '../testing/relative-error.js';
import { BetaPair } from './beta-pair.js';
import { Beta } from './beta.js';
import { chiSquareUpperTail } from './chi-square.js';
import { normalCritical, normalQuantile, normalTwoSided, normalUpperTail } from './normal.js';
import { studentCritical, studentTwoSided, studentUpperTail } from './student-t.js';

// Expected values: mpmath 1.3.0 with 40 to 60 digits.

describe('the normal distribution', () => {
  it.each([
    [0.5 * Math.SQRT2, 0.4795001221869535],
    [2 * Math.SQRT2, 0.004677734981047266],
    [10 * Math.SQRT2, 2.088487583762545e-45],
    [20 * Math.SQRT2, 5.395865611607901e-176],
  ])('has the two-sided tail at %d', (z, expected) => {
    expect(relativeError(normalTwoSided(z), expected)).toBeLessThan(1e-13);
    expect(relativeError(normalUpperTail(z), expected / 2)).toBeLessThan(1e-13);
  });

  it.each([
    [1e-5, 4.417173413469022],
    [0.05, 1.9599639845400543],
    [0.9, 0.12566134685507402],
    [0.999999999, 1.2533141018693558e-9],
  ])('has the critical value of alpha %d', (alpha, expected) => {
    expect(relativeError(normalCritical(alpha), expected)).toBeLessThan(1e-13);
    expect(relativeError(normalQuantile(alpha / 2), -expected)).toBeLessThan(1e-13);
  });
});

describe("Student's t distribution", () => {
  it.each([
    [1e-8, 1, 0.49999999681690116],
    [2, 1.5, 0.11209416517802553],
    [40, 3, 0.000017190340394579263],
    [5, 30.7, 0.000010999784730555111],
    [20, 123456.7, 3.810785722553896e-89],
    [0.001, 9.9e6, 0.49960105779616326],
    [12, 1e8, 1.7765754821344822e-33],
    [3, 2e12, 0.0013498980316467139],
  ])('has the upper tail at t = %d with %d degrees of freedom', (t, df, expected) => {
    expect(relativeError(studentUpperTail(t, df), expected)).toBeLessThan(1e-10);
    expect(studentUpperTail(-t, df)).toBeCloseTo(1 - expected, 14);
  });

  it.each([
    [0.05, 1, 12.706204736174705],
    [0.05, 3.7, 2.8675207071911895],
    [1e-8, 10, 17.076428951025196],
    [0.01, 500.5, 2.585687941006144],
    [0.2, 5e6, 1.2815517348615766],
    [0.05, 1e15, 1.9599639845400565],
  ])('has the critical value of alpha %d with %d degrees of freedom', (alpha, df, expected) => {
    expect(relativeError(studentCritical(alpha, df), expected)).toBeLessThan(1e-13);
  });

  it('gives back alpha at the critical value', () => {
    const alpha = fc.double({ min: 1e-12, max: 0.999, noNaN: true });
    const df = fc.double({ min: 1, max: 1e13, noNaN: true });

    fc.assert(
      fc.property(alpha, df, (alpha, df) => {
        expect(relativeError(studentTwoSided(studentCritical(alpha, df), df), alpha)).toBeLessThan(1e-8);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with the expansion for large degrees of freedom that the specification names', () => {
    for (const t of [0.1, 1, 3, 6]) {
      const df = 2e7;
      const density = Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
      const first = (density * (t ** 3 + t)) / (4 * df);
      const second = (density * (3 * t ** 7 - 7 * t ** 5 - 5 * t ** 3 - 3 * t)) / (96 * df * df);

      expect(relativeError(studentUpperTail(t, df), normalUpperTail(t) + first + second)).toBeLessThan(1e-12);
    }
  });
});

describe('the chi-square distribution', () => {
  it.each([
    [0.01, 1, 0.920344325445942],
    [5, 1, 0.025347318677468263],
    [25, 5, 0.00013933379118562619],
    [24.5, 49, 0.9986748437805463],
    [245, 49, 7.265601038596721e-28],
    [3000, 3000, 0.49656643883965135],
    [9999, 9999, 0.49811927192721916],
    [11998.8, 9999, 1.1572473249115126e-40],
  ])('has the upper tail at %d with %d degrees of freedom', (x, df, expected) => {
    expect(relativeError(chiSquareUpperTail(x, df), expected)).toBeLessThan(1e-11);
  });

  it('is a squared normal with one degree of freedom and an exponential with two', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1200, noNaN: true }), (x) => {
        expect(relativeError(chiSquareUpperTail(x, 1), normalTwoSided(Math.sqrt(x)))).toBeLessThan(1e-11);
        expect(relativeError(chiSquareUpperTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-11);
      }),
    );
  });
});

describe('the Beta distribution', () => {
  it.each([
    [0.5, 0.5, -12, 0.0015780194145748189, 0.9984219805854252],
    [0.5, 20.5, 6, 1, 7.852742504485973e-23],
    [44, 35, 1.3589529965209417, 0.9999999912169084, 8.783091641393095e-9],
    [3, 1e9, -6.9282032406678145, 4.2229300740117934e-9, 0.9999999957770699],
    [120.5, 5000, 0.2765660801336598, 0.9992264791371213, 0.0007735208628787828],
    [2.8e11, 7.2e11, 6.68153104781061e-6, 0.9986501099305501, 0.0013498900694498667],
    [2.8e11, 7.2e11, -1.336306209562122e-5, 9.86625355183293e-10, 0.9999999990133747],
  ])('has both tails of (%d, %d) at %d from the mode', (a, b, t, lower, upper) => {
    const beta = new Beta(a, b);

    expect(relativeError(beta.lowerTail(t), lower)).toBeLessThan(1e-10);
    expect(relativeError(beta.upperTail(t), upper)).toBeLessThan(1e-10);
  });

  it('agrees with the incomplete beta function', () => {
    const parameter = fc.double({ min: 0.1, max: 300, noNaN: true });
    const distance = fc.double({ min: -4, max: 4, noNaN: true });

    fc.assert(
      fc.property(parameter, parameter, distance, (a, b, deviations) => {
        const beta = new Beta(a, b);
        const t = deviations * Math.min(1, beta.scale);

        expect(relativeError(beta.lowerTail(t), betainc(beta.probability(t), a, b))).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back the tail at a quantile', () => {
    const beta = new Beta(3, 1000);

    for (const tail of [1e-9, 0.025, 0.5, 0.9]) {
      const p = beta.quantile(tail, 1);

      expect(relativeError(beta.upperTail(beta.coordinate(p, 1 - p)), tail)).toBeLessThan(1e-9);
    }
  });
});

describe('two Beta variables', () => {
  it('compare as a closed form says when one of them is uniform', () => {
    const pair = new BetaPair(new Beta(7, 59), new Beta(1, 1));

    expect(relativeError(pair.chance('upper'), 59 / 66)).toBeLessThan(1e-13);
    expect(relativeError(pair.chance('lower'), 7 / 66)).toBeLessThan(1e-13);
    expect(relativeError(pair.smallerLoss(), (7 * 8) / (66 * 67) / 2)).toBeLessThan(1e-13);
  });

  it('compare as their gamma limits do for rare conversions among 1e12 users', () => {
    const pair = new BetaPair(new Beta(6, 1e12), new Beta(10, 1e12));

    expect(relativeError(pair.chance('upper'), 0.84912109375)).toBeLessThan(1e-10);
  });

  it('compare as normals do at 1e12 users', () => {
    const pair = new BetaPair(new Beta(5e11, 5e11), new Beta(5e11 + 1e6, 5e11 - 1e6));
    const deviation = Math.sqrt(0.5 / 1e12);

    expect(Math.abs(pair.chance('lower') - normalUpperTail(1e-6 / deviation))).toBeLessThan(1e-10);
    expect(
      relativeError(pair.differenceQuantiles(0.025).lower, 1e-6 - 1.9599639845400543 * deviation),
    ).toBeLessThan(1e-9);
  });

  it('have a difference and a quotient whose quantiles are exact for two uniform rates', () => {
    const pair = new BetaPair(new Beta(1, 1), new Beta(1, 1));

    expect(pair.differenceQuantiles(0.025).upper).toBeCloseTo(1 - Math.sqrt(0.05), 13);
    expect(pair.ratioQuantiles(0.025).lower).toBeCloseTo(-0.95, 13);
    expect(pair.ratioQuantiles(0.025).upper).toBeCloseTo(19, 11);
  });
});
