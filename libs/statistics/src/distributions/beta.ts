import { LogitBeta } from './beta-density.js';
import { chebyshevIntegration, chebyshevPoints, chebyshevTransform, multiply } from './quadrature.js';

/** Enough for 14 digits on panels as wide as `Beta` chooses them. */
const degree = 16;
const points = chebyshevPoints(degree);
const integration = chebyshevIntegration(degree);
const transform = chebyshevTransform(degree);

/** The density is followed down to e^-100 of its top, 1e-43; what lies beyond is exact only to a few digits. */
const depth = 100;

/**
 * A Beta(a, b) distribution made for many evaluations: both tails with a relative accuracy of 1e-10 down to 1e-40,
 * from a = 0.01 to a + b = 1e15, in a fraction of a microsecond. Coordinates are those of `LogitBeta`.
 *
 * The tails are tabulated as tail/density (a Mills ratio, hence smooth) in Chebyshev polynomials, panel by panel. An
 * incomplete beta function by continued fraction takes the root of a + b steps per point instead.
 */
export class Beta extends LogitBeta {
  /** Panel limits, ascending; 0, the mode, is one of them. */
  readonly edges: readonly number[];
  private readonly left: HalfTable;
  private readonly right: HalfTable;
  private readonly total: number;

  constructor(a: number, b: number) {
    super(a, b);
    this.left = tabulate(this, -1);
    this.right = tabulate(this, 1);
    this.total = this.left.mass + this.right.mass;
    this.edges = [
      ...this.left.edges
        .slice(1)
        .map((t) => -t)
        .reverse(),
      ...this.right.edges,
    ];
  }

  /** Density of t. */
  density(t: number): number {
    return Math.exp(this.logDensity(t)) / this.total;
  }

  /** P(below t). */
  lowerTail(t: number): number {
    return t <= 0 ? this.outerTail(t) : 1 - this.outerTail(t);
  }

  /** P(above t). */
  upperTail(t: number): number {
    return t > 0 ? this.outerTail(t) : 1 - this.outerTail(t);
  }

  /** The p with P(below p) = tail, or P(above p) = tail for `side` 1; tail strictly between 0 and 1. */
  quantile(tail: number, side: -1 | 1): number {
    return this.probability(this.quantileCoordinate(tail, side));
  }

  private quantileCoordinate(tail: number, side: -1 | 1): number {
    let [low, high] = [this.edges[0]!, this.edges.at(-1)!];
    let t = 0;
    for (let step = 0; step < 200; step++) {
      const reached = side < 0 ? this.lowerTail(t) : this.upperTail(t);
      if (reached > tail === side < 0) high = t;
      else low = t;
      // Newton's method on the logarithm, which is concave, kept within what is known.
      const next = t - (-side * reached * Math.log(reached / tail)) / this.density(t);
      const proposed = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(proposed - t) <= 1e-15 * Math.abs(t) || high - low <= 1e-15 * Math.abs(t)) return proposed;
      t = proposed;
    }
    return t;
  }

  /** The tail on t's side of the mode, over the density of t. */
  millsRatio(t: number): number {
    const table = t > 0 ? this.right : this.left;
    const distance = Math.abs(t);
    return millsRatio(table, findPanel(table.edges, distance), distance);
  }

  /** The coordinate of p, given 1 - p too because one of them may have lost its digits. */
  coordinate(p: number, complement: number): number {
    return Math.log(p / complement) - Math.log(this.a / this.b);
  }

  private outerTail(t: number): number {
    return this.density(t) * this.millsRatio(t);
  }
}

/** One side of the mode: limits as distances from it, and Chebyshev coefficients of the Mills ratio per panel. */
interface HalfTable {
  edges: number[];
  coefficients: Float64Array;
  /** Integral of the unnormalized density over this side. */
  mass: number;
}

function tabulate(beta: LogitBeta, side: -1 | 1): HalfTable {
  const edges = panelEdges(beta, side);
  const coefficients = new Float64Array((edges.length - 1) * degree);
  let beyond = tailBeyond(beta, side * edges.at(-1)!);
  for (let panel = edges.length - 2; panel >= 0; panel--) {
    const target = coefficients.subarray(panel * degree, (panel + 1) * degree);
    beyond = fillPanel(beta, { side, inner: edges[panel]!, outer: edges[panel + 1]!, beyond, target });
  }
  return { edges, coefficients, mass: beyond };
}

function panelEdges(beta: LogitBeta, side: -1 | 1): number[] {
  const edges = [0];
  for (let t = 0; beta.logDensity(side * t) > -depth;) {
    t += panelWidth(beta, side, t);
    edges.push(t);
  }
  return edges;
}

/** At most one standard deviation, at most 1 where the logistic curve bends, and a factor of about e^6 in density. */
function panelWidth(beta: LogitBeta, side: -1 | 1, t: number): number {
  const byFall = 6 / Math.abs(beta.slope(side * t));
  if (isStraight(beta, side * t)) return byFall;
  let width = Math.min(1, beta.scale, byFall);
  while (beta.logDensity(side * t) - beta.logDensity(side * (t + width)) > 8) width *= 0.7;
  return width;
}

/** Whether the log density is a straight line from here on. */
function isStraight({ a, b }: LogitBeta, t: number): boolean {
  const odds = (a / b) * Math.exp(t);
  return (a + b) * (t < 0 ? odds : 1 / odds) < 1e-17;
}

/** In the far tail the density falls like an exponential. */
function tailBeyond(beta: LogitBeta, t: number): number {
  return Math.exp(beta.logDensity(t)) / Math.abs(beta.slope(t));
}

interface Panel {
  side: -1 | 1;
  inner: number;
  outer: number;
  /** Mass beyond `outer`. */
  beyond: number;
  target: Float64Array;
}

const densities = new Float64Array(degree);
const integrals = new Float64Array(degree);
const ratios = new Float64Array(degree);

/** Fills in a panel's coefficients; returns the mass beyond its inner limit. */
function fillPanel(beta: LogitBeta, { side, inner, outer, beyond, target }: Panel): number {
  const half = (outer - inner) / 2;
  // Points run from the outer limit inwards, so that integrals collect from the tail.
  for (let i = 0; i < degree; i++)
    densities[i] = Math.exp(beta.logDensity(side * (outer - half * (1 + points[i]!))));
  multiply(integration, densities, integrals);
  for (let i = 0; i < degree; i++) ratios[i] = (beyond + half * integrals[i]!) / densities[i]!;
  multiply(transform, ratios, target);
  return Math.exp(beta.logDensity(side * inner)) * evaluate(target, 0, 1);
}

function millsRatio({ edges, coefficients }: HalfTable, panel: number, distance: number): number {
  const inner = edges[panel]!;
  const outer = edges[panel + 1]!;
  const x = Math.max(-1, (2 * (outer - distance)) / (outer - inner) - 1);
  return evaluate(coefficients, panel * degree, x);
}

/** Clenshaw's recurrence. */
function evaluate(coefficients: Float64Array, from: number, x: number): number {
  let one = 0;
  let two = 0;
  for (let k = degree - 1; k > 0; k--) {
    const next = 2 * x * one - two + coefficients[from + k]!;
    two = one;
    one = next;
  }
  return x * one - two + coefficients[from]!;
}

/** The panel that holds `distance`; the last one for what lies beyond. */
function findPanel(edges: readonly number[], distance: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= distance) low = middle;
    else high = middle - 1;
  }
  return low;
}
