import { differenceOfProducts } from '../exact-difference.js';
import type { Beta } from './beta.js';
import { differenceLink, equalityLink, ratioLink, type Link } from './beta-links.js';
import { gaussLegendre } from './quadrature.js';

const rule = gaussLegendre(10);

/** Which part of a distribution: what lies below a point, or above it. */
export type Tail = 'lower' | 'upper';

/**
 * The joint behaviour of two independent Beta variables, by one-dimensional integrals: the density of the narrower
 * one against the tail of the wider one, which is smooth on that scale. Differences stay exact where both nearly agree.
 */
export class BetaPair {
  private readonly controlIsNarrow: boolean;
  private readonly narrow: Beta;
  private readonly wide: Beta;

  constructor(
    private readonly control: Beta,
    private readonly treatment: Beta,
  ) {
    this.controlIsNarrow = control.scale <= treatment.scale;
    [this.narrow, this.wide] = this.controlIsNarrow ? [control, treatment] : [treatment, control];
  }

  /** Mean of treatment - control. */
  get meanDifference(): number {
    const { control, treatment } = this;
    const cross = differenceOfProducts([treatment.a, control.b], [control.a, treatment.b]);
    return cross / (treatment.a + treatment.b) / (control.a + control.b);
  }

  /** P(treatment - control < 0) or P(treatment - control > 0). */
  chance(tail: Tail): number {
    return this.integrate(equalityLink(this.narrow, this.wide), tail, -Infinity).mass;
  }

  /** E[max(control - treatment, 0)] if the treatment's mean is the larger one, else E[max(treatment - control, 0)]. */
  smallerLoss(): number {
    const [low, high] =
      this.meanDifference >= 0 ? [this.treatment, this.control] : [this.control, this.treatment];
    return integralOfTails(low, high);
  }

  /** The x with P(treatment - control < x) = probability for `lower`, P(… > x) = probability for `upper`. */
  differenceQuantile(probability: number, tail: Tail): number {
    const deviation = Math.hypot(standardDeviation(this.control), standardDeviation(this.treatment));
    const link = (x: number) => differenceLink(this.narrow, this.wide, this.signedShift(x), this.meanGap);
    return this.solve(link, { probability, tail, centre: this.meanDifference, deviation, limits: [-1, 1] });
  }

  /** The r with P(treatment/control - 1 < r) = probability for `lower`, P(… > r) = probability for `upper`. */
  ratioQuantile(probability: number, tail: Tail): number {
    const { control, treatment } = this;
    const centre = Math.log1p(this.meanDifference / control.mean);
    const deviation = Math.sqrt(control.rest / control.a + treatment.rest / treatment.a);
    const link = (x: number) => ratioLink(this.narrow, this.wide, this.signedShift(x), this.logGap);
    const limits = [-Infinity, Infinity] as const;
    return Math.expm1(this.solve(link, { probability, tail, centre, deviation, limits }));
  }

  /** Mean of the wide one - mean of the narrow one. */
  private get meanGap(): number {
    return this.controlIsNarrow ? this.meanDifference : -this.meanDifference;
  }

  /** log(mean of the wide one / mean of the narrow one). */
  private get logGap(): number {
    return Math.log1p(this.meanGap / this.narrow.mean);
  }

  /** The links speak of wide - narrow, which is treatment - control or its opposite. */
  private signedShift(x: number): number {
    return this.controlIsNarrow ? x : -x;
  }

  private solve(linkAt: (x: number) => Link, goal: Goal): number {
    let [low, high] = goal.limits;
    let x = goal.centre;
    for (let step = 0; step < 300; step++) {
      const { mass, slope } = this.integrate(linkAt(x), goal.tail, -45);
      if (mass > goal.probability === (goal.tail === 'lower')) high = x;
      else low = x;
      const next = nextGuess({ x, low, high, mass, slope }, goal);
      if (Math.abs(next - x) <= 1e-7 * goal.deviation && step > 1) return next;
      if (next === x) return x;
      x = next;
    }
    return x;
  }

  /** Mass of the tail at the link's shift, and how fast it changes with the shift. */
  private integrate(link: Link, tail: Tail, floor: number): { mass: number; slope: number } {
    const ofWide = (tail === 'lower') === this.controlIsNarrow ? 'lower' : 'upper';
    let mass = this.massBeyondBreaks(link, ofWide);
    let slope = 0;
    const edges = panelsWithin(this.narrow, link, floor);
    for (let panel = 0; panel + 1 < edges.length; panel++) {
      const half = (edges[panel + 1]! - edges[panel]!) / 2;
      const middle = edges[panel]! + half;
      for (let i = 0; i < rule.nodes.length; i++) {
        const t = middle + half * rule.nodes[i]!;
        const at = link.toWide(t);
        const weight = half * rule.weights[i]! * this.narrow.density(t);
        const density = this.wide.density(at);
        const outer = density * this.wide.millsRatio(at);
        mass += weight * (at <= 0 === (ofWide === 'lower') ? outer : 1 - outer);
        if (density > 0) slope += weight * density * link.stretch(at);
      }
    }
    return { mass, slope };
  }

  private massBeyondBreaks({ from, to }: Link, ofWide: Tail): number {
    if (ofWide === 'lower') return to === Infinity ? 0 : this.narrow.upperTail(to);
    return from === -Infinity ? 0 : this.narrow.lowerTail(from);
  }
}

interface Goal {
  probability: number;
  tail: Tail;
  /** Where to start, and on which scale. */
  centre: number;
  deviation: number;
  limits: readonly [number, number];
}

interface Progress {
  x: number;
  low: number;
  high: number;
  mass: number;
  slope: number;
}

/** Newton's method on the logarithm of the tail, kept within what is known. */
function nextGuess({ x, low, high, mass, slope }: Progress, { probability, tail, deviation }: Goal): number {
  const direction = tail === 'lower' ? -1 : 1;
  const proposed = x + (direction * mass * Math.log(mass / probability)) / slope;
  if (proposed > low && proposed < high && Math.abs(proposed - x) < 8 * deviation) return proposed;
  if (low === -Infinity) return Math.min(x, high) - 4 * deviation - Math.abs(x);
  if (high === Infinity) return Math.max(x, low) + 4 * deviation + Math.abs(x);
  return (low + high) / 2;
}

function standardDeviation({ mean, rest, a, b }: Beta): number {
  return Math.sqrt((mean * rest) / (a + b + 1));
}

/** Limits of panels for the narrow one where its density counts, crowding towards the breaks of the link. */
function panelsWithin(narrow: Beta, { from, to }: Link, floor: number): number[] {
  const inside = thin(narrow.edges.filter((t) => t > from && t < to && narrow.logDensity(t) > floor));
  const first = inside[0] ?? (from + to) / 2;
  if (Number.isNaN(first) || !Number.isFinite(first)) return [];
  return [
    ...crowd(from, first),
    ...(inside.length > 0 ? inside : [first]),
    ...crowd(to, inside.at(-1) ?? first).reverse(),
  ];
}

/** Every other limit: panels of two standard deviations are narrow enough for the rule. */
function thin(edges: number[]): number[] {
  return edges.filter((_, i) => i % 2 === 0 || i === edges.length - 1);
}

/** Limits from a break up to `start`, ever closer: at the break a tail may end with a root's steepness. */
function crowd(end: number, start: number): number[] {
  if (!Number.isFinite(end)) return [];
  return [end, ...Array.from({ length: 20 }, (_, k) => end + (start - end) * 4 ** (k - 20))];
}

/** The integral over p of P(larger < p) P(smaller > p): what is lost, on average, by trusting the larger mean. */
function integralOfTails(larger: Beta, smaller: Beta): number {
  const { toWide } = equalityLink(larger, smaller);
  const offset = toWide(0);
  const height = (t: number) =>
    larger.lowerTail(t) * smaller.upperTail(t + offset) * larger.probability(t) * larger.complement(t);
  const edges = thin(
    mergedEdges(
      larger.edges,
      smaller.edges.map((t) => t - offset),
    ),
  );
  const heights = edges.map(height);
  const negligible = 1e-18 * Math.max(...heights, 0);
  let sum = 0;
  for (let panel = 0; panel + 1 < edges.length; panel++) {
    if (Math.max(heights[panel]!, heights[panel + 1]!) <= negligible) continue;
    sum += integrateOver(edges[panel]!, edges[panel + 1]!, height);
  }
  return sum;
}

function integrateOver(from: number, to: number, height: (t: number) => number): number {
  const half = (to - from) / 2;
  return half * rule.nodes.reduce((sum, x, i) => sum + rule.weights[i]! * height(from + half * (1 + x)), 0);
}

/** Limits of both tables where neither tail is negligible. */
function mergedEdges(ofLarger: readonly number[], ofSmaller: readonly number[]): number[] {
  const from = ofLarger[0]!;
  const to = ofSmaller.at(-1)!;
  return [...ofLarger, ...ofSmaller].filter((t) => t >= from && t <= to).sort((a, b) => a - b);
}
