// Taken out of Math once: among the tests, looking up a global costs more than the arithmetic.
const { exp, imul, log, sqrt } = Math;

/** Reproducible random numbers: xoshiro128** (Blackman, Vigna 2018), seeded by splitmix32. */
export class SeededRandom {
  private readonly state = new Uint32Array(4);

  constructor(seed: number) {
    let x = seed >>> 0;
    for (let i = 0; i < 4; i++) {
      x = (x + 0x9e3779b9) >>> 0;
      let z = x;
      z = imul(z ^ (z >>> 16), 0x21f0aaad);
      z = imul(z ^ (z >>> 15), 0x735a2d97);
      this.state[i] = z ^ (z >>> 15);
    }
  }

  /** 32 random bits, as a signed integer. */
  bits(): number {
    const s = this.state;
    const product = imul(s[1]!, 5);
    const result = imul((product << 7) | (product >>> 25), 9);
    const shifted = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= shifted;
    s[3] = (s[3]! << 11) | (s[3]! >>> 21);
    return result;
  }

  /** Uniform, strictly between 0 and 1, in steps of 2^-53. */
  uniform(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6) + 0.5) / 9007199254740992;
  }

  happens(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Standard normal, by the polar method. */
  normal(): number {
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square < 1) return x * sqrt((-2 * log(square)) / square);
    }
  }

  lognormal(mean: number, sd: number): number {
    return exp(mean + sd * this.normal());
  }

  /** Gamma with an integer shape and scale 1: a sum of exponentials. */
  gamma(shape: number): number {
    let product = 1;
    for (let i = 0; i < shape; i++) product *= this.uniform();
    return -log(product);
  }

  /** Beta with integer parameters. */
  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  /** Poisson with a small mean, by counting arrivals. */
  poisson(mean: number): number {
    const limit = exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    return count;
  }

  /** Number of successes of n trials. */
  binomial(n: number, probability: number): number {
    let count = 0;
    for (let i = 0; i < n; i++) if (this.uniform() < probability) count++;
    return count;
  }

  /** Number of heads of n fair coins: the same as binomial(n, 1/2), 32 at a time. */
  heads(n: number): number {
    let count = 0;
    for (let left = n; left > 0; left -= 32)
      count += countBits(left < 32 ? this.bits() >>> (32 - left) : this.bits());
    return count;
  }
}

function countBits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
