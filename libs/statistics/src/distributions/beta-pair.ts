import { differenceOfProducts } from '../exact-difference.js';
import type { Beta } from './beta.js';
import { differenceLink, equalityLink, ratioLink, type Link } from './beta-links.js';
import { integrate, nodesBetween, nodesOf, thin, type WeightedNodes } from './beta-nodes.js';
import { normalQuantile } from './normal.js';
import { searchQuantile, type Tail } from './quantile-search.js';

/** Densities below e^-45 of the top do not count for quantiles. */
const quantileFloor = -45;

/**
 * The joint behaviour of two independent Beta variables, by one-dimensional integrals: the density of the narrower
 * one against the tail of the wider one, which is smooth on that scale. Differences stay exact where both nearly agree.
 */
export class BetaPair {
  /** Mean of treatment - control. */
  readonly meanDifference: number;

  constructor(
    private readonly control: Beta,
    private readonly treatment: Beta,
  ) {
    const cross = differenceOfProducts([treatment.a, control.b], [control.a, treatment.b]);
    this.meanDifference = cross / (treatment.a + treatment.b) / (control.a + control.b);
  }

  /** P(treatment - control < 0) or P(treatment - control > 0). */
  chance(tail: Tail): number {
    const roles = this.assignRoles(({ scale }) => scale);
    const { mass } = massOf(
      roles,
      equalityLink(roles.narrow, roles.wide),
      tail,
      nodesOf(roles.narrow, -Infinity),
    );
    return Math.min(1, mass);
  }

  /** E[max(control - treatment, 0)] if the treatment's mean is the larger one, else E[max(treatment - control, 0)]. */
  smallerLoss(): number {
    return this.meanDifference >= 0
      ? integralOfTails(this.treatment, this.control)
      : integralOfTails(this.control, this.treatment);
  }

  /** The x with P(treatment - control < x) = probability for `lower`, P(… > x) = probability for `upper`. */
  differenceQuantiles(probability: number): Record<Tail, number> {
    const roles = this.assignRoles(deviationOf);
    const deviation = Math.hypot(deviationOf(this.control), deviationOf(this.treatment));
    const gap = roles.sign * this.meanDifference;
    const link = (x: number) => differenceLink(roles.narrow, roles.wide, roles.sign * x, gap);
    return quantiles(roles, link, { probability, centre: this.meanDifference, deviation, limits: [-1, 1] });
  }

  /** The r with P(treatment/control - 1 < r) = probability for `lower`, P(… > r) = probability for `upper`. */
  ratioQuantiles(probability: number): Record<Tail, number> {
    const roles = this.assignRoles(deviationOfLog);
    const centre = Math.log1p(this.meanDifference / this.control.mean);
    const deviation = Math.hypot(deviationOfLog(this.control), deviationOfLog(this.treatment));
    const gap = roles.sign * centre;
    const link = (x: number) => ratioLink(roles.narrow, roles.wide, roles.sign * x, gap);
    const limits = [-Infinity, Infinity] as const;
    const { lower, upper } = quantiles(roles, link, { probability, centre, deviation, limits });
    return { lower: Math.expm1(lower), upper: Math.expm1(upper) };
  }

  private assignRoles(widthOf: (beta: Beta) => number): Roles {
    const { control, treatment } = this;
    return widthOf(control) <= widthOf(treatment)
      ? { narrow: control, wide: treatment, sign: 1 }
      : { narrow: treatment, wide: control, sign: -1 };
  }
}

interface Roles {
  narrow: Beta;
  wide: Beta;
  /** +1 when wide - narrow is treatment - control, -1 when it is the opposite. */
  sign: 1 | -1;
}

interface QuantileQuestion {
  probability: number;
  centre: number;
  deviation: number;
  limits: readonly [number, number];
}

function quantiles(
  roles: Roles,
  linkAt: (x: number) => Link,
  question: QuantileQuestion,
): Record<Tail, number> {
  const unbroken = nodesOf(roles.narrow, quantileFloor);
  const find = (tail: Tail) => {
    const tailAt = (x: number) => {
      const link = linkAt(x);
      const broken = link.from > -Infinity || link.to < Infinity;
      const nodes = broken ? nodesWithin(roles.narrow, link, unbroken) : unbroken;
      return massOf(roles, link, tail, nodes);
    };
    return searchQuantile(tailAt, { ...question, tail, start: startOf(question, tail) });
  };
  return { lower: find('lower'), upper: find('upper') };
}

function nodesWithin(narrow: Beta, link: Link, unbroken: WeightedNodes): WeightedNodes {
  const { points } = unbroken;
  const harmless = link.from < points[0]! && link.to > points.at(-1)!;
  return harmless ? unbroken : nodesBetween(narrow, link, quantileFloor);
}

function startOf({ probability, centre, deviation, limits }: QuantileQuestion, tail: Tail): number {
  const z = normalQuantile(probability);
  const start = tail === 'lower' ? centre + z * deviation : centre - z * deviation;
  return start > limits[0] && start < limits[1] ? start : centre;
}

/** Mass of treatment - control below or above the link's shift, and how fast it changes with the shift. */
function massOf({ narrow, wide, sign }: Roles, link: Link, tail: Tail, { points, weights }: WeightedNodes) {
  const below = (tail === 'lower') === (sign === 1);
  let mass = massBeyondBreaks(narrow, link, below);
  let slope = 0;
  for (let i = 0; i < points.length; i++) {
    const at = link.toWide(points[i]!);
    const density = wide.density(at);
    const outer = density * wide.millsRatio(at);
    mass += weights[i]! * (at <= 0 === below ? outer : 1 - outer);
    if (density > 0) slope += weights[i]! * density * link.stretch(at);
  }
  return { mass, slope };
}

/** Where the wide one would have to be below 0 or above 1, one of its tails is 1. */
function massBeyondBreaks(narrow: Beta, { from, to }: Link, below: boolean): number {
  if (below) return to === Infinity ? 0 : narrow.upperTail(to);
  return from === -Infinity ? 0 : narrow.lowerTail(from);
}

function deviationOf({ mean, rest, a, b }: Beta): number {
  return Math.sqrt((mean * rest) / (a + b + 1));
}

function deviationOfLog({ rest, a }: Beta): number {
  return Math.sqrt(rest / a);
}

/** The integral over p of P(larger < p) P(smaller > p): what is lost, on average, by trusting the larger mean. */
function integralOfTails(larger: Beta, smaller: Beta): number {
  const { toWide } = equalityLink(larger, smaller);
  const height = (t: number) =>
    larger.lowerTail(t) * smaller.upperTail(toWide(t)) * larger.probability(t) * larger.complement(t);
  const ofSmaller = smaller.edges.map((t) => t - toWide(0));
  const within = (t: number) => t >= larger.edges[0]! && t <= ofSmaller.at(-1)!;
  const edges = thin([...larger.edges, ...ofSmaller].filter(within).sort((a, b) => a - b));
  return integrate(whereHigh(edges, height), height);
}

/** Drops the limits on both ends between which a hump adds nothing. */
function whereHigh(edges: readonly number[], height: (t: number) => number): number[] {
  const heights = edges.map(height);
  const negligible = 1e-18 * Math.max(0, ...heights);
  const counts = heights.map((value) => value > negligible);
  return edges.slice(Math.max(0, counts.indexOf(true) - 1), counts.lastIndexOf(true) + 2);
}
