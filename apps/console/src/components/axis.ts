/** An axis of lifts: where it begins and ends, and the values written under it. */
export interface Axis {
  from: number;
  to: number;
  ticks: readonly number[];
}

/** Beyond these, a range runs out of the picture: lifts of a few visitors would make all others invisible. */
const lowest = -1;
const highest = 3;
const wantedTicks = 5;

/** An axis that holds zero and all these values, with round ticks. */
export function axisOf(values: readonly number[]): Axis {
  const inside = values.map((value) => Math.min(highest, Math.max(lowest, value)));
  const low = Math.min(-0.01, ...inside);
  const high = Math.max(0.01, ...inside);
  const step = roundStep((high - low) / wantedTicks);
  const from = Math.floor(low / step) * step;
  const count = Math.round((Math.ceil(high / step) * step - from) / step);
  const ticks = Array.from(
    { length: count + 1 },
    (_, index) => Math.round((from + index * step) * 1e6) / 1e6,
  );
  return { from, to: from + count * step, ticks };
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= size * 0.999) ?? power;
}

/** Where a value stands on the axis, in percent of its length. */
export function positionOf(value: number, { from, to }: Axis): number {
  return Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100));
}

/** Round half-widths of an axis that several pictures share. */
const halfWidths = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3];
/** How much of what is drawn on it a shared axis shows whole; a few wide ranges would flatten all others. */
const shownWhole = 0.85;

/** One axis for many ranges, with zero in its middle; what is wider than most is cut. */
export function sharedAxisOf(ranges: readonly Range[]): Axis {
  const sizes = ranges
    .map(({ lower, upper }) => Math.max(Math.abs(lower), Math.abs(upper)))
    .sort((a, b) => a - b);
  const wanted = sizes[Math.ceil(sizes.length * shownWhole) - 1] ?? 0;
  const half = halfWidths.find((width) => width >= wanted) ?? halfWidths.at(-1)!;
  return { from: -half, to: half, ticks: [-half, 0, half] };
}

export interface Range {
  lower: number;
  upper: number;
}

/** A range as it is drawn on an axis, in percent of its length, and at which ends it goes on beyond the axis. */
export interface DrawnRange {
  left: number;
  width: number;
  isCutLeft: boolean;
  isCutRight: boolean;
}

export function drawnRange({ lower, upper }: Range, axis: Axis): DrawnRange {
  const left = positionOf(lower, axis);
  return {
    left,
    width: positionOf(upper, axis) - left,
    isCutLeft: lower < axis.from,
    isCutRight: upper > axis.to,
  };
}
