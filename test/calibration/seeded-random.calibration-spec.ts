import { binomialBand } from './band.js';
import { SeededRandom } from './seeded-random.js';

const draws = 200_000;

describe('seeded random numbers', () => {
  it.each<[string, (random: SeededRandom) => number, mean: number, variance: number]>([
    ['uniform', (random) => random.uniform(), 1 / 2, 1 / 12],
    ['normal', (random) => random.normal(), 0, 1],
    [
      'lognormal',
      (random) => random.lognormal(0, 0.5),
      Math.exp(0.125),
      Math.exp(0.25) * (Math.exp(0.25) - 1),
    ],
    ['gamma', (random) => random.gamma(3), 3, 3],
    ['beta', (random) => random.beta(2, 6), 1 / 4, 12 / (64 * 9)],
    ['Poisson', (random) => random.poisson(4), 4, 4],
    ['binomial', (random) => random.binomial(10, 0.3), 3, 2.1],
    ['binomial of many trials', (random) => random.binomial(3000, 0.1), 300, 270],
    ['binomial of a high rate', (random) => random.binomial(60, 0.8), 48, 9.6],
    ['binomial of rare successes', (random) => random.binomial(100_000, 2e-5), 2, 2],
    ['heads', (random) => random.heads(70), 35, 17.5],
  ])('have the mean and variance of the %s distribution', (_, draw, mean, variance) => {
    const random = new SeededRandom(7);
    let sum = 0;
    let squares = 0;

    for (let i = 0; i < draws; i++) {
      const deviation = draw(random) - mean;
      sum += deviation;
      squares += deviation * deviation;
    }

    expect(Math.abs(sum / draws)).toBeLessThan(4.5 * Math.sqrt(variance / draws));
    expect(Math.abs(squares / draws / variance - 1)).toBeLessThan(0.03);
  });

  it.each([
    [12, 0.3],
    [40, 0.3],
    [1000, 0.02],
  ])('have every count of binomial(%d, %d) as often as it is likely', (n, rate) => {
    const random = new SeededRandom(11);
    const counts = new Array<number>(n + 1).fill(0);
    for (let i = 0; i < draws; i++) counts[random.binomial(n, rate)]!++;

    let chance = (1 - rate) ** n;
    for (let k = 0; k <= n; k++) {
      const spread = Math.sqrt(draws * chance * (1 - chance));
      expect(Math.abs(counts[k]! - draws * chance)).toBeLessThan(5 * spread + 5);
      chance *= (((n - k) / (k + 1)) * rate) / (1 - rate);
    }
  });

  it('repeat themselves with a seed, and not with another', () => {
    const bits = (seed: number) => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 5 }, () => random.bits());
    };

    expect(bits(1)).toEqual(bits(1));
    expect(bits(1)).not.toEqual(bits(2));
  });
});

describe('binomialBand', () => {
  it.each([
    [10_000, 0.05, { low: 430, high: 573 }],
    [10_000, 0.95, { low: 9427, high: 9570 }],
    [100_000, 0.001, { low: 69, high: 134 }],
  ])('gives the bands of the specification for %d at %d', (n, q, expected) => {
    expect(binomialBand(n, q)).toEqual(expected);
  });
});
