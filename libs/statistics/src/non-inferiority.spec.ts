import fc from 'fast-check';
import { estimateMean, estimateRate, testNonInferiority, type Estimate } from './index.js';

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
