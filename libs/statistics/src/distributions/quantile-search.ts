/** Which part of a distribution: what lies below a point, or above it. */
export type Tail = 'lower' | 'upper';

export interface QuantileGoal {
  /** The mass that the tail should have. */
  probability: number;
  tail: Tail;
  /** Where to start. */
  start: number;
  /** The scale of the distribution; the result is exact to about 1e-14 of it. */
  deviation: number;
  limits: readonly [number, number];
}

/** Mass of the tail at x, and how fast it changes with x (positive for either tail). */
export type TailAt = (x: number) => { mass: number; slope: number };

/** The x at which a tail has a given mass: Newton's method on the logarithm, kept within what is known. */
export function searchQuantile(tailAt: TailAt, goal: QuantileGoal): number {
  let [low, high] = goal.limits;
  let x = goal.start;
  for (let step = 0; step < 300; step++) {
    const { mass, slope } = tailAt(x);
    if (mass > goal.probability === (goal.tail === 'lower')) high = x;
    else low = x;
    const newton = newtonStep(x, mass, slope, goal);
    // Newton's method squares the relative error: after a step this small nothing is left to gain.
    if (Math.abs(newton - x) <= 1e-8 * goal.deviation) return newton;
    const next = isCredible(newton, { x, low, high }, goal) ? newton : split({ x, low, high }, goal);
    if (next === x) return x;
    x = next;
  }
  return x;
}

interface Known {
  x: number;
  low: number;
  high: number;
}

function newtonStep(x: number, mass: number, slope: number, { probability, tail }: QuantileGoal): number {
  const step = (mass * Math.log(mass / probability)) / slope;
  return tail === 'lower' ? x - step : x + step;
}

function isCredible(proposed: number, { x, low, high }: Known, { deviation }: QuantileGoal): boolean {
  return proposed > low && proposed < high && Math.abs(proposed - x) < 8 * deviation;
}

function split({ x, low, high }: Known, { deviation }: QuantileGoal): number {
  if (low === -Infinity) return x - 4 * deviation - Math.abs(x);
  if (high === Infinity) return x + 4 * deviation + Math.abs(x);
  return (low + high) / 2;
}
