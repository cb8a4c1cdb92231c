import type { Beta } from './beta.js';
import { gaussLegendre } from './quadrature.js';

const rule = gaussLegendre(16);

/** Points with weights: the sum of weight times f(point) is the integral of f against a density. */
export interface WeightedNodes {
  points: Float64Array;
  weights: Float64Array;
}

/** The nodes that integrate against the whole density of `beta` as far down as e^floor of its top. */
export function nodesOf(beta: Beta, floor: number): WeightedNodes {
  return nodesOn(beta, countingEdges(beta, floor));
}

/**
 * The same between two breaks, where f may end as steeply as a root: panels crowd towards them. A break that lies
 * where the density does not count is none.
 */
export function nodesBetween(
  beta: Beta,
  { from, to }: { from: number; to: number },
  floor: number,
): WeightedNodes {
  const counting = countingEdges(beta, floor);
  const inside = counting.filter((t) => t > from && t < to);
  const lowest = from > counting[0]! ? [from] : [];
  const highest = to < counting.at(-1)! ? [to] : [];
  // The limit next to a break gives way: it may be so close that the panel behind it were too wide.
  const kept = inside.slice(lowest.length, inside.length - highest.length);
  const edges = [...lowest, ...kept, ...highest];
  if (edges.length < 2) return nodesOn(beta, []);
  const first = lowest.length > 0 ? crowd(edges[0]!, edges[1]!) : [];
  const last = highest.length > 0 ? crowd(edges.at(-1)!, edges.at(-2)!).reverse() : [];
  return nodesOn(
    beta,
    [...edges, ...first, ...last].sort((a, b) => a - b),
  );
}

/** Nodes and weights that integrate a function over the panels between the limits. */
export function integrationNodes(edges: readonly number[]): WeightedNodes {
  const size = Math.max(0, edges.length - 1) * rule.nodes.length;
  const points = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const panel = Math.floor(k / rule.nodes.length);
    const i = k % rule.nodes.length;
    const half = (edges[panel + 1]! - edges[panel]!) / 2;
    points[k] = edges[panel]! + half * (1 + rule.nodes[i]!);
    weights[k] = half * rule.weights[i]!;
  }
  return { points, weights };
}

/** The sum over panels of the rule applied to `height`. */
export function integrate(edges: readonly number[], height: (t: number) => number): number {
  let sum = 0;
  for (let panel = 0; panel + 1 < edges.length; panel++) {
    const half = (edges[panel + 1]! - edges[panel]!) / 2;
    const middle = edges[panel]! + half;
    rule.nodes.forEach((x, i) => (sum += half * rule.weights[i]! * height(middle + half * x)));
  }
  return sum;
}

/** Every other of these limits makes panels of two standard deviations, narrow enough for the rule. */
export function thin(edges: readonly number[]): number[] {
  return edges.filter((_, i) => i % 2 === 0 || i === edges.length - 1);
}

function countingEdges(beta: Beta, floor: number): number[] {
  return thin(beta.edges.filter((t) => beta.logDensity(t) > floor));
}

function crowd(end: number, start: number): number[] {
  return Array.from({ length: 14 }, (_, k) => end + (start - end) * 4 ** (k - 14));
}

function nodesOn(beta: Beta, edges: readonly number[]): WeightedNodes {
  const { points, weights } = integrationNodes(edges);
  for (let k = 0; k < points.length; k++) weights[k]! *= beta.density(points[k]!);
  return { points, weights };
}
