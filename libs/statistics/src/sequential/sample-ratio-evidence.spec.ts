import fc from 'fast-check';
import { checkSampleRatio } from '../sample-ratio.js';

const pValueOf = (users: number[], weights: number[]) => checkSampleRatio({ users, weights }).pValue!;

describe('the always-valid check of sample ratios', () => {
  it('weighs the first users as worked out by hand', () => {
    expect(pValueOf([1, 0], [50, 50])).toBeCloseTo(1, 12);
    // 0.5² over (500/1000) (501/1001)
    expect(pValueOf([2, 0], [1, 1])).toBeCloseTo(0.25 / ((500 / 1000) * (501 / 1001)), 10);
  });

  it('is a martingale without a mismatch: the next user changes the evidence by nothing on average', () => {
    const count = fc.integer({ min: 0, max: 3000 });
    const arm = fc.record({ n: count, weight: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(fc.array(arm, { minLength: 2, maxLength: 5 }), (arms) => {
        const weights = arms.map(({ weight }) => weight);
        const users = arms.map(({ n }) => n);
        const sum = weights.reduce((total, weight) => total + weight, 0);
        const now = pValueOf(users, weights);
        const later = users.map((_, i) => pValueOf(users.with(i, users[i]! + 1), weights));
        fc.pre(now < 0.9 && now > 1e-200 && later.every((pValue) => pValue < 1));

        const expected = weights.reduce((mean, weight, i) => mean + weight / sum / later[i]!, 0);

        expect(expected * now).toBeCloseTo(1, 6);
      }),
    );
  });

  it.each([
    [[5000, 5000], [50, 50], false],
    [[5100, 4900], [50, 50], false],
    [[5300, 4700], [50, 50], true],
    [[53_000, 47_000], [50, 50], true],
    [[9000, 1000], [90, 10], false],
    [[8700, 1300], [90, 10], true],
    [[3400, 3300, 3300], [1, 1, 1], false],
    [[3700, 3300, 3000], [1, 1, 1], true],
    [[20, 0], [50, 50], false],
    [[0, 0], [50, 50], false],
    [[4e8, 4e8], [50, 50], false],
  ])('of %j users under shares of %j finds a mismatch: %s', (users, weights, srmDetected) => {
    expect(checkSampleRatio({ users, weights }).srmDetected).toBe(srmDetected);
  });

  it('keeps its digits for many users', () => {
    const users = [5e11 + 5e6, 5e11 - 5e6];

    // Ten standard deviations off; the normal limit of the evidence is exact to many digits here.
    const normalLimit = Math.log(1000 / (1000 + 1e12)) / 2 + 50;

    expect(-Math.log(pValueOf(users, [1, 1]))).toBeCloseTo(normalLimit, 3);
  });

  it('multiplies the evidence of several versions', () => {
    const versions = [
      { users: [2500, 500], weights: [90, 10] },
      { users: [1900, 1500], weights: [50, 50] },
    ];

    const product = versions.map(({ users, weights }) => pValueOf(users, weights)).reduce((a, b) => a * b, 1);

    expect(checkSampleRatio({ versions }).pValue! / product).toBeCloseTo(1, 10);
  });
});

describe('what the check sees', () => {
  it.each([
    [0.52, 11_000],
    [0.55, 2_200],
  ])('is a share of %p in place of a half with about %p users', (share, users) => {
    const pOf = (n: number) => {
      const treated = Math.round(n * share);
      return checkSampleRatio({ users: [n - treated, treated], weights: [1, 1] }).pValue!;
    };

    expect(pOf(0.97 * users)).toBeGreaterThan(0.001);
    expect(pOf(1.03 * users)).toBeLessThan(0.001);
  });
});
