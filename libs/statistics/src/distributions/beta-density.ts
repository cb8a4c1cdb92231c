// Taken out of Math once: these run a hundred thousand times per posterior, and a global is looked up each time.
const { abs, exp, expm1, log1p, sqrt } = Math;

/**
 * The Beta(a, b) density in the coordinate t = logit(p) - logit(mean), up to a constant factor: there it has one mode,
 * at t = 0, and falls off exponentially to both sides, also where it is unbounded in p. The same digits remain for
 * a + b = 1e12 as for a + b = 1, because everything is relative to the mode.
 */
export class LogitBeta {
  /** a/(a + b), the mean of p and the mode of logit p. */
  readonly mean: number;
  /** b/(a + b). */
  readonly rest: number;
  /** Of the normal curve that touches the density's top. */
  readonly scale: number;
  private readonly size: number;
  private readonly cumulants: readonly number[];

  constructor(
    readonly a: number,
    readonly b: number,
  ) {
    this.size = a + b;
    this.mean = a / this.size;
    this.rest = b / this.size;
    this.scale = sqrt(1 / a + 1 / b);
    this.cumulants = scaledCumulants(this.mean, this.rest);
  }

  /** The log density at t, 0 at the mode. */
  logDensity(t: number): number {
    if (abs(t) < 0.02) return this.size * this.seriesAt(t);
    // Two forms of one function: the smaller parameter loses the fewest digits, but far out only one cannot overflow.
    const byComplement = abs(t) < 30 ? this.b < this.a : t > 0;
    if (byComplement) return -this.b * t - this.size * log1p(this.rest * expm1(-t));
    return this.a * t - this.size * log1p(this.mean * expm1(t));
  }

  /** Derivative of the log density: a - (a + b) p. */
  slope(t: number): number {
    return -this.size * this.deviation(t);
  }

  /** p at t. */
  probability(t: number): number {
    return t > 0 ? this.mean / this.shrinkage(t) : (this.mean * exp(t)) / this.growth(t);
  }

  /** 1 - p at t. */
  complement(t: number): number {
    return t > 0 ? (this.rest * exp(-t)) / this.shrinkage(t) : this.rest / this.growth(t);
  }

  /** p - mean at t. */
  deviation(t: number): number {
    const product = this.mean * this.rest;
    if (t > 0) return (-product * expm1(-t)) / this.shrinkage(t);
    return (product * expm1(t)) / this.growth(t);
  }

  /** log(p/mean) at t. */
  logRatio(t: number): number {
    return t > 0 ? -log1p(this.rest * expm1(-t)) : t - log1p(this.mean * expm1(t));
  }

  /** 1 - mean + mean e^t. */
  private growth(t: number): number {
    return 1 + this.mean * expm1(t);
  }

  /** mean + (1 - mean) e^-t: the same times e^-t, which cannot overflow for t > 0. */
  private shrinkage(t: number): number {
    return 1 + this.rest * expm1(-t);
  }

  private seriesAt(t: number): number {
    let sum = 0;
    for (let k = this.cumulants.length - 1; k >= 0; k--) sum = sum * t + this.cumulants[k]!;
    return -sum * t * t;
  }
}

/** Cumulants 2 to 8 of a Bernoulli variable, over k!: the Taylor series of log(1 - m + m e^t) without its first term. */
function scaledCumulants(mean: number, rest: number): number[] {
  const v = mean * rest;
  const skew = rest - mean;
  return [
    v / 2,
    (v * skew) / 6,
    (v * (1 - 6 * v)) / 24,
    (v * skew * (1 - 12 * v)) / 120,
    (v * (1 - 30 * v + 120 * v * v)) / 720,
    (v * skew * (1 - 60 * v + 360 * v * v)) / 5040,
    (v * (1 - 126 * v + 1680 * v * v - 5040 * v * v * v)) / 40320,
  ];
}
