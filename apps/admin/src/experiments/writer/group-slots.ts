/** A part of a mutually exclusive group, in percent: end users with a group bucket in (from, to]. */
export interface Slot {
  from: number;
  to: number;
}

/** Slots of these sizes one after the other, from 0; at most 100 in total. */
export function layOut(percents: readonly number[]): Slot[] {
  let from = 0;
  return percents.map((percent) => {
    const slot = { from: from / 100, to: (from + hundredths(percent)) / 100 };
    from += hundredths(percent);
    return slot;
  });
}

/** The largest part that nobody holds, the first one of equals; undefined when everything is taken. */
export function largestGap(taken: readonly Slot[]): Slot | undefined {
  const ordered = [...taken].sort((one, other) => one.from - other.from);
  let largest: Slot | undefined;
  let from = 0;
  for (const { from: to, to: next } of [...ordered, { from: 100, to: 100 }]) {
    if (to > from && (!largest || sizeOf({ from, to }) > sizeOf(largest))) largest = { from, to };
    from = next;
  }
  return largest;
}

/** How many percent a slot holds. */
export function sizeOf({ from, to }: Slot): number {
  return (hundredths(to) - hundredths(from)) / 100;
}

/** Percents have two decimals, which sums of floating-point numbers would not keep. */
export function hundredths(percent: number): number {
  return Math.round(percent * 100);
}
