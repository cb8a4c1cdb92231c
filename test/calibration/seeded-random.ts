// Taken out of Math once: among the tests, looking up a global costs more than the arithmetic.
const { abs, exp, floor, imul, log, log1p, sqrt } = Math;

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

  /** Number of successes of n trials; takes as long for a million as for ten. */
  binomial(n: number, probability: number): number {
    if (probability > 0.5) return n - this.binomial(n, 1 - probability);
    if (n === 0 || probability <= 0) return 0;
    return n * probability < 10 ? this.fewSuccesses(n, probability) : this.manySuccesses(n, probability);
  }

  /** By inversion: adds up the probabilities of 0, 1, 2, … successes. */
  private fewSuccesses(n: number, probability: number): number {
    const odds = probability / (1 - probability);
    let chance = exp(n * log1p(-probability));
    let left = this.uniform();
    let count = 0;
    while (left > chance && count < n) {
      left -= chance;
      count++;
      chance *= ((n + 1 - count) / count) * odds;
    }
    return count;
  }

  /** By transformed rejection (Hörmann 1993, algorithm BTRS), which is exact. */
  private manySuccesses(n: number, probability: number): number {
    const odds = probability / (1 - probability);
    const deviation = sqrt(n * probability * (1 - probability));
    const b = 1.15 + 2.53 * deviation;
    const a = -0.0873 + 0.0248 * b + 0.01 * probability;
    const centre = n * probability + 0.5;
    const alpha = (2.83 + 5.1 / b) * deviation;
    const mode = floor((n + 1) * probability);
    for (;;) {
      const u = this.uniform() - 0.5;
      const v = this.uniform();
      const edge = 0.5 - abs(u);
      const k = floor(((2 * a) / edge + b) * u + centre);
      if (edge >= 0.07 && v <= 0.92 - 4.2 / b) return k;
      if (k < 0 || k > n) continue;
      const density =
        (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) +
        (n + 1) * log((n - mode + 1) / (n - k + 1)) +
        (k + 0.5) * log((odds * (n - k + 1)) / (k + 1)) +
        stirlingTail(mode) +
        stirlingTail(n - mode) -
        stirlingTail(k) -
        stirlingTail(n - k);
      if (log((v * alpha) / (a / (edge * edge) + b)) <= density) return k;
    }
  }

  /** Number of heads of n fair coins: the same as binomial(n, 1/2), 32 at a time. */
  heads(n: number): number {
    let count = 0;
    for (let left = n; left > 0; left -= 32)
      count += countBits(left < 32 ? this.bits() >>> (32 - left) : this.bits());
    return count;
  }
}

/** What Stirling's formula lacks of log k!. */
function stirlingTail(k: number): number {
  const exact = stirlingTails[k];
  if (exact !== undefined) return exact;
  const inverse = 1 / (k + 1);
  const square = inverse * inverse;
  return (1 / 12 - (1 / 360 - (1 / 1260) * square) * square) * inverse;
}

const stirlingTails = [
  ...[0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037651, 0.0166446911898211],
  ...[0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.00925546218271273, 0.00833056343336287],
];

function countBits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
