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
