import type { LogitBeta } from './beta-density.js';
import { chebyshevIntegration, chebyshevPoints, chebyshevTransform, multiply } from './quadrature.js';

// Taken out of Math once: these run a hundred thousand times per posterior, and a global is looked up each time.
const { abs, exp, max, min } = Math;

/** Enough for 14 digits on panels as wide as `panelWidth` makes them. */
const degree = 16;
const points = chebyshevPoints(degree);
const integration = chebyshevIntegration(degree);
const transform = chebyshevTransform(degree);

/** The density is followed down to e^-100 of its top, 1e-43; what lies beyond is exact only to a few digits. */
const depth = 100;

/** One side of the mode of a density: tail over density (Mills ratio) as Chebyshev polynomials, panel by panel. */
export interface MillsTable {
  /** Limits of the panels, as distances from the mode. */
  edges: number[];
  coefficients: Float64Array;
  /** Integral of the unnormalized density over this side. */
  mass: number;
}

/** The table of what lies below the mode (-1) or above it (1). */
export function tabulateSide(beta: LogitBeta, side: -1 | 1): MillsTable {
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
  const byFall = 6 / abs(beta.slope(side * t));
  if (isStraight(beta, side * t)) return byFall;
  let width = min(1, beta.scale, byFall);
  while (beta.logDensity(side * t) - beta.logDensity(side * (t + width)) > 8) width *= 0.7;
  return width;
}

/** Whether the log density is a straight line from here on. */
function isStraight({ a, b }: LogitBeta, t: number): boolean {
  const odds = (a / b) * exp(t);
  return (a + b) * (t < 0 ? odds : 1 / odds) < 1e-17;
}

/** In the far tail the density falls like an exponential. */
function tailBeyond(beta: LogitBeta, t: number): number {
  return exp(beta.logDensity(t)) / abs(beta.slope(t));
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
    densities[i] = exp(beta.logDensity(side * (outer - half * (1 + points[i]!))));
  multiply(integration, densities, integrals);
  for (let i = 0; i < degree; i++) ratios[i] = (beyond + half * integrals[i]!) / densities[i]!;
  multiply(transform, ratios, target);
  return exp(beta.logDensity(side * inner)) * evaluate(target, 0, 1);
}

/** The tail beyond a distance from the mode, over the density there. */
export function millsRatioAt({ edges, coefficients }: MillsTable, distance: number): number {
  const panel = findPanel(edges, distance);
  const inner = edges[panel]!;
  const outer = edges[panel + 1]!;
  const x = max(-1, (2 * (outer - distance)) / (outer - inner) - 1);
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
