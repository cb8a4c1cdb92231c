import type { MetricDefinition } from '../definition.js';
import { Decimal } from './decimal.js';
import { compileCap, type ReadValue } from './kept-value.js';

/** Names of the sums: of x, y, c and d (KeptValue) and of their products. */
export const sumNames = [
  ...(['x', 'xx', 'xxx', 'y', 'yy', 'xy', 'c', 'cc', 'xc', 'yc', 'd', 'dd', 'cd', 'xd', 'yd'] as const),
] as const;
export type SumName = (typeof sumNames)[number];

/** What the values of end users add up to; those who do not count yet are left out. */
export interface EndUserSums {
  users: number;
  ignored: number;
  /** End users who took each step of a funnel; empty for other kinds. */
  steps: number[];
  sums: Record<SumName, Decimal>;
}

export function noSums(steps: number): EndUserSums {
  return {
    ...{ users: 0, ignored: 0, steps: Array.from({ length: steps }, () => 0) },
    sums: Object.fromEntries(sumNames.map((name) => [name, Decimal.zero])) as Record<SumName, Decimal>,
  };
}

/** Adds the value of an end user to sums so many times, or takes it out of them (below 0). */
export type AddValue = (sums: EndUserSums, value: ReadValue, times: number) => void;

export function compileSums(definition: MetricDefinition): AddValue {
  const cut = compileCap(definition);
  const cutsHistory = definition.kind !== 'ratio' && definition.kind !== 'average';
  return (total, value, times) => {
    if (!value.counts) return;
    total.users += times;
    total.ignored += times * value.ignored;
    for (let step = 0; step < Math.min(value.depth, total.steps.length); step++) total.steps[step]! += times;
    const { y, d } = value;
    const x = cut(value.x);
    const c = cutsHistory ? cut(value.c) : value.c;
    if (x.isZero && y.isZero && c.isZero && d.isZero) return;
    const { sums } = total;
    const xx = x.times(x);
    add(sums, 'x', x, times);
    add(sums, 'xx', xx, times);
    add(sums, 'xxx', xx.times(x), times);
    if (!c.isZero) {
      add(sums, 'c', c, times);
      add(sums, 'cc', c.times(c), times);
      add(sums, 'xc', x.times(c), times);
    }
    if (y.isZero && d.isZero) return;
    add(sums, 'y', y, times);
    add(sums, 'yy', y.times(y), times);
    add(sums, 'xy', x.times(y), times);
    add(sums, 'yc', y.times(c), times);
    add(sums, 'd', d, times);
    add(sums, 'dd', d.times(d), times);
    add(sums, 'cd', c.times(d), times);
    add(sums, 'xd', x.times(d), times);
    add(sums, 'yd', y.times(d), times);
  };
}

function add(sums: EndUserSums['sums'], name: SumName, amount: Decimal, times: number): void {
  if (amount.isZero) return;
  if (times === 1) sums[name] = sums[name].plus(amount);
  else
    sums[name] = times === -1 ? sums[name].minus(amount) : sums[name].plus(amount.times(Decimal.of(times)));
}
