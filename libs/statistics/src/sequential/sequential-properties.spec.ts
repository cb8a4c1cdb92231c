import fc from 'fast-check';
import {
  estimateMean,
  estimateRate,
  followSequentially,
  testFixed,
  testSequentially,
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

  it('reaches further than the fixed one, from the same variance of means', () => {
    fc.assert(
      fc.property(anyPair, ([control, treatment]) => {
        const { standardError, criticalValue } = testSequentially(control, treatment);
        const fixed = testFixed(control, treatment, 0.05);

        if (control.kind === 'mean') expect(standardError! / fixed.standardError!).toBeCloseTo(1, 12);
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
